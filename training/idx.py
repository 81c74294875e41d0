"""MNIST's own file form: big-endian header (0, 0, 8, rank, sizes), then bytes; gzipped."""
import gzip
import struct

import numpy as np


def read(path):
    with gzip.open(path) as f:
        raw = f.read()
    rank = raw[3]
    sizes = struct.unpack(">%dI" % rank, raw[4 : 4 + 4 * rank])
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * rank).reshape(sizes)


def write(path, array):
    with open(path, "wb") as f, gzip.GzipFile("", "wb", 9, f, mtime=0) as z:
        z.write(struct.pack(">BBBB%dI" % array.ndim, 0, 0, 8, array.ndim, *array.shape) + array.astype(np.uint8).tobytes())
