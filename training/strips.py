"""Trains the reader of whole lines: `python -m training.strips LINES [LINES ..] --out FILE.keras`.

LINES are folders that `training.lines` drew and org.digits.reading.Strips went through: every line is a strip of 32 rows, as
the server cuts it out. The net reads it without cutting it into digits: in every fourth column it says which digit or sign stands
there, or none, and a text is as likely as all the ways in which it may be spread over the columns (connectionist temporal
classification, Graves et al. 2006). Letters and currency marks are nothing to it.

The net is Keras's; the loop is PyTorch's, which on two processor cores takes a sixth of the time that Keras' own `fit` takes on any
of its backends.
"""
import argparse
import csv
import os
import pathlib
import time

os.environ.setdefault("KERAS_BACKEND", "torch")
import keras
import numpy as np
import torch
import torch.nn.functional as F

from training import pytorch

ROWS, STEP = 32, 4  # rows of a strip; its columns for every answer of the net
MARKS = "0123456789.-/"  # a point or comma; a dash or equals sign; a slash
NONE, CLASSES = len(MARKS), len(MARKS) + 1
MOST = 18  # marks in a line
WIDTHS = (96, 128, 160, 192, 224, 256, 320, 384, 512)
BATCH_COLUMNS = 64 * 160  # columns in a batch


def build():
    """Strips [n, 32, columns, 1] of 0..1 -> logits [n, 1, columns / 4, 14]."""
    layers = [keras.layers.Input((ROWS, None, 1))]
    for i, step in enumerate([(16, 3, 3), (24, 3, 3), (2, 2), (40, 3, 3), (64, 3, 3), (2, 2), (96, 3, 3), (128, 3, 3), (2, 1), (192, 3, 3), (224, 4, 1), (224, 1, 5), (224, 1, 5), (224, 1, 5)]):
        layers += step_of(i, step)
    layers += [keras.layers.Dropout(0.1, name="drop"), keras.layers.Conv2D(CLASSES, 1, name="answer")]
    return keras.Sequential(layers, name="lines")


def step_of(i, step):
    """The layers of a net's step: a pool (rows, columns), or a convolution (filters, rows, columns) with its norm; one of (4, 1) leaves no rows."""
    if len(step) == 2:
        return [keras.layers.MaxPooling2D(step, name=f"pool_{i}")]
    filters, size = step[0], step[1:]
    return [keras.layers.Conv2D(filters, size, padding="valid" if size == (4, 1) else "same", use_bias=False, name=f"conv_{i}"),
            keras.layers.BatchNormalization(momentum=0.98, epsilon=1e-3, name=f"norm_{i}"),
            keras.layers.ReLU(name=f"relu_{i}")]


@torch.no_grad()
def unfolded(net, pixels):
    """A published net, whose batch norms are folded into its convolutions -> a net to be trained that says the same: it has norms
    again, with the means and variances of these strips [n, 1, 32, columns]."""
    again = build()
    model = pytorch.model_of(again)
    convolutions, x = iter([l for l in net.layers if isinstance(l, keras.layers.Conv2D)]), pixels
    for step, after in zip(model, [*model[1:], None]):
        if isinstance(step, torch.nn.Conv2d):
            kernel, bias = next(convolutions).get_weights()
            step.weight.copy_(torch.from_numpy(kernel.transpose(3, 2, 0, 1)))
            x = step(x) if step.bias is None else x
            if isinstance(after, torch.nn.BatchNorm2d):
                after.running_mean.copy_(x.mean((0, 2, 3)))
                after.running_var.copy_(x.var((0, 2, 3)))
                after.weight.copy_((after.running_var + after.eps).sqrt())
                after.bias.copy_(after.running_mean + torch.from_numpy(bias))
            else:
                step.bias.copy_(torch.from_numpy(bias))
        elif not isinstance(step, torch.nn.Dropout):
            step.eval()
            x = step(x)
    pytorch.give_back(model, again)
    return again


def parted(model, count):
    """The same steps in two parts, of which the first ends before the convolution that has `count` before it."""
    at = [i for i, step in enumerate(model) if isinstance(step, torch.nn.Conv2d)][count]
    return model[:at], model[at:]


# ---- the strips --------------------------------------------------------------------------------------------------


def read(folder):
    """-> strips [(pixels [32, width], marks)] of the pictures that are one line with all that was written in it."""
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
        marks = [MARKS.index(c) for c in row.get("text") or row["number"]]
        middles = [float(p.split(":")[1]) + float(p.split(":")[3]) / 2 for p in (row.get("places") or "").split() if p[0] in MARKS]
        (strip, (x, _, width, _)) = max(lines, key=lambda line: line[0].shape[1])
        if len(lines) == 1 and marks and 0 < strip.shape[1] < 640 and all(x < m < x + width for m in middles):
            strips.append((strip, marks))
    return strips


