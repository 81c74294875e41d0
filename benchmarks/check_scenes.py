#!/usr/bin/env python3
"""Are numbers read wherever they stand? Draws them on sheets, desks, forms and boards, and asks a running server, through its public API.

    python3 benchmarks/check_scenes.py [--url http://localhost:8080] [--data ../shared/data] [--count 40] [--keep FOLDER] [SCENE ..]

Needs numpy, Pillow and requests, and UNIPEN's digits as pen strokes in the data folder: the numbers, of three to seven digits, are
written by those of its writers that nothing is learned from. The same numbers stand in every scene; lists have more, of two to seven
digits, one on each line. Words are by others of these writers, or printed. A row says, in percent:

    right     the answer has the digits that were written, line by line, and no more
    sure      given as sure and wrong: what nobody would look at again
"""
import argparse
import concurrent.futures
import io
import pathlib
import sys

import numpy as np
import requests
from PIL import Image, ImageDraw, ImageFilter, ImageFont

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from training import data, strokes

PENS = [(25, 30, 110), (20, 20, 25), (30, 30, 40)]
WHITE, YELLOW, GREY = (236, 233, 226), (250, 225, 90), (60, 60, 65)
FINE = 3  # pixels drawn for every pixel kept, along a side


def writers(folder):
    """[(points, down, characters) of a writer who is held out, and has written all ten digits], and all held-out writers' small letters."""
    read = lambda name: strokes.unipen(folder / "unipen" / f"{name}.jsonl.gz")
    points, down, characters, names = read("digits-strokes")
    of = [names == w for w in sorted({n for n in names if data.held_out(n)})]
    mine = [(points[m], down[m], characters[m]) for m in of if len(set(characters[m])) == 10]
    points, down, characters, names = read("lower")
    held = np.array([data.held_out(n) for n in names])
    return mine, (points[held], down[held], characters[held])


class Hand:
    """Numbers of one writer, and words."""

    def __init__(self, all_writers, seed):
        of_digits, self.letters = all_writers
        self.rng = np.random.default_rng(seed)
        self.digits = of_digits[self.rng.integers(len(of_digits))]
        self.numbers = [self.rng.integers(10, size=self.rng.integers(3, 8))]
        self.colour = PENS[self.rng.integers(len(PENS))]

    def ink(self, height, pen, cell=None, number=None):
        """-> ink [h, w] of 0..1; every digit in a cell so wide, if one is given. Sizes are in pixels."""
        at, placed, margin = 0.0, [], pen + 4
        number = self.numbers[0] if number is None else number
        for digit in number:
            p, down = self.character(self.digits, str(digit), height)
            x = at + (cell - p[:, 0].max()) / 2 if cell else at
            at += cell or p[:, 0].max() + 0.35 * height * self.rng.uniform(0.7, 1.3)
            y = (1.2 * height - p[:, 1].max()) / 2 + self.rng.normal(0, 0.03 * height)
            placed.append((p + [x + margin, y + margin], down))
        return self.drawn(placed, pen, int(at + 2 * margin), int(1.3 * height + 2 * margin))

    def word(self, text, height, pen):
        """-> ink [h, w] of 0..1 of a word in small letters, as high as digits of this height would be."""
        at, placed, margin = 0.0, [], pen + 4
        for letter in text:
            tall, deep = (1, 0) if letter in "bdfhkl" else (0.85, 0) if letter in "it" else (0.9, 0.35) if letter in "gjpqy" else (0.6, 0)
            p, down = self.character(self.letters, letter, height * tall)
            y = height * (1 + deep) - p[:, 1].max()
            placed.append((p + [at + margin, y + margin], down))
            at += p[:, 0].max() + 0.12 * height * self.rng.uniform(0.5, 1.5)
        return self.drawn(placed, pen, int(at + 2 * margin), int(1.5 * height + 2 * margin))

    def character(self, of, which, height):
        """-> the points of one of these, about so high, and where the pen is down."""
        points, down, characters = of
        i = self.rng.choice(np.flatnonzero(characters == which))
        p = points[i].astype(float) - points[i].min(0)
        return p * height * self.rng.uniform(0.9, 1.1) / max(p[:, 1].max(), 0.75 * p[:, 0].max(), 1e-3), down[i]

    @staticmethod
    def drawn(placed, pen, w, h):
        image = Image.new("L", (w * FINE, h * FINE))
        draw, r = ImageDraw.Draw(image), pen * FINE / 2
        for points, down in placed:
            for a, b, on in zip(points[:-1] * FINE, points[1:] * FINE, down):
                if on:
                    draw.line([*a, *b], fill=255, width=max(1, round(pen * FINE)))
                    for x, y in (a, b):
                        draw.ellipse([x - r, y - r, x + r, y + r], fill=255)
        return np.asarray(image.resize((w, h), Image.BOX)) / 255


