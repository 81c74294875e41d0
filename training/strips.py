"""Trains the reader of whole lines: `python -m training.strips LINES [LINES ..] --out FILE.keras`.

LINES are folders that `training.lines` drew and org.digits.reading.Strips went through: every line is a strip of 32 rows, as
the server cuts it out. The net reads it without cutting it into digits: in every fourth column it says which digit stands there,
or none, and a text is as likely as all the ways in which it may be spread over the columns (connectionist temporal
classification, Graves et al. 2006). It learns the digits of a line alone: points, dashes and letters are nothing to it.
"""
import argparse
import csv
import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "jax")
import keras
import numpy as np
from keras import ops

ROWS, STEP = 32, 4  # rows of a strip; its columns for every answer of the net
NONE, CLASSES = 10, 11  # the digits, and none
MOST = 14  # digits in a line
WIDTHS = (96, 128, 160, 192, 224, 256, 320, 384, 512)
BATCH_COLUMNS = 64 * 160  # columns in a batch


def build(dtype="float32"):
    """Strips [n, 32, columns, 1] of 0..1 -> logits [n, 1, columns / 4, 11]. Its first six convolutions have the student's form."""
    layers = [keras.layers.Input((ROWS, None, 1))]
    for i, step in enumerate([16, 16, (2, 2), 32, 48, (2, 2), 80, 96, (2, 1), 160, (4, 1, 160)]):
        if isinstance(step, tuple) and len(step) == 2:
            layers.append(keras.layers.MaxPooling2D(step, name=f"pool_{i}"))
            continue
        filters, size, padding = (step, 3, "same") if isinstance(step, int) else (step[2], step[:2], "valid")
        layers += [keras.layers.Conv2D(filters, size, padding=padding, use_bias=False, kernel_initializer="he_normal", name=f"conv_{i}", dtype=dtype),
                   keras.layers.BatchNormalization(momentum=0.98, epsilon=1e-3, name=f"norm_{i}", dtype=dtype),
                   keras.layers.ReLU(name=f"relu_{i}", dtype=dtype)]
    layers += [keras.layers.Conv2D(160, (1, 5), padding="same", activation="relu", kernel_initializer="he_normal", name=name, dtype=dtype) for name in ("wide", "wider")]
    layers += [keras.layers.Dropout(0.1, name="drop", dtype=dtype),
               keras.layers.Conv2D(CLASSES, 1, name="answer", dtype="float32")]
    return keras.Sequential(layers, name="lines")


def begun(model, student):
    """The net with the first convolutions of a trained student."""
    mine = [l for l in model.layers if l.name.startswith(("conv", "norm"))]
    its = [l for l in student.layers if l.name.startswith(("conv", "norm"))]
    for a, b in zip(mine, its):
        if [w.shape for w in a.weights] == [w.shape for w in b.weights]:
            a.set_weights(b.get_weights())


def read(folder):
    """-> strips [(pixels [32, width], digits)] of the pictures that are one line with all that was written in it."""
    folder = pathlib.Path(folder)
    labels = {row["file"]: row for row in csv.DictReader(open(folder / "labels.csv", newline=""))}
    pixels = np.fromfile(folder / "strips.bin", np.uint8)
    found, at = {}, 0
    for file, *numbers in csv.reader(open(folder / "strips.csv", newline="")):
        width, *box = map(int, numbers)
        found.setdefault(file, []).append((pixels[at : at + ROWS * width].reshape(ROWS, width), box))
        at += ROWS * width
    strips = []
    for file, lines in found.items():
        row = labels[file]
        digits = [int(c) for c in row["text"] if c.isdigit()]
        middles = [float(p.split(":")[1]) + float(p.split(":")[3]) / 2 for p in (row.get("places") or "").split() if p[0].isdigit()]
        (strip, (x, _, width, _)) = max(lines, key=lambda line: line[0].shape[1])
        if len(lines) == 1 and digits and 0 < strip.shape[1] < 640 and all(x < m < x + width for m in middles):
            strips.append((strip, digits))
    return strips


