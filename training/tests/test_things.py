import numpy as np
import torch

from training import strips, things
from training import pytorch  # behind those that choose its backend
from training.tests.test_words import bank


def test_things_and_numbers_are_drawn_as_pictures():
    of = bank() | {"signs": [(np.stack([np.linspace(-0.5, 0.5, 64)] * 2, 1).astype(np.float32), np.ones(64, np.uint8))]}
    for seed in range(10):
        for draw in (things.thing, things.number):
            image = draw(np.random.default_rng(seed), of)
            assert image.mode == "L" and 8 <= min(image.size) and max(image.size) < 1000
            again = draw(np.random.default_rng(seed), of)
            assert np.array_equal(np.asarray(image), np.asarray(again))


def test_every_shape_fills_some_of_its_place_and_not_all_of_it():
    for shape in set(things.SHAPES):
        inked = [things.mask(60, 60, things.to_pixels(rng, 60, 60, shape(rng))).mean() for rng in map(np.random.default_rng, range(20))]
        assert 0.02 < np.mean(inked) < 0.9


def test_what_is_seen_is_varied_both_halves_alike():
    x = torch.zeros(8, 1, strips.ROWS, 2 * things.HALF)
    x[..., things.HALF :] = 0.5
    x[..., 10:22, 20:26] = x[..., 10:22, things.HALF + 20 : things.HALF + 26] = 1.0
    y = things.varied(x)
    assert y.shape == x.shape and 0 <= y.min() and y.max() <= 1
    ink, photo = y[..., : things.HALF] > 0.5, y[..., things.HALF :] > 0.7
    assert (ink & photo).sum() > 0.7 * (ink | photo).sum()


def test_the_sum_of_the_nets_answers_tells_a_thing(tmp_path):
    model = pytorch.model_of(things.build()).eval()
    assert model(torch.zeros(2, 1, strips.ROWS, 2 * things.HALF)).shape == (2, 1, 1, 12)
    np.arange(3 * strips.ROWS * 96, dtype=np.uint8).tofile(tmp_path / "sights.bin")
    (tmp_path / "sights.csv").write_text("a.png\nc.png\nd.png\n")
    (tmp_path / "labels.csv").write_text("file,what\na.png,thing\nb.png,thing\nc.png,number\nd.png,thing\n")
    seen, is_thing = things.read([tmp_path])
    assert seen.shape == (3, strips.ROWS, 96) and is_thing.tolist() == [True, False, True]
    tells = torch.nn.Sequential()
    tells.forward = lambda x: torch.full((len(x), 1, 1, 12), 1.0)
    shares = things.shares(tells, seen, is_thing)
    assert (shares["things"], shares["numbers"]) == (1, 1)
    assert abs(shares["loss"] - np.logaddexp(0, [-12, 12, -12]).mean()) < 1e-6