# ---- paper, light and camera -----------------------------------------------------------------------------------


def flat(h, w, colour):
    return np.ones((h, w, 3)) * np.array(colour, float)


def smooth(rng, h, w, cells):
    """A smooth random field [h, w], about normal."""
    coarse = rng.normal(size=(cells, max(2, cells * w // h))).astype(np.float32)
    return np.asarray(Image.fromarray(coarse).resize((w, h), Image.BICUBIC))


def written(rng, paper, ink, colour, at=None):
    """Ink on paper, at (x, y) or anywhere near the middle -> the picture, (x, y, width, height) of the ink."""
    h, w = paper.shape[:2]
    if ink.shape[1] > 0.9 * w:
        small = Image.fromarray((255 * ink).astype(np.uint8))
        ink = np.asarray(small.resize((int(0.9 * w), max(1, int(0.9 * w * ink.shape[0] / ink.shape[1]))), Image.BOX)) / 255
    ih, iw = ink.shape
    x, y = at or (int((w - iw) * rng.uniform(0.3, 0.7)), int((h - ih) * rng.uniform(0.3, 0.7)))
    share = np.zeros((h, w, 1))
    share[y : y + ih, x : x + iw, 0] = ink[: h - y, : w - x]
    return paper * (1 - share) + np.array(colour) * share, (x, y, iw, ih)


def photographed(rng, picture, light=0.12, noise=3, turn=0.0, fill=(110, 85, 60)):
    """The bytes of a JPEG, in uneven light, a little blurred and noisy, turned by up to so many degrees."""
    h, w = picture.shape[:2]
    lit = picture * np.clip(1 + light * smooth(rng, h, w, 3), 0.3, 1.6)[..., None]
    image = Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7))
    grainy = np.asarray(image) + rng.normal(0, noise, (h, w, 1)) + rng.normal(0, noise / 2, (h, w, 3))
    image = Image.fromarray(np.clip(grainy, 0, 255).astype(np.uint8)).rotate(rng.uniform(-turn, turn), Image.BICUBIC, fillcolor=fill)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def ruled(picture, lines, colour, width=2):
    """With straight lines (x1, y1, x2, y2)."""
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for line in lines:
        draw.line(line, fill=colour, width=width)
    return np.asarray(image).astype(float)


def box(x, y, w, h):
    return [(x, y, x + w, y), (x + w, y, x + w, y + h), (x + w, y + h, x, y + h), (x, y + h, x, y)]


def wood(rng, h, w):
    y, x = np.mgrid[:h, :w]
    rings = (y + 0.1 * x) * rng.uniform(0.06, 0.16) + 6 * smooth(rng, h, w, 4)
    return flat(h, w, (150, 105, 65)) + (13 * np.sin(rings) + 8 * np.sin(3.5 * rings) + rng.normal(0, 5, (h, 1)))[..., None]


def cloth(rng, h, w):
    return flat(h, w, (95, 75, 60)) + 10 * smooth(rng, h, w, 60)[..., None]


def white_table(rng, h, w):
    return flat(h, w, (215, 213, 208)) + 3 * smooth(rng, h, w, 40)[..., None]


# ---- scenes: a hand -> a picture's bytes -----------------------------------------------------------------------


def plain(hand):
    return photographed(hand.rng, written(hand.rng, flat(400, 900, WHITE), hand.ink(90, 5), hand.colour)[0])


def sheet_on(desk, height=90, pen=6, colour=WHITE):
    """A sheet that throws a shadow on a desk, on which it lies askew."""

    def scene(hand):
        rng = hand.rng
        h, w, high, wide = 1200, 1600, int(rng.integers(600, 800)), int(rng.integers(900, 1200))
        sheet = written(rng, flat(high, wide, colour), hand.ink(height, pen), hand.colour)[0]
        x, y = int(rng.integers(100, w - wide - 90)), int(rng.integers(80, h - high - 80))
        picture = desk(rng, h, w)
        picture[y + 10 : y + high + 14, x + 8 : x + wide + 12] *= 0.6
        picture[y : y + high, x : x + wide] = sheet
        return photographed(rng, picture, light=0.2, noise=4, turn=7)

    return scene


def dark_card(hand):
    picture = 1.3 * wood(hand.rng, 900, 1200)
    picture[140:740, 150:1050] = written(hand.rng, flat(600, 900, (35, 35, 38)), hand.ink(90, 7), (235, 235, 230))[0]
    return photographed(hand.rng, picture, light=0.15, noise=4)


def blackboard(hand):
    rng, picture = hand.rng, flat(900, 1500, (215, 205, 190))
    picture[100:760, 120:1380] = (120, 80, 50)
    chalk = hand.ink(150, 13)
    chalk = chalk * np.clip(0.85 + 0.25 * smooth(rng, *chalk.shape, chalk.shape[0] // 2), 0, 1)
    picture[130:730, 150:1350] = written(rng, flat(600, 1200, (45, 75, 60)), chalk, (225, 225, 215))[0]
    return photographed(rng, picture, light=0.15, noise=4)


def shadow(hand):
    picture = written(hand.rng, flat(500, 1000, WHITE), hand.ink(90, 5), hand.colour)[0]
    y, x = np.mgrid[:500, :1000]
    angle, soft = hand.rng.uniform(0, np.pi), hand.rng.choice([4, 15, 40])
    away = (x - 500) * np.cos(angle) + (y - 250) * np.sin(angle) - hand.rng.uniform(-150, 150)
    return photographed(hand.rng, picture * (1 - 0.55 / (1 + np.exp(-away / soft)))[..., None], noise=4)


def notebook(hand):
    first = int(hand.rng.integers(60))
    paper = ruled(flat(500, 900, WHITE), [(0, y, 900, y) for y in range(first, 500, 60)], (130, 160, 200))
    paper = ruled(paper, [(120, 0, 120, 500)], (210, 90, 90), 3)
    ink = hand.ink(70, 4)
    return photographed(hand.rng, written(hand.rng, paper, ink, hand.colour, (140, int(hand.rng.integers(100, 350))))[0], turn=9)


def squared(hand):
    paper = ruled(flat(400, 900, WHITE), [(x, 0, x, 400) for x in range(11, 900, 40)] + [(0, y, 900, y) for y in range(17, 400, 40)], (120, 120, 125))
    return photographed(hand.rng, written(hand.rng, paper, hand.ink(80, 5), hand.colour)[0])


def table(hand):
    levels, uprights = range(100, 500, 95), (80, 700, 920)
    paper = ruled(flat(600, 1000, WHITE), [(80, y, 920, y) for y in levels] + [(x, 100, x, 480) for x in uprights], GREY)
    ink = hand.ink(56, 4)
    return photographed(hand.rng, written(hand.rng, paper, ink, hand.colour, (int(hand.rng.integers(100, 140)), int(hand.rng.integers(200, 214))))[0], turn=5, fill=WHITE)


def cells(height, lines):
    """A form's cells, a digit in each. height: of the digits, as a share of a cell's side; lines: (x, y, side, count) -> lines."""

    def scene(hand):
        side, count = 68, len(hand.numbers[0])
        ink = hand.ink(side * height, 4.5, side)
        paper = flat(300, side * count + 160, WHITE)
        y = 100 + ink.shape[0] // 2 - side // 2
        drawn = ruled(paper, lines(78 + int(hand.rng.integers(-4, 5)), y, side, count), GREY)
        return photographed(hand.rng, written(hand.rng, drawn, ink, hand.colour, (70, 100))[0])

    return scene


def in_a_row(x, y, side, count):
    return [line for i in range(count) for line in box(x + i * side, y, side, side)]


def apart(x, y, side, count):
    return [line for i in range(count) for line in box(x + i * side + 4, y, side - 8, side)]


def comb(x, y, side, count):
    return [(x, y + side, x + count * side, y + side)] + [(x + i * side, y + side - 22, x + i * side, y + side) for i in range(count + 1)]


def around(shape):
    """A number with something drawn round it by the same pen."""

    def scene(hand):
        picture, (x, y, w, h) = written(hand.rng, flat(440, 1000, WHITE), hand.ink(80, 5), hand.colour)
        image = Image.fromarray(picture.astype(np.uint8))
        shape(ImageDraw.Draw(image), x, y, w, h, hand.colour)
        return photographed(hand.rng, np.asarray(image).astype(float))

    return scene


def ellipse(draw, x, y, w, h, colour):
    draw.ellipse([x - 55, y - 35, x + w + 55, y + h + 35], outline=colour, width=5)


def by_hand(draw, x, y, w, h, colour):
    draw.line([(x - 20, y - 8), (x + w + 25, y - 14), (x + w + 20, y + h + 12), (x - 24, y + h + 6), (x - 20, y - 8)], fill=colour, width=5)


def underlined(draw, x, y, w, h, colour):
    draw.line([(x, y + h - 4), (x + w, y + h)], fill=colour, width=5)


def ringed_digit(hand):
    hand.numbers = [hand.numbers[0][:1]]
    picture, (x, y, w, h) = written(hand.rng, flat(440, 440, WHITE), hand.ink(130, 8), hand.colour)
    image, cx, cy = Image.fromarray(picture.astype(np.uint8)), x + w / 2 - 20, y + h / 2
    ImageDraw.Draw(image).ellipse([cx - 120, cy - 125, cx + 120, cy + 125], outline=hand.colour, width=7)
    return photographed(hand.rng, np.asarray(image).astype(float))


def in_lines(hand, height, pen, spacing, least=2, most=7):
    """-> the ink of two to six numbers, one below the other."""
    hand.numbers = [hand.rng.integers(10, size=hand.rng.integers(least, most + 1)) for _ in range(hand.rng.integers(2, 7))]
    inks = [hand.ink(height, pen, number=number) for number in hand.numbers]
    layer, y = np.zeros((int(height * spacing * len(inks) + height), max(ink.shape[1] for ink in inks) + 20)), 0
    for ink in inks:
        x, top = int(hand.rng.integers(20)), int(y)
        layer[top : top + ink.shape[0], x : x + ink.shape[1]] = np.maximum(layer[top : top + ink.shape[0], x : x + ink.shape[1]], ink)
        y += spacing * height
    return layer


def on_paper(ink, colour, dark=1.0, paper=WHITE):
    margin = int(0.25 * max(ink.shape))
    picture = flat(ink.shape[0] + 2 * margin, ink.shape[1] + 2 * margin, paper)
    share = dark * ink[..., None]
    picture[margin:-margin, margin:-margin] = picture[margin:-margin, margin:-margin] * (1 - share) + np.array(colour) * share
    return picture


def listed(height=70, pen=5, spacing=1.8, **camera):
    return lambda hand: photographed(hand.rng, on_paper(in_lines(hand, height, pen, spacing), hand.colour), fill=WHITE, **camera)


def turned(degrees, scene):
    """The same picture turned clockwise, and nothing that tells of it."""

    def seen(hand):
        out = io.BytesIO()
        Image.open(io.BytesIO(scene(hand))).rotate(-degrees, expand=True).save(out, "JPEG", quality=90)
        return out.getvalue()

    return seen


def column(hand):
    return photographed(hand.rng, on_paper(in_lines(hand, 70, 5, 1.8, most=1, least=1), hand.colour))


def under_a_hand(hand):
    """The hand that holds the camera throws its shadow, with some fingers, from below."""
    picture = on_paper(in_lines(hand, 70, 5, 1.8), hand.colour)
    (h, w), rng = picture.shape[:2], hand.rng
    shadow = Image.new("L", (w, h))
    draw, x = ImageDraw.Draw(shadow), rng.uniform(0.3, 0.9) * w
    for finger in range(4):
        root = x + 0.07 * finger * w
        draw.line([root, h, root - rng.uniform(0.1, 0.3) * w, h * rng.uniform(0.2, 0.5)], fill=255, width=int(0.055 * w))
    draw.ellipse([x - 0.1 * w, 0.75 * h, x + 0.35 * w, 1.3 * h], fill=255)
    soft = np.asarray(shadow.filter(ImageFilter.GaussianBlur(float(rng.choice([3, 8, 20]))))) / 255
    return photographed(rng, picture * (1 - 0.45 * soft)[..., None], noise=4)


def pencil(hand):
    return photographed(hand.rng, on_paper(in_lines(hand, 70, 3, 1.8), (110, 110, 115), 0.75), light=0.2, noise=4)


def whiteboard(hand):
    """A marker's colours under the glare of a lamp."""
    colours = [(30, 60, 160), (170, 30, 30), (20, 110, 60), (25, 25, 30)]
    picture = on_paper(in_lines(hand, 90, 8, 1.8), colours[hand.rng.integers(len(colours))], 0.85, (225, 228, 230))
    (h, w), rng = picture.shape[:2], hand.rng
    y, x = np.mgrid[:h, :w]
    glare = np.exp(-(((x - rng.uniform(0, w)) / (0.2 * w)) ** 2) - ((y - rng.uniform(0, h)) / (0.2 * w)) ** 2)
    return photographed(rng, 0.75 * picture + 70 * glare[..., None], light=0.15)


def printed(text, height):
    """-> ink [h, w] of 0..1 of printed words whose capitals are so high."""
    font = ImageFont.load_default(int(1.38 * height))
    left, top, right, bottom = font.getbbox(text)
    image = Image.new("L", (right + 4, bottom + 4))
    ImageDraw.Draw(image).text((2, 2), text, fill=255, font=font)
    return np.asarray(image)[max(0, top) :] / 255


def beside(paper, parts, y, gap, colour):
    """Inks side by side, their middles about on one row."""
    x = 60
    for ink in parts:
        if x + ink.shape[1] < paper.shape[1]:
            paper = written(None, paper, ink, colour, (x, y - ink.shape[0] // 2))[0]
        x += ink.shape[1] + gap
    return paper


def labelled(hand):
    """What a form asks for is printed in front of the number."""
    rng = hand.rng
    label = printed(str(rng.choice(["Total:", "Amount", "No.", "Room", "Betrag:", "Date", "Meter reading", "CHF", "Quantity"])), int(rng.integers(24, 56)))
    return photographed(rng, beside(flat(400, 1400, WHITE), [label, hand.ink(80, 5)], 200, int(rng.integers(15, 120)), hand.colour))


def named(hand):
    """A word by the same hand in front of the number."""
    rng = hand.rng
    word = hand.word(str(rng.choice(["total", "summe", "room", "price", "number", "euro", "page", "chapter"])), 80, 5)
    return photographed(rng, beside(flat(400, 1400, WHITE), [word, hand.ink(80, 5)], 200, int(rng.integers(15, 120)), hand.colour))


def with_unit(hand):
    rng = hand.rng
    unit = str(rng.choice(["kg", "cm", "euro", "pcs", "min", "km", "points", "litres"]))
    unit = hand.word(unit, 80, 5) if rng.random() < 0.5 else printed(unit, int(rng.integers(24, 56)))
    return photographed(rng, beside(flat(400, 1400, WHITE), [hand.ink(80, 5), unit], 200, int(rng.integers(15, 80)), hand.colour))


def headed(hand):
    """A list under a heading, written or printed."""
    rng, title = hand.rng, str(hand.rng.choice(["prices", "numbers", "readings", "phone", "room", "results"]))
    heading = hand.word(title, 70, 5) if rng.random() < 0.5 else printed(title.capitalize(), int(rng.integers(30, 60)))
    numbers = in_lines(hand, 70, 5, 1.8)
    page = np.zeros((heading.shape[0] + 40 + numbers.shape[0], max(heading.shape[1], numbers.shape[1])))
    page[: heading.shape[0], : heading.shape[1]] = heading
    page[heading.shape[0] + 40 :, : numbers.shape[1]] = numbers
    return photographed(rng, on_paper(page, hand.colour), fill=WHITE)


def punched(hand):
    """The holes of a binder, through which the dark of the desk is seen."""
    rng, first = hand.rng, int(hand.rng.integers(60))
    image = Image.fromarray(ruled(flat(600, 900, WHITE), [(0, y, 900, y) for y in range(first, 600, 60)], (130, 160, 200)).astype(np.uint8))
    draw, apart, size = ImageDraw.Draw(image), int(rng.integers(60, 160)), int(rng.integers(12, 18))
    for y in range(int(rng.integers(20, 60)), 600, apart):
        draw.ellipse([36 - size, y - size, 36 + size, y + size], fill=(60, 50, 45))
    paper = np.asarray(image).astype(float)
    return photographed(rng, written(rng, paper, hand.ink(70, 4), hand.colour, (int(rng.integers(80, 200)), int(rng.integers(100, 420))))[0])


SCENES = {
    "plain": plain,
    "sheet on wood": sheet_on(wood),
    "sheet on cloth": sheet_on(cloth, 60, 4),
    "note on wood": sheet_on(wood, colour=YELLOW),
    "sheet on white table": sheet_on(white_table),
    "dark card on wood": dark_card,
    "blackboard": blackboard,
    "edge of a shadow": shadow,
    "notebook, askew": notebook,
    "squared paper": squared,
    "table, askew": table,
    "cells of a form": cells(0.65, in_a_row),
    "cells, filled": cells(0.95, in_a_row),
    "cells, apart": cells(0.6, apart),
    "comb": cells(0.7, comb),
    "boxed by hand": around(by_hand),
    "ringed": around(ellipse),
    "underlined": around(underlined),
    "one digit, ringed": ringed_digit,
    "list": listed(),
    "list, lines touch": listed(spacing=1.15),
    "list, turned": listed(turn=12),
    "list, upside down": turned(180, listed()),
    "list on its side": turned(90, listed()),
    "list under a hand": under_a_hand,
    "list in pencil": pencil,
    "list on a whiteboard": whiteboard,
    "digits in a column": column,
    "printed label": labelled,
    "word in front": named,
    "unit behind": with_unit,
    "list with a heading": headed,
    "punched paper": punched,
}


def arguments(doc, kinds, count):
    """What a command was called with that draws pictures of these kinds and asks about them."""
    p = argparse.ArgumentParser(description=doc.split("\n")[0])
    p.add_argument("kinds", nargs="*", help=f"of {', '.join(kinds)}; all, if none is named")
    p.add_argument("--url", default="http://localhost:8080")
    p.add_argument("--data", type=pathlib.Path, default=pathlib.Path(__file__).parents[2] / "shared" / "data")
    p.add_argument("--count", type=int, default=count, help="pictures of a kind")
    p.add_argument("--keep", type=pathlib.Path, default=None, help="write the pictures here")
    a = p.parse_args()
    if unknown := [name for name in a.kinds if name not in kinds]:
        p.error(f"no such kind: {', '.join(unknown)}")
    a.kinds = a.kinds or list(kinds)
    return a


def asked(a, name, i, picture):
    """What the server says of a picture, which is kept if pictures are to be."""
    if a.keep:
        a.keep.mkdir(parents=True, exist_ok=True)
        ending = "png" if picture[1:4] == b"PNG" else "jpg"
        (a.keep / f"{name.replace(' ', '-').replace(',', '')}-{i:03d}.{ending}").write_bytes(picture)
    answer = requests.post(f"{a.url}/api/v1/readings", files={"image": picture}, timeout=60)
    answer.raise_for_status()
    return answer.json()


def main():
    a = arguments(__doc__, SCENES, 40)
    hands = writers(a.data)

    def told(name, i):
        """-> whether it is right, whether it is wrong and sure."""
        hand = Hand(hands, 1000 + i)
        said = asked(a, name, i, SCENES[name](hand))
        right = "".join(c for c in said["number"] or "" if c.isdigit() or c == "\n") == "\n".join("".join(map(str, n)) for n in hand.numbers)
        return right, said["outcome"] == "read" and not right

    print("%-22s %5s %7s %6s" % ("scene", "n", "right", "sure"), flush=True)
    for name in a.kinds:
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            said = list(pool.map(lambda i: told(name, i), range(a.count)))
        right, sure = (100 * sum(column) / a.count for column in zip(*said))
        print("%-22s %5d %7.1f %6.1f" % (name, a.count, right, sure), flush=True)


if __name__ == "__main__":
    main()
