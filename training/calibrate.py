"""Makes the confidence keep its word, on digits and letters that the net was not trained on."""
import jax
import numpy as np

from training import evaluate, pictures

DRAWN = pictures.Plan(0, 0, 12000, 5000, 0, 1200, 400, 400, 400)  # a stranger's pictures; "other" among them
KINDNESS = 3.0  # milder than in training, as most pictures are
BATCH = 8
LEVELS = (0.0001, 0.001, 0.01, 0.05)
SURE = 1.645  # one-sided 95 %


def held_out(d, seed=77):
    """Held-out pictures [n, 28, 28] 0..1 and labels: as they are, and as cameras, pens and papers would make them."""
    shown = [d["held-mnist"]] + ([evaluate.all_upright(d["held-unipen"])] if "held-unipen" in d else [])
    x = [a.astype(np.float32) / 255 for a in shown]
    y = [d["held-mnist-labels"]] + ([d["held-unipen-labels"]] if "held-unipen" in d else [])
    pictures.KINDNESS = KINDNESS
    bank = pictures.bank(d, held=True)
    plan = pictures.Plan(*[n // BATCH for n in DRAWN])
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
          f"ECE {_ece(sure[answered], ~wrong[answered]):.4f}")
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


def _ece(sure, right, bins=15):
    """Expected calibration error."""
    edges = np.minimum((sure * bins).astype(int), bins - 1)
    return sum(abs(right[edges == b].mean() - sure[edges == b].mean()) * (edges == b).mean() for b in range(bins) if (edges == b).any())
