import base64
import gzip
import json
import pathlib

import jax.numpy as jnp
import numpy as np

from training.golden import pictures, strokes
from training.upright import LEFT, RIGHT, upright, upright_batch

GOLDEN = pathlib.Path(__file__).parents[2] / "src/test/resources/org/digits/glyph/upright-golden.json.gz"


def mnist_like(pen):
    """A ring 20 high with a foot: its centre of mass lies in the middle pixel, 14..15, as MNIST's digits have it."""
    ring = [(0.5 + 0.2 * np.cos(t), 0.5 + (10 - pen / 2) / 28 * np.sin(t)) for t in np.linspace(0, 2 * np.pi, 49)]
    picture = np.floor(strokes(ring, pen, (28, 28), 0.01) + 0.5)
    picture[17:22, 13:18] = 255
    return picture.astype(np.uint8)


def test_leaves_a_picture_as_mnist_made_it():
    picture = mnist_like(3)
    rows = np.flatnonzero((picture >= 64).any(1))
    assert rows[-1] - rows[0] + 1 == 20
    assert np.array_equal(upright(picture), picture)


def test_brings_any_slant_within_the_clamp():
    for lean in (-1.2, 0.2, 1.4):
        out = upright(strokes([(0.5 + lean / 4, 0.1), (0.5 - lean / 4, 0.9)], 5, (60, 110))).astype(float)
        y, x = np.mgrid[0:28, 0:28]
        cx, cy = (out * x).sum() / out.sum(), (out * y).sum() / out.sum()
        slant = -(out * (x - cx) * (y - cy)).sum() / (out * (y - cy) ** 2).sum()
        assert -LEFT - 0.02 <= slant <= RIGHT + 0.02


def test_still_makes_what_the_golden_file_holds():
    for entry in json.loads(gzip.open(GOLDEN).read())["pictures"]:
        source = np.frombuffer(base64.b64decode(entry["source"]), np.uint8).reshape(entry["height"], entry["width"])
        expected = np.frombuffer(base64.b64decode(entry["upright"]), np.uint8).reshape(28, 28)
        assert np.abs(upright(source).astype(int) - expected).max() <= 1, entry["name"]


def test_is_the_same_on_the_training_device():
    small = [(n, np.floor(p + 0.5)) for n, p in pictures() if max(p.shape) <= 60]
    canvases = np.zeros((len(small), 64, 64), np.float32)
    for canvas, (_, p) in zip(canvases, small):
        canvas[: p.shape[0], : p.shape[1]] = p / 255
    made = np.round(np.asarray(upright_batch(jnp.asarray(canvases))) * 255)
    for (name, p), one in zip(small, made):
        assert np.abs(upright(p) - one).max() <= 1, name
