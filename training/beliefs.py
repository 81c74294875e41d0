"""Makes the confidence of whole numbers keep its word: `python -m training.beliefs CARD FILE [FILE ..]`.

A FILE is what org.digits.reading.Beliefs wrote of drawn lines in hands that were not learned from: how likely the likeliest text of a
line is among all its texts, and whether its digits are right. The log odds of the one become those of the other by beta calibration
(Kull, Silva Filho and Flach 2017: "Beyond sigmoids"), a logistic regression on ln(p) and -ln(1 - p). What comes of it is printed, for
each file by a fit to the others where there are several, and that of all is written on the card.

Drawn lines have more points and dashes, and in odder places, than people write; so a text counts as right if its digits are.
"""
import csv
import json
import pathlib
import re
import sys

import numpy as np

from training.calibrate import ece

LEAST = 1e-9  # as the server has it (Calibration.Beta)
STEPS = 50


def load(path):
    """-> how likely texts are said to be [n], the least probability that one of its digits is none [n], whether they are right [n]."""
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    digits = lambda text: re.sub(r"\D", "", text)
    right = [digits(row["text"]) == digits(row["read"]) for row in rows]
    return np.array([float(row["share"]) for row in rows]), np.array([float(row["other"]) for row in rows]), np.array(right)


def inputs(share):
    """-> [n, 3]: ln(p), -ln(1 - p), 1."""
    return np.stack([np.log(np.maximum(LEAST, share)), -np.log(np.maximum(LEAST, 1 - share)), np.ones(len(share))], 1)


def fit(share, right):
    """-> a, b, c of the log odds a ln(p) - b ln(1 - p) + c, by Newton's method; a and b are not negative."""
    x = inputs(share)
    free = [0, 1, 2]
    while True:
        w = np.zeros(3)
        for _ in range(STEPS):
            p = 1 / (1 + np.exp(-x @ w))
            hessian = (x[:, free].T * (p * (1 - p))) @ x[:, free] + 1e-6 * np.eye(len(free))
            w[free] += np.linalg.solve(hessian, x[:, free].T @ (right - p))
        negative = [i for i in free if i < 2 and w[i] < 0]
        if not negative:
            return w
        free.remove(min(negative, key=lambda i: w[i]))


def believed(w, share, other):
    return (1 - other) / (1 + np.exp(-inputs(share) @ w))


def main(card, *files):
    loaded = [load(f) for f in files]
    every = fit(*(np.concatenate([part[i] for part in loaded]) for i in (0, 2)))
    for path, (share, other, right) in zip(files, loaded):
        rest = [part for part in loaded if part[0] is not share]
        w = fit(*(np.concatenate([part[i] for part in rest]) for i in (0, 2))) if rest else every
        p = believed(w, share, other)
        print(f"{path}: {len(right)} lines, right {100 * right.mean():.2f} %, said {100 * share.mean():.2f} % and ECE {ece(share, right):.4f}, "
              f"believed {100 * p.mean():.2f} % and ECE {ece(p, right):.4f}")
    path = pathlib.Path(card)
    told = json.loads(path.read_text())
    told["calibration"]["lines"] = {name: round(float(v), 4) for name, v in zip("abc", every)}
    print(told["calibration"]["lines"])
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
