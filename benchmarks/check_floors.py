#!/usr/bin/env python3
"""Holds a measurement against benchmarks/floors.json.

    python3 benchmarks/check_floors.py MEASURED.json    fails when a set falls through its floor or a ceiling
    python3 benchmarks/check_floors.py --limit          how many pictures a set the floors were taken with

The floors are for a sample of that many pictures of each set, which is the same sample every time: nothing here is
chance, so a floor lies close beneath what was measured. Says which floors may be raised.
"""
import json
import pathlib
import sys

FLOORS = json.loads(pathlib.Path(__file__).with_name("floors.json").read_text())
# Native code may round otherwise on another processor, and tip a picture or two.
ROOM = 1.0


def main(argument):
    if argument == "--limit":
        print(FLOORS["limit"])
        return 0
    measured = {row["set"]: row for row in json.loads(pathlib.Path(argument).read_text())}
    fallen = []
    for name, bounds in FLOORS["sets"].items():
        row = measured.get(name)
        if row is None:
            print(f"{name}: not measured")
            continue
        for column, floor in bounds.get("at least", {}).items():
            if row[column] < floor:
                fallen.append(f"{name}: {column} {row[column]:.2f}, the floor is {floor}")
            elif row[column] >= floor + 2 * ROOM:
                print(f"{name}: {column} {row[column]:.2f}, the floor of {floor} may be raised to {row[column] - ROOM:.1f}")
        for column, ceiling in bounds.get("at most", {}).items():
            if row[column] > ceiling:
                fallen.append(f"{name}: {column} {row[column]:.2f}, the ceiling is {ceiling}")
    for row in measured.values():
        if row["failed"]:
            fallen.append(f"{row['set']}: {row['failed']:.2f} % failed, none may")
    print("\n".join(fallen) if fallen else "All floors and ceilings hold.")
    return 1 if fallen else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
