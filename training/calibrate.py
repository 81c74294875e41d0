"""Makes the confidence keep its word, on digits that the net was not trained on.

First for any picture (`calibration`, when a model is published): half of the digits are as MNIST and UNIPEN have them,
half are bent and damaged as strangers' pictures are. What is no digit has a label of its own; no promise is made for it.

Then for each kind of ground that the server tells apart, behind the server's own preparation:

    python -m training.conditions --data training/data target/conditions
    java -cp CLASSPATH org.digits.reading.SeenAndSaid models/CNN-MNIST.h5 target/conditions/*
    python -m training.calibrate target/conditions models/CNN-MNIST.json

which prints what was found and writes it on the card.
"""
import csv
import json
import pathlib
import sys

import numpy as np

DRAWN = {"pixels": 4800, "pen": 1600}  # of pictures.Plan: a stranger's pictures of digits
KINDNESS = 3.0  # milder than in training, as most pictures are
BATCH = 8
LEVELS = (0.0001, 0.001, 0.01, 0.05)
SURE = 1.645  # one-sided 95 %
FINE_LEVELS = (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05)  # numbers of several digits share an error out
SEEN = 3  # so many errors a promise must allow for before they can be counted
STRANGERS = 4.5  # how many times as often answers may be wrong of hands that are not MNIST's; 5 are promised
HALF = 0.5  # what is as likely wrong as right is never sure, whatever error is accepted
OTHER_IF_TOLD = 0.03  # as the server has it (Guess): how rare "no digit" is where a digit was promised
# Of MNIST's last 5,000, by their place among them: digits that are plainly something else than their label says, as
# anybody can see: a 7 labelled 4, a 4 labelled 9, a 9 labelled 4. No promise can be kept about them.
MISLABELLED = (4915, 2744, 1596)


