"""Draws pictures of what is no number, and of numbers, and trains who tells the ones from the others:

    python -m training.things draw --data DIR --out THINGS --count 30000
    java .. org.digits.reading.Sights THINGS
    python -m training.things learn THINGS [THINGS ..] --held HELD --out FILE.keras

The server's own preparation makes of each picture what the net sees (glyph.Sight): all ink, and beside it what the photo shows there. The net
says how much tells for a thing, rather than a number. No picture is of any real thing: they are shapes that are round, angular, alike on
both sides, or standing on the ground, filled with shades, stripes, folds and spots, or only outlined; scribbles; shapes one upon another, which
have much of a photograph's statistics (dead leaves: Lee et al. 2001, Baradad et al. 2021); letters that aren't like digits, and words.
"""
import csv
import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "torch")
import keras
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw, ImageFilter

from training import conditions, data, lines, pytorch, strips, strokes, words

HALF = 48  # columns of each half of what is seen
PLAINLY = 4.0  # e^4 times as likely
THING, NUMBER = "thing", "number"
LETTERS = "ABCDEFHJKLMNPRTUVWXYacdefhjkmnprtuvwxy@#&%?!+*=<>$"
HEIGHT = 96  # of characters before they are set on a page, in pixels
KNOWN = [*conditions.DRAWN.values(), *conditions.TAKEN.values()]


# ---- shapes: polygons [k, 2] within -1..1, y downwards -----------------------------------------------------------


def curve(points, closed=False):
    """A smooth line through the points."""
    if closed:
        points = np.concatenate([points, points[:3]])
        return strokes._curve(points)[10:-20]
    return strokes._curve(points)


def star(rng):
    """Any outline that is seen whole from its middle."""
    n = rng.integers(3, 12)
    at = np.sort(np.linspace(0, 2 * np.pi, n, endpoint=False) + rng.normal(0, 0.6 / n, n))
    r = np.clip(rng.normal(0.8, rng.uniform(0.02, 0.3), n), 0.2, 1)
    p = np.stack([np.cos(at), np.sin(at)], 1) * r[:, None]
    return [curve(p, True) if rng.random() < 0.6 and n > 3 else p]


def both_sides(rng):
    """Alike on both sides, as bottles, clothes, lamps and faces are: perhaps with arms, perhaps parted below."""
    n = rng.integers(3, 9)
    y = np.linspace(-1, 1, n)
    half = np.clip(np.cumsum(rng.normal(0, 0.22, n)) + rng.uniform(0.25, 0.8), 0.1, 1)
    side = np.stack([half, y], 1)
    side = curve(side) if rng.random() < 0.6 else side
    parts = [np.concatenate([side, side[::-1] * [-1, 1]])]
    if rng.random() < 0.5:  # arms
        top, long, thick, out = rng.uniform(-1, -0.3), rng.uniform(0.3, 1.7), rng.uniform(0.15, 0.45), rng.uniform(0.0, 0.9)
        begin = np.interp(top, y, half) * rng.uniform(0.6, 1)
        arm = np.array([[begin - thick, top], [begin + thick * 0.3, top], [begin + out, top + long], [begin + out - thick, top + long * rng.uniform(0.9, 1.05)]])
        parts += [arm, arm * [-1, 1]]
    if rng.random() < 0.35:  # legs
        far, wide = rng.uniform(-0.6, 0.7), rng.uniform(0.05, 0.4) * half[-1]
        parts.append(("hole", np.array([[0, far], [wide, 1.02], [-wide, 1.02]])))
    return parts


def on_the_ground(rng):
    """Flat below and of any height above, as shoes, cars, hills and houses are."""
    n = rng.integers(3, 9)
    x = np.linspace(-1, 1, n)
    high = np.clip(np.cumsum(rng.normal(0, 0.5, n)) + rng.uniform(0.1, 1), 0.08, 1.6)
    top = np.stack([x, rng.uniform(0.3, 0.9) - high], 1)
    top = curve(top) if rng.random() < 0.65 else np.repeat(top, 2, 0)[1:] if rng.random() < 0.3 else top
    foot = max(p[1] for p in top) + rng.uniform(0.02, 0.25)
    parts = [np.concatenate([top, [[1, foot], [-1, foot]]])]
    if rng.random() < 0.4:  # an arch cut out of it, or wheels and heels
        at, wide = rng.uniform(-0.6, 0.6), rng.uniform(0.1, 0.4)
        parts.append((("hole",) if rng.random() < 0.5 else ("more",)) + (around(at, foot, wide, wide * rng.uniform(0.4, 1.2)),))
    return parts


