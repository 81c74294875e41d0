import numpy as np
import torch
from PIL import Image

from training import hands
from training.upright import upright


def ring():
    """A nought, upright, on a canvas: [1, 80, 80]."""
    y, x = np.mgrid[0 : hands.CANVAS, 0 : hands.CANVAS] + 0.5 - hands.CANVAS / 2
    away = np.abs(np.hypot(x / 0.7, y) - 22)
    return torch.from_numpy(np.clip(3 - away, 0, 1).astype(np.float32))[None]


def test_what_is_cut_off_is_gone_and_the_rest_is_not():
    v = ring()
    left, right, top, bottom = (int(a) for a in hands.boxes(v))
    lower = hands.cut(v, torch.tensor([2]), torch.tensor([0.5]))
    assert (lower[0, : (top + bottom) // 2] == 0).all() and torch.equal(lower[0, (top + bottom) // 2 + 1 :], v[0, (top + bottom) // 2 + 1 :])
    assert torch.equal(hands.cut(v, torch.tensor([hands.WHOLE]), torch.tensor([0.5])), v)


def test_what_is_whole_is_set_upright_as_the_server_does_it():
    v = ring()
    ours = hands.framed(v, torch.tensor([hands.WHOLE]))[0, 0].numpy() * 255
    servers = upright(np.round(v[0].numpy() * 255)).astype(float)
    assert np.abs(ours - servers).mean() < 2 and np.abs(ours - servers).max() < 60


def test_the_cut_side_lies_along_the_edge_of_the_frame():
    marked = lambda x: np.argwhere(x[0, 0].numpy() > 0.25)
    for side, (axis, at) in enumerate([(1, 0), (1, 27), (0, 0), (0, 27)]):
        x = hands.framed(hands.cut(ring(), torch.tensor([side]), torch.tensor([0.4])), torch.tensor([side]))
        ends = marked(x)[:, axis]
        assert (ends.min() if at == 0 else ends.max()) == at


def test_a_batch_is_of_pictures_that_networks_see():
    pictures = np.stack([np.asarray(Image.fromarray((ring()[0, 12:68, 12:68].numpy() * 255).astype(np.uint8)))] * 3)
    x, y = hands.batch(pictures, np.array([0, 1, 2]), 16, np.random.default_rng(1))
    assert x.shape == (16, 1, 28, 28) and 0 <= x.min() and x.max() <= 1 and len(y) == 16 and (x.amax((1, 2, 3)) > 0.5).all()
