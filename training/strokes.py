"""Digits as pen strokes: UNIPEN's, brought to one length, and styles of our own that MNIST hardly holds.

A character is POINTS points (x, y), y downwards, its longer side about 1, centred on 0, and for every point but the
last whether the pen is down on the way to the next.
"""
import gzip
import json

import numpy as np

POINTS = 64
# Letters that a person can't tell from a digit; what else looks like one is forgiven while training.
LIKE_DIGITS = {"lower": "bgiloqsz", "upper": "BGIOQSZ"}


def resampled(strokes):
    """Any number of poly-lines [k, 2] -> (points [POINTS, 2], down [POINTS]), evenly spaced along the ink."""
    strokes = [s for s in strokes if len(s)]
    lengths = np.array([np.hypot(*np.diff(s, axis=0).T).sum() if len(s) > 1 else 0.0 for s in strokes])
    if len(strokes) > 8:
        keep = np.sort(np.argsort(-lengths)[:8])
        strokes, lengths = [strokes[i] for i in keep], lengths[keep]
    share = lengths / max(lengths.sum(), 1e-9)
    counts = np.maximum(2, np.floor(share * (POINTS - 2 * len(strokes))).astype(int) + 2)
    points, down = [], []
    for s, n in zip(strokes, counts):
        along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(s, axis=0).T))]) if len(s) > 1 else np.zeros(1)
        at = np.linspace(0, along[-1], n)
        points.append(np.stack([np.interp(at, along, s[:, 0]), np.interp(at, along, s[:, 1])], 1))
        down += [1] * (n - 1) + [0]
    points = np.concatenate(points)[:POINTS]
    low, high = points.min(0), points.max(0)
    points = (points - (low + high) / 2) / max((high - low).max(), 1e-9)
    spare = POINTS - len(points)
    points = np.concatenate([points, np.repeat(points[-1:], spare, 0)])
    return points.astype(np.float32), np.array((down + [0] * POINTS)[:POINTS], np.uint8)


def unipen(path, leave_out=""):
    """-> points [n, POINTS, 2], down [n, POINTS], labels (characters), writers (provider/writer)."""
    rows = [json.loads(line) for line in gzip.open(path, "rt")]
    rows = [r for r in rows if r["l"] not in leave_out]
    drawn = [resampled([np.asarray(s, float).reshape(-1, 2) for s in r["s"]]) for r in rows]
    return (np.stack([p for p, _ in drawn]), np.stack([d for _, d in drawn]), np.array([r["l"] for r in rows]),
            np.array([f"{r['p']}/{r['w']}" for r in rows]))


# ---- styles of our own -------------------------------------------------------------------------------------------


