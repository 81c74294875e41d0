#!/usr/bin/env python3
"""Writes a measurement on the card of the model that it was taken with, for the page /limits to show.

    python3 benchmarks/write_measured.py MEASURED.json [models/CNN-MNIST.json]

MEASURED.json is what measure.py --json writes; a later measurement replaces the rows of the sets it has, others stay.
Times are left out: they are the machine's, not the model's. Nothing that is read depends on these rows.
"""
import json
import pathlib
import sys

CARD = "models/CNN-MNIST.json"
NO_NUMBER = ("exam-blank-cells", "not-digits")  # where the right answer is that there is no number
COLUMNS = ("right", "wrong", "unsure", "blank", "not", "accuracy")
# What is in a set, for somebody who never heard of it; in this order they are shown. What is not named here is not shown.
SETS = {
    "mnist-clean": "Digits of MNIST’s test part, as they are",
    "mnist-paper": "The same as dark ink on white",
    "mnist-large": "Enlarged ten times",
    "mnist-corner": "In a corner of a page",
    "mnist-rotated": "Turned by up to 20°",
    "mnist-slanted": "Slanted",
    "mnist-thin": "With a thin pen",
    "mnist-thick": "With a thick pen",
    "mnist-photo": "On a photographed sheet in uneven light",
    "mnist-noise50": "Under heavy noise",
    "mnist-paper-auto": "Dark ink on white, not said to be one digit",
    "usps": "Envelopes of the US post (USPS)",
    "optdigits32": "Bank forms, very small (Optdigits)",
    "hwd1000": "One writer’s pen (learned from)",
    "unipen": "Writing on tablets (UNIPEN, partly learned from)",
    "pen-digits": "Scanned pen digits on white paper",
    "pen-digits-colour": "The same in colour",
    "digit-photos": "Digits as people uploaded them",
    "digit-photos-auto": "The same, not said to be one digit",
    "exam-cells": "Photographed cells of mark tables",
    "exam-blank-cells": "Empty cells of mark tables",
    "cheque-amounts": "Whole amounts on bank cheques",
    "number-photos": "Photographs of whole numbers",
    "not-digits": "Pictures of clothes",
}


def rows(measured, before):
    """Rows for the card, in the order of SETS: those measured now, else those of before."""
    known = {row["set"]: row for row in before}
    for row in measured:
        known[row["set"]] = {"n": row["n"], **{column: round(row[column], 3) for column in COLUMNS}}
    return [{"set": name, "about": about, "numbers": name not in NO_NUMBER, "n": known[name]["n"],
             **{column: known[name][column] for column in COLUMNS}} for name, about in SETS.items() if name in known]


def main(measured, card=CARD):
    path = pathlib.Path(card)
    told = json.loads(path.read_text())
    told["measured"] = rows(json.loads(pathlib.Path(measured).read_text()), told.get("measured", []))
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")
    print(f"{path}: {len(told['measured'])} sets")


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
