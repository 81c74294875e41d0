"""Draws the held-out digits as strangers would send them: `python -m training.conditions --data DIR OUT`.

OUT gets a folder for each set and condition, with pictures and a labels.csv (file,label). The server's own preparation
makes of them what the network sees (`org.digits.reading.SeenAndSaid`), and `calibrate.py` fits the confidence to that.
The conditions are our own; the measuring tool's were not copied, and none of its pictures is used.
"""
import argparse
import csv
import pathlib

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from training import data

SEED = 4711
WAYS = (Image.BICUBIC, Image.BILINEAR, Image.LANCZOS)


def _enlarged(a, side, way=Image.BICUBIC):
    return Image.fromarray(a).resize((side, side), way)


def _side(rng, low, high):
    return int(rng.integers(low, high))


def _pen(picture, rng, most):
    """The strokes thinner or thicker by up to `most` pixels on each side."""
    size = 2 * int(rng.integers(0, most + 1)) + 1
    return picture.filter(ImageFilter.MinFilter(size) if rng.random() < 0.5 else ImageFilter.MaxFilter(size))


def as_it_is(a, rng):
    return Image.fromarray(a if rng.random() < 0.5 else 255 - a)


def enlarged(a, rng):
    return ImageOps.invert(_enlarged(a, _side(rng, 50, 240), WAYS[rng.integers(3)]))


def bent(a, rng):
    """Turned by up to 18 degrees, and half of them slanted by up to 19."""
    side = _side(rng, 60, 160)
    turned = _enlarged(a, side).rotate(float(rng.uniform(-18, 18)), Image.BICUBIC)
    slant = float(rng.uniform(-0.35, 0.35)) if rng.random() < 0.5 else 0
    return ImageOps.invert(turned.transform((side, side), Image.AFFINE, (1, slant, -side / 2 * slant, 0, 1, 0), Image.BICUBIC))


def pens(a, rng):
    side = _side(rng, 80, 160)
    return ImageOps.invert(_pen(_enlarged(a, side), rng, side // 50))


def page(a, rng):
    width, height, side = _side(rng, 140, 320), _side(rng, 140, 320), _side(rng, 40, 130)
    sheet = Image.new("L", (width, height), 255)
    sheet.paste(ImageOps.invert(_enlarged(a, side)), (int(rng.integers(0, width - side)), int(rng.integers(0, height - side))))
    return sheet


def small(a, rng):
    side = _side(rng, 14, 27)
    return ImageOps.invert(Image.fromarray(a[2:26, 2:26]).resize((side, side), Image.BILINEAR))


def _camera(a, rng, n, fall, edge=False, box=False):
    """A pen on paper, n x n pixels: light that falls off by up to `fall`, soft focus, noise; perhaps the edge of a dark desk, or a box."""
    side = int(n * rng.uniform(0.35, 0.8))
    digit = _enlarged(a, side)
    if rng.random() < 0.5:
        digit = _pen(digit, rng, side // 60)
    digit = digit.rotate(float(rng.uniform(-12, 12)), Image.BICUBIC, expand=True)
    if max(digit.size) >= n:
        digit = digit.resize((n - 2, n - 2))
    cover = Image.new("L", (n, n), 0)
    cover.paste(digit, (int(rng.integers(0, n - digit.width)), int(rng.integers(0, n - digit.height))))
    cover = np.asarray(cover.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.3, 1.8)))), float) / 255
    y, x = np.mgrid[0:n, 0:n] / n - 0.5
    turn = rng.uniform(0, 2 * np.pi)
    light = rng.uniform(0.55, 1) * (1 + rng.uniform(*fall) * (np.cos(turn) * x + np.sin(turn) * y))
    seen = light * (1 - cover * (1 - rng.uniform(0.05, 0.6)))
    from_side = [(x + 0.5) * n, (0.5 - x) * n, (y + 0.5) * n, (0.5 - y) * n]
    along = [y, y, x, x]
    if edge and rng.random() < 0.7:
        i = rng.integers(4)
        seen = np.where(from_side[i] + rng.uniform(-0.05, 0.05) * along[i] * n < rng.uniform(0.01, 0.12) * n, rng.uniform(0.05, 0.6), seen)
    if box:
        width, dark = max(1.0, n * rng.uniform(0.005, 0.02)), rng.uniform(0.2, 0.8)
        for i in range(4):
            if rng.random() < 0.8:
                away = from_side[i] + rng.uniform(-0.04, 0.04) * along[i] * n - rng.uniform(0.01, 0.08) * n
                seen = np.where(abs(away) < width, np.minimum(seen, seen * dark), seen)
    seen = seen + rng.normal(0, rng.uniform(0.003, 0.035), seen.shape)
    return Image.fromarray((np.clip(seen, 0, 1) * 255).astype(np.uint8))


def photo(a, rng):
    return _camera(a, rng, _side(rng, 100, 300), (0.05, 0.55))


def scan(a, rng):
    return _camera(a, rng, _side(rng, 60, 220), (0, 0.1), edge=True)


def cell(a, rng):
    return _camera(a, rng, _side(rng, 40, 160), (0.05, 0.55), box=True)


def noise(a, rng):
    """Half of them with about half of full scale, half with less."""
    sigma = rng.uniform(0.42, 0.56) if rng.random() < 0.5 else rng.uniform(0.1, 0.5)
    return Image.fromarray((np.clip(a / 255 + rng.normal(0, sigma, a.shape), 0, 1) * 255).astype(np.uint8))


DRAWN = {f.__name__: f for f in (as_it_is, enlarged, bent, pens, page, small, noise)}
TAKEN = {f.__name__: f for f in (photo, scan, cell)}  # by cameras and scanners, which write JPEG
TURNS = {"noise": 3}  # a ground of its own, which no other condition has


def write(images, labels, name, folder, turn=0):
    """One condition of one set. Two pictures of one index are the same digit, whatever the condition."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(SEED + turn)
    with (folder / "labels.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("file", "label"))
        for i, (a, label) in enumerate(zip(images, labels)):
            if name in TAKEN:
                path = folder / f"{i:05d}.jpg"
                TAKEN[name](a, rng).save(path, quality=int(rng.integers(45, 95)))
            else:
                path = folder / f"{i:05d}.png"
                DRAWN[name](a, rng).save(path, compress_level=1)
            rows.writerow((path.name, int(label)))


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--data", required=True)
    a.add_argument("--cache", default=None)
    a.add_argument("out", type=pathlib.Path)
    a = a.parse_args()
    d = data.prepared(a.data, a.cache)
    for held in ("mnist", "unipen"):
        if f"held-{held}" in d:
            for name in (*DRAWN, *TAKEN):
                for turn in range(TURNS.get(name, 1)):
                    write(d[f"held-{held}"], d[f"held-{held}-labels"], name, a.out / f"{held}-{name}{turn or ''}", turn)


if __name__ == "__main__":
    main()
