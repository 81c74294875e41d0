#!/usr/bin/env python3
"""Does the confidence keep its word? Asks a running server about labelled pictures, through its public API.

    python3 benchmarks/check_calibration.py [--url http://localhost:8080] [--shared ../shared] [--sets NAME,NAME] [--limit N]

Needs numpy and Pillow, and the measuring data beside the project. Of every answer with a number it compares the
confidence with whether the number is right:

    accuracy    of answers with a number, the share that is right (sure or not), in percent
    confidence  what the answers say of themselves on average, in percent
    ece         expected calibration error: the mean distance of the two over 15 equally wide bins of confidence, 0 to 1
    by chance   what that is on average for as many answers as sure as these that do keep their word
    read        given as sure, in percent of the pictures
    wrong       of these, wrong, in percent of those given as sure

--ceiling ECE fails if a set's error is above it.
"""
import concurrent.futures
import http.client
import random
import sys

import labelled

BINS = 15
DRAWS = 100
WITHOUT_NUMBERS = ("exam-blank-cells", "not-digits")


def calibration_error(answers):
    """The expected calibration error of (confidence, right) pairs."""
    bins = {}
    for confidence, right in answers:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    off = sum(abs(sum(confidence for confidence, _ in held) - sum(right for _, right in held)) for held in bins.values())
    return off / len(answers)


def error_by_chance(answers):
    """The same of such answers on average, if every confidence is the probability to be right."""
    chance = random.Random(7)
    return sum(calibration_error([(c, chance.random() < c) for c, _ in answers]) for _ in range(DRAWS)) / DRAWS


def share(part, whole):
    return 100 * part / whole if whole else float("nan")


def row(said):
    """Figures of (outcome, number, confidence, label) of every picture of a set."""
    answers = [(confidence, number == label) for _, number, confidence, label in said if number]
    read = [number == label for outcome, number, _, label in said if outcome == "read"]
    return {"n": len(said), "accuracy": share(sum(right for _, right in answers), len(answers)),
            "confidence": share(sum(confidence for confidence, _ in answers), len(answers)),
            "ece": calibration_error(answers) if answers else float("nan"),
            "chance": error_by_chance(answers) if answers else float("nan"),
            "read": share(len(read), len(said)), "wrong": share(len(read) - sum(read), len(read))}


def asked(measure, url, source, digits, jobs):
    def one(item):
        picture, label = item
        try:
            status, answer, _ = measure.ask(url, picture, digits)
        except (OSError, http.client.HTTPException):
            status = 0
        if status != 200:
            return "failed", None, 0.0, label
        return answer["outcome"], answer.get("number"), answer["confidence"], label

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(one, source()))


def main():
    a, measure, known = labelled.arguments(__doc__, lambda name: name not in WITHOUT_NUMBERS, ("--ceiling", {"type": float}))
    print("%-20s %6s %9s %10s %7s %10s %7s %7s" % ("set", "n", "accuracy", "confidence", "ece", "by chance", "read", "wrong"), flush=True)
    above = []
    for name in a.sets:
        said = asked(measure, a.url, *known[name], a.jobs)
        failed = sum(outcome == "failed" for outcome, *_ in said)
        if failed:
            sys.exit(f"{name}: {failed} of {len(said)} pictures got no answer from {a.url}")
        r = row(said)
        print("%-20s %6d %9.2f %10.2f %7.4f %10.4f %7.2f %7.3f" % (name, r["n"], r["accuracy"], r["confidence"], r["ece"], r["chance"], r["read"], r["wrong"]), flush=True)
        if a.ceiling is not None and not r["ece"] <= a.ceiling:
            above.append(name)
    if above:
        print(f"Above {a.ceiling}: {', '.join(above)}")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