def _curve(points, steps=10):
    """A Catmull-Rom spline through the points."""
    p = np.asarray(points, float)
    if len(p) < 3:
        return p
    p = np.concatenate([[2 * p[0] - p[1]], p, [2 * p[-1] - p[-2]]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    out = []
    for a, b, c, d in zip(p[:-3], p[1:-2], p[2:-1], p[3:]):
        out.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.concatenate(out + [p[-2:-1]])


def _ring(cx, cy, rx, ry, start, turn, n=9):
    a = start + np.linspace(0, turn, n)
    return np.stack([cx + rx * np.cos(a), cy + ry * np.sin(a)], 1)


def _zero(u, c):
    w = u(0.22, 0.42)
    if c(0.18):  # never closed: like a c, lying on either side, or like a u
        return [_curve(_ring(0, 0.5, w, 0.5, u(-1.6, 0.1), -2 * np.pi * u(0.6, 0.86)))]
    if c(0.1):  # closed with a curl inwards, from which the next one may begin
        a = u(-2.2, -0.6) - 2 * np.pi * np.linspace(0, u(1.12, 1.35), 14)
        r = np.where(np.arange(14) < 10, 1.0, np.linspace(1, u(0.35, 0.8), 14))
        return [_curve(np.stack([w * r * np.cos(a), 0.5 + 0.5 * r * np.sin(a)], 1))]
    s = [_curve(_ring(0, 0.5, w, 0.5, u(-2.4, -0.8), -2 * np.pi * u(0.93, 1.08)))]
    if c(0.4):  # slashed
        a, far = u(0.5, 1.1), u(0.75, 1.35)
        dx, dy = w * far * np.cos(a) * 1.3, 0.5 * far * np.sin(a)
        s.append(np.array([[dx, 0.5 - dy], [-dx * u(0.8, 1.1), 0.5 + dy * u(0.8, 1.1)]]))
    elif c(0.4):  # a quick hand comes in, or goes on to the next, along the top or through the middle
        y = u(0.02, 0.6)
        tail = [[w * u(0.2, 0.9), y], [w + u(0.08, 0.4), y + u(-0.15, 0.12)]]
        s.append(_curve([[0, y + u(-0.1, 0.1)]] + tail) if c(0.4) else np.array(tail))
        if c(0.4):
            y = u(0.02, 0.6)
            s.append(np.array([[-w - u(0.08, 0.35), y + u(-0.15, 0.12)], [-w * u(-0.2, 0.9), y]]))
    return s


def _one(u, c):
    stem = [[0, 0], [u(-0.03, 0.03), 0.5], [u(-0.06, 0.06), 1]]
    if c(0.15):
        return [_curve(stem)]
    if c(0.06):  # a written l, with a loop
        return [_curve([[u(-0.4, -0.15), u(0.55, 0.9)], [u(0.0, 0.12), u(0.3, 0.5)], [u(0.06, 0.16), u(0.04, 0.14)], [0, 0], [u(-0.14, -0.04), 0.2], [u(-0.1, 0.0), 0.8], [u(0.0, 0.1), 1], [u(0.15, 0.4), u(0.8, 0.95)]])]
    if c(0.08):  # an arch, like an n
        w = u(0.2, 0.5)
        return [_curve([[-w, u(0.7, 1.02)], [-w * u(0.55, 0.8), u(0.3, 0.5)], [-w * u(0.2, 0.4), u(0.02, 0.1)], [0, 0], [u(0.02, 0.12), u(0.15, 0.35)], [u(0.0, 0.25), 1]])]
    steep = u(np.radians(36), np.radians(80))  # of the upstroke against the level
    long = u(0.12, 1.02)
    if c(0.3):  # a tent
        long, stem = u(0.55, 1.05), [[0, 0], [u(-0.02, 0.08), 0.5], [u(-0.06, 0.2), 1]]
    foot = [-long * np.cos(steep), long * np.sin(steep)]
    up = _curve([foot, [foot[0] * 0.5 + u(-0.05, 0.05), foot[1] * 0.5 + u(-0.05, 0.05)], [0, 0]])
    s = [np.concatenate([up, _curve(stem)])] if c(0.8) else [up, _curve(stem) + [u(-0.03, 0.03), u(-0.04, 0.04)]]
    if c(0.25):
        s.append(np.array([[-u(0.12, 0.32), 1 + u(-0.03, 0.03)], [u(0.12, 0.32), 1 + u(-0.03, 0.03)]]))
    return s


def _two(u, c):
    w = u(0.4, 0.62)
    top = [[0, u(0.1, 0.3)], [w * 0.45, 0], [w, u(0.15, 0.3)], [w * 0.6, 0.62]]
    if c(0.28):  # begins with a curl
        top = [[w * u(0.15, 0.6), u(0.24, 0.5)], [w * u(-0.05, 0.15), u(0.2, 0.4)], [w * u(0.2, 0.45), 0]] + top[2:]
    if c(0.2):
        return [np.array([[0, u(-0.05, 0.1)], [w, u(-0.05, 0.08)], [u(-0.08, 0.1), 1], [w * u(0.9, 1.2), 1 + u(-0.08, 0.06)]])]
    if c(0.13):  # a head that is a bowl, like a nine's
        bowl = [[w * u(0.5, 0.95), u(0.34, 0.5)], [w * u(0.1, 0.35), u(0.36, 0.5)], [u(-0.1, 0.08), u(0.16, 0.3)], [w * u(0.3, 0.6), u(-0.03, 0.03)], [w * u(0.9, 1.1), u(0.15, 0.3)], [w * u(0.5, 0.8), 0.62]]
        return [_curve(bowl + ([[0, 0.98], [u(-0.15, -0.03), u(0.84, 0.94)], [0.08, u(0.76, 0.88)]] if c(0.6) else [[0, 0.98]]) + [[w * 0.5, u(0.88, 1.0)], [w * u(1.0, 1.3), u(0.86, 1.02)]])]
    if c(0.22):  # a head that is a ring, like a Q
        r, h = u(0.2, 0.34), u(0.24, 0.34)
        head = _ring(r, h, r, h, np.pi * u(0.55, 1.2), np.pi * u(1.6, 2.3), 10)
        return [_curve(np.concatenate([head, [[u(-0.1, 0.15), u(0.9, 1.0)]], [[r, u(0.9, 1.0)]], [[r * u(2.0, 2.8), u(0.88, 1.05)]]]), 6)]
    if c(0.45):  # loop
        end = [[0.0, 0.98], [-0.08, 0.9], [0.05, 0.8], [w * 0.5, 0.93], [w * 1.15, u(0.86, 1.0)]]
        return [_curve(top + end)]
    return [np.concatenate([_curve(top + [[0, 1]]), _curve([[0, 1], [w * 0.5, 1 + u(-0.08, 0.04)], [w * 1.1, 1 + u(-0.08, 0.04)]])])]


def _three(u, c):
    w = u(0.42, 0.62)
    low = [[w * 0.35, u(0.4, 0.5)], [w, u(0.62, 0.75)], [w * 0.5, 1], [0 + u(-0.05, 0.1), u(0.82, 0.95)]]
    if c(0.35):  # flat top
        return [np.concatenate([[[0, 0], [w * u(0.85, 1.05), u(-0.04, 0.04)]], _curve([[w * 0.95, 0]] + low)])]
    return [np.concatenate([_curve([[0, u(0.08, 0.2)], [w * 0.5, 0], [w * 0.9, u(0.18, 0.28)], [w * u(0.2, 0.4), 0.46]]), _curve(low)])]


def _four(u, c):
    w, bar = u(0.45, 0.75), u(0.5, 0.72)
    if c(0.15):  # in one stroke, like a y
        return [_curve([[0, u(0, 0.2)], [u(-0.05, 0.06), bar * u(0.6, 0.9)], [w * 0.45, bar], [w * 0.95, bar * u(0.4, 0.75)], [w, u(-0.1, 0.2)], [w * u(0.8, 1.0), 0.55], [w * u(0.45, 0.9), 1]])]
    if c(0.08):  # in one stroke, like an h
        x = w * u(0.7, 1.1)
        return [_curve([[u(0.0, 0.25), u(-0.15, 0.05)], [u(-0.02, 0.06), bar * 0.6], [0, bar * u(0.95, 1.15)], [x * 0.4, bar * u(0.75, 0.95)], [x, bar * u(0.8, 1.0)], [x + u(-0.12, 0.04), 1]])]
    if c(0.18):  # an L, or half an h, and a short stem that begins where it ends
        s = [[u(0.05, 0.35), u(-0.1, 0.08)], [u(-0.02, 0.06), bar - u(0, 0.12)], [u(0.0, 0.08), bar], [w * u(0.5, 0.95), bar + u(-0.14, 0.06)]]
        x = w * u(0.85, 1.25)
        stem = [[x + u(0, 0.06), bar - u(-0.02, 0.3)], [x + u(-0.08, 0.06), 1]]
        return [np.concatenate([_curve(s), _curve([s[-1]] + stem)])] if c(0.3) else [_curve(s) if c(0.6) else np.array(s), np.array(stem)]
    if c(0.7):  # open
        s = [[u(0, 0.25), u(0, 0.12)], [u(-0.02, 0.08), bar - u(0, 0.12)], [u(0.0, 0.06), bar], [w, bar + u(-0.1, 0.04)]]
        x = w * u(0.5, 0.95)
        return [_curve(s) if c(0.5) else np.array(s), np.array([[x + u(0, 0.06), u(-0.1, bar - 0.15)], [x + u(-0.12, 0.04), 1]])]
    x = w * u(0.6, 0.85)
    return [np.array([[x, 1], [x, 0], [0, bar], [w * 1.1, bar + u(-0.06, 0.04)]])] if c(0.6) else [
        np.array([[x, 0], [0, bar], [w * 1.1, bar + u(-0.06, 0.04)]]), np.array([[x, u(-0.05, 0.15)], [x + u(-0.08, 0.04), 1]])]


def _five(u, c):
    w = u(0.4, 0.6)
    if c(0.14):  # in one stroke, like an S
        return [_curve([[w * u(0.8, 1.2), u(-0.05, 0.06)], [w * 0.5, u(-0.03, 0.06)], [w * u(0.0, 0.2), u(0.16, 0.3)], [w * 0.5, u(0.4, 0.5)], [w * u(0.8, 1.0), u(0.6, 0.75)], [w * 0.4, 1], [u(-0.15, 0.05), u(0.82, 0.97)]])]
    if c(0.25):  # hardly a belly, like a J or a root, its hat often apart
        x = u(0.1, 0.3)
        back = [_curve([[x + u(-0.04, 0.08), 0], [x, u(0.35, 0.6)], [x + u(-0.02, 0.1), u(0.75, 0.9)], [x - u(0.02, 0.1), 1], [x - u(0.12, 0.32), u(0.72, 0.95)]])]
        return back + [np.array([[x + u(0, 0.16), u(-0.08, 0.06)], [x + u(0.3, 0.65), u(-0.16, 0.06)]])]
    belly = [[u(0, 0.06), u(0.38, 0.48)], [w * 0.6, u(0.34, 0.44)], [w, u(0.62, 0.72)], [w * 0.5, 1], [u(-0.08, 0.06), u(0.85, 0.98)]]
    back = np.concatenate([[[u(0.0, 0.1), u(0, 0.05)]], _curve(belly)])
    hat = np.array([[u(0, 0.12), u(-0.06, 0.04)], [w * u(0.7, 1.25), u(-0.1, 0.08)]])
    return [np.concatenate([hat[::-1], back])] if c(0.35) else [back, hat + [u(-0.03, 0.08), u(-0.06, 0.03)]]


def _six(u, c):
    r = u(0.2, 0.32)
    head = [[r * u(0.6, 1.7), u(0, 0.06)], [-r * 0.5, 0.35]]
    ring = _ring(0, 1 - r * 1.02, r, r * 1.0, np.pi + 0.25, -2 * np.pi * u(0.85, 1.05))
    return [_curve(np.concatenate([head, ring]), 6)]


def _seven(u, c):
    w = u(0.42, 0.72)
    bar = [[0, u(-0.03, 0.08)], [w * 0.5, u(-0.03, 0.05)], [w, u(-0.06, 0.06)]]
    if c(0.3):
        bar = [[u(-0.05, 0.03), u(0.12, 0.22)]] + [[0.01, 0.03]] + bar[1:]
    end = [w * u(0.1, 0.75), 1]
    if c(0.12):  # hardly a bar, and a long stroke across: like a t or a plus
        x, y, long, tilt = u(0.1, 0.25), u(0.35, 0.6), u(0.2, 0.42), u(-0.3, 0.35)
        head = [[u(-0.22, -0.02), u(-0.04, 0.14)], [x, 0]] if c(0.7) else [[x + u(0, 0.06), 0]]
        return [np.concatenate([np.array(head), _curve([[x, 0], [x + u(-0.1, 0.06), 0.5], [x - u(0.02, 0.25), 1]])]), np.array([[x - long, y + long * tilt], [x + long, y - long * tilt]])]
    if c(0.1):  # a head like a y's
        bar = [[u(-0.12, 0.05), u(-0.05, 0.1)], [w * u(0.1, 0.35), u(0.16, 0.32)], [w * 0.6, u(0.14, 0.26)], [w, u(-0.08, 0.08)]]
    elif c(0.15):  # the bar starts with a tick, and the stem stands out above it
        bar = [[u(-0.12, 0.0), u(0.1, 0.3)], [u(0.0, 0.1), u(0.0, 0.08)], [w * 0.55, u(0.08, 0.16)], [w, u(-0.1, 0.05)]]
    stem = [bar[-1], [(w + end[0]) / 2 + u(-0.12, 0.06), 0.5], end]
    s = [np.concatenate([_curve(bar), _curve(stem)])]
    if c(0.65):
        x, y, long, tilt = (w + end[0]) / 2 + u(-0.06, 0.06), u(0.4, 0.62), u(0.14, 0.34), u(-0.35, 0.3)
        if c(0.2):  # low, as a foot
            y += u(0.1, 0.34)
        s.append(np.array([[x - long, y + long * tilt], [x + long, y - long * tilt]]))
    return s


def _eight(u, c):
    r = u(0.18, 0.28)
    if c(0.22):  # a ribbon, open at the top
        low = u(0.4, 0.56)
        return [_curve([[r * u(0.8, 1.5), u(0, 0.12)], [u(-0.05, 0.05), low], [-r * u(0.6, 1.1), 0.78], [0, 1], [r * u(0.6, 1.1), 0.78], [u(-0.05, 0.05), low], [-r * u(0.8, 1.4), u(0.0, 0.14)]], 6)]
    if c(0.14):  # a stem and two bowls, like a B
        x, mid = u(-0.06, 0.08), u(0.42, 0.54)
        bowls = [[u(-0.1, 0.05), u(0.0, 0.08)], [r * u(1.2, 2.0), mid * 0.4], [u(0.02, 0.16), mid], [r * u(1.4, 2.4), (1 + mid) / 2], [u(-0.1, 0.05), u(0.94, 1.02)]]
        return [np.concatenate([[[x, 1]], _curve(bowls)])] if c(0.4) else [np.array([[x, u(-0.03, 0.08)], [0, 1]]), _curve(bowls)]
    if c(0.12):  # an S, closed by a stroke up
        return [_curve([[r * u(0.6, 1.3), u(0.02, 0.16)], [0, 0], [-r, u(0.18, 0.28)], [u(-0.05, 0.05), 0.5], [r * 1.1, u(0.72, 0.82)], [0, 1], [-r * u(0.8, 1.2), u(0.75, 0.88)], [u(-0.04, 0.1), u(0.45, 0.55)], [r * u(0.7, 1.6), u(-0.04, 0.12)]], 6)]
    if c(0.3):
        return [_curve(_ring(0, 0.25, r, 0.25, u(0, 6), 6.5)), _curve(_ring(u(-0.03, 0.03), 0.74, r * u(1, 1.3), 0.26, u(0, 6), 6.5))]
    return [_curve([[r, u(0.08, 0.2)], [0, 0], [-r, 0.22], [0, 0.48], [r * 1.2, 0.76], [0, 1], [-r * 1.2, 0.76], [0, 0.5], [r * u(0.8, 1.1), 0.25], [r * u(0.4, 1), u(0, 0.15)]], 6)]


def _nine(u, c):
    r = u(0.17, 0.32)
    if c(0.1):  # a flat bowl from the middle, and a leg round below it, like an e
        h = u(0.22, 0.36)
        head = [[u(-0.9, -0.3) * r, h * u(1.2, 1.7)], [r * u(0.7, 1.2), h * u(0.8, 1.2)], [r * u(0.4, 0.9), h * 0.25], [u(-0.2, 0.2) * r, 0], [-r * u(0.8, 1.2), h * u(0.6, 1.1)]]
        return [_curve(head + [[-r * u(0.6, 1.1), 0.7], [r * u(-0.3, 0.4), 1], [r * u(0.7, 1.6), u(0.75, 0.98)]], 8)]
    if c(0.22):  # the bowl on the other side of the stem, like a P
        h = u(0.2, 0.4)
        head = [[u(-0.1, 0.1) * r, h * u(1.3, 2.1)], [r, h * u(0.9, 1.5)], [r * u(0.7, 1.1), h * 0.35], [u(-0.1, 0.3) * r, 0], [-r * u(0.5, 1.0), h * u(0.5, 0.9)]]
        leg = [[-r * u(0.4, 1.0), h * u(1.5, 2.1)], [-r * u(0.2, 1.0), 0.75], [r * u(-1.4, 0.9), 1]]
        return [_curve(head + leg, 8)]
    bowl = _ring(0, r, r * u(0.8, 1.2), r, u(-0.9, 0.1), -2 * np.pi * u(0.72, 1.02))
    if c(0.25):  # angular bowl
        bowl = np.array([[r, u(0, 0.08)], [-r * u(0.3, 1), u(0, 0.06)], [-r, r * u(1, 1.7)], [-r * 0.2, 2 * r], [r, r * u(0.8, 1.4)]])
    x = bowl[:, 0].max()
    kind = u(0, 1)
    if kind < 0.35:
        leg = [[x, u(0, 0.15)], [x * u(0.6, 1.1), 0.5], [x * u(-0.6, 1), 1]]
    elif kind < 0.6:  # a hook that comes back up to the bowl, nearly an eight
        leg = [[x, u(0, 0.15)], [x * u(0.7, 1.2), 0.72], [x * u(-0.3, 0.4), 1], [-x * u(0.6, 1.5), u(0.72, 0.88)], [-x * u(-0.3, 0.9), u(0.48, 0.68)]]
    else:  # hook to the left
        leg = [[x, u(0, 0.15)], [x * u(0.8, 1.1), 0.7], [x * u(-0.2, 0.3), 1], [-x * u(0.6, 1.9), u(0.75, 1.0)]]
    return [_curve(bowl, 6), _curve(leg)] if c(0.3) else [np.concatenate([_curve(bowl, 6), _curve(leg)])]


STYLES = (_zero, _one, _two, _three, _four, _five, _six, _seven, _eight, _nine)
SHARES = np.array([13, 18, 9, 7, 12, 9, 5, 14, 10, 16])


def styles(count, seed):
    """Digits of our own strokes -> points, down, labels."""
    rng = np.random.default_rng(seed)
    labels = rng.choice(10, count, p=SHARES / SHARES.sum())
    drawn = []
    for label in labels:
        strokes = STYLES[label](rng.uniform, lambda p: rng.random() < p)
        drawn.append(resampled([s + rng.normal(0, 0.012, s.shape) * (len(s) < 6) for s in strokes]))
    return np.stack([p for p, _ in drawn]), np.stack([d for _, d in drawn]), labels.astype(np.uint8)
