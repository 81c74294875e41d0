import numpy as np

from training import beliefs


def said(a, b, c, n=20000, seed=1):
    """Shares and whether they came true, where their log odds are off by these."""
    rng = np.random.default_rng(seed)
    share = rng.beta(2, 1, n)
    return share, rng.random(n) < 1 / (1 + np.exp(-beliefs.inputs(share) @ np.array([a, b, c])))


def test_finds_how_far_shares_are_off():
    found = beliefs.fit(*said(0.3, 1.2, 0.4))
    assert np.allclose(found, (0.3, 1.2, 0.4), atol=0.15)


def test_never_believes_the_likelier_less():
    share, right = said(-0.5, 1.0, 0.0)
    a, b, _ = beliefs.fit(share, right)
    assert a == 0 and b > 0
    assert (np.diff(beliefs.believed((a, b, 0), np.linspace(0, 1, 50), 0)) >= 0).all()


def test_reads_what_the_server_wrote(tmp_path):
    file = tmp_path / "beliefs.csv"
    file.write_text("file,text,read,share,other\n0.jpg,-300.,300,0.9,0.1\n1.jpg,12,17,0.4,0\n")
    share, other, right = beliefs.load(file)
    assert share.tolist() == [0.9, 0.4] and other.tolist() == [0.1, 0] and right.tolist() == [True, False]