def around(x, y, wide, tall):
    a = np.linspace(0, 2 * np.pi, 32)
    return np.stack([x + wide * np.cos(a), y + tall * np.sin(a)], 1)


def limbs(rng):
    """Bars and straps of any thickness, joined."""
    parts, at = [], rng.uniform(-0.7, 0.7, 2)
    for _ in range(rng.integers(2, 8)):
        to = rng.uniform(-1, 1, 2)
        bow = curve(np.stack([at, (at + to) / 2 + rng.normal(0, 0.25, 2), to]))
        a, b = rng.uniform(0.02, 0.3, 2)
        parts.append(stroke(bow, a, b))
        at = to if rng.random() < 0.7 else rng.uniform(-0.7, 0.7, 2)
    return parts


def stroke(line, begin, end):
    """A line as a polygon, so thick at its ends."""
    way = np.gradient(line, axis=0)
    way /= np.maximum(np.hypot(*way.T), 1e-6)[:, None]
    half = np.linspace(begin, end, len(line))[:, None] / 2
    beside = np.stack([-way[:, 1], way[:, 0]], 1) * half
    return np.concatenate([line + beside, (line - beside)[::-1]])


def case(rng):
    """A bag, a box, a mug, a phone: a body, and perhaps a handle or a window."""
    w, h = rng.uniform(0.3, 1), rng.uniform(0.3, 1)
    lean = rng.normal(0, 0.1)
    parts = [np.array([[-w + lean, -h], [w - lean, -h], [w, h], [-w, h]])]
    if rng.random() < 0.6:
        r = rng.uniform(0.3, 0.9) * w
        loop = around(0, 0, r, r * rng.uniform(0.5, 1.4)) + [0, -h] if rng.random() < 0.6 else around(0, 0, 0.35, 0.7 * h) + [w, 0]
        parts.append(stroke(loop, *[rng.uniform(0.05, 0.2)] * 2))
    if rng.random() < 0.3:
        parts.append(("hole", parts[0] * rng.uniform(0.4, 0.9)))
    return parts


def pieces(rng):
    """A handful of shapes beside one another."""
    return [p * rng.uniform(0.15, 0.5) + rng.uniform(-0.8, 0.8, 2) for _ in range(rng.integers(2, 7)) for p in star(rng)]


SHAPES = [star, both_sides, both_sides, on_the_ground, on_the_ground, limbs, limbs, case, pieces]


# ---- pictures: [h, w] of 0..1, dark things on light --------------------------------------------------------------


def noise(rng, h, w, fine):
    """Smooth noise of about unit variance: as many humps as `fine` along the longer side."""
    small = rng.normal(0, 1, (max(2, round(fine * h / max(h, w))), max(2, round(fine * w / max(h, w))))).astype(np.float32)
    return np.asarray(Image.fromarray(small).resize((w, h), Image.BICUBIC))


def pattern(rng, h, w):
    """What cloth, leather, skin and paint look like: shade, folds, stripes, checks, spots, grain."""
    out = np.zeros((h, w), np.float32)
    y, x = np.mgrid[:h, :w] / max(h, w)
    if rng.random() < 0.7:
        a = rng.uniform(0, 2 * np.pi)
        out += rng.uniform(0, 0.5) * (np.cos(a) * x + np.sin(a) * y - 0.5)
    if rng.random() < 0.6:
        out += rng.uniform(0, 0.3) * noise(rng, h, w, np.exp(rng.uniform(1, 4)))
    if rng.random() < 0.3:
        out += rng.uniform(0, 0.4) * (1 - abs(noise(rng, h, w, rng.uniform(3, 9))) * 2)
    if rng.random() < 0.25:
        a, f = rng.uniform(0, np.pi), rng.uniform(10, 80)
        wave = np.sin(f * (np.cos(a) * x + np.sin(a) * y) + rng.uniform(0, 6))
        if rng.random() < 0.4:
            wave = wave + np.sin(f * (np.cos(a) * y - np.sin(a) * x))
        out += rng.uniform(0.1, 0.8) * (np.sign(wave) if rng.random() < 0.5 else wave)
    if rng.random() < 0.15:
        out += rng.uniform(0.3, 1) * (noise(rng, h, w, rng.uniform(8, 30)) > rng.uniform(0.3, 1.3))
    return out + rng.normal(0, rng.uniform(0, 0.06), (h, w))