def packed(strips):
    """By width: pixels [n, 32, width] of bytes, columns [n], digits [n, MOST] and how many [n]."""
    at = {w: [] for w in WIDTHS}
    for strip, digits in strips:
        w = next((w for w in WIDTHS if w >= strip.shape[1]), None)
        if w and len(digits) <= MOST and strip.shape[1] // STEP >= 2 * len(digits):
            at[w].append((strip, digits))
    out = {}
    for w, some in at.items():
        if some:
            pixels, labels = np.zeros((len(some), ROWS, w), np.uint8), np.zeros((len(some), MOST), np.int32)
            for i, (strip, digits) in enumerate(some):
                pixels[i, :, : strip.shape[1]] = strip
                labels[i, : len(digits)] = digits
            out[w] = (pixels, np.array([s.shape[1] for s, _ in some], np.int32), labels, np.array([len(d) for _, d in some], np.int32))
    return out


class Varied(keras.layers.Layer):
    """Strips, each bent, stretched, leaning, thicker or thinner, paler, spotted, as another hand or another scan would have it.
    Only in training."""

    def __init__(self, seed=1):
        super().__init__(name="varied")
        self.seed = keras.random.SeedGenerator(seed)

    def call(self, x, training=False):
        return self.other(x[..., 0])[..., None] if training else x

    def other(self, x):
        n, h, w = ops.shape(x)[0], ROWS, ops.shape(x)[2]
        u = lambda low, high, shape=None: keras.random.uniform(shape or (n, 1, 1), low, high, seed=self.seed)
        g = lambda sigma: sigma * keras.random.normal((n, 1, 1), seed=self.seed)
        row = ops.cast(ops.arange(h), "float32")[None, :, None] - (h - 1) / 2
        column = ops.cast(ops.arange(w), "float32")[None, None, :]
        wave = lambda: ops.sin(column / ops.exp(u(2.0, 4.0)) + u(0, 6.28))
        y = row * ops.exp(g(0.12)) + g(1.2) + g(0.7) * wave() + (h - 1) / 2
        bow = g(0.5) * ops.sin(row / ops.exp(u(0.8, 2.0)) + u(0, 6.28) + column / ops.exp(u(2.0, 4.0)))
        v = self._at(x, y, column + row * g(0.14) + g(1.6) * wave() + g(0.8) * wave() + bow, n, h, w)
        around = lambda pool, a: pool(a[..., None], 3, 1, "same")[..., 0]
        thick, thin, weight = around(ops.max_pool, v), -around(ops.max_pool, -v), u(-1.1, 1.1)
        v = v + ops.clip(weight, 0, 0.8) * (thick - v) + ops.clip(-weight, 0, 0.55) * (thin - v)
        v = v + u(-0.3, 0.7) * (around(ops.average_pool, v) - v)
        v = ops.clip(v, 0, 1) ** ops.exp(g(0.25)) * u(0.75, 1.1)
        v = v * (1 + u(0, 0.25) * keras.random.normal((n, h, w), seed=self.seed))
        spots = ops.cast(u(0, 1, (n, h, w)) < 0.0005, "float32")
        return ops.clip(ops.maximum(v, u(0, 1.5) * around(ops.max_pool, spots)), 0, 1)

    @staticmethod
    def _at(x, y, at, n, h, w):
        """x at rows y and columns at, between the middles of four pixels."""
        padded = ops.reshape(ops.pad(x, ((0, 0), (1, 1), (1, 1))), (n, (h + 2) * (w + 2)))
        y, at = ops.broadcast_to(y, (n, h, w)), ops.broadcast_to(at, (n, h, w))
        y0, x0 = ops.floor(y), ops.floor(at)
        down, right = y - y0, at - x0

        def pixel(dy, dx):
            rows = ops.clip(ops.cast(y0, "int32") + dy + 1, 0, h + 1)
            columns = ops.clip(ops.cast(x0, "int32") + dx + 1, 0, w + 1)
            return ops.reshape(ops.take_along_axis(padded, ops.reshape(rows * (w + 2) + columns, (n, h * w)), axis=1), (n, h, w))

        return (1 - down) * ((1 - right) * pixel(0, 0) + right * pixel(0, 1)) + down * ((1 - right) * pixel(1, 0) + right * pixel(1, 1))


