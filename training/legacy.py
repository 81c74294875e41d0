"""Writes a Keras 3 model in the HDF5 form of Keras 2, which is what DL4J's importer reads.

DL4J refuses Keras 3 by its version, by the shape of its configuration and by where it puts the weights. So the
configuration is written in Keras 2's words and the weights are laid out as Keras 2.15 does:
`model_weights/<layer>/<layer>/<weight>:0`, named by the attributes layer_names and weight_names.
"""
import json

import h5py
import numpy as np

KERAS_2 = "2.15.0"
_NOT_IN_KERAS_2 = ("module", "registered_name", "build_config", "optional", "sparse", "ragged", "quantization_config", "lora_rank", "lora_alpha",
                   "input_axes", "output_axes")


def save(model, path):
    """Sequential models of Conv2D, MaxPooling2D, BatchNormalization, ReLU, Flatten, Dropout and Dense."""
    shape = [None, *model.input_shape[1:]]
    layers = [{"class_name": "InputLayer", "config": {"batch_input_shape": shape, "dtype": "float32", "sparse": False, "ragged": False, "name": "input_1"}}]
    layers += [{"class_name": type(layer).__name__, "config": _config(layer.get_config())} for layer in model.layers]
    layers[1]["config"]["batch_input_shape"] = shape
    config = {"class_name": "Sequential", "config": {"name": model.name, "layers": layers}}
    with h5py.File(path, "w") as f:
        f.attrs["keras_version"] = KERAS_2
        f.attrs["backend"] = "tensorflow"
        f.attrs["model_config"] = json.dumps(config)
        group = f.create_group("model_weights")
        group.attrs["keras_version"] = KERAS_2
        group.attrs["backend"] = "tensorflow"
        group.attrs["layer_names"] = np.array([layer.name.encode() for layer in model.layers])
        for layer in model.layers:
            at = group.create_group(layer.name)
            names = [f"{layer.name}/{w.name.split('/')[-1]}:0" for w in layer.weights]
            at.attrs["weight_names"] = np.array([n.encode() for n in names]) if names else np.array([], "S1")
            for name, weight in zip(names, layer.weights):
                at.create_dataset(name, data=np.asarray(weight, np.float32))


def _config(config):
    """One layer's configuration in Keras 2's words."""
    out = {}
    for name, value in config.items():
        if name in _NOT_IN_KERAS_2:
            continue
        if name == "dtype" and isinstance(value, dict):
            value = value["config"]["name"]
        elif isinstance(value, dict) and "class_name" in value:
            value = {"class_name": value["class_name"], "config": _config(value["config"])}
        out[name] = value
    return out