def to_pixels(rng, h, w, parts, fill=0.9):
    """Parts of a shape, set into h x w pixels."""
    every = np.concatenate([p[1] if isinstance(p, tuple) else p for p in parts])
    low, high = every.min(0), every.max(0)
    a = rng.normal(0, 0.12)
    turn = np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
    room = np.array([w, h]) * fill
    scale = (room / np.maximum(high - low, 1e-3)).min() * np.ones(2)
    scale *= np.exp(rng.normal(0, 0.15, 2))
    spare = np.array([w, h]) - (high - low) * scale
    at = np.array([w, h]) / 2 + spare * rng.uniform(-0.4, 0.4, 2) * (spare > 0)
    place = lambda p: (p - (low + high) / 2) @ turn * scale + at
    return [(p[0], place(p[1])) if isinstance(p, tuple) else ("more", place(p)) for p in parts]


def mask(h, w, parts):
    image = Image.new("L", (w, h))
    draw = ImageDraw.Draw(image)
    for what, p in parts:
        draw.polygon([tuple(q) for q in p], fill=255 if what == "more" else 0)
    return np.asarray(image, np.float32) / 255


def drawn_lines(rng, h, w, some, pen):
    """Lines [k, 2] in pixels, with a pen."""
    image = Image.new("L", (w, h))
    draw = ImageDraw.Draw(image)
    for line in some:
        draw.line([tuple(q) for q in line], fill=255, width=max(1, round(pen)), joint="curve")
    return np.asarray(image, np.float32) / 255


def any_line(rng, h, w):
    n = rng.integers(2, 5)
    return curve(rng.uniform(0, 1, (n, 2)) * [w, h])


