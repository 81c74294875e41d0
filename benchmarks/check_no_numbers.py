#!/usr/bin/env python3
"""Does it say so where there is no number? Draws letters, words, scribbles and things, and asks a running server, through its public API.

    python3 benchmarks/check_no_numbers.py [--url http://localhost:8080] [--data ../shared/data] [--count 60] [--keep FOLDER] [KIND ..]

Needs numpy, Pillow and requests, and UNIPEN's letters as pen strokes in the data folder; they are by writers that nothing is learned
from. The things are drawn by this program alone, none as training.things draws them. A row says, in percent, what is not a number or
blank, what is a guess, and what is given as sure:

    not       not a number, or blank
    unsure    a number, to be looked at
    sure      a number that nobody would look at again
"""
import concurrent.futures
import io
import string

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from check_scenes import FINE, PENS, WHITE, Hand, arguments, asked, flat, on_paper, photographed, writers
from training import strokes

# Outlines in a square of 100, x and y by turns; the first is the body, the others are details.
THINGS = {
    "shirt": [[30, 10, 42, 16, 58, 16, 70, 10, 98, 34, 84, 48, 74, 38, 74, 95, 26, 95, 26, 38, 16, 48, 2, 34]],
    "trousers": [[26, 4, 74, 4, 82, 98, 58, 98, 50, 34, 42, 98, 18, 98], [26, 12, 74, 12]],
    "shoe": [[6, 40, 34, 36, 44, 52, 70, 62, 94, 68, 97, 84, 4, 84], [4, 78, 97, 78], [44, 52, 36, 60]],
    "bag": [[10, 40, 90, 40, 96, 94, 4, 94], [28, 40, 32, 16, 68, 16, 72, 40], [44, 52, 56, 52, 56, 62, 44, 62, 44, 52]],
    "cup": [[10, 20, 74, 20, 68, 90, 18, 90], [73, 34, 94, 38, 94, 62, 70, 66]],
    "house": [[50, 6, 96, 46, 86, 46, 86, 96, 14, 96, 14, 46, 4, 46], [42, 96, 42, 66, 58, 66, 58, 96], [22, 54, 36, 54, 36, 66, 22, 66, 22, 54]],
    "fish": [[4, 50, 24, 30, 52, 26, 74, 44, 96, 28, 92, 50, 96, 72, 74, 56, 52, 74, 24, 70], [22, 44, 26, 48]],
    "tree": [[50, 2, 70, 30, 62, 30, 82, 58, 70, 58, 92, 84, 56, 84, 56, 98, 44, 98, 44, 84, 8, 84, 30, 58, 18, 58, 38, 30, 30, 30]],
    "cat": [[18, 6, 36, 26, 64, 26, 82, 6, 88, 56, 70, 84, 50, 92, 30, 84, 12, 56], [32, 48, 40, 48], [60, 48, 68, 48], [50, 60, 50, 68], [20, 64, 42, 66], [58, 66, 80, 64]],
    "car": [[4, 62, 12, 46, 30, 42, 42, 24, 72, 24, 84, 44, 96, 50, 96, 70, 4, 70], [18, 70, 24, 80, 32, 70], [68, 70, 74, 80, 82, 70], [36, 42, 80, 42]],
    "bottle": [[42, 2, 58, 2, 58, 26, 72, 42, 72, 98, 28, 98, 28, 42, 42, 26], [28, 56, 72, 56], [28, 80, 72, 80]],
    "star": [[50, 2, 61, 38, 98, 38, 68, 60, 80, 97, 50, 75, 20, 97, 32, 60, 2, 38, 39, 38]],
    "heart": [[50, 30, 66, 8, 90, 12, 96, 36, 80, 64, 50, 96, 20, 64, 4, 36, 10, 12, 34, 8]],
    "key": [[4, 40, 14, 24, 32, 24, 42, 40, 96, 42, 96, 66, 86, 66, 86, 54, 78, 54, 78, 66, 70, 66, 70, 54, 42, 54, 32, 72, 14, 72, 4, 56]],
}


def lettered(hands, seed, low, high):
    """A hand whose characters are letters, and some of those, that no digit looks like if there is only one."""
    hand = Hand(hands, seed)
    points, down, letters = hand.letters
    hand.digits = hand.letters
    alone = high == 2
    some = [c for c in sorted(set(letters)) if not alone or c not in strokes.LIKE_DIGITS["lower"]]
    hand.numbers = [hand.rng.choice(some, size=hand.rng.integers(low, high))]
    return hand


def letter(hands, seed):
    hand = lettered(hands, seed, 1, 2)
    ink = np.pad(hand.ink(90, 6), ((80, 80), (150, 150)))
    return photographed(hand.rng, on_paper(ink, hand.colour))


def words(hands, seed):
    hand = lettered(hands, seed, 3, 9)
    inks = [hand.ink(70, 5, number=hand.rng.choice(sorted(set(hand.letters[2])), size=hand.rng.integers(3, 8))) for _ in range(hand.rng.integers(1, 5))]
    page = np.zeros((126 * len(inks) + 70, max(i.shape[1] for i in inks) + 20))
    for row, ink in enumerate(inks):
        place = page[126 * row : 126 * row + ink.shape[0], : ink.shape[1]]
        np.maximum(place, ink, out=place)
    return photographed(hand.rng, on_paper(page, hand.colour))


