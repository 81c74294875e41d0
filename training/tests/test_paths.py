import itertools

import jax.numpy as jnp
import numpy as np

from training import lines, paths, strokes


def candidate(first, last, digit, other=0.0):
    p = np.full(10, (0.1 - other / 10) / 9)
    p[digit] = 0.9 - 0.9 * other
    return [first, last, 0.6, 1.0, 0.0, 0.1, *p, other]


def lattice(text):
    return {"height": 40.0, "joints": [[0.0, 0.0], [0.05, 0.0]], "text": text, "file": "",
            "candidates": [candidate(0, 1, 4), candidate(0, 2, 8, 0.5), candidate(1, 2, 2)]}


def shares(texts):
    a, _ = paths.arrays([lattice(t) for t in texts], pieces=2, letters=2)
    return np.exp(paths.log_share({k: jnp.asarray(v) for k, v in paths.start().items()}, {k: jnp.asarray(v) for k, v in a.items()}))


def test_all_texts_of_a_line_together_are_certain():
    letters = "0123456789.-/"
    texts = [""] + list(letters) + ["".join(t) for t in itertools.product(letters, repeat=2)]
    assert np.isclose(shares(texts).sum(), 1, atol=1e-4)


def test_the_likeliest_text_is_what_the_pieces_say():
    texts = ["42", "8", "48", "4"]
    assert np.argmax(shares(texts)) == 0
    a, _ = paths.arrays([lattice("42")], pieces=2, letters=2)
    assert paths.best_texts(paths.start(), a) == ["42"]


def test_a_drawn_line_says_where_its_characters_are():
    own = strokes.styles(300, 7)
    bank = {"writers": [own], "every": own, "letters": own[:2], "own": own, "mnist": (np.full((10, 28, 28), 255, np.uint8), np.arange(10))}
    rng = np.random.default_rng(3)
    cover, text, places, height = lines.line(rng, bank)
    assert [c for c, *_ in places if c in "0123456789.-/"] == list(text)
    for _, x, y, w, h in places:
        assert cover[max(0, int(y)) : int(y + h) + 1, max(0, int(x)) : int(x + w) + 1].max() > 0.3
    assert lines.photographed(rng, cover, height).size == cover.shape[::-1]
