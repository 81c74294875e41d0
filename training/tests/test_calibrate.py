import csv

import numpy as np

from training import calibrate, conditions


def answers(wrong_at, n=10000):
    """`n` confidences from 1 down to 0.5; those at these places are wrong."""
    sure = np.linspace(1, 0.5, n)
    wrong = np.zeros(n, bool)
    wrong[list(wrong_at)] = True
    return sure, wrong


def test_a_promise_holds_in_the_worst_condition():
    good, bad = answers(range(9000, 9100)), answers(range(4000, 4100))
    limit = calibrate._kept({"mnist-page": good, "mnist-bent": bad}, 0.001, "EVEN")
    for sure, wrong in (good, bad):
        assert wrong[sure >= limit].mean() <= 0.001
    assert limit > calibrate._kept({"mnist-page": good}, 0.001, "EVEN")


def test_strangers_may_err_more_often():
    mnist, strangers = answers(range(9000, 9100)), answers(range(2000, 8000, 20))
    limit = calibrate._kept({"mnist-page": mnist, "unipen-page": strangers}, 0.001, "EVEN")
    assert 0.001 < strangers[1][strangers[0] >= limit].mean() <= 0.0045
    assert calibrate._kept({"mnist-small": mnist, "unipen-small": strangers}, 0.001, "THUMBNAIL") < limit


def test_nothing_is_sure_that_is_as_likely_wrong():
    assert calibrate._kept({"mnist-page": (np.linspace(1, 0.1, 10000), np.zeros(10000, bool))}, 0.05, "EVEN") == calibrate.HALF


def test_who_says_that_it_is_a_digit_is_believed():
    p = np.zeros((1, 11))
    p[0, 4], p[0, 9], p[0, 10] = 0.4, 0.1, 0.5
    assert np.allclose(calibrate.told(p, 1.0)[0, [4, 9, 10]], np.array([0.4, 0.1, 0.015]) / 0.515)


def test_writes_the_same_pictures_every_time(tmp_path):
    digit = np.zeros((2, 28, 28), np.uint8)
    digit[:, 4:24, 12:16] = 255
    for name in (*conditions.DRAWN, *conditions.TAKEN):
        for folder in ("one", "other"):
            conditions.write(digit, [1, 1], name, tmp_path / folder / name)
        rows = list(csv.DictReader((tmp_path / "one" / name / "labels.csv").open()))
        assert [row["label"] for row in rows] == ["1", "1"]
        for row in rows:
            assert (tmp_path / "one" / name / row["file"]).read_bytes() == (tmp_path / "other" / name / row["file"]).read_bytes()