def solid(rng, h, w):
    """One thing, filled."""
    parts = to_pixels(rng, h, w, SHAPES[rng.integers(len(SHAPES))](rng), rng.uniform(0.5, 1))
    inside = mask(h, w, parts)
    shade = rng.uniform(0.02, 0.9) + pattern(rng, h, w) * rng.uniform(0.2, 1)
    for _ in range(rng.integers(0, 5)):  # seams, laces, edges
        line = drawn_lines(rng, h, w, [any_line(rng, h, w) for _ in range(rng.integers(1, 4))], max(h, w) * rng.uniform(0.005, 0.03))
        shade = shade + line * rng.uniform(-0.5, 0.5)
    for _ in range(rng.integers(0, 4)):  # soles, collars, prints, windows
        shade = np.where(mask(h, w, to_pixels(rng, h, w, star(rng), rng.uniform(0.1, 0.5))) > 0, rng.uniform(0, 1), shade)
    if rng.random() < 0.4:
        edge = np.asarray(Image.fromarray((inside * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(max(h, w) * rng.uniform(0.01, 0.06))), np.float32) / 255
        shade = shade + rng.uniform(-0.6, 0.6) * (1 - edge)
    ground = 1.0 if rng.random() < 0.6 else rng.uniform(0.6, 1) + (pattern(rng, h, w) * rng.uniform(0, 0.3) if rng.random() < 0.5 else 0)
    return np.clip(np.where(inside > 0.5, np.clip(shade, 0, 1), ground), 0, 1)


def sketch(rng, h, w):
    """One thing, outlined, and some lines within."""
    parts = to_pixels(rng, h, w, SHAPES[rng.integers(len(SHAPES))](rng), rng.uniform(0.5, 0.95))
    outline = [np.concatenate([p, p[:1]]) for _, p in parts]
    inside = mask(h, w, parts)
    pen = max(h, w) * rng.uniform(0.008, 0.05)
    v = drawn_lines(rng, h, w, outline, pen)
    if rng.random() < 0.6:
        more = [any_line(rng, h, w) if rng.random() < 0.5 else around(*rng.uniform(0.2, 0.8, 2) * [w, h], *rng.uniform(0.02, 0.12, 2) * w) for _ in range(rng.integers(1, 6))]
        v = np.maximum(v, drawn_lines(rng, h, w, more, pen) * (inside > 0))
    return 1 - v * rng.uniform(0.4, 1)


def scribble(rng, h, w):
    kind, n = rng.integers(5), rng.integers(5, 40)
    pen = max(h, w) * rng.uniform(0.008, 0.05)
    if kind == 0:
        some = [curve(np.clip(np.cumsum(rng.normal(0, 0.16, (n, 2)), 0) + 0.5, 0.03, 0.97) * [w, h])]
    elif kind == 1:  # to and fro
        x = np.linspace(0.1, 0.9, n)
        some = [np.stack([x + rng.normal(0, 0.03, n), 0.5 + rng.uniform(0.1, 0.4) * (-1) ** np.arange(n) * rng.uniform(0.5, 1, n)], 1) * [w, h]]
    elif kind == 2:  # a coil
        a = np.linspace(0, 2 * np.pi * rng.uniform(2, 7), 120)
        r = np.linspace(rng.uniform(0, 0.2), rng.uniform(0.2, 0.45), 120)
        some = [np.stack([0.5 + r * np.cos(a) + rng.uniform(0, 0.4) * (a / a[-1] - 0.5), 0.5 + r * np.sin(a) * rng.uniform(0.4, 1)], 1) * [w, h]]
    elif kind == 3:  # hatching, a net
        a, k = rng.uniform(0, np.pi), rng.integers(3, 10)
        way, beside = np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
        some = [np.stack([t * beside - way * rng.uniform(0.2, 0.45), t * beside + way * rng.uniform(0.2, 0.45)]) * min(h, w) + [w / 2, h / 2] for t in np.linspace(-0.4, 0.4, k)]
        some += [s[:, ::-1] * [w / h, h / w] for s in some] if rng.random() < 0.4 else []
    else:
        some = [any_line(rng, h, w) for _ in range(rng.integers(3, 12))]
    return 1 - drawn_lines(rng, h, w, some, pen) * rng.uniform(0.4, 1)


def leaves(rng, h, w):
    """Shapes of all sizes upon one another until nothing else is seen."""
    v = np.full((h, w), rng.uniform(0, 1)) + pattern(rng, h, w) * 0.3
    for _ in range(rng.integers(5, 60)):
        size = max(h, w) * min(1.0, 0.06 * rng.pareto(1.5) + 0.06)
        k = max(4, int(size))
        part = mask(k, k, to_pixels(rng, k, k, SHAPES[rng.integers(len(SHAPES))](rng)))
        y, x = rng.integers(-k // 2, h), rng.integers(-k // 2, w)
        part = part[max(0, -y) : h - y, max(0, -x) : w - x]
        place = v[max(0, y) : max(0, y) + part.shape[0], max(0, x) : max(0, x) + part.shape[1]]
        np.copyto(place, rng.uniform(0, 1) + pattern(rng, *part.shape) * rng.uniform(0, 0.5), where=part[: place.shape[0], : place.shape[1]] > 0)
    return np.clip(v, 0, 1)


def on_page(rng, h, w, cover):
    """Ink [tall, wide] of 0..1 somewhere on a page, as large as anybody would write it."""
    scale = min(h / cover.shape[0], w / cover.shape[1]) * rng.uniform(0.4, 0.95)
    tall, wide = max(2, round(cover.shape[0] * scale)), max(2, round(cover.shape[1] * scale))
    v = np.asarray(Image.fromarray((np.clip(cover, 0, 1) * 255).astype(np.uint8)).resize((wide, tall), Image.BICUBIC), np.float32) / 255
    page = np.zeros((h, w), np.float32)
    y, x = rng.integers(0, h - tall + 1), rng.integers(0, w - wide + 1)
    page[y : y + tall, x : x + wide] = v
    return 1 - page * rng.uniform(0.4, 1)


def rows(rng, inks):
    """Inks [tall, wide] below one another."""
    gap = int(rng.uniform(0.2, 0.9) * min(len(i) for i in inks))
    wide = max(i.shape[1] for i in inks)
    begin = [int(rng.uniform(0, 0.3 if rng.random() < 0.5 else 1) * (wide - i.shape[1])) for i in inks]
    return np.concatenate([np.pad(i, ((0, gap), (b, wide - i.shape[1] - b))) for i, b in zip(inks, begin)])


def on_ground(rng, v):
    """The same on paper with a pattern, ruled lines, a box, a shadow; or as a sheet on a desk."""
    h, w = v.shape
    kind = rng.choice(["plain", "pattern", "ruled", "box", "shadow", "sheet"], p=[0.42, 0.18, 0.1, 0.08, 0.11, 0.11])
    thin = max(1.0, max(h, w) * rng.uniform(0.003, 0.012))
    y, x = np.mgrid[:h, :w].astype(np.float32)
    if kind == "pattern":
        return v * np.clip(1 - rng.uniform(0.05, 0.5) * np.clip(pattern(rng, h, w), 0, 1), 0, 1)
    if kind == "ruled":
        apart = max(h, w) * rng.uniform(0.08, 0.4)
        rules = (y + rng.uniform(-0.05, 0.05) * x + rng.uniform(0, apart)) % apart < thin
        if rng.random() < 0.4:
            rules |= (x + rng.uniform(0, apart)) % apart < thin
        return v * (1 - rng.uniform(0.1, 0.6) * rules)
    if kind == "box":
        a, b, c, d = rng.uniform(0.01, 0.12, 4) * [h, h, w, w]
        away = np.minimum.reduce([y - a, h - b - y, x - c, w - d - x])
        return v * (1 - rng.uniform(0.2, 0.9) * (abs(away) < thin))
    if kind == "shadow":
        a = rng.uniform(0, 2 * np.pi)
        side = np.cos(a) * (x - w * rng.uniform(0.2, 0.8)) + np.sin(a) * (y - h * rng.uniform(0.2, 0.8))
        return v * (1 - rng.uniform(0.15, 0.6) / (1 + np.exp(-np.clip(side / (max(h, w) * rng.uniform(0.003, 0.1)), -30, 30))))
    if kind == "sheet":
        edge = np.array([[0, 0], [w, 0], [w, h], [0, h]]) + rng.uniform(0, 0.1, (4, 2)) * max(h, w) * [[1, 1], [-1, 1], [-1, -1], [1, -1]]
        desk = np.clip(rng.uniform(0, 0.75) + pattern(rng, h, w) * rng.uniform(0, 0.4), 0, 1)
        return np.where(mask(h, w, [("more", edge)]) > 0, v, desk)
    return v


def letter(rng, h, w, bank):
    """One to three letters that aren't like digits, by hand or printed."""
    pen = lines.Pen(rng, bank, HEIGHT)
    inks = []
    for _ in range(rng.choice([1, 2, 3], p=[0.75, 0.17, 0.08])):
        if rng.random() < 0.75:
            ink, foot = pen.strokes(*bank["signs"][rng.integers(len(bank["signs"]))], rng.uniform(0.6, 1))
        else:
            ink, foot = words.printed(rng, words.FONTS, LETTERS[rng.integers(len(LETTERS))], HEIGHT * rng.uniform(0.6, 1))
        inks.append(words.cropped(ink, int(foot)))
    cover, _, _ = words.composed(inks, [0] + [int(HEIGHT * rng.uniform(0.05, 0.5)) for _ in inks[1:]])
    return on_page(rng, h, w, cover)


def seen(rng, v, small=True):
    """As a screen, a camera or, if it may be so small, a thumbnail shows it -> picture of bytes."""
    h, w = v.shape
    if rng.random() < 0.25:
        v = 1 - v
    how = rng.choice(["as it is", "thumbnail", "enlarged", "camera"], p=[0.2, 0.15, 0.35, 0.3] if small else [0.4, 0, 0, 0.6])
    image = Image.fromarray((v * 255).astype(np.uint8))
    if how in ("thumbnail", "enlarged"):
        n = 28 if rng.random() < 0.6 else int(rng.integers(20, 64))
        image = image.resize((max(8, round(n * w / max(h, w))), max(8, round(n * h / max(h, w)))), Image.LANCZOS if rng.random() < 0.5 else Image.BOX)
        bitmap = rng.random() < 0.25
        if bitmap:
            v = np.asarray(image)
            image = Image.fromarray(((v > np.mean([v.min(), v.max()])) * 255).astype(np.uint8))
        if how == "enlarged":
            scale = rng.uniform(2, 11)
            image = image.resize((round(image.width * scale), round(image.height * scale)), Image.NEAREST if bitmap and rng.random() < 0.4 else conditions.WAYS[rng.integers(3)])
    if how == "camera":
        light = rng.uniform(0.5, 1) * (1 + rng.uniform(0, 0.4) * noise(rng, h, w, 2))
        v = np.asarray(image.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.2, 1.8)))), np.float32) / 255
        v = light * (0.03 + 0.97 * v) + rng.normal(0, rng.uniform(0.002, 0.03), v.shape)
        image = Image.fromarray((np.clip(v, 0, 1) * 255).astype(np.uint8))
    return image


