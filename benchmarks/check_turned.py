#!/usr/bin/env python3
"""What becomes of pictures that lie on their side, or upside down? Asks a running server about whole numbers, through its public API.

    python3 benchmarks/check_turned.py [--url http://localhost:8080] [--shared ../shared] [--sets NAME,NAME] [--limit N]

Needs numpy and Pillow, and the measuring data beside the project. Every picture of the sets (cheque-amounts and
number-photos unless others are named), which are upright, is sent as it is and turned by 90, 180
and 270 degrees. A row says, in percent of the pictures:

    upright     set upright by the server, or left so
    sure        given as sure and wrong: what nobody would look at again
    right       the number is the label
    ms          milliseconds an answer takes, the median
"""
import concurrent.futures
import io
import statistics
import sys

from PIL import Image, ImageOps

import labelled

DEGREES = (0, 90, 180, 270)
WHOLE_NUMBERS = ("cheque-amounts", "number-photos")


def turned(picture, degrees):
    """The bytes of a picture turned clockwise, of one that is told to be upright as it is."""
    if degrees == 0:
        return picture
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(picture)))
    out = io.BytesIO()
    image.rotate(-degrees, expand=True).save(out, "PNG")
    return out.getvalue()


def asked(measure, url, name, picture, label, digits, degrees):
    """-> whether it stands upright, whether it is wrong and sure, whether it is right, seconds."""
    status, answer, seconds = measure.ask(url, turned(picture, degrees), digits)
    if status != 200:
        sys.exit(f"{name}: status {status} from {url}")
    right = answer["number"] == label
    return (degrees + answer["turned"]) % 360 == 0, answer["outcome"] == "read" and not right, right, seconds


def main():
    a, measure, known = labelled.arguments(__doc__, lambda name: name in WHOLE_NUMBERS)
    print("%-20s %7s %6s %8s %6s %7s %7s" % ("set", "turned", "n", "upright", "sure", "right", "ms"), flush=True)
    for name in a.sets:
        source, digits = known[name]
        pictures = list(source())
        for degrees in DEGREES:
            with concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
                said = list(pool.map(lambda item: asked(measure, a.url, name, *item, digits, degrees), pictures))
            upright, sure, right, seconds = zip(*said)
            n = len(pictures) / 100
            print("%-20s %7d %6d %8.2f %6.2f %7.2f %7.1f" % (name, degrees, len(pictures), sum(upright) / n, sum(sure) / n, sum(right) / n, 1000 * statistics.median(seconds)), flush=True)


if __name__ == "__main__":
    main()
