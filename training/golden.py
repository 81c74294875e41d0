"""Writes the golden file that holds the upright rule's Java twin to this one: `python -m training.golden OUT.json.gz`.

{"pictures": [{"name": .., "width": w, "height": h, "source": base64 of h*w bytes, "upright": base64 of 784 bytes}]}
"""
import base64
import gzip
import json
import sys

import numpy as np

from training.upright import upright

SEED = 1998


def strokes(points, width, size, soft=1.0):
    """A poly-line of points in 0..1 drawn with a round pen (pixels) on a canvas of `size` = (h, w)."""
    y, x = np.mgrid[0 : size[0], 0 : size[1]] + 0.5
    away = np.full(size, 1e9)
    for (x0, y0), (x1, y1) in zip(points[:-1], points[1:]):
        x0, x1, y0, y1 = x0 * size[1], x1 * size[1], y0 * size[0], y1 * size[0]
        length = max((x1 - x0) ** 2 + (y1 - y0) ** 2, 1e-9)
        t = np.clip(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length, 0, 1)
        away = np.minimum(away, np.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0)))
    return np.clip((width / 2 - away) / soft + 0.5, 0, 1) * 255


def pictures():
    rng = np.random.default_rng(SEED)
    for i, length in enumerate(np.geomspace(8, 400, 44)):
        h = int(round(length))
        w = max(4, int(round(length * rng.uniform(0.35, 1.1))))
        curve = np.stack([rng.uniform(0.12, 0.88, 6), np.sort(rng.uniform(0.08, 0.92, 6))], 1)
        lean = rng.uniform(-0.7, 0.7) if i % 3 == 0 else 0
        curve[:, 0] = np.clip(curve[:, 0] - lean * (curve[:, 1] - 0.5), 0.05, 0.95)
        pen = max(1.0, h * rng.choice([0.02, 0.06, 0.1, 0.18]))
        yield f"stroke-{h}", strokes(curve, pen, (h, w), rng.choice([0.01, 1.0, 2.5]))
    for lean in (-1.2, -0.8, -0.3, 0.3, 0.9, 1.4):
        yield f"bar-leaning-{lean}", strokes([(0.5 + lean / 4, 0.1), (0.5 - lean / 4, 0.9)], 5, (60, 110))
    for pen in (2, 3, 4):
        ring = [(0.5 + 0.3 * np.cos(t), 0.5 + 0.33 * np.sin(t)) for t in np.linspace(0, 2 * np.pi, 25)]
        yield f"like-mnist-{pen}", strokes(ring, pen, (28, 28))
    yield "faint", strokes([(0.2, 0.2), (0.8, 0.8), (0.2, 0.9)], 6, (50, 40)) * 0.2
    yield "very-faint", strokes([(0.2, 0.2), (0.8, 0.8)], 6, (50, 40)) * 0.02
    yield "wide", strokes([(0.05, 0.5), (0.95, 0.4)], 4, (20, 300))
    yield "tall", strokes([(0.5, 0.02), (0.4, 0.98)], 4, (351, 21))
    yield "one-pixel", np.pad([[200.0]], ((3, 9), (5, 2)))
    yield "full", np.full((17, 23), 255.0)
    yield "noisy", np.clip(strokes([(0.3, 0.1), (0.7, 0.5), (0.3, 0.9)], 9, (90, 70)) + rng.normal(0, 40, (90, 70)), 0, 255)
    yield "empty", np.zeros((12, 12))


def main(path):
    entries = []
    for name, picture in pictures():
        source = np.floor(picture + 0.5).astype(np.uint8)
        text = lambda a: base64.b64encode(a.tobytes()).decode()
        h, w = source.shape
        entries.append({"name": name, "width": w, "height": h, "source": text(source), "upright": text(upright(source))})
    with open(path, "wb") as f, gzip.GzipFile("", "wb", 9, f, mtime=0) as z:
        z.write(json.dumps({"pictures": entries}, indent=0).encode())
    print(f"{len(entries)} pictures to {path}")


if __name__ == "__main__":
    main(sys.argv[1])
