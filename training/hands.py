"""Trains the expert for strange hands and for digits that the picture cuts off: `python -m training.hands --data DIR --out FILE.keras`.

Of a digit that is cut off a fifth, or half, is missing, and what is left looks like another digit, or like none. The expert is
shown where the picture ends: the cut side of what is left lies along the same side of the 28x28 frame, not with its centre of
mass in the middle as elsewhere (org.digits.glyph.Glyph.along does the same). The other half of what it sees is whole, in hands
unlike MNIST's. It knows digits alone; whether there is one, others say.

It is the student's net and begins with the weights of the one that is served; the loop is PyTorch's, for processors.
"""
import argparse
import os
import pathlib
import time

os.environ.setdefault("KERAS_BACKEND", "torch")
import keras
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw

from training import data, pytorch
from training.upright import LEFT, RIGHT

LARGE = 56  # side of what digits are kept as
CANVAS = 80
SIDES = ("left", "right", "top", "bottom")
WHOLE = len(SIDES)  # no side
MOST = 0.55  # of a digit's breadth or height may be missing
PARTS = (0.1, 0.2, 0.3, 0.4, 0.5)  # with how much missing it is measured
WHOLES = 0.5  # the share of digits of which nothing is


# ---- digits ------------------------------------------------------------------------------------------------------


def drawn(points, down, rng):
    """A character's strokes (training.strokes) with a pen of some width -> [LARGE, LARGE] of bytes."""
    length, fine = 40 * 3, 3
    width = length * np.exp(rng.uniform(np.log(0.04), np.log(0.15)))
    p = (points.astype(float) - (points.min(0) + points.max(0)) / 2) / max(np.ptp(points, axis=0).max(), 1e-3)
    p = p * (length - width) + LARGE * fine / 2
    image = Image.new("L", (LARGE * fine, LARGE * fine), 0)
    draw, r = ImageDraw.Draw(image), width / 2
    for a, b, on in zip(p[:-1], p[1:], down):
        if on:
            draw.line([tuple(a), tuple(b)], fill=255, width=max(1, round(width)))
            for x, y in (a, b):
                draw.ellipse([x - r, y - r, x + r, y + r], fill=255)
    return np.asarray(image.resize((LARGE, LARGE), Image.BOX))


def digits(d, held=False, seed=1):
    """-> pictures [n, LARGE, LARGE] of bytes, their longer side about 40, and labels."""
    mark, rng = "held-" if held else "", np.random.default_rng(seed)
    pictures = [np.stack([np.asarray(Image.fromarray(a).resize((LARGE, LARGE), Image.BICUBIC)) for a in d[mark + "mnist"]])]
    labels = [d[mark + "mnist-labels"]]
    for name in [mark + "digits"] * (1 if held else 3) + ([] if held else ["styles"]):
        if name in d:
            pictures.append(np.stack([drawn(p, w, rng) for p, w in zip(d[name], d[name + "-down"])]))
            labels.append(d[name + "-labels"])
    return np.concatenate(pictures), np.concatenate(labels).astype(np.int64)


# ---- what a picture leaves of them -------------------------------------------------------------------------------


def bent(pictures, generator=None):
    """Digits [n, LARGE, LARGE] of 0..1 as other hands and pens would have them, on canvases [n, CANVAS, CANVAS]."""
    n = len(pictures)
    u = lambda low, high: low + (high - low) * torch.rand(n, 1, 1, generator=generator)
    g = lambda sigma: sigma * torch.randn(n, 1, 1, generator=generator)
    turn, slant, aspect, size = g(0.12), g(0.22), torch.exp(g(0.18)), torch.exp(u(-0.5, 0.35))
    grid = torch.arange(CANVAS) + 0.5 - CANVAS / 2
    x, y = grid[None, None, :], grid[None, :, None]
    x, y = (x * torch.cos(turn) - y * torch.sin(turn)) / size, (x * torch.sin(turn) + y * torch.cos(turn)) / size
    x, y = (x + slant * y) * aspect, y / aspect
    wave = lambda: g(1.2) * torch.sin(x / u(4, 12) + y / u(4, 12) * torch.sign(g(1.0)) + u(0, 6.3))
    at = torch.stack([x + wave(), y + wave()], -1) / (LARGE / 2)
    v = F.grid_sample(pictures[:, None], at, align_corners=False)
    weight = (u(-1, 1) * 1.4)[:, None]
    for i in range(2):
        thick, thin = F.max_pool2d(v, 3, 1, 1), -F.max_pool2d(-v, 3, 1, 1)
        v = v + (weight - i).clamp(0, 1) * (thick - v) + 0.6 * (-weight - i).clamp(0, 1) * (thin - v)
    v = v + u(-0.2, 0.9)[:, None] * (F.avg_pool2d(v, 3, 1, 1, count_include_pad=False) - v)
    low = u(0, 0.3)[:, None]
    v = ((v / v.amax((2, 3), keepdim=True).clamp(min=1e-3) - low) / (torch.exp(u(-1.2, 0.0))[:, None] * (1 - low))).clamp(0, 1)
    return crossed(v[:, 0], u)


