#!/usr/bin/env python3
"""What becomes of pictures that lie on their side? Asks a running server about whole numbers, through its public API.

    python3 benchmarks/check_turned.py [--url http://localhost:8080] [--shared ../shared] [--sets cheque-amounts] [--limit N]

Needs numpy and Pillow, and the measuring data beside the project. Every picture of the sets, which are upright, is sent
as it is and turned by 90, 180 and 270 degrees. A row says, in percent of the pictures:

    upright     set upright by the server, or left so
    sure        given as sure and wrong: what nobody would look at again
    right       the number is the label
    ms          milliseconds an answer takes, the median
"""
import argparse
import concurrent.futures
import io
import pathlib
import statistics
import sys

from PIL import Image, ImageOps

DEGREES = (0, 90, 180, 270)


def turned(picture, degrees):
    """The bytes of a picture turned clockwise, of one that is told to be upright as it is."""
    if degrees == 0:
        return picture
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(picture)))
    out = io.BytesIO()
    image.rotate(-degrees, expand=True).save(out, "PNG")
    return out.getvalue()


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--url", default="http://localhost:8080")
    p.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(__file__).parents[2] / "shared")
    p.add_argument("--sets", default="cheque-amounts")
    p.add_argument("--limit", type=int, default=0, help="at most N pictures a set; 0: all")
    p.add_argument("--jobs", type=int, default=2)
    a = p.parse_args()
    sys.path.insert(0, str(a.shared / "tools"))
    import measure

    known = measure.sets(str(a.shared / "data"), a.limit)
    print("%-20s %7s %6s %8s %6s %7s %7s" % ("set", "turned", "n", "upright", "sure", "right", "ms"), flush=True)
    for name in a.sets.split(","):
        source, digits = known[name]
        pictures = list(source())
        for degrees in DEGREES:
            def one(item):
                status, answer, seconds = measure.ask(a.url, turned(item[0], degrees), digits)
                if status != 200:
                    sys.exit(f"{name}: status {status} from {a.url}")
                right = answer["number"] == item[1]
                return ((degrees + answer["turned"]) % 360 == 0, answer["outcome"] == "read" and not right, right, seconds)

            with concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
                upright, sure, right, seconds = zip(*pool.map(one, pictures))
            n = len(pictures) / 100
            print("%-20s %7d %6d %8.2f %6.2f %7.2f %7.1f" % (name, degrees, len(pictures), sum(upright) / n, sum(sure) / n, sum(right) / n, 1000 * statistics.median(seconds)), flush=True)


if __name__ == "__main__":
    main()
