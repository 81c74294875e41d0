import numpy as np
import torch

from training import lines, strips, strokes, words
from training import pytorch  # behind those that choose its backend


def bank():
    own = strokes.styles(300, 7)
    hand = {c: [(own[0][i], own[1][i])] for i, c in enumerate("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")}
    return {"writers": [own], "every": own, "letters": own[:2], "own": own, "mnist": (np.full((10, 28, 28), 255, np.uint8), np.arange(10)), "hands": [hand]}


def test_a_drawn_line_says_where_words_and_numbers_stand():
    of, seen = bank(), set()
    for seed in range(12):
        cover, spans = words.line(np.random.default_rng(seed), of, words.HELD_FONTS)
        for begin, end, what in spans:
            seen.add(what)
            assert 0 <= begin < end <= cover.shape[1]
            assert cover[:, begin:end].max() > 0.3
        assert cover[:, : min(begin for begin, *_ in spans)].max() == 0
    assert {words.NUMBER, words.WORD} <= seen


def test_every_eighth_column_is_what_takes_up_most_of_it():
    spans = [(0, 10, words.WORD), (20, 40, words.NUMBER), (40, 44, words.NEITHER)]
    assert words.steps_of(spans, 64, 1.0, 6).tolist() == [2, 1, 2, 0, 0, 0, 2, 2]


def test_words_are_printed_and_written_on_their_feet():
    rng, of = np.random.default_rng(1), bank()
    for text in ("no", "gap", "TAX"):
        for name in range(len(words.HELD_FONTS)):
            ink, foot = words.printed(rng, words.HELD_FONTS[name : name + 1], text, 24)
            below = ink[foot + 2 :].max(initial=0) > 0.3
            assert below == ("g" in text)
    ink, foot = words.by_hand(rng, lines.upright_pen(rng, of), of["hands"][0], of["hands"][0], "TAX")
    assert abs(np.flatnonzero(ink.max(1) > 0.3)[-1] - foot) < 0.25 * len(ink)


def test_the_net_answers_for_every_eighth_column():
    model = pytorch.model_of(words.build()).eval()
    assert model(torch.zeros(2, 1, strips.ROWS, 96)).shape == (2, 1, 1, 12)
    tells = torch.nn.Sequential()
    tells.forward = lambda x: torch.full((len(x), 1, 1, 12), 1.0)
    stands = np.array([[words.WORD] * 6 + [words.NUMBER] * 3 + [words.NEITHER] * 3], np.uint8)
    shares = words.shares(tells, {96: (np.zeros((1, strips.ROWS, 96), np.uint8), stands)})
    assert (shares["words"], shares["numbers"]) == (1, 0)
