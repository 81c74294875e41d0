#!/usr/bin/env python3
"""Writes a Keras .h5 of a sequential network as ONNX: python3 to_onnx.py MODEL.h5 MODEL.onnx. Needs h5py, numpy, onnx."""
import json
import sys

import h5py
import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

ACTIVATIONS = {"relu": "Relu", "softmax": "Softmax", "sigmoid": "Sigmoid", "tanh": "Tanh"}


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.last = [], [], "pictures"

    def weight(self, array):
        name = "w%d" % len(self.weights)
        self.weights.append(numpy_helper.from_array(numpy.ascontiguousarray(array), name))
        return name

    def add(self, kind, *weights, **settings):
        name = "v%d" % len(self.nodes)
        inputs = [self.last] + [self.weight(array) for array in weights]
        self.nodes.append(helper.make_node(kind, inputs, [name], **settings))
        self.last = name


def weights_of(group):
    found = []
    group.visititems(lambda name, item: found.append((name.split("/")[-1].split(":")[0], item[()]))
                     if isinstance(item, h5py.Dataset) else None)
    return dict(found)


def padding(config, kernel):
    if config["padding"] == "valid":
        return {}
    if config["strides"] == [1, 1]:
        return {"pads": [(k - 1) // 2 for k in kernel] + [k // 2 for k in kernel]}
    return {"auto_pad": "SAME_UPPER"}


def add_layer(graph, kind, config, weights):
    if kind == "Conv2D":
        kernel = weights["kernel"].transpose(3, 2, 0, 1)
        bias = weights.get("bias", numpy.zeros(kernel.shape[0], "float32"))
        graph.add("Conv", kernel, bias, strides=config["strides"], **padding(config, kernel.shape[2:]))
    elif kind in ("MaxPooling2D", "AveragePooling2D"):
        settings = {"kernel_shape": config["pool_size"], "strides": config["strides"], **padding(config, config["pool_size"])}
        graph.add("MaxPool" if kind == "MaxPooling2D" else "AveragePool", **settings)
    elif kind == "BatchNormalization":
        graph.add("BatchNormalization", *(weights[name] for name in ("gamma", "beta", "moving_mean", "moving_variance")),
                  epsilon=config["epsilon"])
    elif kind == "Flatten":
        graph.add("Transpose", perm=[0, 2, 3, 1])  # as Keras lays them out
        graph.add("Flatten")
    elif kind == "Dense":
        graph.add("Gemm", weights["kernel"], weights.get("bias", numpy.zeros(weights["kernel"].shape[1], "float32")))
    elif kind == "Activation" or kind in ("Dropout", "InputLayer"):
        pass
    else:
        sys.exit(f"{kind} is not known here")
    activation = config.get("activation", "linear")
    if activation != "linear":
        graph.add(ACTIVATIONS[activation])


def main(source, target):
    with h5py.File(source) as file:
        layers = json.loads(file.attrs["model_config"])["config"]["layers"]
        graph = Graph()
        graph.add("Reshape", numpy.array([-1, 1, 28, 28], "int64"))
        for layer in layers:
            name = layer["config"]["name"]
            group = file["model_weights"].get(name)
            add_layer(graph, layer["class_name"], layer["config"], weights_of(group) if group else {})
    model = helper.make_model(helper.make_graph(
        graph.nodes, "digits",
        [helper.make_tensor_value_info("pictures", TensorProto.FLOAT, ["n", 28, 28, 1])],
        [helper.make_tensor_value_info(graph.last, TensorProto.FLOAT, ["n", None])], graph.weights),
        opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
