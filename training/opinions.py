"""Weighs what the parts of a line say against what the whole line says: `python -m training.opinions FILE [FILE ..]`.

A FILE is what org.digits.reading.Opinions wrote of drawn lines in hands that were not learned from. A text's probability is the
product of both opinions, each to a power, over the sum for all texts; what neither list holds counts as one text more. Printed are
the powers under which the right texts are likeliest, and how many lines come out right. The reader of lines learned from the same
program that drew them, so they tell for it more than a stranger's hand does: the powers to use are those where both count alike.
"""
import argparse
import json

import numpy as np

LEAST = 1e-9


def load(path):
    """-> [(log by parts [n + 1], log by line [n + 1], the place of the right text; n where it isn't among them)]."""
    lines = []
    for row in map(json.loads, open(path)):
        if not row["ways"]:
            continue
        parts, line = (np.array([w[i] for w in row["ways"]]) for i in (1, 2))
        rest = lambda share: np.log(max(LEAST, 1 - share))
        right = [i for i, w in enumerate(row["ways"]) if w[0] == row["text"]]
        lines.append((np.maximum(np.append(parts, rest(np.exp(parts).sum())), np.log(LEAST)), np.append(line, rest(np.exp(line).sum())), right or [len(parts)]))
    return lines


def shares(lines, a, b):
    """The probability of each line's right text."""
    out = []
    for parts, line, right in lines:
        score = a * parts + b * line
        p = np.exp(score - score.max())
        out.append(p[right].sum() / p.sum())
    return np.array(out)


def hits(lines, a, b):
    return np.mean([int((a * parts + b * line)[:-1].argmax()) in right for parts, line, right in lines])


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("opinions", nargs="+")
    a = p.parse_args()
    lines = [line for path in a.opinions for line in load(path)]
    loss = lambda w: -np.log(np.maximum(shares(lines, *w), 1e-4)).mean()
    best = min(((x, y) for x in np.arange(0, 1.55, 0.1) for y in np.arange(0, 1.55, 0.1)), key=loss)
    best = min(((x, y) for x in best[0] + np.arange(-0.1, 0.11, 0.05) for y in best[1] + np.arange(-0.1, 0.11, 0.05)), key=loss)
    alike = min(((x, x) for x in np.arange(0.05, 1.51, 0.05)), key=loss)
    print(f"{len(lines)} lines")
    for name, w in (("parts alone", (1, 0)), ("line alone", (0, 1)), ("each for itself", best), ("both alike", alike)):
        share = shares(lines, *w)
        print(f"{name:15} {w[0]:.2f} {w[1]:.2f} right {100 * hits(lines, *w):.1f} %, mean log {-loss(w):.3f}; believed by 95 % or more: {(share > 0.95).sum()}")


if __name__ == "__main__":
    main()
