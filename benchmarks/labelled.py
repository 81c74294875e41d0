"""The measuring data beside the project, for commands that ask a running server about it. Needs numpy and Pillow."""
import argparse
import pathlib
import sys


def arguments(doc, sets, *more):
    """What a command was called with, and the tool that reads the data and asks the server.

    -> the arguments, of which `sets` are names, the tool, and all sets by their names: (source of pictures, how many digits).
    sets: those to ask about if none are named, or which of all these are; more: further options, as (name, how) pairs.
    """
    p = argparse.ArgumentParser(description=doc.split("\n")[0])
    p.add_argument("--url", default="http://localhost:8080")
    p.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(__file__).parents[2] / "shared")
    p.add_argument("--sets", type=lambda names: names.split(","))
    p.add_argument("--limit", type=int, default=0, help="at most N pictures a set; 0: all")
    p.add_argument("--jobs", type=int, default=2)
    for name, how in more:
        p.add_argument(name, **how)
    a = p.parse_args()
    sys.path.insert(0, str(a.shared / "tools"))
    import measure

    known = measure.sets(str(a.shared / "data"), a.limit)
    a.sets = a.sets or [name for name in known if sets(name)]
    return a, measure, known