def crossed(v, u):
    """Digits on canvases [n, h, w] with a bit of a ruled or box line along a side. u: uniform numbers [n, 1, 1], from and to."""
    left, right, top, bottom = (a[:, None, None].float() for a in boxes(v))
    y, x = torch.arange(v.shape[1])[None, :, None] + 0.5, torch.arange(v.shape[2])[None, None, :] + 0.5
    level, second = u(0, 1) < 0.5, u(0, 1) < 0.5
    along, across = torch.where(level, x, y), torch.where(level, y, x)
    low, high = torch.where(level, left, top), torch.where(level, right, bottom)
    near, far = torch.where(level, top, left), torch.where(level, bottom, right)
    at = torch.where(second, far, near) + u(-0.04, 0.1) * (far - near) * torch.where(second, 1.0, -1.0)
    middle = (low + high) / 2
    line = (u(0.6, 1.8) - (across - at - u(-0.06, 0.06) * (along - middle)).abs()).clamp(0, 1)
    start = low + u(-0.2, 0.7) * (high - low)
    line = line * ((along > start) & (along < start + u(0.3, 1.2) * (high - low)))
    return torch.maximum(v, line * u(0.4, 1.0) * (u(0, 1) < 0.12))


def boxes(v, least=0.25):
    """Of ink on canvases [n, h, w]: left, right, top, bottom [n] of what is at least so certain."""
    columns, rows = (v >= least).any(1), (v >= least).any(2)
    first = lambda a: a.float().argmax(1)
    last = lambda a: a.shape[1] - a.flip(1).float().argmax(1)
    return first(columns), last(columns), first(rows), last(rows)


def cut(v, sides, parts):
    """Canvases without what lies beyond the picture's edge: `parts` [n] of the digit are missing on `sides` [n] (of SIDES, or WHOLE)."""
    left, right, top, bottom = boxes(v)
    wide, high = parts * (right - left), parts * (bottom - top)
    grid = torch.arange(v.shape[1]) + 0.5
    from_ = lambda at, side: torch.where(sides == side, at.floor(), -1.0)[:, None]
    to = lambda at, side: torch.where(sides == side, at.ceil(), 1e4)[:, None]
    columns = (grid >= from_(left + wide, 0)) & (grid < to(right - wide, 1))
    rows = (grid >= from_(top + high, 2)) & (grid < to(bottom - high, 3))
    return v * columns[:, None, :] * rows[:, :, None]


def framed(v, sides, fine=3):
    """The upright rule (training.upright) for what is left on canvases of 0..1, and then along the edge -> [n, 1, 28, 28]."""
    n, h, w = v.shape
    column = lambda a: a[:, None, None]
    y, x = (torch.arange(h) + 0.5)[None, :, None], (torch.arange(w) + 0.5)[None, None, :]
    mass = v.sum((1, 2)).clamp(min=1e-6)
    cx, cy = (v * x).sum((1, 2)) / mass, (v * y).sum((1, 2)) / mass
    spread = (v * (y - column(cy)) ** 2).sum((1, 2)).clamp(min=1e-6)
    lean = -(v * (x - column(cx)) * (y - column(cy))).sum((1, 2)) / spread
    k = lean - lean.clamp(-LEFT, RIGHT)
    marked = v >= 0.25
    sheared = x + column(k) * (y - column(cy))
    left = torch.where(marked, sheared, torch.tensor(1e6)).amin((1, 2)) - 0.5
    right = torch.where(marked, sheared, torch.tensor(-1e6)).amax((1, 2)) + 0.5
    _, _, top, bottom = boxes(v)
    s = torch.maximum(right - left, (bottom - top).float()).clamp(min=1) / 20
    wide, high = (right - left) / s, (bottom - top) / s
    place = lambda centre, long: torch.minimum((15 - centre + 1e-4).floor().clamp(min=0), (28 - long + 1e-4).floor())
    ox, oy = place((cx - left) / s, wide), place((cy - top) / s, high)
    # along the edge, by whole pixels
    ox = torch.where(sides == 0, 0.0, torch.where(sides == 1, 28 - wide.ceil(), ox))
    oy = torch.where(sides == 2, 0.0, torch.where(sides == 3, 28 - high.ceil(), oy))
    at = (torch.arange(28 * fine) + 0.5) / fine
    yy = (at[None, :, None] - column(oy)) * column(s) + column(top)
    xx = (at[None, None, :] - column(ox)) * column(s) + column(left) - column(k) * (yy - column(cy))
    grid = torch.stack([2 * xx / w - 1, (2 * yy / h - 1).expand_as(xx)], -1)
    out = F.avg_pool2d(F.grid_sample(v[:, None], grid, align_corners=False), fine)
    return out * (1 / out.amax((1, 2, 3), keepdim=True).clamp(min=1e-6)).clamp(max=8)


