import zlib

import numpy as np

from training import data, strokes


def test_a_writer_is_held_out_by_name_alone():
    held = [data.held_out(f"p/{i}") for i in range(2000)]
    assert 0.15 < np.mean(held) < 0.25
    assert data.held_out("aga/amywldrp") == (zlib.crc32(b"aga/amywldrp") % 1000 < 200)


def test_strokes_are_brought_to_one_length_and_size():
    points, down = strokes.resampled([np.array([[0, 0], [10, 0.0]]), np.array([[5, -5], [5, 35.0]])])
    assert points.shape == (strokes.POINTS, 2) and down.shape == (strokes.POINTS,)
    assert np.isclose(np.ptp(points[:, 1]), 1) and np.isclose(np.ptp(points[:, 0]), 0.25)
    assert (down == 0).any() and down[0] == 1


def test_styles_of_our_own_cover_every_digit():
    points, down, labels = strokes.styles(300, seed=4)
    assert set(labels) == set(range(10))
    assert np.isfinite(points).all() and np.abs(points).max() <= 0.51