def text(rng, bank):
    """One to four lines of words, by hand or printed."""
    pen = lines.Pen(rng, bank, HEIGHT)
    hand = bank["hands"][rng.integers(len(bank["hands"]))]
    by_hand = rng.random() < 0.6
    write = lambda what: words.by_hand(rng, pen, hand, bank["hands"][-1], what) if by_hand else words.printed(rng, words.FONTS, what, 0.7 * HEIGHT)
    return rows(rng, [write(words.words(rng))[0] for _ in range(rng.choice([1, 2, 3, 4], p=[0.5, 0.2, 0.15, 0.15]))])


def size(rng):
    h, w = (int(x) for x in np.exp(rng.uniform(np.log(90), np.log(360), 2)))
    return (h, w) if max(h, w) < 3 * min(h, w) else (h, h)


def thing(rng, bank):
    h, w = size(rng)
    kind = rng.choice(["solid", "leaves", "sketch", "scribble", "letter", "text"], p=[0.45, 0.08, 0.13, 0.09, 0.15, 0.1])
    if kind in ("solid", "leaves"):
        return seen(rng, {"solid": solid, "leaves": leaves}[kind](rng, h, w))
    v = on_page(rng, h, w, text(rng, bank)) if kind == "text" else letter(rng, h, w, bank) if kind == "letter" else {"sketch": sketch, "scribble": scribble}[kind](rng, h, w)
    return seen(rng, on_ground(rng, v), kind != "text")


