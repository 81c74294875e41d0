"""The upright rule: how a cut-out glyph becomes the 28x28 picture that the network sees.

The server has the same rule in Java (org.digits.glyph.Upright); the golden file made by `training.golden` holds both
to the same pictures within one grey level. Input: h x w certainties of ink, 0..255, 0 = paper. y points down, pixel
centres lie at +0.5.

1. Marked pixels: value >= 64; if there is none, value >= half of the maximum.
2. Mean (cx, cy) and slant over all pixels, weighted by value: k0 = -sum v (x-cx)(y-cy) / sum v (y-cy)^2, positive for
   writing that leans to the right (0 where the denominator is 0). The excess k = k0 - clamp(k0, -tan 20, tan 30) is
   taken out: x' = x + k (y - cy).
3. The box of the marked pixels' centres in (x', y), half a pixel wider on every side. s = its longer side / 20.
4. The centre of mass goes to (14.5, 14.5), rounded to a whole output pixel, the box kept within 0..28.
5. While s > 4 the source is halved by means of 2x2 (odd sides padded with 0), and its coordinates with it. Every
   output pixel is the mean of n x n samples, n = max(1, ceil(s)), each bilinear in the source, 0 outside.
6. Times 255 / max where 0 < max < 255 (gain at most 8), rounded half up, clipped to 255.

On MNIST's own pictures it is the identity wherever their box is 20 long and their slant within the clamp.
"""
import math

import numpy as np

LEFT, RIGHT = math.tan(math.radians(20)), math.tan(math.radians(30))
EPS = 1e-6  # keeps a box of 20.0000001 at 20, and n = ceil(s) from jumping


def upright(source):
    """h x w array (0..255) -> 28x28 uint8. An empty picture gives an empty picture."""
    v = np.asarray(source, np.float64)
    if v.size == 0 or v.max() <= 0:
        return np.zeros((28, 28), np.uint8)
    marked = v >= 64 if (v >= 64).any() else v >= v.max() / 2
    y, x = np.mgrid[0 : v.shape[0], 0 : v.shape[1]] + 0.5
    mass = v.sum()
    cx, cy = (v * x).sum() / mass, (v * y).sum() / mass
    spread = (v * (y - cy) ** 2).sum()
    k0 = -(v * (x - cx) * (y - cy)).sum() / spread if spread > EPS else 0.0
    k = k0 - min(max(k0, -LEFT), RIGHT)
    sheared, rows = (x + k * (y - cy))[marked], y[marked]
    left, right, top, bottom = sheared.min() - 0.5, sheared.max() + 0.5, rows.min() - 0.5, rows.max() + 0.5
    s = max(right - left, bottom - top) / 20
    ox = _offset((cx - left) / s, (right - left) / s)
    oy = _offset((cy - top) / s, (bottom - top) / s)
    while s > 4:
        v = np.pad(v, ((0, v.shape[0] % 2), (0, v.shape[1] % 2)))
        v = (v[0::2, 0::2] + v[1::2, 0::2] + v[0::2, 1::2] + v[1::2, 1::2]) / 4
        s, left, top, cx, cy = s / 2, left / 2, top / 2, cx / 2, cy / 2
    n = max(1, math.ceil(s - EPS))
    at = (np.arange(28 * n) + 0.5) / n
    yy = ((at - oy) * s + top)[:, None]
    xx = ((at - ox) * s + left)[None, :] - k * (yy - cy)
    fine = _bilinear(v, yy + 0 * xx, xx)
    out = fine.reshape(28, n, 28, n).mean(axis=(1, 3))
    if 0 < out.max() < 255:
        out = out * min(8.0, 255 / out.max())
    return np.clip(np.floor(out + 0.5), 0, 255).astype(np.uint8)


def _offset(mass, length):
    """Whole output pixels from the edge of the 28 to the box, so that `mass` (from the box's edge) comes to 14.5."""
    return min(max(math.floor(14.5 - mass + 0.5 + EPS), 0), math.floor(28 - length + EPS))


def _bilinear(v, y, x):
    v = np.pad(v, 1)
    y, x = np.clip(y + 0.5, 0, v.shape[0] - 1.000001), np.clip(x + 0.5, 0, v.shape[1] - 1.000001)
    i, j = y.astype(int), x.astype(int)
    fy, fx = y - i, x - j
    return (1 - fy) * ((1 - fx) * v[i, j] + fx * v[i, j + 1]) + fy * ((1 - fx) * v[i + 1, j] + fx * v[i + 1, j + 1])


def upright_batch(v, n=3):
    """The same for a batch of equal canvases [b, c, c] of 0..1 in JAX -> [b, 28, 28] of 0..1, multiples of 1/255.

    For training: no halving, and at most n x n samples a pixel, so the box should not be longer than 20 n.
    """
    import jax
    import jax.numpy as jnp

    def one(v):
        c = v.shape[0]
        v = v * 255.0
        peak = v.max()
        marked = v >= jnp.where(peak >= 64, 64.0, jnp.maximum(peak / 2, 1e-3))
        grid = jnp.arange(c) + 0.5
        y, x = grid[:, None], grid[None, :]
        mass = jnp.maximum(v.sum(), 1e-6)
        cx, cy = (v * x).sum() / mass, (v * y).sum() / mass
        spread = (v * (y - cy) ** 2).sum()
        k0 = jnp.where(spread > EPS, -(v * (x - cx) * (y - cy)).sum() / jnp.maximum(spread, EPS), 0.0)
        k = k0 - jnp.clip(k0, -LEFT, RIGHT)
        sheared = x + k * (y - cy)
        left = jnp.where(marked, sheared, 1e6).min() - 0.5
        right = jnp.where(marked, sheared, -1e6).max() + 0.5
        top = jnp.where(marked, y, 1e6).min() - 0.5
        bottom = jnp.where(marked, y, -1e6).max() + 0.5
        s = jnp.maximum(jnp.maximum(right - left, bottom - top), 1.0) / 20

        def offset(centre, length):
            return jnp.clip(jnp.floor(15.0 - centre / s + 1e-4), 0, jnp.floor(28 - length / s + 1e-4))

        ox, oy = offset(cx - left, right - left), offset(cy - top, bottom - top)
        m = jnp.clip(jnp.ceil(s - 1e-4), 1, n)
        a = jnp.arange(n)
        weight = jnp.where(a < m, 1 / m, 0.0)
        at = (jnp.arange(28)[:, None] + (a + 0.5) / m).reshape(-1)
        yy = (at - oy) * s + top
        # bilinear is separable here: rows first (a matrix), then every row's own shifted columns
        hat = jnp.maximum(0, 1 - jnp.abs(yy[:, None] - grid[None, :])) * jnp.tile(weight, 28)[:, None]
        lines = hat @ v
        xx = ((at - ox) * s + left)[None, :] - k * (yy[:, None] - cy) + 0.5
        lines = jnp.pad(lines, ((0, 0), (1, 1)))
        xx = jnp.clip(xx, 0, c + 0.999)
        j = xx.astype(jnp.int32)
        f = xx - j
        fine = (1 - f) * jnp.take_along_axis(lines, j, 1) + f * jnp.take_along_axis(lines, j + 1, 1)
        out = (fine * jnp.tile(weight, 28)[None, :]).reshape(28, n, 28, n).sum((1, 3))
        top_value = out.max()
        out = out * jnp.where(top_value > 0, jnp.minimum(8.0, 255 / jnp.maximum(top_value, 1e-6)), 1.0)
        return jnp.clip(jnp.floor(out + 0.5), 0, 255) / 255

    return jax.vmap(one)(v)
