import numpy as np
import torch

from training import orientation, pytorch, strips


def test_upside_down_a_line_says_the_opposite():
    model = pytorch.model_of(orientation.build()).eval()
    lines = torch.rand(3, 1, strips.ROWS, 96, generator=torch.Generator().manual_seed(3))
    lines *= torch.arange(96) < torch.tensor([96, 80, 64])[:, None, None, None]
    ends = orientation.ends(lines)
    said = orientation.upright(model, lines, ends)
    assert said.shape == (3,) and said.abs().max() > 0
    assert torch.allclose(orientation.upright(model, orientation.upside_down(lines, ends), ends), -said, atol=1e-5)


def test_upside_down_the_ink_ends_where_it_did():
    line = torch.zeros(1, 1, strips.ROWS, 96)
    line[0, 0, 6, 20] = line[0, 0, 7, 40] = line[0, 0, 8, 44] = 1
    turned = orientation.upside_down(line, orientation.ends(line))
    assert turned[0, 0].nonzero().tolist() == [[strips.ROWS - 9, 20], [strips.ROWS - 8, 24], [strips.ROWS - 7, 44]]


def test_what_looks_the_same_upside_down_tells_nothing():
    model = pytorch.model_of(orientation.build()).eval()
    ring = torch.zeros(1, 1, strips.ROWS, 96)
    ring[:, :, 6:26, 40:56], ring[:, :, 9:23, 43:53] = 1, 0
    assert orientation.upright(model, ring, orientation.ends(ring)).abs().item() < 1e-5


def test_shares_are_of_lines_with_so_many_digits():
    flag = np.zeros((strips.ROWS, 90), np.uint8)
    flag[6:26, 30:34] = flag[6:12, 34:50] = 255
    parts = strips.packed([(flag, [7]), (flag, [7, 1]), (flag, [7, 7, strips.MARKS.index(".")])])
    tells = lambda lines: 40 * (lines[:, :, :16].mean((1, 2, 3), keepdim=True) - lines[:, :, 16:].mean((1, 2, 3), keepdim=True))
    model = torch.nn.Sequential()
    model.forward = tells
    odds, digits = orientation.told(model, parts)
    assert sorted(digits) == [1, 2, 2] and (odds > 0).all()
    assert orientation.shares(model, parts)["plainly-wrong"] == 0