def batch(pictures, labels, n, rng, generator=None):
    """n digits, some of them cut off -> [n, 1, 28, 28] of 0..1, labels."""
    some = rng.integers(len(labels), size=n)
    v = bent(torch.from_numpy(pictures[some]).float() / 255, generator)
    sides = torch.from_numpy(np.where(rng.random(n) < WHOLES, WHOLE, rng.integers(len(SIDES), size=n)))
    parts = torch.from_numpy(rng.uniform(0, MOST, n)).float()
    x = framed(cut(v, sides, parts), sides)
    x = x * (1 + 0.12 * torch.rand(n, 1, 1, 1, generator=generator) * torch.randn(x.shape, generator=generator))
    return x.clamp(0, 1), torch.from_numpy(labels[some])


# ---- the net ------------------------------------------------------------------------------------------------------


@torch.no_grad()
def right(model, pictures, labels):
    """In percent, what is read right by the cut side: {side: [where so much is missing, of PARTS, ..], "whole": [..]}."""
    model.eval()
    out = {}
    for i, side in enumerate((*SIDES, "whole")):
        shares = []
        for part in PARTS if i < WHOLE else (0.0,):
            hits = 0
            for j in range(0, len(labels), 500):
                v = F.pad(torch.from_numpy(pictures[j : j + 500]).float() / 255, [(CANVAS - LARGE) // 2] * 4)
                sides = torch.full((len(v),), i)
                x = framed(cut(v, sides, torch.full((len(v),), part)), sides)
                hits += (model(x)[:, :10].argmax(1).numpy() == labels[j : j + 500]).sum()
            shares.append(100 * hits / len(labels))
        out[side] = shares
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--data", required=True, help="as for training.train")
    p.add_argument("--cache", default=None)
    p.add_argument("--start", default="models/CNN-MNIST.h5", help="the net to begin with")
    p.add_argument("--out", type=pathlib.Path, required=True)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--rate", type=float, default=1e-3)
    p.add_argument("--batch", type=int, default=96)
    p.add_argument("--steps", type=int, default=10_000)
    p.add_argument("--each", type=int, default=1000, help="steps from one look at held-out digits to the next")
    a = p.parse_args()
    keras.utils.set_random_seed(a.seed)
    begin = time.time()
    say = lambda text: print(f"[{time.time() - begin:5.0f}] {text}", flush=True)
    d = data.prepared(a.data, a.cache)
    pictures, labels = digits(d)
    held = tuple(x[:: max(1, len(x) // 1000)] for x in digits(d, held=True))
    net = keras.models.load_model(a.start, compile=False)
    model = pytorch.model_of(net, dropout=0.1)
    table = lambda m: "; ".join(f"{side} {' '.join(f'{s:.1f}' for s in shares)}" for side, shares in right(m, *held).items())
    say(f"{len(labels)} digits; of {len(held[1])} held out, of which 10 to 50 % are missing, the net at the start reads right: {table(model)}")
    learner = pytorch.Learner(model, a.rate, a.steps, rising=0.05, falling=100, decay=0.998)
    rng, losses = np.random.default_rng(a.seed), []
    for step in range(1, a.steps + 1):
        model.train()
        x, y = batch(pictures, labels, a.batch, rng)
        loss = F.cross_entropy(model(x.contiguous(memory_format=torch.channels_last)), y)
        learner.learn(loss)
        losses.append(loss.item())
        if step % a.each == 0 or step == a.steps:
            mean = learner.mean()
            pytorch.give_back(mean, net)
            a.out.parent.mkdir(parents=True, exist_ok=True)
            net.save(a.out)
            say(f"{step} steps: loss {np.mean(losses[-a.each :]):.4f}; {table(mean)}")


if __name__ == "__main__":
    main()
