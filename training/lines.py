"""Draws pictures of whole numbers, for learning how to take lines of writing apart: `python -m training.lines --data DIR --out DIR`.

A line is written by one hand: digits of one UNIPEN writer, or of MNIST, or of our own strokes, in one pen's width and
one slant, side by side, touching, overlapping or joined by a stroke; with points between thousands, dashes, slashes
and currency marks; on paper with light, patterns, ruled lines, noise. `labels.csv` has the file and its text, where
`.` is any point or comma, `-` any dash or equals sign, `/` a slash; what else is written is not in the text. Its
third field says where each character's ink is: `character:x:y:width:height`, parted by blanks.

With `--strips` there are no pictures: the ink alone is put into strips of 32 rows, as org.digits.reading.Strips would find
it on good paper. That is ten times as fast, for hands and texts without end.
"""
import argparse
import csv
import io
import pathlib
import re

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training import data, strokes

FINE = 3  # pixels drawn for every pixel kept, along a side


def hands(folder, held):
    """What can be written with: [(points, down, labels) of a writer], MNIST's pictures and labels, our own strokes."""
    at = pathlib.Path(folder)
    points, down, letters, writers = strokes.unipen(at / "unipen" / "digits-strokes.jsonl.gz")
    mine = np.array([data.held_out(w) for w in writers]) == held
    numbers = letters.astype(int)
    of = [mine & (writers == w) for w in sorted(set(writers[mine]))]
    writers = [(points[m], down[m], numbers[m]) for m in of if m.sum() >= 20]
    every = (points[mine], down[mine], numbers[mine])
    letters = strokes.unipen(at / "unipen" / "upper.jsonl.gz", strokes.LIKE_DIGITS["upper"] + "P")  # P: a nine, in some hands
    keep = np.array([data.held_out(w) for w in letters[3]]) == held
    images, labels = data.idx.read(at / "mnist" / data.MNIST_FILES[0]), data.idx.read(at / "mnist" / data.MNIST_FILES[1])
    part = slice(-data.HELD_DIGITS, None) if held else slice(0, -data.HELD_DIGITS)
    return {"writers": writers, "every": every, "letters": (letters[0][keep], letters[1][keep]), "mnist": (images[part], labels[part]),
            "own": strokes.styles(6000 if held else 40_000, 901 if held else 900)}


