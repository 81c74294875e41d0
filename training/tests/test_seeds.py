import numpy as np
import torch

from training import seeds


def test_what_looks_like_a_digit_is_not_held_against_the_net():
    sure_of_a_three = torch.eye(11)[[3]] * 20
    loss = lambda label, forgiving: seeds.loss_of(sure_of_a_three, torch.tensor([label]), torch.tensor([forgiving])).item()
    assert loss(3, 0.0) < 0.01
    assert loss(10, 1.0) < 0.1 * loss(10, 0.0) < loss(4, 1.0)


def test_a_table_has_mean_range_and_vote():
    sure = lambda *digits: np.eye(11)[list(digits)]
    answers = {1: {"usps": sure(1, 2, 3, 4)}, 2: {"usps": 3 * sure(1, 2, 0, 0)}, 3: {"usps": sure(1, 2, 3, 0)}}
    said = dict(line.strip("| ").split(" | ") for line in seeds.table(answers, {"usps": np.array([1, 2, 3, 4])}) if " | " in line)
    assert said["mean"] == "75.00" and said["lowest"] == "50.00" and said["highest"] == "100.00"
    assert said["standard deviation"] == "25.00" and said["vote of all, at 3 times the work"] == "50.00"
