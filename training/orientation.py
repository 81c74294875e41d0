"""Trains who tells a line that stands upright from one on its head: `python -m training.orientation LINES [LINES ..] --out FILE.keras`.

LINES are folders of strips, as `training.strips` takes them. What the net says of a strip is the sum of what it says of every
eighth column, and what it says for its standing upright is that less what it says of the same strip upside down: so a 0, an 8, or a
6 that may be a 9 tell nothing, and every 2, 4 or 7 adds to it, as logarithms of odds do.
"""
import argparse
import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "torch")
import keras
import numpy as np
import torch
import torch.nn.functional as F

from training import pytorch, strips

PLAINLY = 4.0  # the logarithm of odds from which on the server turns a picture


def build():
    """Strips [n, 32, columns, 1] of 0..1 -> [n, 1, columns / 8, 1]."""
    layers = [keras.layers.Input((strips.ROWS, None, 1))]
    for i, step in enumerate([(12, 3, 3), (2, 2), (24, 3, 3), (32, 3, 3), (2, 2), (48, 3, 3), (64, 3, 3), (2, 2), (96, 4, 1), (96, 1, 3)]):
        layers += strips.step_of(i, step)
    return keras.Sequential([*layers, keras.layers.Dropout(0.1, name="drop"), keras.layers.Conv2D(1, 1, name="answer")], name="orientation")


def upright(model, strips, ends):
    """The logarithm of the odds that each strip [n, 1, 32, columns], whose ink ends there, stands upright, not on its head: [n]."""
    as_it_is, on_its_head = model(torch.cat([strips, upside_down(strips, ends)])).sum((1, 2, 3)).chunk(2)
    return as_it_is - on_its_head


def ends(strips):
    """The first and the last column with ink of each strip [n, 1, 32, columns]: [n], [n]."""
    inked = strips.amax((1, 2)) > 0
    return inked.int().argmax(1), inked.shape[1] - 1 - inked.flip(1).int().argmax(1)


def upside_down(strips, ends):
    """The strips turned half around, their ink between the same ends: the paper around it would tell the net all."""
    first, last = ends
    at = (first + last)[:, None] - torch.arange(strips.shape[3])
    turned = strips.flip(2).gather(3, at.clamp(0, strips.shape[3] - 1)[:, None, None].expand_as(strips))
    return turned * ((at >= 0) & (at < strips.shape[3]))[:, None, None]


@torch.no_grad()
def told(model, parts):
    """What it says of packed strips, all of them upright: their odds' logarithms, and how many digits each has."""
    model.eval()
    odds, digits = [], []
    for pixels, _, marks, counts in parts.values():
        for i in range(0, len(pixels), 128):
            x = torch.from_numpy(pixels[i : i + 128])[:, None].float() / 255
            odds.append(upright(model, x, ends(x)).numpy())
        digits.append(((marks < 10) & (np.arange(marks.shape[1]) < counts[:, None])).sum(1))
    return np.concatenate(odds), np.concatenate(digits)


def shares(model, parts, least=2):
    """Of strips of so many digits or more, in either direction: which share is told rightly, and wrongly, plainly; the mean of
    -ln of what is said of how they stand."""
    odds, digits = told(model, parts)
    odds = odds[digits >= least]
    return {"plainly-right": float((odds > PLAINLY).mean()), "plainly-wrong": float((odds < -PLAINLY).mean()), "loss": float(np.logaddexp(0, -odds).mean())}


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("lines", nargs="*", help="none: the net of --start is measured with the lines of --held, no more")
    p.add_argument("--out", type=pathlib.Path)
    p.add_argument("--held", nargs="*", default=[], help="folders of lines in hands that aren't learned from: to measure with")
    pytorch.options(p, 4000)
    a = p.parse_args()
    keras.utils.set_random_seed(a.seed)
    held = {folder: strips.packed(strips.read(folder)) for folder in a.held}
    net = keras.models.load_model(a.start) if a.start else build()
    model = pytorch.model_of(net)
    say = lambda of: [print(f"  {folder}: " + ", ".join(f"{k} {v:.4f}" for k, v in shares(of, parts).items()), flush=True) for folder, parts in held.items()]
    if not a.lines:
        return say(model)
    if not a.out:
        p.error("where is the net to go? --out")
    a.out.parent.mkdir(parents=True, exist_ok=True)
    parts = strips.packed([s for folder in a.lines for s in strips.read(folder)])
    print(f"{sum(len(of[0]) for of in parts.values())} lines", flush=True)

    def loss_of(rng):
        pixels, *_ = strips.batch(parts, rng)
        x = strips.varied(pixels).contiguous(memory_format=torch.channels_last)
        # All of them are upright: upside down, each would say the same with the other sign.
        return F.softplus(-upright(model, x, ends(pixels))).mean()

    pytorch.teach(net, model, a, loss_of, say)


if __name__ == "__main__":
    main()
