import keras
import numpy as np
import torch

from training import network, opinions, pytorch, strips


def test_the_likeliest_answers_spell_a_text():
    path = [strips.NONE, 4, 4, strips.NONE, 4, strips.MARKS.index("."), 2, 2, strips.NONE]
    logits = np.eye(strips.CLASSES)[path][None, None]
    assert strips.best(logits, [9 * strips.STEP]) == ["44.2"]
    assert strips.best(logits, [3 * strips.STEP]) == ["4"]


def test_strips_are_packed_by_width_with_what_they_say():
    wide, narrow = np.full((strips.ROWS, 150), 7, np.uint8), np.full((strips.ROWS, 40), 9, np.uint8)
    parts = strips.packed([(wide, [1, 2, 3]), (narrow, [5]), (narrow, [0] * 11)])  # the last has no room for what it says
    assert {w: len(p[0]) for w, p in parts.items()} == {160: 1, 96: 1}
    pixels, columns, labels, counts = parts[160]
    assert columns[0] == 150 and counts[0] == 3 and labels[0, :3].tolist() == [1, 2, 3]
    assert (pixels[0, :, :150] == 7).all() and not pixels[0, :, 150:].any()


def test_the_loss_is_small_where_the_answers_spell_the_text():
    logits = 20.0 * torch.eye(strips.CLASSES)[[strips.NONE, 4, strips.NONE, 2, 2, strips.NONE]].T[None, :, None]
    loss = lambda marks: strips.spelling(logits, torch.tensor([marks]), torch.tensor([len(marks)]), torch.tensor([6 * strips.STEP])).item()
    assert loss([4, 2]) < 0.01 < 5 < loss([4, 3])


def test_the_first_convolutions_can_be_kept():
    model = pytorch.model_of(strips.build())
    kept, learning = strips.parted(model, 2)
    assert len(kept) == 7 and len(kept) + len(learning) == len(model)


def test_training_goes_on_from_a_published_net():
    published = network.folded(strips.build())
    again = strips.unfolded(published, torch.rand(4, 1, strips.ROWS, 96, generator=torch.Generator().manual_seed(3)))
    strip = np.random.default_rng(3).random((2, strips.ROWS, 96, 1), "float32")
    said = lambda net: keras.ops.convert_to_numpy(net(strip, training=False))
    assert np.abs(said(again) - said(published)).max() < 1e-4
    assert [type(layer) for layer in again.layers] == [type(layer) for layer in strips.build().layers]


def test_strips_vary():
    strip = torch.zeros(2, 1, strips.ROWS, 96)
    strip[:, :, 6:26, 20:24] = strip[:, :, 6:26, 50:54] = 1
    varied = strips.varied(strip, torch.Generator().manual_seed(3))
    assert varied.shape == strip.shape and 0 <= varied.min() and varied.max() <= 1
    assert varied.sum() > 0.3 * strip.sum() and (varied[0] - varied[1]).abs().max() > 0.2


def test_a_text_that_both_opinions_hold_likely_is_believed():
    parts, line = np.log([0.6, 0.3, 0.1]), np.log([0.05, 0.9, 0.05])
    lines = [(parts, line, [1])]
    assert opinions.hits(lines, 1, 0) == 0 and opinions.hits(lines, 1, 1) == 1
    assert opinions.shares(lines, 1, 1)[0] > 0.85