def packed(strips):
    """By width: pixels [n, 32, width] of bytes, columns [n], marks [n, MOST] and how many [n]."""
    at = {w: [] for w in WIDTHS}
    for strip, marks in strips:
        w = next((w for w in WIDTHS if w >= strip.shape[1]), None)
        if w and len(marks) <= MOST and strip.shape[1] // STEP >= 2 * len(marks):
            at[w].append((strip, marks))
    out = {}
    for w, some in at.items():
        if some:
            pixels, labels = np.zeros((len(some), ROWS, w), np.uint8), np.zeros((len(some), MOST), np.int32)
            for i, (strip, marks) in enumerate(some):
                pixels[i, :, : strip.shape[1]] = strip
                labels[i, : len(marks)] = marks
            out[w] = (pixels, np.array([s.shape[1] for s, _ in some], np.int32), labels, np.array([len(m) for _, m in some], np.int32))
    return out


def varied(x, generator=None):
    """Strips [n, 1, 32, columns], each bent, stretched, leaning, thicker or thinner, paler, spotted, as another hand or another scan
    would have it."""
    n, _, h, w = x.shape
    u = lambda low, high, *shape: low + (high - low) * torch.rand(n, *(shape or (1, 1)), generator=generator)
    g = lambda sigma: sigma * torch.randn(n, 1, 1, generator=generator)
    row = torch.arange(h)[None, :, None] - (h - 1) / 2
    column = torch.arange(w)[None, None, :].float()
    wave = lambda: torch.sin(column / torch.exp(u(2.0, 4.0)) + u(0, 6.28))
    y = row * torch.exp(g(0.12)) + g(1.2) + g(0.7) * wave() + (h - 1) / 2
    bow = g(0.5) * torch.sin(row / torch.exp(u(0.8, 2.0)) + u(0, 6.28) + column / torch.exp(u(2.0, 4.0)))
    at = column + row * g(0.14) + g(1.6) * wave() + g(0.8) * wave() + bow
    grid = torch.stack([(2 * at + 1) / w - 1, ((2 * y + 1) / h - 1).expand(n, h, w)], -1)
    v = F.grid_sample(x, grid, align_corners=False)
    u4 = lambda low, high: u(low, high, 1, 1, 1)
    thick, thin, weight = F.max_pool2d(v, 3, 1, 1), -F.max_pool2d(-v, 3, 1, 1), u4(-1.1, 1.1)
    v = v + weight.clamp(0, 0.8) * (thick - v) + (-weight).clamp(0, 0.55) * (thin - v)
    v = v + u4(-0.3, 0.7) * (F.avg_pool2d(v, 3, 1, 1, count_include_pad=False) - v)
    v = marred(v, u, generator).clamp(0, 1) ** torch.exp(g(0.25))[:, None] * u4(0.75, 1.1)
    v = v * (1 + u4(0, 0.25) * torch.randn(v.shape, generator=generator))
    spots = (torch.rand(v.shape, generator=generator) < 0.0005).float()
    return torch.maximum(v, u4(0, 1.5) * F.max_pool2d(spots, 3, 1, 1)).clamp(0, 1)


