"""Names the cuts that the server makes of drawn lines, to learn from: `python -m training.cuts LINES [LINES ..] --out FILE.npz`.

LINES are folders that `training.lines` drew and org.digits.reading.CutOuts went through. A cut whose box is nearly that of a
written digit (intersection over union at least NEARLY) is that digit. One that shares less than HARDLY with every digit is
a slip, "other": a part, two digits, a sign. What lies between is neither, and is left out.
"""
import argparse
import csv
import itertools
import pathlib

import numpy as np

NEARLY, HARDLY = 0.74, 0.5
OTHER = 10


def shared(a, b):
    """Intersection over union of boxes [.., 4] (x, y, width, height), every one of a with every one of b."""
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, :2] + a[:, None, 2:], b[None, :, :2] + b[None, :, 2:])
    both = np.clip(high - low, 0, None).prod(-1)
    return both / (a[:, None, 2:].prod(-1) + b[None, :, 2:].prod(-1) - both)


def written(places):
    """`character:x:y:width:height ..` -> characters, boxes [n, 4]."""
    parts = [p.split(":") for p in places.split()]
    return np.array([p[0] for p in parts]), np.array([[float(v) for v in p[1:]] for p in parts])


def named(boxes, characters, places):
    """The label of every cut: a digit, OTHER, or -1 for neither."""
    labels = np.full(len(boxes), -1)
    digit = np.array([c.isdigit() for c in characters])
    share = shared(boxes, places)
    of_digits = np.where(digit, share, 0)
    best = of_digits.argmax(1)
    most = of_digits.max(1)
    labels[most >= NEARLY] = [int(characters[i]) for i in best[most >= NEARLY]]
    slash = np.where(characters == "/", share, 0).max(1) > 0.6  # which looks like a 1
    labels[(most < HARDLY) & ~slash] = OTHER
    return labels


def read(folder):
    """-> cuts [n, 28, 28], labels [n]."""
    folder = pathlib.Path(folder)
    places = {row["file"]: written(row["places"]) for row in csv.DictReader(open(folder / "labels.csv", newline=""))}
    pixels = np.fromfile(folder / "cuts.bin", np.uint8).reshape(-1, 28, 28)
    labels = []
    for file, rows in itertools.groupby(csv.reader(open(folder / "cuts.csv", newline="")), lambda row: row[0]):
        boxes = np.array([[float(v) for v in row[1:]] for row in rows])
        labels.append(named(boxes, *places[file]))
    return pixels, np.concatenate(labels)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("lines", nargs="+")
    p.add_argument("--out", required=True)
    p.add_argument("--digits", type=int, default=12_000, help="at most so many cuts of each digit")
    p.add_argument("--slips", type=int, default=80_000, help="at most so many that are none")
    a = p.parse_args()
    pixels, labels = (np.concatenate(v) for v in zip(*(read(folder) for folder in a.lines)))
    rng = np.random.default_rng(1)
    kept = []
    for label in range(OTHER + 1):
        there, most = np.flatnonzero(labels == label), a.slips if label == OTHER else a.digits
        kept.append(rng.choice(there, min(most, len(there)), replace=False))
    kept = np.sort(np.concatenate(kept))
    print(f"{len(labels)} cuts, kept of 0..9 and other: {np.bincount(labels[kept], minlength=11).tolist()}")
    np.savez_compressed(a.out, cuts=pixels[kept], **{"cuts-labels": labels[kept].astype(np.uint8)})


if __name__ == "__main__":
    main()
