#!/usr/bin/env python3
"""Writes people's digits on the pad again: sends their strokes as JSON, and counts what is read.

    python3 benchmarks/replay_strokes.py STROKES.jsonl.gz [--limit 1000] [--every 1] [--port 8097] [--wrong]

The file has a JSON object a line: `l` the digit, `p` and `w` its writer, `s` strokes, each a flat list x0, y0, x1, y1, …
with y downwards (UNIPEN train_r01_v07 in this form is ../shared/data/unipen/digits-strokes.jsonl.gz, where the measuring
data is present beside the project). A fifth of its writers was kept back from the network, by their names; they are
counted apart. Everything is sent twice: as somebody who says nothing, and as somebody who says that it is one digit.
Standard library only.
"""
import argparse
import collections
import gzip
import http.client
import json
import zlib

import serving

MARGIN = 300  # around the writing, whose longer side is 1000


def held_out(row):
    """As in training/data.py."""
    return zlib.crc32(f"{row['p']}/{row['w']}".encode()) % 1000 < 200


def drawing(row):
    strokes = [list(zip(s[0::2], s[1::2])) for s in row["s"] if s]
    width, height = (max(p[i] for s in strokes for p in s) for i in (0, 1))
    return {"width": width + 2 * MARGIN, "height": height + 2 * MARGIN,
            "strokes": [{"points": [[x + MARGIN, y + MARGIN] for x, y in s]} for s in strokes]}


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("strokes")
    p.add_argument("--limit", type=int, default=None)
    p.add_argument("--every", type=int, default=1, help="only every so manieth")
    p.add_argument("--port", type=int, default=8097)
    p.add_argument("--wrong", action="store_true", help="name what was read wrong")
    a = p.parse_args()
    rows = [json.loads(line) for line in gzip.open(a.strokes, "rt")][::a.every][:a.limit]
    counts = collections.Counter()
    with serving.Server(a.port, "--digits.clients.per-minute=0"):
        connection = http.client.HTTPConnection("127.0.0.1", a.port, timeout=30)
        for i, row in enumerate(rows):
            body = json.dumps(drawing(row))
            for told in ("", "?digits=1"):
                connection.request("POST", "/api/v1/readings" + told, body, {"Content-Type": "application/json"})
                response = connection.getresponse()
                answer = json.loads(response.read())
                if response.status != 200:
                    raise SystemExit(f"{i}: {answer}")
                right = answer["number"] == row["l"]
                for group in ("all", "unseen" if held_out(row) else "seen"):
                    counts[told, group] += 1
                    counts[told, group, "best"] += right
                    counts[told, group, answer["outcome"], right] += 1
                if a.wrong and not right:
                    print(f"{i:5} {row['p']}/{row['w']} {row['l']} read as {answer['number']} {told} ({answer['outcome']} {answer['confidence']:.3f})")
    print(f"{'':34}{'digits':>7}{'best guess':>12}{'sure, right':>13}{'sure, wrong':>13}")
    for told, words in (("", "nothing said"), ("?digits=1", "said to be one digit")):
        for group, whose in (("all", "all writers"), ("seen", "writers learned from"), ("unseen", "writers kept back")):
            n = counts[told, group]
            if n:
                shares = [100 * counts[(told, group) + key] / n for key in (("best",), ("read", True), ("read", False))]
                print(f"{words + ', ' + whose:<42}"[:42].rjust(34) + f"{n:>7}" + "".join(f"{s:>12.2f}%" for s in shares))


if __name__ == "__main__":
    main()