def number(rng, bank):
    """A digit, or a number of several, or some below one another."""
    if rng.random() < 0.3:  # a digit of MNIST's
        images = bank["mnist"][0]
        return KNOWN[rng.integers(len(KNOWN))](images[rng.integers(len(images))], rng)
    pen = lines.Pen(rng, bank, HEIGHT)
    many = rng.choice([0, 1, 2, 3, 4, 5], p=[0.4, 0.38, 0.08, 0.05, 0.05, 0.04])
    cover = rows(rng, [lines.line(rng, bank)[0] for _ in range(many)]) if many else pen.digit(rng.integers(10))[0]
    return seen(rng, on_ground(rng, on_page(rng, *size(rng), cover)), not many)


def draw(a):
    bank = lines.hands(a.data, a.held_hands) | {"signs": [], "hands": words.letters(a.data, a.held_hands)}
    for name in ("lower", "upper"):
        points, down, _, writers = strokes.unipen(pathlib.Path(a.data) / "unipen" / f"{name}.jsonl.gz", strokes.LIKE_DIGITS[name])
        bank["signs"] += [(p, d) for p, d, w in zip(points, down, writers) if data.held_out(w) == a.held_hands]
    a.out.mkdir(parents=True, exist_ok=True)
    with open(a.out / "labels.csv", "w", newline="") as f:
        rows = csv.writer(f)
        rows.writerow(["file", "what"])
        for i in range(a.count):
            rng = np.random.default_rng([a.seed, i])
            what = THING if rng.random() < 0.5 else NUMBER
            image = thing(rng, bank) if what == THING else number(rng, bank)
            name = f"{i:05d}.png"
            image.save(a.out / name, compress_level=1)
            rows.writerow([name, what])


# ---- learning ----------------------------------------------------------------------------------------------------


