"""Makes the files that the server carries of a trained Keras model: `python -m training.publish MODEL.keras [MODEL.keras ..] --data DIR`.

models/CNN-MNIST.h5 (Keras 2's HDF5 form, batch norm folded) and its card; the digits by which the server checks a
model; and what Keras itself answers for 256 test digits, to hold DL4J against.
"""
import argparse
import datetime
import hashlib
import json
import os
import pathlib
import platform

os.environ.setdefault("KERAS_BACKEND", "jax")
import h5py
import jax
import keras
import numpy as np

from training import calibrate, data, evaluate, hands, idx, legacy, network, orientation, pytorch, strips, things, words

KNOWN = pathlib.Path("src/main/resources/org/digits/classify")
TESTED = pathlib.Path("src/test/resources/org/digits/classify")
MEASURED_OF_EXPERTS = ("mnist-test", "mnist-noise50", "mnist-held-out", "unipen-held-out")
SETS_OF_DIGITS = {"MNIST", "HWD1000", "UNIPEN digits"}
ATTRIBUTION = """The digits in `known-digits.idx3.gz` are 100 of MNIST's test part (ten of each), {more}
MNIST: Yann LeCun and Corinna Cortes, CC BY-SA 3.0; IDX form, white ink on black. Made by `training/publish.py`.
"""


def known_digits(model, d):
    """Indices of ten test digits of each kind, spread over those read with the surer half of the probabilities."""
    p = evaluate.probabilities(model, d["test"])
    chosen = []
    for label in range(10):
        right = [i for i in np.flatnonzero(d["test-labels"] == label) if p[i].argmax() == label and p[i].max() > 0.9]
        right.sort(key=lambda i: -p[i].max())
        chosen += right[: len(right) * 3 // 4 : len(right) * 3 // 4 // 10][:10]
    return np.array(sorted(chosen))


def saved(trained, path, name, d, a, measured=None):
    """Writes a model's file, batch norm folded -> the model, and the part of its card that every card has."""
    model = network.folded(trained)
    worst = np.abs(evaluate.probabilities(trained, d["test"][:256]) - evaluate.probabilities(model, d["test"][:256])).max()
    print(f"folded batch norm: differs by {worst:.1e}")
    legacy.save(model, path)
    accuracy = evaluate.full(model, d, a.data, a.pictures, measured)
    print(evaluate.line(accuracy))
    return model, {**origin(model, path, name, d, a), "labels": network.LABELS, "inputScale": 1.0, "mflop": round(2 * network.multiply_adds(model) / 1e6, 1),
                   "accuracy": {k: round(float(v), 5) for k, v in accuracy.items()}}


def origin(model, path, name, d, a):
    """Where a saved model comes from, for its card."""
    return {"name": name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "created": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), "seed": a.seed,
            "versions": {"python": platform.python_version(), "keras": keras.__version__, "jax": jax.__version__,
                         "numpy": np.__version__, "h5py": h5py.__version__},
            "trainedOn": [s for s in json.loads(str(d["used"])) if not a.sets or s["set"] in a.sets], "training": a.note,
            "parameters": model.count_params()}


def averaged(paths):
    """The model whose weights are the mean of these models'."""
    several = [keras.models.load_model(p) for p in paths]
    several[0].set_weights([np.mean(w, axis=0) for w in zip(*(m.get_weights() for m in several))])
    return several[0]


def publish_beside(a, d, role, labels, measured):
    """The file and card of a net that PyTorch's loop trained, and its name on the card of the main model.

    measured: the published net -> what it scored, by the names of the sets, and what else its card has."""
    path = a.models / f"CNN-MNIST-{role}.h5"
    model = network.folded(averaged(a.model))
    legacy.save(model, path)
    accuracy, more = measured(model)
    card = origin(model, path, path.stem, d, a) | {"labels": labels, "inputScale": 1.0, "accuracy": {k: round(float(v), 5) for k, v in accuracy.items()}} | more
    card["versions"]["torch"] = strips.torch.__version__
    path.with_suffix(".json").write_text(json.dumps(card, indent=1) + "\n")
    main_card = path.with_name("CNN-MNIST.json")
    main_card.write_text(json.dumps({**json.loads(main_card.read_text()), role: path.name}, indent=1, ensure_ascii=False) + "\n")


def packed(folders):
    return strips.packed([s for folder in folders for s in strips.read(folder)])


def publish_lines(a, d):
    """The reader of whole lines."""
    def measured(model):
        digits, signs = strips.right(model.predict_on_batch, packed(a.lines))
        return {"drawn-lines": digits, "drawn-lines-with-signs": signs}, {}

    publish_beside(a, d, "lines", [*strips.MARKS, "none"], measured)


def publish_orientation(a, d):
    """Who tells lines that stand upright from those on their head."""
    def measured(model):
        told = orientation.shares(pytorch.model_of(model), packed(a.orientation))
        return {f"drawn-lines-{k}": v for k, v in told.items() if k != "loss"}, {}

    publish_beside(a, d, "orientation", ["upright"], measured)


def publish_words(a, d):
    """Who tells words from numbers."""
    def measured(model):
        told = words.shares(pytorch.model_of(model), words.packed(a.words))
        return {f"drawn-columns-of-{k}": v for k, v in told.items() if k != "loss"}, {}

    publish_beside(a, d, "words", ["word"], measured)


def publish_things(a, d):
    """Who tells things from numbers."""
    def measured(model):
        told = things.shares(pytorch.model_of(model), *things.read(a.things))
        return {f"drawn-{k}-plainly-things": v for k, v in told.items() if k != "loss"}, {}

    publish_beside(a, d, "things", ["thing"], measured)