class Pen:
    """One hand in one line: it draws characters as ink on small canvases. Sizes are in fine pixels."""

    def __init__(self, rng, bank, height):
        self.rng, self.bank, self.height = rng, bank, height
        self.kind = rng.choice(["writer", "any", "mnist", "own"], p=[0.29, 0.1, 0.25, 0.36])
        self.writer = bank["writers"][rng.integers(len(bank["writers"]))]
        self.width = max(1.5 * FINE, height * np.exp(rng.uniform(np.log(0.035), np.log(0.15))))
        self.slant = np.tan(np.radians(rng.normal(6, 10) if rng.random() < 0.7 else rng.uniform(10, 34)))
        self.broad = rng.uniform(0.8, 1.25) if rng.random() < 0.6 else np.exp(rng.uniform(np.log(0.65), np.log(1.9)))
        self.bend = rng.uniform(0, 0.035)
        self.uneven = rng.uniform(0.02, 0.13) if rng.random() < 0.75 else rng.uniform(0.13, 0.28)
        self.wander = rng.uniform(0.02, 0.06) if rng.random() < 0.75 else rng.uniform(0.06, 0.14)
        self.noughts = rng.uniform(0.5, 0.85) if rng.random() < 0.15 else 1.0
        self.ones = rng.normal(0.22, 0.16) if rng.random() < 0.4 else 0.0  # how much more its ones lean
        self.chains = rng.random() < 0.35
        self.chain = rng.choice(["rings", "coil", "arcs"], p=[0.6, 0.25, 0.15])
        self.ring = rng.uniform(0.25, 0.5), rng.uniform(0.4, 1.0), rng.uniform(-0.25, 0.15), rng.choice([-0.5, 1.0]) * np.pi

    def digit(self, number):
        """-> (ink [h, w] of 0..1, the row of its foot)."""
        if self.kind == "mnist":
            return self._pixels(number)
        source = self.bank["own"] if self.kind == "own" else self.writer if self.kind == "writer" and (self.writer[2] == number).any() else self.bank["every"]
        return self.strokes(*self._of(source, number), self.noughts if number == 0 else 1.0, self.ones if number == 1 else 0.0)

    def zeros(self, count):
        """Noughts in one go, one growing out of the other. -> (ink, the row of its foot, their boxes in it)."""
        wide, tall, apart, start = self.ring
        n = self.rng.normal
        if self.chain == "coil":  # the pen goes round and on at once
            turn = self.rng.choice([-1, 1]) * 2 * np.pi
            t = np.linspace(-self.rng.uniform(0, 0.2), count + self.rng.uniform(0, 0.2), 24 * count)
            of = np.clip(t.astype(int), 0, count - 1)
            rx, ry = wide * (1 + n(0, 0.1, count))[of] / 2, tall * (1 + n(0, 0.07, count))[of] / 2
            p = np.stack([t * wide * (1 + self.ring[2]) + rx * np.cos(start + turn * t), tall / 2 + ry * np.sin(start + turn * t)], 1)
            p[1:-1] = (p[:-2] + 2 * p[1:-1] + p[2:]) / 4
            down = np.ones(len(p), int)
        else:
            points, down, of, x = [], [], [], 0.0
            for i in range(count):
                rx, ry = wide * (1 + n(0, 0.12)) / 2, tall * (1 + n(0, 0.07)) / 2
                long = self.rng.uniform(0.95, 1.12) if self.chain == "rings" else self.rng.uniform(0.5, 0.85)
                a = start + n(0, 0.35) - 2 * np.pi * np.linspace(0, long, 24)
                x += rx
                ring = np.stack([x + rx * np.cos(a), tall / 2 + n(0, 0.02) + ry * np.sin(a)], 1)
                x += rx + wide * (apart + n(0, 0.06))
                points.append(ring)
                down += [1] * 23 + [int(self.rng.random() < 0.8)]
                of += [i] * 24
            p, of = np.concatenate(points), np.array(of)
        p[:, 0] *= self.broad
        p[:, 0] -= p[:, 1] * self.slant
        p *= self.height
        ink, foot = self._draw(p, np.array([*down[:-1], 0]))
        r = self.width / 2
        q = p - p.min(0) + 1
        return ink, foot, [(*q[of == i].min(0), *(np.ptp(q[of == i], 0) + 2 * r)) for i in range(count)]

    def _of(self, source, number):
        i = self.rng.choice(np.flatnonzero(source[2] == number))
        return source[0][i], source[1][i]

    def letter(self):
        i = self.rng.integers(len(self.bank["letters"][0]))
        return self.strokes(self.bank["letters"][0][i], self.bank["letters"][1][i])

    def strokes(self, points, down, tall=1.0, lean=0.0):
        """Pen strokes whose longer side is 1, drawn `tall` heights high; they lean by so much more than the hand does."""
        p = np.asarray(points, float)
        p = (p - p.min(0)) / max(np.ptp(p[:, 1]), 0.45 * np.ptp(p[:, 0]), 1e-6)
        p *= self.height * tall * (1 + self.rng.normal(0, self.uneven))
        p[:, 0] *= self.broad * (1 + self.rng.normal(0, self.uneven))
        p += self._bent(p / self.height) * self.height
        p[:, 0] -= p[:, 1] * (self.slant + lean + self.rng.normal(0, 0.04))
        return self._draw(p, down)

    def _bent(self, p):
        """How far the points of one digit are from where the hand's own digits have them, in heights: smooth over the digit."""
        wave = lambda: np.sin(p @ self.rng.normal(0, 3, 2) + self.rng.uniform(0, 2 * np.pi)) + np.sin(p @ self.rng.normal(0, 6, 2) + self.rng.uniform(0, 2 * np.pi)) / 2
        return self.bend * np.stack([wave(), wave()], 1)

    def _draw(self, p, down):
        r = self.width / 2 * (1 + self.rng.normal(0, 0.06))
        low = p.min(0) - r - 1
        size = np.ceil(p.max(0) + r + 1 - low).astype(int) + 1
        image = Image.new("L", tuple(size), 0)
        draw = ImageDraw.Draw(image)
        q = p - low
        for a, b, on in zip(q[:-1], q[1:], down):
            if on:
                draw.line([tuple(a), tuple(b)], fill=255, width=max(1, round(2 * r)))
        for i, (x, y) in enumerate(q):
            if (i < len(down) and down[i]) or (i and down[i - 1]):
                draw.ellipse([x - r, y - r, x + r, y + r], fill=255)
        return np.asarray(image, np.float32) / 255, (p[:, 1].max() - low[1])

    def _pixels(self, number):
        images, labels = self.bank["mnist"]
        a = images[self.rng.choice(np.flatnonzero(labels == number))]
        rows, columns = np.flatnonzero(a.max(1) > 60), np.flatnonzero(a.max(0) > 60)
        a = a[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        k = self.height / max(a.shape[0], 0.6 * a.shape[1]) * (1 + self.rng.normal(0, self.uneven))
        big = Image.fromarray(a).resize((max(2, round(a.shape[1] * k * self.broad)), max(2, round(a.shape[0] * k))), Image.BICUBIC)
        v = np.clip((np.asarray(big, np.float32) / 255 - 0.35) * 4, 0, 1)
        return v, v.shape[0]

    def sign(self, sign):
        """-> (ink, foot's row, how far its foot stands below the line's, in heights)."""
        u, h = self.rng.uniform, self.height
        line = lambda points, pen=None: self._draw(np.asarray(points, float) * h, np.array([1] * (len(points) - 1) + [0]) if pen is None else np.array(pen))
        if sign == ".":
            if self.rng.random() < 0.5:
                return (*line([[0, 0], [u(0, 0.06), u(-0.03, 0.05)]]), u(-0.05, 0.06))
            long = u(0.12, 0.35)
            return (*line([[0, 0], [-long * u(0, 0.6), long]]), u(0.05, 0.3))
        if sign == "-":
            wide, lean = u(0.25, 1.3), u(-0.12, 0.12)
            if self.rng.random() < 0.25:  # =
                gap = u(0.14, 0.32)
                return (*line([[0, 0], [wide, lean], [u(-0.1, 0.1), gap], [wide + u(-0.1, 0.1), gap + lean]], [1, 0, 1, 0]), -u(0.05, 0.4))
            return (*line([[0, 0], [wide / 2, lean / 2 + u(-0.03, 0.03)], [wide, lean]]), -u(0.0, 0.65))
        if sign == "/":
            return (*line([[u(0.3, 0.8), 0], [0, u(1.05, 1.5)]]), u(0.05, 0.3))
        if sign == "$":
            s = [[0.5, 0.2], [0.3, 0.05], [0.05, 0.2], [0.25, 0.45], [0.5, 0.65], [0.3, 0.92], [0, 0.78]]
            bars = [[0.27, -0.1], [0.24, 1.1]] + ([[0.38, -0.1], [0.35, 1.1]] if self.rng.random() < 0.3 else [])
            return (*line(s + bars, ([1] * 6 + [0] + [1, 0, 1, 0])[: len(s) + len(bars)]), u(0, 0.15))
        if sign == "#":
            kind = self.rng.integers(3)
            if kind == 0:
                return (*self.letter(), u(-0.05, 0.05))
            if kind == 1:  # a row of crosses or waves that keeps others from writing on
                n = self.rng.integers(2, 6)
                x = np.linspace(0, n * 0.25, 2 * n + 1)
                return (*line(np.stack([x, 0.12 * (np.arange(2 * n + 1) % 2) + u(0, 0.05)], 1)), -u(0.1, 0.5))
            return (*line([[0.2, 0], [0.05, 0.1], [0, 0.5], [0.3, 0.5]] if u(0, 1) < 0.5 else [[0, 0], [0.25, 0.35], [0, 0.7]]), -u(0, 0.2))
        raise ValueError(sign)


def text(rng):
    """What is written: digits with points or wide gaps, signs before and after. Nobody begins or ends with a mere slash: that is a 1."""
    if rng.random() < 0.02:  # a date or a part
        return "/".join(str(rng.integers(1, 10 ** rng.integers(1, 3))) for _ in range(rng.integers(2, 4)))
    n = int(rng.choice([1, 2, 3, 4, 5, 6, 7, 8], p=[0.2, 0.09, 0.13, 0.18, 0.2, 0.1, 0.06, 0.04]))
    digits = "".join(rng.choice(list("0123456789"), n, p=[0.16, 0.14] + [0.0875] * 8))
    if rng.random() < 0.5:  # a quantity begins as Benford's law has it
        digits = str(rng.choice(np.arange(1, 10), p=np.log10(1 + 1 / np.arange(1, 10)))) + digits[1:]
    if rng.random() < 0.35 and n > 2:
        zeros = rng.integers(2, n)
        digits = digits[: n - zeros] + "0" * zeros
    out = digits
    if n > 3 and rng.random() < 0.5:
        between = "." if rng.random() < 0.8 else " "
        out = digits[: n % 3] + (between if n % 3 else "") + between.join(digits[i : i + 3] for i in range(n % 3, n, 3))
    elif n > 2 and rng.random() < 0.1:
        out = digits[:-2] + "." + digits[-2:]
    if rng.random() < 0.5:
        out += str(rng.choice(["-", "-", "-", "-", "-", "-", ".", ".", ".", ".", ".-", ".-", "--", "--", "/-", "/-", "#", "-#", ".#"]))
    if rng.random() < 0.15:
        out = str(rng.choice(["$", "$", "$", "$", "-", "-", "#", "#", "##"])) + out
    return out


def upright_pen(rng, bank):
    """A small hand, its slant taken out as well as a program can."""
    pen = Pen(rng, bank, FINE * 24)
    pen.slant = rng.normal(0, 0.07)
    return pen


def line(rng, bank, pen=None):
    """-> (ink cover [h, w] of 0..1 with a margin, its text, its characters with their boxes in pixels, its height).

    pen: whose slant is taken out writes a line whose climb is taken out, too; by default a hand of any size."""
    upright = pen is not None
    again = lambda: line(rng, bank, upright_pen(rng, bank) if upright else None)
    pen = pen or Pen(rng, bank, FINE * int(np.exp(rng.uniform(np.log(18), np.log(90)))))
    height = pen.height
    written = text(rng)
    tight = rng.choice([rng.uniform(-0.1, 0.03), rng.uniform(0.02, 0.22), rng.uniform(0.2, 0.5), rng.uniform(0.5, 1.0)], p=[0.4, 0.42, 0.13, 0.05])
    wide = 0.0
    ligatures = rng.random() < 0.12
    climb = np.tan(np.radians(rng.normal(0, 0.5 if upright else 2.5)))
    page = np.zeros((3 * height, int((len(written) + 3) * 1.9 * height)), np.float32)
    foot0, x, last = 2 * height, height, None
    ends = np.full(page.shape[0], -1.0)
    places = []
    runs = r"0{2,}|." if pen.chains else "."
    for c in re.findall(runs, written):
        boxes = None
        if c == " ":
            wide = rng.uniform(0.25, 0.9)
            continue
        if len(c) > 1:
            ink, foot, boxes = pen.zeros(len(c))
            below = rng.normal(0, pen.wander)
        elif c.isdigit():
            ink, foot = pen.digit(int(c))
            below = rng.normal(0, pen.wander)
        else:
            ink, foot, below = pen.sign(c)
        top = int(round(foot0 + climb * x + below * height - foot))
        top = min(max(top, 0), page.shape[0] - ink.shape[0])
        if ink.shape[0] > page.shape[0]:
            return again()
        marked = ink > 0.3
        if not marked.any():
            return again()
        begins = np.where(marked.any(1), marked.argmax(1), 1e6)
        gap = (tight + wide + rng.normal(0, 0.05) + (0.12 if not c.isdigit() else 0)) * height
        wide = 0.0
        near = slice(max(0, top - height // 10), top + ink.shape[0])
        room = ends[top : top + ink.shape[0]]
        at = x if last is None else max(np.max(room - begins, where=room >= 0, initial=-1e6), ends[near].max() - 0.75 * min(ink.shape[1], height)) + gap
        if at < 0:
            at = x + gap
        at = int(max(at, last[0] + 0.2 * last[1] if last else 0))
        if at + ink.shape[1] >= page.shape[1]:
            return again()
        page[top : top + ink.shape[0], at : at + ink.shape[1]] = np.maximum(page[top : top + ink.shape[0], at : at + ink.shape[1]], ink)
        if ligatures and last and c.isdigit() and rng.random() < 0.6:
            _ligature(rng, page, pen, last, at, top, ink)
        right = np.where(marked.any(1), at + ink.shape[1] - marked[:, ::-1].argmax(1), -1)
        ends[top : top + ink.shape[0]] = np.maximum(ends[top : top + ink.shape[0]], right)
        x = ends.max()
        rows, columns = np.flatnonzero(marked.any(1)), np.flatnonzero(marked.any(0))
        if boxes is None:
            boxes = [(columns[0], rows[0], columns[-1] + 1 - columns[0], rows[-1] + 1 - rows[0])]
        places += [(one, at + left, top + up, w, h) for one, (left, up, w, h) in zip(c, boxes)]
        last = (at, ink.shape[1], top, ink.shape[0])
    rows, columns = np.flatnonzero(page.max(1) > 0), np.flatnonzero(page.max(0) > 0)
    margin = lambda: int(height * rng.uniform(0.05, 0.7))
    top, left = max(0, rows[0] - margin()), max(0, columns[0] - margin())
    page = page[top : rows[-1] + margin() + 1, left : columns[-1] + margin() + 1]
    page = page[: page.shape[0] // FINE * FINE, : page.shape[1] // FINE * FINE]
    small = page.reshape(page.shape[0] // FINE, FINE, -1, FINE).mean((1, 3))
    places = [(c, (x - left) / FINE, (y - top) / FINE, w / FINE, h / FINE) for c, x, y, w, h in places]
    return small, "".join(c for c in written if c in "0123456789.-/"), places, height // FINE


def _ligature(rng, page, pen, last, at, top, ink):
    """A stroke from the character before, as a quick hand leaves it."""
    high = rng.uniform(0.05, 0.9)
    a = (last[0] + 0.7 * last[1], last[2] + high * last[3])
    b = (at + 0.3 * ink.shape[1], top + np.clip(high + rng.normal(0, 0.15), 0.05, 0.95) * ink.shape[0])
    image = Image.new("L", (page.shape[1], page.shape[0]), 0)
    ImageDraw.Draw(image).line([a, b], fill=255, width=max(1, round(pen.width * rng.uniform(0.5, 1))))
    np.maximum(page, np.asarray(image, np.float32) / 255, out=page)


def _blurred(v, sigma):
    picture = Image.fromarray((np.clip(v, 0, 1) * 255).astype(np.uint8))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(sigma)), np.float32) / 255


def photographed(rng, cover, height):
    """Ink cover -> a grey picture: paper, light, pattern, ruled lines, focus, noise."""
    h, w = cover.shape
    y, x = np.mgrid[0:h, 0:w]
    if rng.random() < 0.2:  # ruled, or in a box
        rows = [rng.uniform(0.85, 1.0) * h] + ([rng.uniform(0, 0.1) * h] if rng.random() < 0.5 else [])
        for row in rows:
            thick = rng.uniform(0.5, 1.5)
            cover = np.maximum(cover, np.clip(thick - np.abs(y - row - rng.uniform(-0.01, 0.01) * x) + 0.5, 0, 1) * rng.uniform(0.4, 1))
    if rng.random() < 0.15:  # a worn stroke
        grain = _blurred(rng.random((h, w)), rng.uniform(0.4, 1.2))
        cover = cover * np.clip(1.3 - rng.uniform(0.5, 2.5) * np.maximum(0, grain - 0.45) * 2, 0, 1)
    if rng.random() < 0.85:
        cover = _blurred(cover, rng.uniform(0.2, min(1.4, 0.03 * height + 0.2)))
    turn = rng.uniform(0, 2 * np.pi)
    light = rng.uniform(0.5, 0.97) * (1 + rng.uniform(0, 0.25) * (np.cos(turn) * (x / w - 0.5) + np.sin(turn) * (y / h - 0.5)))
    if rng.random() < 0.35:  # the printed pattern of a form
        for _ in range(rng.integers(1, 4)):
            a, pitch = rng.uniform(0, np.pi), rng.uniform(3, 14)
            wave = np.sin(2 * np.pi * (np.cos(a) * x + np.sin(a) * y + rng.uniform(0, 3) * np.sin(x / rng.uniform(6, 30))) / pitch)
            light = light * (1 - rng.uniform(0.01, 0.07) * (wave > rng.uniform(-0.2, 0.8)))
    ink = light * rng.uniform(0.05, 0.6) ** rng.choice([1, 1, 0.6])
    grey = light * (1 - cover) + ink * cover
    if rng.random() < 0.7:
        grey = grey + rng.normal(0, rng.uniform(0.003, 0.035), grey.shape)
    return Image.fromarray((np.clip(grey, 0, 1) * 255).astype(np.uint8))


def strip(rng, cover):
    """Ink in a strip [32, columns] of bytes, as glyph.Strip has it: its rows 22 high, its columns 1.4 times as wide as high.

    -> the strip, and the columns that each column of the cover is, and the first of it; or nothing, if hardly any ink is left."""
    share = cover.sum(1).cumsum() / cover.sum()
    top, bottom = (share > 0.015).argmax(), len(share) - (share[::-1] < 0.985).argmax()
    scale = 22 / (bottom - top) * np.exp(rng.normal(0, 0.06))
    v = Image.fromarray((cover * 255).astype(np.uint8))
    v = v.resize((max(4, round(v.width * scale * 1.4)), max(4, round(v.height * scale))), Image.BICUBIC)
    v = np.asarray(v.filter(ImageFilter.GaussianBlur(float(rng.uniform(0, 0.7)))), np.float32) / 255
    uneven = Image.fromarray(rng.normal(0, 1, (3, max(3, v.shape[1] // 8))).astype(np.float32)).resize(v.shape[::-1], Image.BICUBIC)
    v = v * (1 + rng.uniform(0, 0.35) * np.asarray(uneven)) + rng.normal(0, rng.uniform(0, 0.06), v.shape)
    faint = rng.uniform(0.02, 0.3)
    v = np.clip((v - faint) / (rng.uniform(0.6, 1) - faint), 0, 1)
    columns = np.flatnonzero((v > 0.4).any(0))
    if not len(columns):
        return None
    v = v[:, columns[0] : columns[-1] + 1]
    wide = (v.shape[1] + 12 + 3) // 4 * 4
    out = np.zeros((96, wide), np.float32)
    at = 48 - round((top + bottom) / 2 * scale + rng.normal(0, 0.7))
    v = v[max(0, -at) : 96 - at]
    out[max(0, at) : max(0, at) + len(v), 6 : 6 + v.shape[1]] = v
    return (out[32:64] * 255).astype(np.uint8), 1.4 * scale, 6 - columns[0]


def draw_strips(a, bank, out):
    """strips.bin, strips.csv and labels.csv, as training.strips reads them."""
    with open(out / "labels.csv", "w", newline="") as f, open(out / "strips.csv", "w", newline="") as g, open(out / "strips.bin", "wb") as pixels:
        labels, places = csv.writer(f), csv.writer(g)
        labels.writerow(["file", "text", "places"])
        for i in range(a.count):
            rng = np.random.default_rng([a.seed, i])
            cover, written, _, _ = line(rng, bank, upright_pen(rng, bank))
            seen = strip(rng, cover)
            if seen and seen[0].shape[1] <= 640:
                wide = seen[0].shape[1]
                labels.writerow([i, written, ""])
                places.writerow([i, wide, 0, 0, wide, 32])
                pixels.write(seen[0].tobytes())


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--data", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--count", type=int, default=6000)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--held", action="store_true", help="write with the hands that the network did not learn from")
    p.add_argument("--strips", action="store_true", help="no pictures, but strips for training.strips")
    a = p.parse_args()
    bank = hands(a.data, a.held)
    out = pathlib.Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    if a.strips:
        return draw_strips(a, bank, out)
    with open(out / "labels.csv", "w", newline="") as f:
        rows = csv.writer(f)
        rows.writerow(["file", "text", "places"])
        for i in range(a.count):
            rng = np.random.default_rng([a.seed, i])
            cover, written, places, height = line(rng, bank)
            name = f"{i:05d}.jpg"
            picture = io.BytesIO()
            photographed(rng, cover, height).save(picture, "JPEG", quality=int(rng.integers(60, 96)))
            (out / name).write_bytes(picture.getvalue())
            rows.writerow([name, written, " ".join(f"{c}:{x:.1f}:{y:.1f}:{w:.1f}:{h:.1f}" for c, x, y, w, h in places)])


if __name__ == "__main__":
    main()
