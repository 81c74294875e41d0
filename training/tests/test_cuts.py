import numpy as np

from training import cuts, lines


def test_a_cut_is_a_digit_a_slip_or_neither():
    characters, places = cuts.written("1:0:0:10:40 0:12:0:30:40 /:50:0:12:40")
    boxes = np.array([[0, 0, 10, 40], [11, 0, 32, 41], [0, 0, 42, 40], [12, 0, 12, 40], [12, 0, 20, 40], [50, 0, 12, 40]], float)
    assert cuts.named(boxes, characters, places).tolist() == [1, 0, -1, cuts.OTHER, -1, -1]


def test_noughts_written_in_one_go_have_a_box_each():
    rng = np.random.default_rng(3)
    pen = lines.Pen(rng, {"writers": [(0, 0, np.array([0]))]}, 120)
    ink, foot, boxes = pen.zeros(4)
    assert len(boxes) == 4 and 0 < foot <= ink.shape[0]
    left = [x for x, _, _, _ in boxes]
    assert left == sorted(left)
    assert max(x + w for x, _, w, _ in boxes) <= ink.shape[1] + 2
