import json

import h5py
import numpy as np
import pytest

from training import legacy, network


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    model = network.student()
    rng = np.random.default_rng(5)
    model.set_weights([w + rng.uniform(0, 0.1, w.shape).astype(np.float32) for w in model.get_weights()])
    path = tmp_path_factory.mktemp("model") / "model.h5"
    legacy.save(network.folded(model), path)
    return model, path


def test_folding_the_batch_norm_changes_no_answer(saved):
    model, _ = saved
    x = np.random.default_rng(1).uniform(0, 1, (8, 28, 28, 1)).astype(np.float32)
    assert np.abs(np.asarray(model(x)) - np.asarray(network.folded(model)(x))).max() < 1e-5


def test_speaks_of_nothing_that_keras_2_does_not_know(saved):
    with h5py.File(saved[1]) as f:
        text = f.attrs["model_config"]
        assert f.attrs["keras_version"].startswith("2.")
        assert not any(word in text for word in ("registered_name", "DTypePolicy", "build_config", "batch_shape", "input_axes"))
        for layer in json.loads(text)["config"]["layers"][1:]:
            group = f["model_weights"][layer["config"]["name"]]
            for name in group.attrs["weight_names"]:
                assert group[name.decode() if isinstance(name, bytes) else name].dtype == np.float32


def test_keras_2_reads_it_and_gives_the_same_answers(saved):
    """With TensorFlow 2.15 in another environment, or tf-keras here; skipped where there is neither."""
    tf_keras = pytest.importorskip("tf_keras")
    model, path = saved
    x = np.random.default_rng(2).uniform(0, 1, (16, 28, 28, 1)).astype(np.float32)
    there = tf_keras.models.load_model(path, compile=False).predict(x, verbose=0)
    assert np.abs(there - np.asarray(model(x))).max() < 1e-5
