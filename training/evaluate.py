"""What a model reads right, of pictures it was not trained on. Evaluation only: nothing here is learned from."""
import pathlib

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from training import idx
from training.upright import upright

SEED = 20261123


def _enlarged(a):
    return Image.fromarray(a).resize((112, 112), Image.BICUBIC)


def _rotated(a, rng):
    return _enlarged(a).rotate(float(rng.uniform(-20, 20)), Image.BICUBIC)


def _slanted(a, rng):
    s = float(rng.uniform(-0.4, 0.4))
    return _enlarged(a).transform((112, 112), Image.AFFINE, (1, s, -56 * s, 0, 1, 0), Image.BICUBIC)


CONDITIONS = {
    "large": lambda a, rng: ImageOps.invert(ImageOps.invert(Image.fromarray(a).resize((280, 280), Image.BICUBIC))),
    "rotated": _rotated,
    "slanted": _slanted,
    "thin": lambda a, rng: _enlarged(a).filter(ImageFilter.MinFilter(5)),
    "thick": lambda a, rng: _enlarged(a).filter(ImageFilter.MaxFilter(5)),
}


def all_upright(images):
    return np.stack([upright(a) for a in images])


def conditions(images):
    """name -> 28x28 pictures as the server would make them of those conditions."""
    made = {"clean": all_upright(images)}
    for name, condition in CONDITIONS.items():
        rng = np.random.default_rng(SEED)
        made[name] = all_upright([np.asarray(condition(a, rng)) for a in images])
    rng = np.random.default_rng(SEED)
    made["noise50"] = np.stack([(np.clip(a / 255 + rng.normal(0, 0.5, a.shape), 0, 1) * 255).astype(np.uint8) for a in images])
    return made


def probabilities(model, pictures):
    x = np.asarray(pictures, np.float32)[..., None] / 255
    return np.asarray(model.predict(x, batch_size=1000, verbose=0))


def sets(d, folder, cache=None):
    """name -> (28x28 pictures as the server would make them, labels), of whatever lies in the data folder."""
    if cache and pathlib.Path(cache).exists():
        kept = dict(np.load(cache))
        return {k: (kept[k], kept[k + "-labels"]) for k in kept if not k.endswith("-labels")}
    out = {"mnist-test" if n == "clean" else "mnist-" + n: (made, d["test-labels"]) for n, made in conditions(d["test"]).items()}
    out["mnist-held-out"] = (all_upright(d["held-mnist"]), d["held-mnist-labels"])
    if "held-unipen" in d:
        out["unipen-held-out"] = (all_upright(d["held-unipen"]), d["held-unipen-labels"])
    for name, at in (("usps", "usps/usps-train"), ("optdigits", "optdigits32/optdigits32-train")):
        at = pathlib.Path(folder) / f"{at}-images-idx3-ubyte.gz"
        if at.exists():
            labels = idx.read(at.with_name(at.name.replace("images-idx3", "labels-idx1")))
            out[name] = (all_upright(idx.read(at)), labels)
    if cache:
        np.savez(cache, **{k: v[0] for k, v in out.items()}, **{k + "-labels": v[1] for k, v in out.items()})
    return out


def full(model, d, folder, cache=None, only=None):
    """Share of right answers by set (all, or those named), the best of the ten digits taken; names as on the card."""
    return {k: float((probabilities(model, x)[:, :10].argmax(1) == y).mean()) for k, (x, y) in sets(d, folder, cache).items() if only is None or k in only}


def figures(model, d, full=False):
    """Share of right answers by set: a quick look while training."""
    digit = lambda p: p[:, :10].argmax(1)
    out = {"mnist-raw": (probabilities(model, d["test"]).argmax(1) == d["test-labels"]).mean(),
           "held-mnist-raw": (probabilities(model, d["held-mnist"]).argmax(1) == d["held-mnist-labels"]).mean()}
    out["mnist-raw, digits alone"] = (digit(probabilities(model, d["test"])) == d["test-labels"]).mean()
    if "held-unipen" in d:
        p = probabilities(model, all_upright(d["held-unipen"]))
        out["unipen-held-out"], out["unipen-held-out, digits alone"] = (p.argmax(1) == d["held-unipen-labels"]).mean(), (digit(p) == d["held-unipen-labels"]).mean()
    rng = np.random.default_rng(SEED)
    noisy = (np.clip(d["test"] / 255 + rng.normal(0, 0.5, d["test"].shape), 0, 1) * 255).astype(np.uint8)
    out["noise50"] = (probabilities(model, noisy).argmax(1) == d["test-labels"]).mean()
    return out


def line(figures):
    return ", ".join(f"{k} {100 * v:.2f}" for k, v in figures.items())
