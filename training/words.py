"""Draws lines of words and numbers, and trains who tells the ones from the others:

    python -m training.words draw --data DIR --out LINES --count 120000
    python -m training.words learn LINES [LINES ..] --held HELD --out FILE.keras

A line is a number as training.lines draws them, words, or both beside one another: what a form has printed in front of a number, a
unit behind it, a tick, the hole of a binder. Words are written with UNIPEN's letters, by the hand that writes the number where it has any, or set in a
font. The net says in every eighth column of a strip how much tells for a word or a mark there, rather than a number. It sees some
characters to both sides, as an o may be a nought, and an l a one, but for what is beside it.
"""
import csv
import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "torch")
import keras
import matplotlib
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw, ImageFont

from training import data, lines, pytorch, strips, strokes

STEP = 8  # columns for every answer of the net
NUMBER, WORD, NEITHER = 0, 1, 2
HEIGHT = 24  # of digits, in the pixels of a line's cover
FONTS = ["DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic", "STIXGeneralBol", "STIXGeneralItalic", "cmr10", "cmb10", "cmtt10"]
# None is Pillow's own, which benchmarks/check_scenes.py prints with.
HELD_FONTS = ["DejaVuSansMono", "STIXGeneral", "cmss10", None]
WORDS = """total sum amount balance due paid price cost tax net gross fee rent date day month year time from to no nr num number page room seat table row item qty order
invoice account code pin zip tel phone fax mobile age name street city weight height length width size area volume score points marks grade class roll year lot box bag
case pack unit units pcs piece pieces each dozen kg g mg lb oz km cm mm m ml l sqm ft in mph kwh min sec hrs h usd eur chf gbp inr rs cents euro euros dollars francs rupees only and
or of the for at by with per cash card cheque bank note deposit credit debit value betrag summe datum anzahl preis gesamt nummer zimmer seite haus strasse telefon jahr monat
stück montant total somme date nom prix quantité numéro rue ville code importe fecha nombre precio cantidad valor totale prezzo data numero left right open closed new old used
measured reading meter gas water electricity test exam question answer part section level floor door bus train flight gate line platform""".split()
LETTERS = "etaoinshrdlucmfwypvbgkjqxz"
SHARES = 1 / (np.arange(26) + 3)
TALL, DEEP = "bdfhkl", "gjpqy"  # letters that reach up, or down; the others are as high as an x, but for i and t


def build():
    """Strips [n, 32, columns, 1] of 0..1 -> [n, 1, columns / 8, 1]: the logarithm of the odds that a word stands there."""
    layers = [keras.layers.Input((strips.ROWS, None, 1))]
    for i, step in enumerate([(12, 3, 3), (2, 2), (24, 3, 3), (32, 3, 3), (2, 2), (48, 3, 3), (64, 3, 3), (2, 2), (96, 4, 1), (96, 1, 5), (96, 1, 5)]):
        layers += strips.step_of(i, step)
    return keras.Sequential([*layers, keras.layers.Dropout(0.1, name="drop"), keras.layers.Conv2D(1, 1, name="answer")], name="words")


# ---- what is drawn -----------------------------------------------------------------------------------------------


def letters(folder, held):
    """[{letter: [(points, down), ..]} of a writer], capitals too; the last of them has all writers' letters."""
    of = {}
    for name in ("lower", "upper"):
        points, down, labels, writers = strokes.unipen(pathlib.Path(folder) / "unipen" / f"{name}.jsonl.gz")
        for p, d, letter, writer in zip(points, down, labels, writers):
            if data.held_out(writer) == held:
                for key in (writer, ""):
                    of.setdefault(key, {}).setdefault(letter, []).append((p, d))
    every = of.pop("")
    return [hand for hand in of.values() if len(hand) >= 15] + [every]


def word(rng):
    if rng.random() < 0.6:
        return str(rng.choice(WORDS))
    return "".join(rng.choice(list(LETTERS), int(rng.integers(2, 9)), p=SHARES / SHARES.sum()))


def words(rng):
    """One to three, in capitals or small letters. A letter alone that may be a digit is no word."""
    some = [word(rng) for _ in range(rng.choice([1, 2, 3], p=[0.7, 0.2, 0.1]))]
    some = [w if len(w) > 1 or w not in strokes.LIKE_DIGITS["lower"] + "gml" else w + "." for w in some]
    case = rng.integers(3)
    some = [w.upper() if case == 0 else w.capitalize() if case == 1 else w for w in some]
    return " ".join(some)


