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


def full(model, d, folder, limit=0):
    """Share of right answers by set, of whatever lies in the data folder; names as on the card."""
    score = lambda x, y: float((probabilities(model, x)[:, :10].argmax(1) == y).mean())
    some = lambda a: a[:: max(1, len(a) // limit)] if limit else a
    out = {}
    for name, made in conditions(some(d["test"])).items():
        out["mnist-test" if name == "clean" else "mnist-" + name] = score(made, some(d["test-labels"]))
    out["mnist-held-out"] = score(all_upright(some(d["held-mnist"])), some(d["held-mnist-labels"]))
    if "held-unipen" in d:
        out["unipen-held-out"] = score(all_upright(d["held-unipen"]), d["held-unipen-labels"])
    for name, prefix in (("usps", "usps-train"), ("optdigits", "optdigits32-train")):
        at = pathlib.Path(folder) / prefix.split("-")[0] / f"{prefix}-images-idx3-ubyte.gz"
        if at.exists():
            images, labels = idx.read(at), idx.read(at.with_name(f"{prefix}-labels-idx1-ubyte.gz"))
            out[name] = score(all_upright(some(images)), some(labels))
    return out


def figures(model, d, full=False):
    """Share of right answers by set: a quick look while training."""
    out = {"mnist-raw": (probabilities(model, d["test"]).argmax(1) == d["test-labels"]).mean(),
           "held-mnist-raw": (probabilities(model, d["held-mnist"]).argmax(1) == d["held-mnist-labels"]).mean()}
    if "held-unipen" in d:
        out["unipen-held-out"] = (probabilities(model, all_upright(d["held-unipen"])).argmax(1) == d["held-unipen-labels"]).mean()
    rng = np.random.default_rng(SEED)
    noisy = (np.clip(d["test"] / 255 + rng.normal(0, 0.5, d["test"].shape), 0, 1) * 255).astype(np.uint8)
    out["noise50"] = (probabilities(model, noisy).argmax(1) == d["test-labels"]).mean()
    return out


def line(figures):
    return ", ".join(f"{k} {100 * v:.2f}" for k, v in figures.items())
