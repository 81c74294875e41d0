"""Learns how to take lines of writing apart: `python -m training.paths LATTICES --out PROPERTIES`.

A line is a lattice: pieces, and candidates that take up one or more of them. A way through it names every candidate that
it uses: one of ten digits, a point, a dash, a slash, or something else. The score of a way is linear in what is known of
its candidates (what the network says, how they stand in the line) and of the places where it parts the line; the
probability of a way is soft-max over all ways of the line: a semi-Markov conditional random field (Sarawagi and Cohen
2004). The weights are those that make the right texts likeliest, over whatever ways spell them. The server computes the
same features (org.digits.reading.Features).

The lattices are written by org.digits.reading.Lattices from the pictures that `training.lines` draws.
"""
import argparse
import json
import os
import pathlib
import re

os.environ.setdefault("KERAS_BACKEND", "jax")
import jax
import jax.numpy as jnp
import numpy as np

KINDS = ("point", "dash", "slash", "else")  # after the ten digits
SIGNS = {".": 1, "-": 2, "/": 3}
LEAST = 1e-6
MOST_PIECES = 7


def hinge(value, bound):
    """How far a value is above a bound."""
    return max(0.0, value - bound)


def digit_features(c):
    """Of a candidate taken for a digit, but for the logarithm of the digit's own probability."""
    width, height, middle, stroke, other = c[2], c[3], c[4], c[5], c[16]
    ratio = np.log(max(width, 0.05) / max(height, 0.05))
    return [1.0, np.log(max(other, LEAST)), hinge(-0.9, ratio), hinge(ratio, -0.1), hinge(width, 1.0), hinge(width, 1.5), hinge(0.75, height), hinge(0.5, height), hinge(height, 1.3),
            hinge(-0.15, middle), hinge(middle, 0.15), hinge(stroke, 0.16), hinge(0.06, stroke)]


def sign_features(c):
    width, height, middle, other = c[2], c[3], c[4], c[16]
    flat = np.log(max(width, 0.05) / max(height, 0.05))
    return [1.0, np.log(max(other, LEAST)), width, hinge(width, 0.4), hinge(width, 1.0), height, hinge(height, 0.25), hinge(height, 0.5), middle, hinge(-0.15, middle), hinge(middle, 0.15), hinge(middle, 0.4), flat]


def joint_features(j):
    gap, ink = j
    return [float(ink > 0), ink, hinge(gap, 0.1), hinge(gap, 0.4), hinge(gap, 1.0), hinge(-gap, 0.0) * (ink == 0)]


def start():
    w = {"digit": np.zeros(13), "log digit": np.array(1.0), "sign": np.zeros((4, 13)), "parted": np.zeros(6), "within": np.zeros(6), "within else": np.zeros(6)}
    w["sign"][:, 1] = 1.0
    w["sign"][:, 0] = -2.0
    return w


def arrays(lattices, pieces=40, letters=14):
    """Padded arrays of the lines that fit: features by first piece and number of pieces."""
    kept = [l for l in lattices if len(l["joints"]) <= pieces and len(l["text"]) <= letters]
    n, m = len(kept), MOST_PIECES
    a = {"log": np.full((n, pieces, m, 10), -30, np.float32), "digit": np.zeros((n, pieces, m, 13), np.float32), "sign": np.zeros((n, pieces, m, 13), np.float32),
         "there": np.zeros((n, pieces, m), bool), "parted": np.zeros((n, pieces, 6), np.float32), "within": np.zeros((n, pieces, m, 6), np.float32),
         "pieces": np.array([len(l["joints"]) for l in kept]), "text": np.full((n, letters), -1), "letters": np.array([len(l["text"]) for l in kept])}
    for i, l in enumerate(kept):
        joints = np.array([joint_features(j) for j in l["joints"]])
        a["parted"][i, 1 : len(joints)] = joints[1:]
        for c in l["candidates"]:
            f, k = int(c[0]), int(c[1] - c[0] - 1)
            a["there"][i, f, k] = True
            a["log"][i, f, k] = np.log(np.maximum(c[6:16], LEAST))
            a["digit"][i, f, k] = digit_features(c)
            a["sign"][i, f, k] = sign_features(c)
            a["within"][i, f, k] = joints[f + 1 : f + k + 1].sum(0) if k else 0
        a["text"][i, : len(l["text"])] = [int(c) if c.isdigit() else 9 + SIGNS[c] for c in l["text"]]
    return a, kept


def scores(w, a):
    """Of every candidate taken for each of 0-9, point, dash, slash, else: [n, pieces, m, 14], with the joint before it."""
    before = jnp.where(jnp.arange(a["parted"].shape[1])[None, :] > 0, a["parted"] @ w["parted"], 0.0)
    digits = w["log digit"] * a["log"] + (a["digit"] @ w["digit"] + a["within"] @ w["within"])[..., None]
    signs = jnp.einsum("npmf,kf->npmk", a["sign"], w["sign"]) + (a["within"] @ w["within else"])[..., None]
    all_ = jnp.concatenate([digits, signs], -1) + before[:, :, None, None]
    return jnp.where(a["there"][..., None], all_, -1e9)