def held_out(d, seed=77):
    """Held-out pictures of digits [n, 28, 28] 0..1 and labels: as they are, and as cameras, pens and papers would make them."""
    import jax  # only a model that is published needs it

    from training import evaluate, pictures

    shown = [d["held-mnist"]] + ([evaluate.all_upright(d["held-unipen"])] if "held-unipen" in d else [])
    x = [a.astype(np.float32) / 255 for a in shown]
    y = [d["held-mnist-labels"]] + ([d["held-unipen-labels"]] if "held-unipen" in d else [])
    pictures.KINDNESS = KINDNESS
    bank = pictures.bank(d, held=True)
    plan = pictures.Plan(**{kind: n // BATCH for kind, n in DRAWN.items()})
    draw = jax.jit(pictures.batch, static_argnums=2)
    for i in range(BATCH):
        drawn, labels, _ = draw(bank, jax.random.fold_in(jax.random.key(seed), i), plan)
        x.append(np.asarray(drawn)[..., 0])
        y.append(np.asarray(labels))
    return np.concatenate(x), np.concatenate(y).astype(int)


def tempered(p, t):
    logits = np.log(np.maximum(p, 1e-12)) / t
    e = np.exp(logits - logits.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def calibration(model, d):
    x, y = held_out(d)
    p = np.asarray(model.predict(x[..., None], batch_size=1000, verbose=0)).astype(np.float64)
    temperatures = np.geomspace(0.3, 2.5, 60)
    losses = [-np.log(np.maximum(tempered(p, t)[np.arange(len(y)), y], 1e-12)).mean() for t in temperatures]
    t = float(temperatures[int(np.argmin(losses))])
    q = tempered(p, t)
    digits = q[:, :10]
    best, sure = digits.argmax(1), digits.max(1)
    answered = q.argmax(1) < 10
    wrong = (best != y) & answered
    print(f"held-out {len(y)}, temperature {t:.3f}, right {100 * (q.argmax(1) == y).mean():.2f} %, "
          f"ECE {ece(sure[answered], ~wrong[answered]):.4f}")
    acceptance = [{"acceptedError": level, "confidence": round(_threshold(sure[answered], wrong[answered], level), 6)} for level in LEVELS]
    return {"temperature": round(t, 4), "acceptance": acceptance}


def _threshold(sure, wrong, level):
    """The least confidence above which, with 95 % certainty (Wilson), no more than `level` of the answers are wrong.

    Where too few pictures are held out to promise so little, the tail is carried on: above the last promise that can be
    kept, doubt (1 - confidence) shrinks in step with the promised share.
    """
    order = np.argsort(-sure)
    n = np.arange(1, len(sure) + 1)
    share = np.cumsum(wrong[order]) / n
    z = SURE
    bound = (share + z * z / (2 * n) + z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))) / (1 + z * z / n)
    kept = np.flatnonzero(bound <= level)
    if len(kept):
        return float(sure[order][kept[-1]])
    least = int(np.argmin(bound))
    return float(1 - (1 - sure[order][least]) * level / bound[least])


def ece(sure, right, bins=15):
    """Expected calibration error."""
    edges = np.minimum((sure * bins).astype(int), bins - 1)
    return sum(abs(right[edges == b].mean() - sure[edges == b].mean()) * (edges == b).mean() for b in range(bins) if (edges == b).any())


def said(folder):
    """What the server's model said of the pictures of one condition: ground, label, mislabelled, probabilities [n, 11]."""
    with (folder / "said.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    p = np.array([[float(row[f"p{i}"]) for i in range(10)] + [float(row["other"])] for row in rows])
    bad = np.array([folder.name.startswith("mnist-") and int(row["file"][:5]) in MISLABELLED for row in rows])
    return np.array([row["ground"] for row in rows]), np.array([int(row["label"]) for row in rows]), bad, p


def told(p, power):
    """Probabilities at another temperature, where somebody said that it is a digit."""
    q = p**power
    q[:, 10] *= OTHER_IF_TOLD  # after the temperature, as the server does it
    return q / q.sum(1, keepdims=True)


def grounds(folder, temperature):
    """Temperature and promises for each ground; `temperature` is the one at which the probabilities were made.

    The temperatures are those of all held-out digits, UNIPEN's, too: they are to say how sure a stranger's digit is.
    The promises are for MNIST's digits first. Of UNIPEN's held-out writers, one writes a 1 just as others write a 7; no
    threshold can tell that, and so they may not dictate MNIST's.
    """
    conditions = {f.parent.name: said(f.parent) for f in sorted(folder.glob("*/said.csv"))}
    found = {}
    for ground in sorted({g for c in conditions.values() for g in c[0]}):
        parts = {name: (y[(g == ground) & ~bad], p[(g == ground) & ~bad]) for name, (g, y, bad, p) in conditions.items()}
        y, p = (np.concatenate([part[i] for part in parts.values()]) for i in (0, 1))
        temperatures = np.geomspace(0.5, 2.5, 80)
        losses = [-np.log(np.maximum(told(p, temperature / t)[np.arange(len(y)), y], 1e-12)).mean() for t in temperatures]
        t = float(temperatures[int(np.argmin(losses))])
        sure, wrong = _sure(p, y, temperature / t)
        said_so = {name: _sure(p, y, temperature / t) for name, (y, p) in parts.items()}
        limits = np.maximum.accumulate([_kept(said_so, level, ground) for level in FINE_LEVELS[::-1]])[::-1]
        acceptance = [{"acceptedError": level, "confidence": round(float(c), 6)} for level, c in zip(FINE_LEVELS, limits)]
        found[ground] = {"temperature": round(t, 4), "acceptance": acceptance}
        limit = next(a["confidence"] for a in acceptance if a["acceptedError"] == 0.001)
        print(f"{ground}: {len(y)} pictures, temperature {t:.3f}, ECE {ece(sure, ~wrong):.4f}, sure from {limit:.4f}")
        for name, (y, p) in parts.items():
            if len(y) >= 200:
                sure, wrong = _sure(p, y, temperature / t)
                print(f"    {name:20s} {len(y):5d}, right {100 * (~wrong).mean():6.2f} %, read {100 * (sure >= limit).mean():6.2f} %, "
                      f"of these wrong {100 * wrong[sure >= limit].mean():.3f} %, ECE {ece(sure, ~wrong):.4f}")
    return found


def _kept(conditions, level, ground):
    """The least confidence that keeps a promise in every condition, and where that promises too little to be seen, in all together.

    The worst of several conditions takes the place of an allowance for chance. Strangers' hands may err STRANGERS times
    as often, all conditions together; thumbnails were cut out for networks and are like MNIST's.
    """
    mnist = [c for name, c in conditions.items() if name.startswith("mnist-")]
    strangers = [c for name, c in conditions.items() if not name.startswith("mnist-") and ground != "THUMBNAIL"]
    limits = [_at_most(*c, level) for c in mnist if len(c[0]) * level >= SEEN]
    if not limits:
        limits.append(_threshold(*(np.concatenate([c[i] for c in mnist]) for i in (0, 1)), level))
    if strangers:
        sure, wrong = (np.concatenate([c[i] for c in strangers]) for i in (0, 1))
        if len(sure) * STRANGERS * level >= SEEN:
            limits.append(_at_most(sure, wrong, STRANGERS * level))
    return max(HALF, *limits)


def _at_most(sure, wrong, level):
    """The least confidence above which no more than `level` of these answers are wrong."""
    order = np.argsort(-sure)
    kept = np.flatnonzero(np.cumsum(wrong[order]) <= level * np.arange(1, len(sure) + 1))
    if len(kept) and kept[-1] == len(sure) - 1:
        return 0.0
    return float(sure[order][kept[-1]]) if len(kept) else 1.0


def _sure(p, y, power):
    digits = told(p, power)[:, :10]
    return digits.max(1), digits.argmax(1) != y


def main(folder, card):
    path = pathlib.Path(card)
    told_so_far = json.loads(path.read_text())
    calibration = told_so_far["calibration"]
    calibration["grounds"] = grounds(pathlib.Path(folder), calibration["temperature"])
    path.write_text(json.dumps(told_so_far, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