def build():
    """What is seen [n, 32, 96, 1] of 0..1 -> [n, 1, 12, 1], whose sum is the logarithm of the odds that it is a thing."""
    layers = [keras.layers.Input((strips.ROWS, None, 1))]
    for i, step in enumerate([(12, 3, 3), (2, 2), (24, 3, 3), (32, 3, 3), (2, 2), (48, 3, 3), (64, 3, 3), (2, 2), (96, 4, 1), (96, 1, 5), (96, 1, 5)]):
        layers += strips.step_of(i, step)
    return keras.Sequential([*layers, keras.layers.Dropout(0.1, name="drop"), keras.layers.Conv2D(1, 1, name="answer")], name="things")


def read(folders):
    """-> what is seen [n, 32, 96] of bytes, and whether each is a thing [n]."""
    seen, is_thing = [], []
    for folder in map(pathlib.Path, folders):
        what = {row["file"]: row["what"] for row in csv.DictReader(open(folder / "labels.csv", newline=""))}
        seen.append(np.fromfile(folder / "sights.bin", np.uint8).reshape(-1, strips.ROWS, 2 * HALF))
        is_thing += [what[file] == THING for file in (folder / "sights.csv").read_text().split()]
    return np.concatenate(seen), np.array(is_thing)


def varied(x):
    """What is seen [n, 1, 32, 96], each a little turned, moved, larger or smaller, and of other contrast, both halves alike."""
    n = len(x)
    u = lambda low, high, *shape: low + (high - low) * torch.rand(n, *shape)
    halves = torch.cat([x[..., :HALF], x[..., HALF:]], 1)
    a, scale, aspect = u(-0.12, 0.12), u(0.9, 1.12), HALF / strips.ROWS
    turn = torch.stack([torch.stack([scale * a.cos(), -a.sin() / aspect, u(-0.08, 0.08)], 1), torch.stack([a.sin() * aspect, scale * a.cos(), u(-0.08, 0.08)], 1)], 1)
    halves = F.grid_sample(halves, F.affine_grid(turn, halves.shape, align_corners=False), padding_mode="border", align_corners=False)
    photo = 0.5 + (halves[:, 1:] - 0.5) * u(0.7, 1.0, 1, 1, 1) + u(0, 0.04, 1, 1, 1) * torch.randn(n, 1, strips.ROWS, HALF)
    return torch.cat([(halves[:, :1] * u(0.8, 1.2, 1, 1, 1)).clamp(0, 1), photo.clamp(0, 1)], 3)


@torch.no_grad()
def odds(model, seen):
    model.eval()
    return np.concatenate([model(torch.from_numpy(seen[i : i + 256])[:, None].float() / 255).sum((1, 2, 3)).numpy() for i in range(0, len(seen), 256)])


def shares(model, seen, is_thing):
    """Which share of the things, and of the numbers, is plainly taken for a thing; the mean of -ln of what is said."""
    said = odds(model, seen)
    return {"things": float((said[is_thing] > PLAINLY).mean()), "numbers": float((said[~is_thing] > PLAINLY).mean()),
            "loss": float(np.logaddexp(0, np.where(is_thing, -said, said)).mean())}


def learn(a):
    keras.utils.set_random_seed(a.seed)
    held = read(a.held)
    net = keras.models.load_model(a.start) if a.start else build()
    model = pytorch.model_of(net)
    say = lambda of: print("  held, plainly things: " + ", ".join(f"{k} {v:.4f}" for k, v in shares(of, *held).items()), flush=True)
    if not a.folders:
        return say(model)
    a.out.parent.mkdir(parents=True, exist_ok=True)
    seen, is_thing = read(a.folders)
    print(f"{len(seen)} pictures", flush=True)

    def loss_of(rng):
        some = rng.integers(len(seen), size=128)
        x = varied(torch.from_numpy(seen[some])[:, None].float() / 255).contiguous(memory_format=torch.channels_last)
        return F.binary_cross_entropy_with_logits(model(x).sum((1, 2, 3)), torch.from_numpy(is_thing[some]).float())

    pytorch.teach(net, model, a, loss_of, say)


if __name__ == "__main__":
    pytorch.commands(__doc__, draw, learn, out="training/out/things.keras", count=30_000, steps=6000)