def composed(inks, gaps):
    """Inks [(cover, the row of its foot)] side by side, gaps [columns] before each -> cover, the row of its foot, spans [(from, to)]."""
    above, below = max(foot for _, foot in inks), max(cover.shape[0] - foot for cover, foot in inks)
    page = np.zeros((above + below, max(1, sum(cover.shape[1] for cover, _ in inks) + sum(gaps))), np.float32)
    at, spans = 0, []
    for (cover, foot), gap in zip(inks, gaps):
        at = max(0, at + gap)
        place = page[above - foot : above - foot + cover.shape[0], at : at + cover.shape[1]]
        np.maximum(place, cover[:, : place.shape[1]], out=place)
        spans.append((at, at + cover.shape[1]))
        at += cover.shape[1]
    return page, above, spans


def cropped(cover, foot):
    columns = np.flatnonzero((cover > 0.3).any(0))
    return (cover[:, columns[0] : columns[-1] + 1], foot) if len(columns) else (cover[:, :1], foot)


def by_hand(rng, pen, hand, every, text):
    """Words as a hand writes them, in fine pixels: cover, the row of its foot."""
    low = rng.uniform(0.5, 0.75)
    tight = rng.choice([rng.uniform(-0.12, 0.05), rng.uniform(0.05, 0.3)])
    inks, gaps, gap = [], [], 0
    for c in text:
        if c == " ":
            gap = int(rng.uniform(0.35, 0.7) * pen.height)
            continue
        if c not in hand and c not in every:
            ink, foot, below = pen.sign(".")
        else:
            some = hand.get(c) or every[c]
            p, down = some[rng.integers(len(some))]
            small = c.islower()
            high = (1.0 if not small or c in TALL else 0.85 if c in "it" else 0.9 * low + 0.35 if c in DEEP else low)
            ink, foot = pen.strokes(p, down, high)
            below = 0.35 if small and c in DEEP else 0.0
        ink, foot = cropped(ink, int(round(foot - (below + rng.normal(0, 0.04)) * pen.height)))
        # A letter whose foot lies outside of its own ink, as a point above the line has it.
        pad = max(0, -foot), max(0, foot - ink.shape[0])
        inks.append((np.pad(ink, (pad, (0, 0))), foot + pad[0]))
        gaps.append(gap + int(rng.normal(tight, 0.04) * pen.height))
        gap = 0
    return composed(inks, [0, *gaps[1:]])[:2]


def printed(rng, fonts, text, height):
    """Words or numbers as they are printed: cover, the row of their foot; capitals are `height` pixels high."""
    name = fonts[rng.integers(len(fonts))]
    size = int(max(8, height * 1.38))
    font = ImageFont.load_default(size) if name is None else ImageFont.truetype(str(pathlib.Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"{name}.ttf"), size)
    left, top, right, bottom = font.getbbox(text, anchor="ls")
    image = Image.new("L", (right - left + 2, bottom - top + 2))
    ImageDraw.Draw(image).text((1 - left, 1 - top), text, fill=255, font=font, anchor="ls")
    cover = np.asarray(image, np.float32) / 255
    return np.pad(cover, ((0, max(0, 1 - top - len(cover))), (0, 0))), 1 - top


def mark(rng, pen):
    """What is neither word nor number: a hole, a bullet, a tick, an arrow, a cross; in fine pixels."""
    u, h = rng.uniform, pen.height
    kind = rng.choice(["disk", "tick", "arrow", "plus", "percent", "euro", "brace", "star"], p=[0.4, 0.12, 0.1, 0.08, 0.1, 0.08, 0.04, 0.08])
    if kind == "disk":
        wide, tall = h * u(0.3, 1.2), 0
        tall = wide * u(0.85, 1.15)
        y, x = np.mgrid[: int(tall) + 3, : int(wide) + 3]
        away = np.hypot((x - wide / 2 - 1) / (wide / 2), (y - tall / 2 - 1) / (tall / 2))
        return (away < 1).astype(np.float32), int(tall / 2 + h * u(0.2, 0.8))
    circle = lambda x, y, r: [[x + r * np.cos(a), y + r * np.sin(a)] for a in np.linspace(0, 6.3, 14)]
    points, down = {
        "tick": lambda: ([[0, u(0.4, 0.7)], [u(0.15, 0.3), 1], [u(0.6, 1.1), u(-0.1, 0.2)]], [1, 1, 0]),
        "arrow": lambda: ([[0, 0.5], [1, 0.5], [0.7, 0.25], [1, 0.5], [0.7, 0.75]], [1, 0, 1, 1, 0]),
        "plus": lambda: ([[0, 0.6], [0.6, 0.6], [0.3, 0.3], [0.3, 0.9]], [1, 0, 1, 0]),
        "percent": lambda: (circle(0.15, 0.2, 0.17) + [[0.75, 0], [0.1, 1]] + circle(0.75, 0.8, 0.17), [1] * 13 + [0, 1, 0] + [1] * 13 + [0]),
        "euro": lambda: ([[0.7, 0.1], [0.4, 0], [0.15, 0.3], [0.15, 0.7], [0.4, 1], [0.7, 0.9], [0, 0.4], [0.5, 0.4], [0, 0.6], [0.5, 0.6]], [1] * 5 + [0, 1, 0, 1, 0]),
        "brace": lambda: ([[0.3, -0.2], [0.1, 0], [0.12, 0.4], [0, 0.5], [0.12, 0.6], [0.1, 1], [0.3, 1.2]], [1] * 6 + [0]),
        "star": lambda: ([[0.3, 0.2], [0.3, 0.8], [0, 0.35], [0.6, 0.65], [0.6, 0.35], [0, 0.65]], [1, 0, 1, 0, 1, 0]),
    }[kind]()
    ink, foot = pen._draw(np.asarray(points) * h * u(0.6, 1.1) + rng.normal(0, 0.02, (len(points), 2)) * h, np.array(down))
    return ink, int(round(foot))


