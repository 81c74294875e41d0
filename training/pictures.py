"""Endless training pictures, drawn on the device: pens, papers, cameras, and the slips of our own preparation.

Everything is JAX and is compiled into one function, `batch(bank, key, plan) -> (pictures [n, 28, 28, 1], labels [n])`.
A digit is drawn on a canvas of CANVAS pixels, from MNIST's pixels or from pen strokes, bent, thickened, damaged, and
then set upright just as the server does it (training.upright). Values are certainties of ink, 0..1.
"""
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from training.strokes import POINTS
from training.upright import upright_batch

CANVAS = 64
OTHER = 10
KINDNESS = 1.2  # the higher, the fewer pictures are treated harshly


class Plan(NamedTuple):
    """How many pictures of each kind a batch holds."""

    raw: int = 0  # MNIST's own pictures as they are
    noisy: int = 0  # the same with white noise; a sixteenth of them is noise alone, "other"
    light: int = 0  # MNIST, a little bent, a little thinner or thicker
    pixels: int = 0  # MNIST and HWD1000, bent and damaged
    pen: int = 0  # UNIPEN digits, drawn anew
    styles: int = 0  # digits of our own strokes
    letters: int = 0  # UNIPEN letters: "other"
    pieces: int = 0  # parts of digits: "other"
    pairs: int = 0  # two digits side by side: "other"
    scrawl: int = 0  # lines, scribbles, specks, blobs: "other"
    cuts: int = 0  # digits as the server cut them out of drawn lines (training.cuts)
    slips: int = 0  # what else it cut out of them: "other"

    @staticmethod
    def of(n, shares):
        """n pictures; shares: kind -> how many in a hundred. What is lost in rounding goes to the first kind."""
        counts = {kind: n * share // 100 for kind, share in shares.items()}
        first = next(iter(counts))
        counts[first] += n - sum(counts.values())
        return Plan(**counts)

    def part(self, kind):
        """Where the pictures of a kind lie in the batch."""
        i = self._fields.index(kind)
        return slice(sum(self[:i]), sum(self[: i + 1]))


EVERYTHING = {"pixels": 22, "raw": 8, "noisy": 12, "light": 12, "pen": 11, "styles": 9, "letters": 4, "pieces": 2, "pairs": 3, "scrawl": 3, "cuts": 9, "slips": 5}
WITHOUT_CUTS = {**EVERYTHING, "pixels": 32, "pieces": 3, "pairs": 4, "letters": 6, "cuts": 0, "slips": 0}
MNIST_ALONE = {"light": 70, "raw": 30}
MNIST_IN_NOISE = {"noisy": 70, "light": 20, "raw": 10}
FORGIVEN = ("letters", "pieces", "pairs", "scrawl", "slips")


def bank(d, held=False):
    """The arrays of training.data as the drawing functions want them, on the device."""
    mark = "held-" if held else ""
    images, labels = d[mark + "mnist"], d[mark + "mnist-labels"]
    if not held and "hwd" in d:
        images, labels = np.concatenate([images] + [d["hwd"]] * 2), np.concatenate([labels] + [d["hwd-labels"]] * 2)
    up = _bicubic_doubling(28)
    double = jax.jit(lambda a: jnp.clip(jnp.einsum("ij,njk,lk->nil", up, a / 255.0, up), 0, 1).astype(jnp.float16))
    pens = {}
    for kind, names in (("pen", ("digits",)), ("letters", ("lower", "upper")), ("styles", ("styles",))):
        names = [n if n == "styles" else mark + n for n in names]
        names = [n for n in names if n in d]
        if not names:  # only MNIST is there
            names = ["styles"]
        pens[kind] = tuple(jnp.asarray(np.concatenate([d[n + s] for n in names])) for s in ("", "-down", "-labels"))
    return {"raw": jnp.asarray(d[mark + "mnist"]), "raw-labels": jnp.asarray(d[mark + "mnist-labels"]),
            "pixels": jnp.concatenate([double(jnp.asarray(images[i : i + 4096])) for i in range(0, len(images), 4096)]),
            "pixels-labels": jnp.asarray(labels), **pens, **_cuts(d)}


def _cuts(d):
    if "cuts" not in d:
        return {}
    digit = d["cuts-labels"] < OTHER
    return {kind: (jnp.asarray(d["cuts"][mask]), jnp.asarray(d["cuts-labels"][mask])) for kind, mask in (("cuts", digit), ("slips", ~digit))}


def _bicubic_doubling(n):
    """The matrix [2n, n] that doubles a line's resolution (Catmull-Rom)."""
    m = np.zeros((2 * n, n + 4))
    for i in range(2 * n):
        at = (i + 0.5) / 2 - 0.5
        j = int(np.floor(at))
        t = at - j
        w = [-t**3 + 2 * t**2 - t, 3 * t**3 - 5 * t**2 + 2, -3 * t**3 + 4 * t**2 + t, t**3 - t**2]
        m[i, j + 1 : j + 5] += np.array(w) / 2
    return jnp.asarray(m[:, 2:-2], jnp.float32)


# ---- small helpers over one sample ---------------------------------------------------------------------------------


class Dice:
    """Random numbers for one sample, drawn beforehand for the whole batch: that compiles ten times faster than keys."""

    UNIFORM, NORMAL = 160, 900

    def __init__(self, numbers):
        self.uniforms, self.normals, self.field = numbers
        self.u = self.n = self.f = 0

    @staticmethod
    def throw(key, count):
        k = jax.random.split(key, 3)
        return (jax.random.uniform(k[0], (count, Dice.UNIFORM)), jax.random.normal(k[1], (count, Dice.NORMAL)),
                jax.random.normal(k[2], (count, CANVAS, CANVAS)))

    def uniform(self, low=0.0, high=1.0, shape=()):
        n = int(np.prod(shape))
        assert self.u + n <= Dice.UNIFORM
        self.u += n
        return low + (high - low) * self.uniforms[self.u - n : self.u].reshape(shape)

    def chance(self, p):
        return self.uniform() < p

    def choice(self, n):
        return jnp.minimum(self.uniform(0, n).astype(jnp.int32), n - 1)

    def normal(self, *shape):
        n = int(np.prod(shape))
        assert self.n + n <= Dice.NORMAL
        self.n += n
        return self.normals[self.n - n : self.n].reshape(shape)

    def grain(self):
        """White noise over the canvas; the same numbers each time, turned."""
        self.f += 1
        return jnp.rot90(self.field, self.f - 1)


def _smooth(dice, cells, size):
    """A smooth random field [size, size], about normal."""
    coarse = dice.normal(cells, cells)
    at = jnp.linspace(0, cells - 1, size)
    hat = jnp.maximum(0, 1 - jnp.abs(at[:, None] - jnp.arange(cells)[None, :]))
    return hat @ coarse @ hat.T


def _warp(dice, strength):
    """-> a 2x2 matrix: turn, slant, aspect."""
    turn = dice.uniform(-1, 1) * jnp.radians(22.0) * strength
    slant = dice.uniform(-1, 1) * 0.5 * strength
    aspect = jnp.exp(dice.uniform(-1, 1) * 0.3 * strength)
    c, s = jnp.cos(turn), jnp.sin(turn)
    return jnp.array([[c, -s], [s, c]]) @ jnp.array([[1.0, -slant], [0.0, 1.0]]) @ jnp.array([[aspect, 0.0], [0.0, 1 / aspect]])


def _strength(dice):
    """How much is done to a picture, 0..1: many are treated kindly."""
    return dice.uniform(0, 1) ** KINDNESS


# ---- drawing -------------------------------------------------------------------------------------------------------


def _from_pixels(dice, picture, strength, length, shift):
    """An MNIST picture [56, 56], bent, on the canvas, its 20-pixel box `length` canvas pixels long."""
    (a, b), (c, d) = _warp(dice, strength)
    inverse = jnp.array([[d, -b], [-c, a]]) / (a * d - b * c)
    grid = jnp.arange(CANVAS) + 0.5 - CANVAS / 2
    x, y = grid[None, :] - shift[0], grid[:, None] - shift[1]
    scale = 40.0 / length
    u = (inverse[0, 0] * x + inverse[0, 1] * y) * scale
    v = (inverse[1, 0] * x + inverse[1, 1] * y) * scale
    bend = strength * dice.uniform(0, 1) * 2.6  # in pixels of the doubled picture
    u = u + bend * _smooth(dice, 5, CANVAS)
    v = v + bend * _smooth(dice, 5, CANVAS)
    return _sample(picture.astype(jnp.float32), v + 28, u + 28)


def _sample(picture, y, x):
    """Bilinear, pixel centres at +0.5, 0 outside."""
    n = picture.shape[0]
    picture = jnp.pad(picture, 1)
    y, x = jnp.clip(y + 0.5, 0, n + 0.999), jnp.clip(x + 0.5, 0, n + 0.999)
    i, j = y.astype(jnp.int32), x.astype(jnp.int32)
    f, g = y - i, x - j
    flat = picture.reshape(-1)
    at = i * (n + 2) + j
    return (1 - f) * ((1 - g) * flat[at] + g * flat[at + 1]) + f * ((1 - g) * flat[at + n + 2] + g * flat[at + n + 3])


def _draw(points, down, radius, soft):
    """Poly-lines with a round pen: points [p, 2] in canvas pixels, radius [p - 1]."""
    a, b = points[:-1], points[1:]
    grid = jnp.arange(CANVAS) + 0.5
    px, py = grid[None, :, None], grid[:, None, None]
    d = b - a
    t = ((px - a[:, 0]) * d[:, 0] + (py - a[:, 1]) * d[:, 1]) / jnp.maximum((d**2).sum(1), 1e-6)
    t = jnp.clip(t, 0, 1)
    away2 = (px - a[:, 0] - t * d[:, 0]) ** 2 + (py - a[:, 1] - t * d[:, 1]) ** 2
    inside = jnp.where(down > 0, radius - jnp.sqrt(away2 + 1e-9), -1e3).max(-1)
    return jnp.clip(inside / soft + 0.5, 0, 1)


def _from_pen(dice, points, down, strength, length, shift, widest=0.14):
    """Strokes (longer side 1) with a pen of random width, bent, on the canvas."""
    points = points.astype(jnp.float32) @ _warp(dice, strength).T
    wave = jnp.stack([dice.normal(4), dice.normal(4)]) * 0.045 * strength * dice.uniform(0, 1)
    phase = dice.uniform(0, 6.3, (2, 4))
    xy = points[:, None, ::-1] * jnp.array([3.0, 6.0])[None, :, None]
    bump = jnp.stack([(wave[0, :2] * jnp.sin(xy[:, :, 0] + phase[0, :2])).sum(1) + (wave[0, 2:] * jnp.sin(xy[:, :, 1] + phase[0, 2:])).sum(1),
                      (wave[1, :2] * jnp.sin(xy[:, :, 0] + phase[1, :2])).sum(1) + (wave[1, 2:] * jnp.sin(xy[:, :, 1] + phase[1, 2:])).sum(1)], 1)
    points = points + bump
    low, high = points.min(0), points.max(0)
    points = (points - (low + high) / 2) / jnp.maximum((high - low).max(), 1e-3)
    width = jnp.exp(dice.uniform(np.log(0.012), np.log(widest / 2)))  # radius, of the length
    along = jnp.linspace(0, 1, points.shape[0] - 1)
    pressure = 1 + dice.uniform(0, 0.5) * jnp.sin(along * dice.uniform(2, 12) + dice.uniform(0, 6.3))
    radius = jnp.maximum(width * length * pressure, 0.5)
    return _draw(points * (length - 2 * width * length) + CANVAS / 2 + shift, down[:-1], radius, 1.2)


def _length(dice):
    return jnp.where(dice.chance(0.2), dice.uniform(18, 34), dice.uniform(34, 50))


# ---- damage --------------------------------------------------------------------------------------------------------


def _max3(v):
    p = jnp.pad(v, 1)
    v = jnp.maximum(jnp.maximum(p[:-2], p[1:-1]), p[2:])
    return jnp.maximum(jnp.maximum(v[:, :-2], v[:, 1:-1]), v[:, 2:])


def _thicken(v, amount, times=3):
    """Grey dilation by about `amount` pixels, erosion where it is negative."""
    for i in range(times):
        step = jnp.clip(jnp.abs(amount) - i, 0, 1)
        changed = jnp.where(amount > 0, _max3(v), 1 - _max3(1 - v))
        v = v + step * (changed - v)
    return v


def _blur(v, sigma):
    w = jnp.exp(-0.5 * (jnp.arange(-3, 4) / jnp.maximum(sigma, 0.05)) ** 2)
    w = w / w.sum()
    for _ in range(2):
        p = jnp.pad(v, ((3, 3), (0, 0)))
        v = sum(w[i] * p[i : i + CANVAS] for i in range(7)).T
    return v


def _pooled(v, f):
    """What a camera with f times fewer pixels would have seen, enlarged again."""
    n = CANVAS // f
    small = v.reshape(n, f, n, f).mean((1, 3))
    at = (jnp.arange(CANVAS) + 0.5) / f - 0.5
    hat = jnp.maximum(0, 1 - jnp.abs(at[:, None] - jnp.arange(n)[None, :]))
    return hat @ small @ hat.T


def _box(v):
    """The box of what is clearly ink: left, right, top, bottom."""
    marked = v > 0.3
    grid = jnp.arange(CANVAS)
    rows, columns = marked.any(1), marked.any(0)
    low = lambda a: jnp.where(a, grid, CANVAS).min().astype(jnp.float32)
    high = lambda a: jnp.where(a, grid + 1, 0).max().astype(jnp.float32)
    return low(columns), high(columns), low(rows), high(rows)


def _intruder(dice, box):
    """A ruled or box line, a box's corner, or a neighbour's stroke that got into the picture; 5 points."""
    left, right, top, bottom = box
    w, h = right - left, bottom - top
    side = dice.chance(0.5)
    kind = dice.choice(3)
    x = jnp.where(side, right, left) + dice.uniform(-0.06, 0.14) * w * jnp.where(side, 1, -1)
    # a line along one side (upright or level), not quite straight
    a, b = dice.uniform(-0.15, 0.9), dice.uniform(0.25, 1.15)
    tilt = dice.uniform(-0.05, 0.05)
    t = jnp.linspace(0, 1, 5)
    upright = jnp.stack([x + tilt * h * (t - 0.5), top + h * (a + (b - a) * t)], 1)
    edge = jnp.where(side, bottom, top) + dice.uniform(-0.05, 0.12) * h * jnp.where(side, 1, -1)
    level = jnp.stack([left + w * (a + (b - a) * t), edge + tilt * w * (t - 0.5)], 1)
    # a neighbour's stroke: a short bow beside the digit
    bow = jnp.stack([x + 0.12 * w * jnp.sin(t * 3 + dice.uniform(0, 6)) + jnp.where(side, 2.0, -2.0),
                     top + h * (dice.uniform(0, 0.7) + dice.uniform(0.1, 0.4) * t)], 1)
    points = jnp.stack([upright, level, bow])[kind]
    return _draw(points, jnp.ones(4), jnp.full((4,), dice.uniform(0.5, 1.8)), 1.2)


def _damage(dice, v, strength, digit, pen):
    """Pen, paper, camera and our own preparation. `digit`: it is one; `pen`: it was drawn with a pen of any width."""
    box = _box(v)
    size = jnp.maximum(box[1] - box[0], box[3] - box[2])
    # the pen: in pixels of the canvas; the measure of MNIST is 20 pixels
    amount = jnp.where(dice.chance(0.55 * strength + 0.15), dice.uniform(-1, 1) * size / 20 * jnp.where(dice.chance(0.3), 0.95, 0.6), 0)
    v = _thicken(v, jnp.where(amount < 0, amount * jnp.where(pen, 0.0, 0.75), amount))
    # a stroke is broken or has holes
    x0, y0, angle = dice.uniform(box[0], box[1]), dice.uniform(box[2], box[3]), dice.uniform(0, 3.15)
    grid = jnp.arange(CANVAS) + 0.5
    away = jnp.abs((grid[None, :] - x0) * jnp.sin(angle) - (grid[:, None] - y0) * jnp.cos(angle))
    gap = jnp.clip(away - dice.uniform(0, 0.05) * size + 0.5, 0, 1)
    v = jnp.where(dice.chance(0.08 * strength), v * gap, v)
    # pencil and paper: grain within the stroke
    rough = _smooth(dice, 24, CANVAS) * 0.6 + dice.grain() * 0.6
    grain = jnp.clip(1 - dice.uniform(0.1, 1.0) * jnp.maximum(rough + dice.uniform(-0.6, 0.3), 0), 0, 1)
    v = jnp.where(dice.chance(0.18 * strength), v * grain, v)
    # cut off at one side, with what lies there
    cut = dice.uniform(0.04, 0.13)
    which = dice.choice(4)
    w, h = box[1] - box[0], box[3] - box[2]
    inside = jnp.where(which == 0, (grid[None, :] > box[0] + cut * w) & (grid[:, None] > -1),
             jnp.where(which == 1, (grid[None, :] < box[1] - cut * w) & (grid[:, None] > -1),
             jnp.where(which == 2, (grid[:, None] > box[2] + cut * h) & (grid[None, :] > -1), (grid[:, None] < box[3] - cut * h) & (grid[None, :] > -1))))
    v = jnp.where(dice.chance(0.05 * strength * digit) & (w > 0.4 * h), v * inside, v)
    # intruders
    v = jnp.where(dice.chance(0.09 * strength * digit), jnp.maximum(v, _intruder(dice, box)), v)
    speck = jnp.hypot(grid[None, :] - dice.uniform(box[0] - 3, box[1] + 3), grid[:, None] - dice.uniform(box[2] - 3, box[3] + 3))
    v = jnp.where(dice.chance(0.04 * strength), jnp.maximum(v, jnp.clip(dice.uniform(0.6, 2.2) - speck + 0.5, 0, 1)), v)
    # the camera: few pixels, soft focus
    f = dice.uniform(0, 1)
    v = jnp.where(f < 0.10, _pooled(v, 4), jnp.where(f < 0.28, _pooled(v, 2), v))
    v = jnp.where(dice.chance(0.4 * strength), _blur(v, dice.uniform(0.3, 1.7)), v)
    # noise of sensor and JPEG, kept where ink is near
    v = jnp.where(dice.chance(0.15 * strength), jnp.where(v > 0.02, jnp.clip(v + dice.uniform(0.02, 0.12) * dice.grain(), 0, 1), 0), v)
    # how the certainty rises from paper to ink
    peak = jnp.maximum(v.max(), 1e-3)
    low = dice.uniform(0.0, 0.35)
    high = low + jnp.exp(dice.uniform(np.log(0.12), 0.0)) * (1 - low)
    v = jnp.where(dice.chance(0.5 * strength), jnp.clip((v / peak - low) / (high - low), 0, 1), v)
    return v


# ---- kinds ---------------------------------------------------------------------------------------------------------


def _pick(key, bank, kind, count):
    return jax.random.randint(key, (count,), 0, bank[kind][0].shape[0] if isinstance(bank[kind], tuple) else bank[kind].shape[0])


def _shift(dice, reach=3.0):
    return dice.uniform(-reach, reach, (2,))


def _raw(bank, key, n):
    i = _pick(key, bank, "raw", n)
    return bank["raw"][i] / 255.0, bank["raw-labels"][i]


def _noisy(bank, key, n):
    k = jax.random.split(key, 6)
    v, labels = _raw(bank, k[0], n)
    half = n // 2  # the first half: a little bent beforehand
    j = _pick(k[4], bank, "pixels", half)

    def bent(numbers, picture):
        window = slice(CANVAS // 2 - 14, CANVAS // 2 + 14)
        return _from_pixels(Dice(numbers), picture, 0.35, 20.0, jnp.zeros(2))[window, window]

    v = jnp.concatenate([jax.vmap(bent)(Dice.throw(k[5], half), bank["pixels"][j]), v[half:]])
    labels = jnp.concatenate([bank["pixels-labels"][j], labels[half:]])
    alone = jnp.arange(n) < n // 16
    v = jnp.where(alone[:, None, None], v * 0, v)
    sigma = jnp.where(jax.random.uniform(k[1], (n, 1, 1)) < 0.5, jax.random.uniform(k[2], (n, 1, 1), minval=0.42, maxval=0.56), jax.random.uniform(k[2], (n, 1, 1), minval=0.08, maxval=0.5))
    v = jnp.floor(jnp.clip(v + sigma * jax.random.normal(k[3], v.shape), 0, 1) * 255) / 255
    return v, jnp.where(alone, OTHER, labels)


def _pixel_canvas(dice, picture):
    s = _strength(dice)
    v = _from_pixels(dice, picture, s, _length(dice), _shift(dice))
    return v, s


def _pen_canvas(dice, points, down):
    s = _strength(dice)
    v = _from_pen(dice, points, down, s, _length(dice), _shift(dice))
    return v, s


def _light(bank, key, n):
    """MNIST's digits as other people of the same country might have written them."""
    k = jax.random.split(key, 2)
    i = _pick(k[0], bank, "raw", n)

    def one(numbers, picture):
        dice = Dice(numbers)
        v = _from_pixels(dice, picture, 0.6 * dice.uniform(0, 1), dice.uniform(38, 44), _shift(dice))
        return _thicken(v, jnp.where(dice.chance(0.3), dice.uniform(-1.0, 1.0), 0.0), 1)

    return jnp.floor(upright_batch(jax.vmap(one)(Dice.throw(k[1], n), bank["pixels"][i])) * 255 + 0.5) / 255, bank["pixels-labels"][i]


def _as_cut(bank, key, n, kind):
    """The server's own cuts, a little lighter or darker, a quarter of them moved by a pixel."""
    k = jax.random.split(key, 4)
    pictures, labels = bank[kind]
    i = jax.random.randint(k[0], (n,), 0, len(labels))
    gain = jnp.exp(jax.random.uniform(k[1], (n, 1, 1), minval=-0.25, maxval=0.25))
    v = jnp.clip(pictures[i] / 255.0 * gain, 0, 1)
    moves = jnp.clip(jax.random.randint(k[2], (n, 2), -4, 5) // 4, -1, 1) * (jax.random.uniform(k[3], (n, 1)) < 0.5)
    return jax.vmap(lambda a, m: jnp.roll(a, m, (0, 1)))(v, moves), labels[i]


def _pixels(bank, key, n):
    k = jax.random.split(key, 2)
    i = _pick(k[0], bank, "pixels", n)

    def one(numbers, picture):
        dice = Dice(numbers)
        v, s = _pixel_canvas(dice, picture)
        return v, s

    return jax.vmap(one)(Dice.throw(k[1], n), bank["pixels"][i]), bank["pixels-labels"][i]


def _strokes(bank, key, n, kind):
    k = jax.random.split(key, 2)
    points, down, labels = bank[kind]
    i = _pick(k[0], bank, kind, n)

    def one(numbers, points, down):
        dice = Dice(numbers)
        v, s = _pen_canvas(dice, points, down)
        return v, s

    return jax.vmap(one)(Dice.throw(k[1], n), points[i], down[i]), labels[i]


def _pieces(bank, key, n):
    """A part of a digit, as a wrong cut leaves it: 30 to 70 % of its breadth, along a line not far from upright."""
    k = jax.random.split(key, 2)
    i = _pick(k[0], bank, "pixels", n)

    def one(numbers, picture):
        dice = Dice(numbers)
        v, s = _pixel_canvas(dice, picture)
        left, right, top, bottom = _box(v)
        level = dice.chance(0.3)
        angle = dice.uniform(-0.45, 0.45) + jnp.where(level, jnp.pi / 2, 0.0)
        grid = jnp.arange(CANVAS) + 0.5
        p = (grid[None, :] - (left + right) / 2) * jnp.cos(angle) + (grid[:, None] - (top + bottom) / 2) * jnp.sin(angle)
        reach = jnp.where(level, bottom - top, right - left)
        at = dice.uniform(-0.18, 0.18) * reach
        kept = jnp.where(dice.chance(0.5), p < at, p > at)
        return v * kept, s

    return jax.vmap(one)(Dice.throw(k[1], n), bank["pixels"][i]), jnp.full((n,), OTHER, jnp.uint8)


def _pairs(bank, key, n):
    """Two digits, or one and a good part of the next, side by side and perhaps touching; also three."""
    k = jax.random.split(key, 3)
    i = _pick(k[0], bank, "pixels", 2 * n).reshape(n, 2)
    j = jax.random.randint(k[2], (n,), 0, bank["pen"][0].shape[0])

    def one(numbers, pictures, points, down):
        dice = Dice(numbers)
        s = _strength(dice)
        length = dice.uniform(20, 32)
        apart = length * dice.uniform(0.28, 0.52)
        climb = dice.uniform(-0.12, 0.12) * length
        a = _from_pixels(dice, pictures[0], s * 0.7, length, jnp.array([-1.0, 0]) * apart + jnp.array([0, -1.0]) * climb)
        right = jnp.array([1.0, 0]) * apart + jnp.array([0, 1.0]) * climb
        b = jnp.where(dice.chance(0.6), _from_pixels(dice, pictures[1], s * 0.7, length * dice.uniform(0.85, 1.15), right),
                      _from_pen(dice, points, down, s * 0.7, length * dice.uniform(0.85, 1.15), right))
        return jnp.maximum(a, b), s

    pen = bank["pen"]
    return jax.vmap(one)(Dice.throw(k[1], n), bank["pixels"][i], pen[0][j], pen[1][j]), jnp.full((n,), OTHER, jnp.uint8)


def _scrawl(bank, key, n):
    """Level dashes, corners and crossings of lines, scribbles, commas, blobs and textured patches."""

    def one(numbers):
        dice = Dice(numbers)
        t = jnp.linspace(0, 1, 16)
        kind = dice.choice(6)
        dash = jnp.stack([t, dice.uniform(-0.45, 0.45) * t + 0.04 * jnp.sin(t * 5)], 1)
        corner = jnp.stack([jnp.clip(t * 2 - 1, 0, 1) * dice.uniform(0.35, 1.0), jnp.clip(1 - 2 * t, 0, 1) * dice.uniform(0.35, 1.0)], 1)
        corner = corner * jnp.where((dice.uniform(0, 1, (2,)) < 0.5), 1, -1)
        cross = jnp.where((jnp.arange(16) < 8)[:, None], jnp.stack([t * 2, 0.47 + 0 * t], 1), jnp.stack([dice.uniform(0.1, 0.9) + 0 * t, (t - 0.53) * 2], 1))
        walk = jnp.cumsum(dice.normal(16, 2) + 0.7 * dice.normal(1, 2), 0)
        zigzag = jnp.stack([t + 0.08 * dice.normal(16), (jnp.arange(16) % 2) * dice.uniform(0.2, 1) + 0.1 * dice.normal(16)], 1)
        comma = jnp.stack([0.25 * jnp.sin(t * dice.uniform(0.5, 2)), t], 1)
        points = jnp.stack([dash, corner, cross, walk, zigzag, comma])[kind]
        down = jnp.where((kind == 2) & (jnp.arange(16) == 7), 0, 1)
        low, high = points.min(0), points.max(0)
        points = (points - (low + high) / 2) / jnp.maximum((high - low).max(), 1e-3)
        length = _length(dice)
        radius = jnp.where(kind == 5, dice.uniform(0.2, 0.35), jnp.exp(dice.uniform(np.log(0.012), np.log(0.09)))) * length
        lines = _draw(points * (length - 2 * radius) + CANVAS / 2, down[:-1], jnp.full((15,), jnp.maximum(radius, 0.5)), 1.2)
        # blobs: smooth noise above a threshold, within an ellipse, some with texture
        grid = (jnp.arange(CANVAS) + 0.5 - CANVAS / 2) / (length / 2)
        e = dice.uniform(0.4, 1.0, (2,))
        disc = 1 - (grid[None, :] / e[0]) ** 2 - (grid[:, None] / e[1]) ** 2
        blob = jnp.clip((disc + 0.7 * _smooth(dice, 7, CANVAS)) * 6, 0, 1)
        texture = jnp.clip(0.6 + 0.5 * _smooth(dice, 14, CANVAS), 0, 1)
        blob = jnp.where(dice.chance(0.6), blob * texture, blob)
        s = _strength(dice)
        return jnp.where(dice.chance(0.35), blob, lines), s

    return jax.vmap(one)(Dice.throw(key, n)), jnp.full((n,), OTHER, jnp.uint8)


def batch(bank, key, plan):
    """-> pictures [n, 28, 28, 1] float32 0..1, labels [n] int32, kinds [n] int32 (index into Plan's fields)."""
    k = jax.random.split(key, 16)
    plain = {"raw": lambda n: _raw(bank, k[0], n), "noisy": lambda n: _noisy(bank, k[1], n), "light": lambda n: _light(bank, k[10], n),
             "cuts": lambda n: _as_cut(bank, k[11], n, "cuts"), "slips": lambda n: _as_cut(bank, k[12], n, "slips")}
    drawn = {"pixels": lambda n: _pixels(bank, k[2], n), "pen": lambda n: _strokes(bank, k[3], n, "pen"), "styles": lambda n: _strokes(bank, k[4], n, "styles"),
             "letters": lambda n: _strokes(bank, k[5], n, "letters"), "pieces": lambda n: _pieces(bank, k[6], n), "pairs": lambda n: _pairs(bank, k[7], n),
             "scrawl": lambda n: _scrawl(bank, k[8], n)}
    counts = {kind: n for kind, n in plan._asdict().items() if n}
    made = {kind: plain[kind](n) for kind, n in counts.items() if kind in plain}
    on_canvas = {kind: drawn[kind](n) for kind, n in counts.items() if kind in drawn}
    if on_canvas:
        canvases = jnp.concatenate([v for (v, _), _ in on_canvas.values()])
        strengths = jnp.concatenate([s for (_, s), _ in on_canvas.values()])
        labels = jnp.concatenate([l.astype(jnp.int32) for _, l in on_canvas.values()])
        pen = jnp.concatenate([jnp.full((counts[kind],), kind in ("pen", "styles", "letters")) for kind in on_canvas])
        numbers = Dice.throw(k[9], len(canvases))
        damaged = jax.vmap(lambda numbers, *a: _damage(Dice(numbers), *a))(numbers, canvases, strengths, labels < OTHER, pen)
        pictures, at = upright_batch(damaged), 0
        for kind in on_canvas:
            made[kind] = pictures[at : at + counts[kind]], labels[at : at + counts[kind]]
            at += counts[kind]
    pictures = jnp.concatenate([made[kind][0] for kind in counts])
    labels = jnp.concatenate([made[kind][1].astype(jnp.int32) for kind in counts])
    kinds = jnp.repeat(jnp.arange(len(plan)), jnp.array(plan), total_repeat_length=sum(plan))
    return pictures[..., None], labels, kinds