def spelling(truth, logits):
    """How unlikely the texts are. truth: [n, MOST + 2]: the digits, how many, and how many columns the strip has."""
    truth = ops.cast(truth, "int32")
    return ops.ctc_loss(truth[:, :MOST], logits[:, 0], truth[:, MOST], truth[:, MOST + 1] // STEP, mask_index=NONE)


def batch(parts, rng):
    """Strips of about the same width, some BATCH_COLUMNS together, and what `spelling` wants to know of them."""
    widths = list(parts)
    share = np.array([len(parts[w][0]) * w for w in widths], float)
    w = widths[rng.choice(len(widths), p=share / share.sum())]
    pixels, columns, labels, counts = parts[w]
    some = rng.integers(len(pixels), size=BATCH_COLUMNS // w)
    return pixels[some][..., None] / np.float32(255), np.concatenate([labels[some], counts[some, None], columns[some, None]], 1)


def best(logits, columns):
    """The likeliest answer of every column, spelt out: texts of strips that are so many columns wide."""
    out = []
    for path, wide in zip(np.asarray(logits).argmax(-1).reshape(len(logits), -1), columns):
        path = path[: wide // STEP]
        out.append("".join(str(c) for c, before in zip(path, np.r_[NONE, path[:-1]]) if c not in (NONE, before)))
    return out


def right(model, parts):
    """The share of lines whose digits come out exactly."""
    hits = total = 0
    for pixels, columns, labels, counts in parts.values():
        for i in range(0, len(pixels), 128):
            texts = best(model.predict_on_batch(pixels[i : i + 128, :, :, None] / np.float32(255)), columns[i : i + 128])
            hits += sum(t == "".join(map(str, l[:c])) for t, l, c in zip(texts, labels[i:], counts[i:]))
        total += len(pixels)
    return hits / total


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("lines", nargs="+")
    p.add_argument("--out", required=True, type=pathlib.Path)
    p.add_argument("--held", nargs="*", default=[], help="folders of lines in hands that aren't learned from: to measure with")
    p.add_argument("--start", default=None, help="a student, whose convolutions to begin with; or the net of an earlier run")
    p.add_argument("--keep", type=int, default=0, help="so many convolutions stay as they begin: a third faster with 2")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--rate", type=float, default=1.5e-3)
    p.add_argument("--steps", type=int, default=20_000)
    p.add_argument("--each", type=int, default=500, help="steps from one saving to the next")
    a = p.parse_args()
    keras.utils.set_random_seed(a.seed)
    parts = packed([s for folder in a.lines for s in read(folder)])
    held = packed([s for folder in a.held for s in read(folder)])
    print(f"{sum(len(p[0]) for p in parts.values())} lines " + " ".join(f"{w}:{len(p[0])}" for w, p in parts.items()), flush=True)
    net = build()
    if a.start:
        earlier = keras.models.load_model(a.start)
        net.set_weights(earlier.get_weights()) if earlier.name == net.name else begun(net, earlier)
    for i, layer in enumerate(l for l in net.layers if l.name.startswith(("conv", "norm"))):
        layer.trainable = i >= 2 * a.keep
    rate = keras.optimizers.schedules.CosineDecay(a.rate / 20, a.steps - a.steps // 20, alpha=1e-3, warmup_target=a.rate, warmup_steps=a.steps // 20)
    model = keras.Sequential([keras.layers.Input((ROWS, None, 1)), Varied(a.seed), net])
    model.compile(keras.optimizers.AdamW(rate, weight_decay=0.01, global_clipnorm=1.0, use_ema=True, ema_momentum=0.998), spelling)

    average = keras.callbacks.SwapEMAWeights(swap_on_epoch=True)
    average.set_model(model)
    average.set_params({"epochs": 0})
    rng = np.random.default_rng(a.seed)
    for step in range(1, a.steps + 1):
        loss = model.train_on_batch(*batch(parts, rng))  # the mean since the last saving
        if step % a.each == 0 or step == a.steps:
            average.on_epoch_end(step)
            net.save(a.out)
            print(f"{step} steps: loss {float(loss):.4f}, held right {100 * right(net, held) if held else 0:.2f} %", flush=True)
            average.on_epoch_begin(step)
            model.reset_metrics()


if __name__ == "__main__":
    main()