def marred(v, u, generator=None):
    """Strips [n, 1, 32, columns] as a form spoils them: some pale in places, some crossed by the gap that an erased ruled line leaves,
    some underlined by what is left of one, in dashes or dots. u: uniform numbers of [n, ...] shapes, from and to."""
    n, _, h, w = v.shape
    some = lambda share: (u(0, 1, 1, 1, 1) < share).float()
    cloud = F.interpolate(torch.rand(n, 1, 9, max(2, w // 6), generator=generator), (h, w), mode="bilinear", align_corners=False)
    v = v * (1 - some(0.25) * u(0.3, 1.0, 1, 1, 1) * ((cloud - u(0.55, 0.8, 1, 1, 1)) * 8).clamp(0, 1))
    row, column = torch.arange(h)[None, None, :, None], torch.arange(w)[None, None, None, :]
    line = lambda low, high, thick: (u(*thick, 1, 1, 1) - (row - u(low, high, 1, 1, 1) - u(-0.015, 0.015, 1, 1, 1) * column).abs()).clamp(0, 1)
    v = v * (1 - some(0.15) * u(0.5, 1.0, 1, 1, 1) * line(3, 30, (0.7, 1.6)))
    pitch = torch.exp(u(0.7, 4.0, 1, 1, 1))
    dashes = (torch.sin(column / pitch + u(0, 6.28, 1, 1, 1)) > u(-0.9, 0.95, 1, 1, 1)).float()
    return torch.maximum(v, some(0.15) * u(0.2, 1.0, 1, 1, 1) * dashes * line(25, 32, (0.8, 1.5)))


def spelling(logits, marks, counts, columns):
    """How unlikely the texts are: the mean over strips of -ln p a mark. logits: [n, 14, 1, steps]."""
    p = logits[:, :, 0].permute(2, 0, 1).log_softmax(-1)
    return F.ctc_loss(p, marks.long(), columns // STEP, counts, blank=NONE, zero_infinity=True)


def some_of(parts, rng):
    """Strips of about the same width, some BATCH_COLUMNS together, and what is known of them: of all arrays [n, ..] of one width, the same n."""
    widths = list(parts)
    share = np.array([len(parts[w][0]) * w for w in widths], float)
    w = widths[rng.choice(len(widths), p=share / share.sum())]
    some = rng.integers(len(parts[w][0]), size=BATCH_COLUMNS // w)
    return [torch.from_numpy(of[some]) for of in parts[w]]


def batch(parts, rng):
    """`some_of` packed lines: pixels [n, 1, 32, width] of 0..1, marks, counts, columns."""
    pixels, columns, marks, counts = some_of(parts, rng)
    return pixels[:, None].float() / 255, marks, counts, columns


def best(logits, columns):
    """The likeliest answer of every column, spelt out: texts of strips that are so many columns wide. logits: [n, 1, steps, 14]."""
    out = []
    for path, wide in zip(np.asarray(logits).argmax(-1).reshape(len(logits), -1), columns):
        path = path[: wide // STEP]
        out.append("".join(MARKS[c] for c, before in zip(path, np.r_[NONE, path[:-1]]) if c not in (NONE, before)))
    return out


def right(answers, parts):
    """The shares of lines whose digits come out exactly, and of those whose signs do, too. answers: pixels [n, 32, width, 1] -> logits."""
    whole = digits = total = 0
    only_digits = lambda text: "".join(c for c in text if c.isdigit())
    for pixels, columns, labels, counts in parts.values():
        for i in range(0, len(pixels), 128):
            texts = best(answers(pixels[i : i + 128, :, :, None] / np.float32(255)), columns[i : i + 128])
            truths = ["".join(MARKS[m] for m in l[:c]) for l, c in zip(labels[i:], counts[i:])]
            whole += sum(t == truth for t, truth in zip(texts, truths))
            digits += sum(only_digits(t) == only_digits(truth) for t, truth in zip(texts, truths))
        total += len(pixels)
    return digits / total, whole / total


@torch.no_grad()
def answers_of(model):
    """A PyTorch model as `right` wants it."""
    model.eval()
    return lambda pixels: model(torch.from_numpy(pixels).permute(0, 3, 1, 2)).permute(0, 2, 3, 1).detach().numpy()


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("lines", nargs="*", help="none: the net of --start is measured with the lines of --held, no more")
    p.add_argument("--out", type=pathlib.Path)
    p.add_argument("--held", nargs="*", default=[], help="folders of lines in hands that aren't learned from: to measure with")
    p.add_argument("--start", default=None, help="the net of an earlier run, or a published one, to go on from")
    p.add_argument("--bfloat16", action="store_true", help="twice as fast on processors that multiply such numbers (AVX512-BF16, AMX)")
    p.add_argument("--keep", type=int, default=0, help="so many convolutions stay as they begin: a third faster with 2")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--steps", type=int, default=40_000)
    p.add_argument("--each", type=int, default=1000, help="steps from one saving, as FILE-STEPS.keras, to the next")
    a = p.parse_args()
    keras.utils.set_random_seed(a.seed)
    held = packed([s for folder in a.held for s in read(folder)])
    if not a.lines:
        digits, signs = right(keras.models.load_model(a.start).predict_on_batch, held)
        return print(f"{sum(len(p[0]) for p in held.values())} lines: digits right {100 * digits:.2f} %, signs too {100 * signs:.2f} %")
    if not a.out:
        p.error("where is the net to go? --out")
    a.out.parent.mkdir(parents=True, exist_ok=True)
    parts = packed([s for folder in a.lines for s in read(folder)])
    print(f"{sum(len(p[0]) for p in parts.values())} lines " + " ".join(f"{w}:{len(p[0])}" for w, p in parts.items()), flush=True)
    rng, begin, loss_sum = np.random.default_rng(a.seed), time.time(), 0.0
    net = keras.models.load_model(a.start) if a.start else build()
    if not any(isinstance(l, keras.layers.BatchNormalization) for l in net.layers):
        most = max(parts.values(), key=lambda part: len(part[0]))[0]
        net = unfolded(net, varied(torch.from_numpy(most[:1000])[:, None].float() / 255))
    model = pytorch.model_of(net)
    kept, learning = parted(model, a.keep)
    learner = pytorch.Learner(model, a.rate, a.steps, rising=0.05, falling=200, decay=0.9985, learning=learning)
    for step in range(1, a.steps + 1):
        kept.eval()
        learning.train()
        pixels, marks, counts, columns = batch(parts, rng)
        x = varied(pixels).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16, enabled=a.bfloat16):
            with torch.no_grad():
                x = kept(x)
            logits = learning(x)
        loss = spelling(logits.float(), marks, counts, columns)
        learner.learn(loss)
        loss_sum += loss.item()
        if step % a.each == 0 or step == a.steps:
            mean = learner.mean()
            pytorch.give_back(mean, net)
            net.save(a.out if step == a.steps else a.out.with_stem(f"{a.out.stem}-{step}"))
            shares = right(answers_of(mean), held) if held else (0, 0)
            print(f"{step} steps, {time.time() - begin:.0f} s: loss {loss_sum / (step % a.each or a.each):.4f}, held: digits right {100 * shares[0]:.2f} %, signs too {100 * shares[1]:.2f} %", flush=True)
            loss_sum = 0.0


if __name__ == "__main__":
    main()
