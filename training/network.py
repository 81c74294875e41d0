"""The network, in Keras: small enough to answer in a fraction of a millisecond on one core."""
import os

os.environ.setdefault("KERAS_BACKEND", "jax")
import keras
import numpy as np

LABELS = [str(i) for i in range(10)] + ["other"]
OF_DIGITS_ONLY = LABELS[:-1] + ["unlearned"]  # of a net that was shown digits alone: what its last output says means nothing


def student(dtype="float32"):
    """About 12 million multiply-adds. Batch norm follows every convolution and is folded into it for serving."""
    return _convolutions([(16, 3), (16, 3), "pool", (32, 3), (48, 3), "pool", (80, 3), (96, 3), "pool", (160, 3)], 128, 0.1, dtype)


def teacher(dtype="float32"):
    """Some 15 times the work: to learn from, and to be asked about doubtful digits."""
    w = 64
    return _convolutions([(w, 3), (w, 3), (w, 3), "pool", (2 * w, 3), (2 * w, 3), (2 * w, 3), "pool", (4 * w, 3), (4 * w, 3), "pool", (6 * w, 3)], 256, 0.4, dtype)


def specialist(dtype="float32", size=3):
    """Unpadded convolutions without pools, size by size, after An et al. 2020, "An ensemble of simple CNNs for MNIST", arXiv 2008.10400."""
    widths = {3: range(32, 177, 16), 5: range(32, 161, 32)}[size]
    layers = [keras.layers.Input((28, 28, 1))]
    for i, filters in enumerate(widths):
        layers += [keras.layers.Conv2D(filters, size, use_bias=False, kernel_initializer="he_normal", name=f"conv_{i}", dtype=dtype),
                   keras.layers.BatchNormalization(momentum=0.98, epsilon=1e-3, name=f"norm_{i}", dtype=dtype),
                   keras.layers.ReLU(name=f"relu_{i}", dtype=dtype)]
    layers += [keras.layers.Flatten(name="flat"), keras.layers.Dropout(0.2, name="drop", dtype=dtype),
               keras.layers.Dense(len(LABELS), activation="softmax", name="answer", dtype="float32")]
    return keras.Sequential(layers, name="specialist")


def _convolutions(plan, dense, dropout, dtype):
    """conv - batch norm - relu blocks, max-pools, one dense layer, soft-max over the eleven classes."""
    layers = [keras.layers.Input((28, 28, 1))]
    for i, step in enumerate(plan):
        if step == "pool":
            layers.append(keras.layers.MaxPooling2D(2, name=f"pool_{i}"))
        else:
            filters, size = step
            layers += [keras.layers.Conv2D(filters, size, padding="same", use_bias=False, kernel_initializer="he_normal", name=f"conv_{i}", dtype=dtype),
                       keras.layers.BatchNormalization(momentum=0.98, epsilon=1e-3, name=f"norm_{i}", dtype=dtype),
                       keras.layers.ReLU(name=f"relu_{i}", dtype=dtype)]
    layers += [keras.layers.Flatten(name="flat"),
               keras.layers.Dropout(dropout, name="drop_1", dtype=dtype),
               keras.layers.Dense(dense, activation="relu", kernel_initializer="he_normal", name="dense", dtype=dtype),
               keras.layers.Dropout(dropout, name="drop_2", dtype=dtype),
               keras.layers.Dense(len(LABELS), activation="softmax", name="answer", dtype="float32")]
    return keras.Sequential(layers, name="digits")


def folded(model):
    """The same function for serving: every batch norm taken into the convolution before it, no drop-out, float32."""
    layers, weights = [keras.layers.Input(model.input_shape[1:])], []
    for layer, following in zip(model.layers, list(model.layers[1:]) + [None]):
        if isinstance(layer, keras.layers.Conv2D) and isinstance(following, keras.layers.BatchNormalization):
            kernel = np.asarray(layer.kernel, np.float64)
            gamma, beta, mean, variance = (np.asarray(w, np.float64) for w in following.get_weights())
            scale = gamma / np.sqrt(variance + following.epsilon)
            layers.append(keras.layers.Conv2D(layer.filters, layer.kernel_size, padding=layer.padding, activation="relu", name=layer.name))
            weights.append([(kernel * scale).astype(np.float32), (beta - mean * scale).astype(np.float32)])
        elif isinstance(layer, keras.layers.Conv2D):
            layers.append(keras.layers.Conv2D(layer.filters, layer.kernel_size, padding=layer.padding, activation=layer.activation, name=layer.name))
            weights.append([np.asarray(w, np.float32) for w in layer.get_weights()])
        elif isinstance(layer, keras.layers.MaxPooling2D):
            layers.append(keras.layers.MaxPooling2D(layer.pool_size, name=layer.name))
        elif isinstance(layer, keras.layers.Flatten):
            layers.append(keras.layers.Flatten(name=layer.name))
        elif isinstance(layer, keras.layers.Dense):
            layers.append(keras.layers.Dense(layer.units, activation=layer.activation, name=layer.name))
            weights.append([np.asarray(w, np.float32) for w in layer.get_weights()])
    out = keras.Sequential(layers, name=model.name)
    for layer, values in zip([l for l in out.layers if l.weights], weights):
        layer.set_weights(values)
    return out


def multiply_adds(model):
    """What one picture costs."""
    total, size = 0, 28
    for layer in model.layers:
        if isinstance(layer, keras.layers.Conv2D):
            size -= 0 if layer.padding == "same" else layer.kernel_size[0] - 1
            total += size * size * int(np.prod(layer.kernel.shape))
        elif isinstance(layer, keras.layers.MaxPooling2D):
            size //= 2
        elif isinstance(layer, keras.layers.Dense):
            total += int(np.prod(layer.kernel.shape))
    return total