def shrunk(ink, foot):
    """From fine pixels to those of a line's cover."""
    above = -foot % lines.FINE
    below, beside = -(ink.shape[0] + above) % lines.FINE, -ink.shape[1] % lines.FINE
    v = np.pad(ink, ((above, below), (0, beside)))
    return v.reshape(v.shape[0] // lines.FINE, lines.FINE, -1, lines.FINE).mean((1, 3)), (foot + above) // lines.FINE


def part(rng, bank, fonts, pen, hand, kind):
    """A part of a line -> (cover, the row of its foot), [(from, to, what stands there)]."""
    if kind == "number":
        if rng.random() < 0.15:
            written = lines.text(rng)
            ink = printed(rng, fonts, "".join(c for c in written if c in "0123456789.,/- ") or "0", HEIGHT * rng.uniform(0.8, 1.1))
            return ink, [(0, ink[0].shape[1], NUMBER)]
        cover, _, places, _ = lines.line(rng, bank, pen)
        feet = [y + h for c, _, y, _, h in places if c.isdigit()]
        spans = [(int(x), int(np.ceil(x + w)), NEITHER if c in "#$" else NUMBER) for c, x, _, w, _ in places]
        return (cover, int(np.median(feet)) if feet else len(cover)), spans
    if kind == "mark":
        ink = shrunk(*mark(rng, pen))
    elif rng.random() < 0.45:
        end = str(rng.choice(["", ":", ".", "-", " -", "="], p=[0.5, 0.3, 0.1, 0.04, 0.03, 0.03]))
        ink = printed(rng, fonts, words(rng) + end, HEIGHT * np.exp(rng.uniform(np.log(0.4), np.log(1.2))))
    else:
        size = HEIGHT * lines.FINE * np.exp(rng.normal(0, 0.15))
        pen.height, height = size, pen.height
        ink = shrunk(*by_hand(rng, pen, hand, bank["hands"][-1], words(rng)))
        pen.height = height
    return ink, [(0, ink[0].shape[1], WORD)]


def line(rng, bank, fonts):
    """-> (cover [h, w] of 0..1, [(from, to, what stands there)] in its columns)."""
    kinds = [["number"], ["word", "number"], ["number", "word"], ["word", "number", "word"], ["word"], ["word", "word"], ["mark", "number"], ["number", "mark"], ["number", "number"], ["mark", "word", "number"]]
    kinds = kinds[rng.choice(len(kinds), p=[0.34, 0.16, 0.12, 0.05, 0.1, 0.04, 0.07, 0.04, 0.06, 0.02])]
    pen = lines.upright_pen(rng, bank)
    hand = bank["hands"][rng.integers(len(bank["hands"]))] if rng.random() < 0.85 else bank["hands"][-1]
    parts = [part(rng, bank, fonts, pen, hand, kind) for kind in kinds]
    inks, gaps = [], []
    for (cover, foot), _ in parts:
        below = int(rng.normal(0, 0.07) * HEIGHT)
        foot -= below
        pad = max(0, -foot), max(0, foot - len(cover))
        inks.append((np.pad(cover, (pad, (0, 0))), foot + pad[0]))
        gaps.append(int(HEIGHT * np.exp(rng.uniform(np.log(0.2), np.log(3)))))
    page, _, at = composed(inks, [0, *gaps[1:]])
    return np.pad(page, 8), [(8 + begin + a, 8 + begin + b, what) for (begin, _), (_, spans) in zip(at, parts) for a, b, what in spans]


def steps_of(spans, wide, scale, first):
    """What stands in every eighth column of a strip: of what takes up most of those, but NEITHER where that isn't half of them."""
    cover = np.zeros((3, wide + STEP))
    for begin, end, what in spans:
        a, b = (int(round(x * scale + first)) for x in (begin, end))
        cover[what, max(0, a) : max(0, b)] = 1
    cover[NUMBER, cover[WORD] + cover[NEITHER] > 0] = 0
    share = cover[:, : (wide + STEP - 1) // STEP * STEP].reshape(3, -1, STEP).sum(2)
    return np.where(share[:2].max(0) >= STEP / 2, share[:2].argmax(0), NEITHER)


def draw(a):
    bank = lines.hands(a.data, a.held_hands) | {"hands": letters(a.data, a.held_hands)}
    fonts = HELD_FONTS if a.held_hands else FONTS
    a.out.mkdir(parents=True, exist_ok=True)
    with open(a.out / "steps.csv", "w", newline="") as f, open(a.out / "strips.bin", "wb") as pixels:
        rows = csv.writer(f)
        for i in range(a.count):
            rng = np.random.default_rng([a.seed, i])
            cover, spans = line(rng, bank, fonts)
            seen = lines.strip(rng, cover)
            if seen and seen[0].shape[1] <= strips.WIDTHS[-1]:
                rows.writerow([seen[0].shape[1], "".join(map(str, steps_of(spans, seen[0].shape[1], *seen[1:])))])
                pixels.write(seen[0].tobytes())


# ---- learning ----------------------------------------------------------------------------------------------------


def packed(folders):
    """By width: pixels [n, 32, width] of bytes, what stands in every eighth column [n, width / 8]."""
    at = {w: [] for w in strips.WIDTHS}
    for folder in map(pathlib.Path, folders):
        pixels, begin = np.fromfile(folder / "strips.bin", np.uint8), 0
        for wide, steps in csv.reader(open(folder / "steps.csv", newline="")):
            wide = int(wide)
            at[next(w for w in strips.WIDTHS if w >= wide)].append((pixels[begin : begin + strips.ROWS * wide].reshape(strips.ROWS, wide), np.array(list(steps), np.uint8)))
            begin += strips.ROWS * wide
    out = {}
    for w, some in at.items():
        if some:
            out[w] = np.zeros((len(some), strips.ROWS, w), np.uint8), np.full((len(some), w // STEP), NEITHER, np.uint8)
            for i, (strip, steps) in enumerate(some):
                out[w][0][i, :, : strip.shape[1]] = strip
                out[w][1][i, : len(steps)] = steps[: w // STEP]
    return out


@torch.no_grad()
def shares(model, parts):
    """Which share of the columns with words, and with numbers, is told rightly; the mean of -ln of what is said."""
    model.eval()
    said, stands = [], []
    for pixels, steps in parts.values():
        for i in range(0, len(pixels), 128):
            said.append(model(torch.from_numpy(pixels[i : i + 128])[:, None].float() / 255)[:, 0, 0].numpy().ravel())
            stands.append(steps[i : i + 128].ravel())
    said, stands = np.concatenate(said), np.concatenate(stands)
    words, numbers = said[stands == WORD], said[stands == NUMBER]
    return {"words": float((words > 0).mean()), "numbers": float((numbers < 0).mean()), "loss": float(np.concatenate([np.logaddexp(0, -words), np.logaddexp(0, numbers)]).mean())}


def learn(a):
    keras.utils.set_random_seed(a.seed)
    held = packed(a.held)
    net = keras.models.load_model(a.start) if a.start else build()
    model = pytorch.model_of(net)
    say = lambda of: print("  held: " + ", ".join(f"{k} {v:.4f}" for k, v in shares(of, held).items()), flush=True)
    if not a.folders:
        return say(model)
    a.out.parent.mkdir(parents=True, exist_ok=True)
    parts = packed(a.folders)
    print(f"{sum(len(of[0]) for of in parts.values())} lines", flush=True)

    def loss_of(rng):
        pixels, stands = strips.some_of(parts, rng)
        x = strips.varied(pixels[:, None].float() / 255).contiguous(memory_format=torch.channels_last)
        told = stands != NEITHER
        return F.binary_cross_entropy_with_logits(model(x)[:, 0, 0][told], stands[told].float())

    pytorch.teach(net, model, a, loss_of, say)


if __name__ == "__main__":
    pytorch.commands(__doc__, draw, learn, out="training/out/words.keras", count=120_000, steps=5000)