def publish_hands(a, d):
    """The expert for strange hands and digits that are cut off."""
    def measured(model):
        shares = hands.right(pytorch.model_of(model), *(x[::3] for x in hands.digits(d, held=True)))
        print(shares)
        cut = np.mean([shares[side] for side in hands.SIDES], axis=0)
        accuracy = {"held-out": shares["whole"][0], **{f"held-out-{round(100 * part)}-percent-cut-off": share for part, share in zip(hands.PARTS, cut)}}
        return {k: v / 100 for k, v in accuracy.items()}, {"mflop": round(2 * network.multiply_adds(model) / 1e6, 1), "calibration": {"temperature": 1.0, "acceptance": []}}

    publish_beside(a, d, "hands", network.OF_DIGITS_ONLY, measured)


def publish_expert(a, d):
    """The expert's file and card, and its name on the card of the main model. Its confidence is calibrated together with that one's."""
    name, grounds = a.expert[0], a.expert[1:]
    path = a.models / f"{name}.h5"
    _, card = saved(keras.models.load_model(a.model[0]), path, name, d, a, MEASURED_OF_EXPERTS)
    labels = network.OF_DIGITS_ONLY if a.sets and SETS_OF_DIGITS.issuperset(a.sets) else network.LABELS
    path.with_suffix(".json").write_text(json.dumps({**card, "labels": labels, "calibration": {"temperature": 1.0, "acceptance": []}}, indent=1) + "\n")
    main_card = a.models / "CNN-MNIST.json"
    of = json.loads(main_card.read_text())
    of["experts"] = [e for e in of.get("experts", []) if e["file"] != path.name] + [{"file": path.name, "grounds": grounds}]
    main_card.write_text(json.dumps(of, indent=1) + "\n")


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("model", nargs="+", help="where there are several of one training, their weights are averaged")
    a.add_argument("--data", required=True)
    a.add_argument("--cache", default=None)
    a.add_argument("--models", default="models", type=pathlib.Path)
    a.add_argument("--seed", type=int, required=True)
    a.add_argument("--note", default=None, help="how it was trained, in a sentence for the card")
    a.add_argument("--sets", nargs="*", default=None, help="names of the sets that it was trained on, if not on all")
    a.add_argument("--expert", nargs="+", metavar=("NAME", "GROUND"), default=None,
                   help="the model is no main model, but to be asked where that one is in doubt about a glyph on one of these grounds")
    a.add_argument("--lines", nargs="+", default=None, help="the model reads whole lines; it is measured with the lines in these folders")
    a.add_argument("--orientation", nargs="+", default=None, help="the model tells which way up lines stand (training.orientation); it is measured with the lines in these folders")
    a.add_argument("--words", nargs="+", default=None, help="the model tells words from numbers (training.words); it is measured with the lines in these folders")
    a.add_argument("--things", nargs="+", default=None, help="the model tells things from numbers (training.things); it is measured with the pictures in these folders")
    a.add_argument("--hands", action="store_true", help="the model knows strange hands and digits that are cut off (training.hands)")
    a.add_argument("--pictures", default=None, help="keep the prepared test pictures in this .npz")
    a = a.parse_args()
    d = data.prepared(a.data, a.cache)
    if a.expert:
        return publish_expert(a, d)
    if a.lines:
        return publish_lines(a, d)
    if a.orientation:
        return publish_orientation(a, d)
    if a.words:
        return publish_words(a, d)
    if a.things:
        return publish_things(a, d)
    if a.hands:
        return publish_hands(a, d)
    trained = averaged(a.model)
    a.models.mkdir(exist_ok=True)
    model, card = saved(trained, a.models / "CNN-MNIST.h5", "CNN-MNIST", d, a)
    calibration = calibrate.calibration(model, d)
    print(json.dumps(calibration))
    card["calibration"] = calibration
    (a.models / "CNN-MNIST.json").write_text(json.dumps(card, indent=1) + "\n")
    KNOWN.mkdir(parents=True, exist_ok=True)
    TESTED.mkdir(parents=True, exist_ok=True)
    if not (KNOWN / "known-digits.idx3.gz").exists():
        known = known_digits(model, d)
        idx.write(KNOWN / "known-digits.idx3.gz", d["test"][known])
        idx.write(KNOWN / "known-digits-labels.idx1.gz", d["test-labels"][known])
        (KNOWN / "README.md").write_text(ATTRIBUTION.format(more="easy to middling, by which the server checks a model before it serves."))
    known, labels = idx.read(KNOWN / "known-digits.idx3.gz"), idx.read(KNOWN / "known-digits-labels.idx1.gz")
    print("known digits read right:", (evaluate.probabilities(model, known).argmax(1) == labels).sum(), "of", len(labels))
    some = d["test"][np.arange(256) * 39]
    idx.write(TESTED / "keras-digits.idx3.gz", some)
    idx.write(TESTED / "keras-digits-labels.idx1.gz", d["test-labels"][np.arange(256) * 39])
    rows = [[float(f"{v:.7g}") for v in row] for row in evaluate.probabilities(model, some).astype(float)]
    (TESTED / "keras-probabilities.json").write_text(json.dumps({"model": card["sha256"], "probabilities": rows}).replace("], [", "],\n[") + "\n")
    (TESTED / "README.md").write_text(
        "`keras-digits.idx3.gz`: 256 of MNIST's test part (Yann LeCun and Corinna Cortes, CC BY-SA 3.0), every 39th, as they are;\n"
        "`keras-probabilities.json`: what Keras answers for them with `models/CNN-MNIST.h5`. Made by `training/publish.py`.\n")


if __name__ == "__main__":
    main()
