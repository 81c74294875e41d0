"""Trains the student from nothing with several seeds of one recipe, and says how far they lie apart: `python -m training.seeds --data DIR --out FOLDER`.

A short recipe, for processors: a pool of pictures is drawn once (JAX), and every seed goes through it in an order of its own,
with weights and drop-out of its own (PyTorch). No teacher. What is trained is kept, and not trained again by a second call.
"""
import argparse
import os
import pathlib
import time

os.environ.setdefault("KERAS_BACKEND", "torch")
import jax
import keras
import numpy as np
import torch
import torch.nn.functional as F

from training import data, evaluate, network, pictures, pytorch

DRAWN_AT_ONCE = 1000
OF_OTHER = 0.35  # what "other" weighs in the loss, as in training.fit


def pool(d, count, seed=0):
    """-> pictures [count, 28, 28] of bytes, labels [count], forgiven [count]: an "other" that looks like a digit isn't held against the net."""
    bank, draw = pictures.bank(d), jax.jit(pictures.batch, static_argnums=2)
    plan = pictures.Plan.of(DRAWN_AT_ONCE, pictures.EVERYTHING if "cuts" in d else pictures.WITHOUT_CUTS)
    forgiven = np.array([kind in pictures.FORGIVEN for kind in plan._fields])
    x, y, may = np.empty((count, 28, 28), np.uint8), np.empty(count, np.int64), np.empty(count, bool)
    for i in range(0, count, DRAWN_AT_ONCE):
        drawn, labels, kinds = (np.asarray(a) for a in draw(bank, jax.random.fold_in(jax.random.key(seed), i), plan))
        n = min(DRAWN_AT_ONCE, count - i)
        x[i : i + n], y[i : i + n], may[i : i + n] = np.round(drawn[:n, :, :, 0] * 255), labels[:n], forgiven[kinds[:n]]
    return x, y, may


def loss_of(logits, y, forgiving):
    """training.fit's loss, without a teacher. forgiving [n]: how far an "other" that looks just like a digit is forgiven, 0..1."""
    other = y == pictures.OTHER
    likeness = logits.detach().softmax(1)[:, : pictures.OTHER].amax(1)
    forgiven = other * ((likeness - 0.5) / 0.4).clamp(0, 1) * forgiving
    weight = torch.where(other, OF_OTHER, 1.0) * (1 - 0.95 * forgiven)
    return (F.cross_entropy(logits, y, reduction="none") * weight).mean()


def trained(shown, seed, *, batch, steps, rate, bfloat16, say=print):
    """A student that was shown the pool, in the order of a seed -> the Keras model with averaged weights."""
    x, y, may = shown
    keras.utils.set_random_seed(seed)
    net = network.student()
    model = pytorch.model_of(net)
    learner = pytorch.Learner(model, rate, steps, rising=0.03, falling=1000, decay=0.9985)
    rng, order, begin, losses = np.random.default_rng(seed), np.empty(0, int), time.time(), []
    for step in range(1, steps + 1):
        if len(order) < batch:
            order = np.concatenate([order, rng.permutation(len(y))])
        some, order = order[:batch], order[batch:]
        pixels = torch.from_numpy(x[some])[:, None].float().div(255).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            logits = model(pixels)
        loss = loss_of(logits.float(), torch.from_numpy(y[some]), torch.from_numpy(may[some]).float() * (step > 0.1 * steps))
        learner.learn(loss)
        losses.append(loss.item())
        if step % 2000 == 0 or step == steps:
            say(f"seed {seed}: {step} steps, {time.time() - begin:.0f} s, loss {np.mean(losses[-2000:]):.4f}")
    pytorch.give_back(learner.mean(), net)
    return net


def row(name, shares):
    return f"| {name} | " + " | ".join(f"{100 * s:.2f}" for s in shares) + " |"


def table(answers, labels):
    """The figures of seeds in percent, best of ten digits, as lines of Markdown. answers: seed -> set -> probabilities [n, 11]."""
    sets = list(labels)
    share = lambda p, name: (p[:, : pictures.OTHER].argmax(1) == labels[name]).mean()
    rows = np.array([[share(of[name], name) for name in sets] for of in answers.values()])
    vote = [share(sum(of[name] for of in answers.values()), name) for name in sets]
    yield f"| {len(rows)} seeds | " + " | ".join(sets) + " |"
    yield "|---" * (len(sets) + 1) + "|"
    for seed, shares in zip(answers, rows):
        yield row(f"seed {seed}", shares)
    yield row("mean", rows.mean(0))
    if len(rows) > 1:
        yield row("lowest", rows.min(0))
        yield row("highest", rows.max(0))
        yield row("standard deviation", rows.std(0, ddof=1))
        yield row(f"vote of all, at {len(rows)} times the work", vote)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--data", required=True, help="as for training.train")
    p.add_argument("--cache", default=None)
    p.add_argument("--pictures", default=None, help="keep the pictures to measure with in this .npz")
    p.add_argument("--cuts", default=None, help="what training.cuts made; without it the nets see no cuts of lines")
    p.add_argument("--out", type=pathlib.Path, required=True, help="folder for the nets, seed-N.keras")
    p.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    p.add_argument("--pool", type=int, default=1_000_000, help="pictures")
    p.add_argument("--batch", type=int, default=128)
    p.add_argument("--steps", type=int, default=15_000)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--bfloat16", action="store_true", help="faster on processors that multiply such numbers (AVX512-BF16, AMX)")
    a = p.parse_args()
    begin = time.time()
    say = lambda text: print(f"[{time.time() - begin:5.0f}] {text}", flush=True)
    a.out.mkdir(parents=True, exist_ok=True)
    at = {seed: a.out / f"seed-{seed}.keras" for seed in a.seeds}
    d = data.prepared(a.data, a.cache)
    if a.cuts:
        d.update(np.load(a.cuts))
    missing = [seed for seed in a.seeds if not at[seed].exists()]
    if missing:
        shown = pool(d, a.pool)
        say(f"{a.pool} pictures drawn")
    for seed in missing:
        trained(shown, seed, batch=a.batch, steps=a.steps, rate=a.rate, bfloat16=a.bfloat16, say=say).save(at[seed])
    sets = evaluate.sets(d, a.data, a.pictures)
    nets = {seed: keras.models.load_model(path) for seed, path in at.items()}
    answers = {seed: {name: evaluate.probabilities(net, x) for name, (x, _) in sets.items()} for seed, net in nets.items()}
    print(*table(answers, {name: y for name, (_, y) in sets.items()}), sep="\n")


if __name__ == "__main__":
    main()