def log_share(w, a):
    """The logarithm of the probability of each line's text."""
    s = scores(w, a)
    every = jax.nn.logsumexp(s, -1)
    n, p, m, _ = s.shape
    letters = a["text"].shape[1]
    text = jnp.maximum(a["text"], 0)
    spelt = jnp.take_along_axis(s, jnp.broadcast_to(text[:, None, None, :], (n, p, m, letters)), -1)  # candidate as the k-th letter
    spelt = jnp.where((a["text"] >= 0)[:, None, None, :], spelt, -1e9)
    passed = s[..., 13]

    def by_end(v):
        """[n, first piece, k, ...] -> [last piece, n, k, ...]: what ends there and takes up k + 1 pieces."""
        ends = [jnp.pad(v[:, :, k], [(0, 0), (k, 0)] + [(0, 0)] * (v.ndim - 3), constant_values=-1e9)[:, :p] for k in range(m)]
        return jnp.moveaxis(jnp.stack(ends, 2), 1, 0)

    def advance(carry, ending):
        total, right = carry  # of the last m places, the nearest first
        every, passed, spelt = ending
        t = jax.nn.logsumexp(total + every, 1)
        moved = jnp.concatenate([jnp.full((n, m, 1), -1e9), right[:, :, :-1] + spelt], 2)
        r = jax.nn.logsumexp(jnp.concatenate([right + passed[:, :, None], moved], 1), 1)
        total = jnp.concatenate([t[:, None], total[:, :-1]], 1)
        right = jnp.concatenate([r[:, None], right[:, :-1]], 1)
        return (total, right), (t, r)

    total = jnp.full((n, m), -1e9).at[:, 0].set(0)
    right = jnp.full((n, m, letters + 1), -1e9).at[:, 0, 0].set(0)
    _, (totals, rights) = jax.lax.scan(advance, (total, right), (by_end(every), by_end(passed), by_end(spelt)))
    at = jnp.arange(n)
    return rights[a["pieces"] - 1, at, a["letters"]] - totals[a["pieces"] - 1, at]


def fit(a, steps=300, decay=0.0002):
    """Maximises the mean logarithm; lines whose text no way spells are left out."""
    w = jax.tree.map(jnp.asarray, start())

    def loss(w, a):
        share = log_share(w, a)
        share = -12 * jnp.tanh(-share / 12)  # what preparation has lost teaches nothing
        return -share.mean() + decay * sum(jnp.sum(v**2) for v in jax.tree.leaves(w))

    step = jax.jit(jax.value_and_grad(loss))
    m = jax.tree.map(jnp.zeros_like, w)
    v = jax.tree.map(jnp.zeros_like, w)
    n = len(a["pieces"])
    batch = 512
    rng = np.random.default_rng(1)
    for i in range(steps):
        rate = 0.05 * 0.5 * (1 + np.cos(np.pi * i / steps))
        pick = rng.choice(n, min(n, batch), replace=False)
        value, g = step(w, {k: x[pick] for k, x in a.items()})
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
        v = jax.tree.map(lambda v, g: 0.99 * v + 0.01 * g * g, v, g)
        w = jax.tree.map(lambda w, m, v: w - rate * m / (1 - 0.9 ** (i + 1)) / (jnp.sqrt(v / (1 - 0.99 ** (i + 1))) + 1e-8), w, m, v)
        if i % 50 == 0 or i == steps - 1:
            print(i, float(value), flush=True)
    return jax.tree.map(np.asarray, w)


def best_texts(w, a):
    """The likeliest way's text of each line, signs included (Viterbi)."""
    s = np.asarray(scores(w, {k: jnp.asarray(v) for k, v in a.items()}))
    out = []
    for i in range(len(s)):
        p = a["pieces"][i]
        best, by = np.full(p + 1, -1e18), [None] * (p + 1)
        best[0] = 0
        for end in range(1, p + 1):
            for k in range(min(MOST_PIECES, end)):
                f = end - k - 1
                c = int(s[i, f, k].argmax())
                if best[f] + s[i, f, k, c] > best[end]:
                    best[end], by[end] = best[f] + s[i, f, k, c], (f, c)
        t, at = "", p
        while at > 0:
            at, c = by[at]
            t = "0123456789.-/#"[c] + t
        out.append(t)
    return out


def load(path):
    return [json.loads(l) for l in open(path)]


def single(pictures):
    """Pictures of one line, as lattices with their text."""
    return [dict(p["lines"][0], text=p["text"], file=p["file"]) for p in pictures if len(p["lines"]) == 1 and p["lines"][0]["candidates"]]


def written(w, lines):
    """The weights as the server reads them (org.digits.reading.Weights)."""
    numbers = lambda v: " ".join(f"{x:.4f}" for x in np.atleast_1d(v))
    rows = [f"# How much every feature of a way to read a line counts. Made by training/paths.py from {lines:,} drawn lines.",
            f"digit={numbers(w['digit'])}", f"log-digit={numbers(w['log digit'])}"]
    rows += [f"{name}={numbers(w['sign'][k])}" for k, name in enumerate(KINDS)]
    rows += [f"parted={numbers(w['parted'])}", f"within={numbers(w['within'])}", f"within-else={numbers(w['within else'])}"]
    return "\n".join(rows) + "\n"


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("lattices", help="what org.digits.reading.Lattices wrote")
    p.add_argument("--out", default="src/main/resources/org/digits/reading/paths.properties")
    p.add_argument("--steps", type=int, default=300)
    a = p.parse_args()
    lines = single(load(a.lattices))
    parted = int(len(lines) * 0.9)
    learned, _ = arrays(lines[:parted])
    w = fit(learned, a.steps)
    rest, kept = arrays(lines[parted:])
    digits = lambda text: re.sub(r"\D", "", text)
    right = np.mean([digits(text) == digits(line["text"]) for text, line in zip(best_texts(w, rest), kept)])
    print(f"{len(kept)} lines not learned from: all digits right in {100 * right:.1f} %")
    pathlib.Path(a.out).write_text(written(w, parted))


if __name__ == "__main__":
    main()