def printed(_, seed):
    rng = np.random.default_rng(seed)
    font = ImageFont.load_default(int(rng.integers(28, 60)))
    image = Image.new("RGB", (900, 500), WHITE)
    for row in range(rng.integers(1, 5)):
        text = " ".join("".join(rng.choice(list(string.ascii_letters), size=rng.integers(3, 9))) for _ in range(2))
        ImageDraw.Draw(image).text((60, 50 + row * 95), text, font=font, fill=(30, 30, 30))
    return photographed(rng, np.asarray(image).astype(float))


def scribble(_, seed):
    rng = np.random.default_rng(seed)
    image = Image.new("RGB", (900, 500), WHITE)
    for _ in range(rng.integers(1, 6)):
        points = np.cumsum(rng.normal(0, 40, (rng.integers(5, 30), 2)), 0) + [rng.integers(200, 700), rng.integers(120, 380)]
        ImageDraw.Draw(image).line([tuple(map(float, p)) for p in points], fill=(30, 30, 90), width=5)
    return photographed(rng, np.asarray(image).astype(float))


def placed(rng, side, outline):
    p = np.array(outline, float).reshape(-1, 2) - 50
    a, wide = rng.normal(0, 0.1), rng.uniform(0.75, 1.3)
    p = p * [wide, 1] @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]) * side / 150 + side / 2
    return [tuple(q) for q in p]


def drawing(_, seed):
    """The outline of a thing, drawn with a pen."""
    rng = np.random.default_rng(seed)
    body, *details = list(THINGS.values())[seed % len(THINGS)]
    side = 400 * FINE
    image = Image.new("L", (side, side))
    jitter = lambda points: [tuple(q) for q in np.array(points) + rng.normal(0, 0.006 * side, (len(points), 2))]
    for line in [body + body[:2], *details]:
        ImageDraw.Draw(image).line(jitter(placed(rng, side, line)), fill=255, width=int(rng.integers(4, 9)) * FINE, joint="curve")
    ink = np.asarray(image.resize((400, 400), Image.BOX)) / 255
    return photographed(rng, on_paper(ink, PENS[rng.integers(len(PENS))]))


def shaded(rng, side):
    """A thing on white, shaded, of 0..255."""
    body, *details = list(THINGS.values())[rng.integers(len(THINGS))]
    turn = rng.bit_generator.state
    image = Image.new("L", (side, side))
    ImageDraw.Draw(image).polygon(placed(rng, side, body), fill=255)
    inside = np.asarray(image.filter(ImageFilter.GaussianBlur(1))) / 255
    folds = Image.fromarray(rng.normal(0, 1, (6, 6)).astype(np.float32)).resize((side, side), Image.BICUBIC)
    picture = 255 - inside * np.clip(rng.uniform(60, 235) + rng.uniform(0, 40) * np.asarray(folds), 15, 245)
    image = Image.fromarray(picture.astype(np.uint8))
    for line in details:
        rng.bit_generator.state = turn
        ImageDraw.Draw(image).line(placed(rng, side, line), fill=int(picture.min() * 0.6 + 60), width=side // 60)
    return image


def thing(_, seed):
    """As shops show things: a few hundred pixels."""
    rng = np.random.default_rng(seed)
    out = io.BytesIO()
    shaded(rng, int(rng.integers(160, 480))).save(out, "JPEG", quality=85)
    return out.getvalue()


def thumbnail(_, seed):
    """The same in 28 x 28 pixels, light on black or dark on white."""
    rng = np.random.default_rng(seed)
    v = np.asarray(shaded(rng, 280).resize((28, 28), Image.BOX))
    out = io.BytesIO()
    Image.fromarray(v if rng.random() < 0.5 else 255 - v).save(out, "PNG")
    return out.getvalue()


def photo(_, seed):
    """A thing on a table."""
    rng = np.random.default_rng(seed)
    paper = flat(600, 800, WHITE)
    v = np.asarray(shaded(rng, 400)) / 255
    paper[100:500, 200:600] *= v[..., None]
    return photographed(rng, paper)


KINDS = {"letter": letter, "words by hand": words, "words in print": printed, "scribble": scribble, "drawing": drawing, "thing": thing, "thumbnail of a thing": thumbnail, "photo of a thing": photo}


def main():
    a = arguments(__doc__, KINDS, 60)
    hands = writers(a.data)
    print("%-22s %5s %7s %7s %6s" % ("kind", "n", "not", "unsure", "sure"), flush=True)
    for name in a.kinds:
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            said = list(pool.map(lambda i: asked(a, name, i, KINDS[name](hands, 700 + i))["outcome"], range(a.count)))
        share = lambda *outcomes: 100 * sum(s in outcomes for s in said) / a.count
        print("%-22s %5d %7.1f %7.1f %6.1f" % (name, a.count, share("not-a-number", "blank"), share("unsure"), share("read")), flush=True)


if __name__ == "__main__":
    main()
