#!/usr/bin/env python3
"""Keeps a server at 80 % of what it can take, for long, and watches its memory.

    python3 benchmarks/soak.py [--minutes 60] [--heap 512m]

One request in eight is a picture that isn't one. Prints a line a minute (resident memory, the heap after a collection
that is asked for, threads, open files) and a table of what is promised, and exits with 1 if a promise is broken.
"""
import argparse
import asyncio
import dataclasses
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

import overload
import serving
from serving import ask, form, get, head, share


@dataclasses.dataclass
class Sample:
    """What a server holds: memory in MB (the heap NaN without a JDK's jcmd), and how many of the others."""
    resident: float
    heap: float
    threads: int
    files: int

    @staticmethod
    def of(server):
        place = pathlib.Path(f"/proc/{server.process.pid}")
        return Sample(server.memory(), heap_after_collection(server.process.pid), len(os.listdir(place / "task")),
                      len(os.listdir(place / "fd")))


def heap_after_collection(pid):
    if not shutil.which("jcmd"):
        return float("nan")
    told = subprocess.run(["jcmd", str(pid), "GC.class_histogram"], capture_output=True, text=True).stdout
    alive = re.search(r"Total\s+\d+\s+(\d+)", told)  # what is alive: it collects first
    return int(alive[1]) / 2**20 if alive else float("nan")


async def soak(port, good, bad, number, rate, seconds, server, samples):
    wrong, away, answers, running = [], [], [], set()
    begin = time.perf_counter()

    async def one(request, expected):
        answer = await ask(port, request)
        answers.append(answer.seconds)
        if answer.status == 503 and "retry-after" in answer.headers:
            away.append(time.perf_counter() - begin)
        elif answer.status != (200 if expected else 400) or expected and answer.number != expected:
            wrong.append(answer.status)

    async def watch():
        while True:
            await asyncio.sleep(60 * (len(samples) + 1) - (time.perf_counter() - begin))
            samples.append(sample := await asyncio.to_thread(Sample.of, server))
            print(f"{len(samples):4} min  {sample.resident:.0f} MB, heap {sample.heap:.0f} MB, {sample.threads} threads, "
                  f"{sample.files} files; {len(answers)} answered, {len(away)} sent away, {len(wrong)} wrong, "
                  f"p99 {1000 * share(answers[-5000:], .99):.0f} ms", flush=True)
    watcher = asyncio.create_task(watch())
    count = 0
    while (at := time.perf_counter() - begin) < seconds:
        if at >= count / rate:
            task = asyncio.create_task(one(random.choice(bad), None) if count % 8 == 7 else one(good, number))
            running.add(task)
            task.add_done_callback(running.discard)
            count += 1
        else:
            await asyncio.sleep(count / rate - at)
    watcher.cancel()
    await asyncio.gather(*running)
    return answers, wrong, away


def broken(good, seed):
    """A picture cut off or garbled, so that it can't be read."""
    rng = random.Random(seed)
    return good[:rng.randrange(60, len(good) - 30)]


def flat(table, samples):
    """The first minutes fill what is filled once: caches, compiled code, the heap up to its limit."""
    third = max(1, len(samples) // 3)

    def row(name, value, unit, most):
        early, late = (sum(map(value, part)) / third for part in (samples[:third], samples[-third:]))
        table.row(name, f"{early:.0f}{unit} in the first third, {late:.0f}{unit} in the last", not late > most(early))
    row("memory is flat", lambda sample: sample.resident, " MB", lambda early: 1.1 * early + 20)
    row("the heap after a collection is flat", lambda sample: sample.heap, " MB", lambda early: 1.1 * early + 10)
    row("threads are", lambda sample: sample.threads, "", lambda early: early + 10)
    row("open files are", lambda sample: sample.files, "", lambda early: early + 20)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, default=8214)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--load", type=float, default=0.8)
    parser.add_argument("--heap", default="512m")
    arguments = parser.parse_args()
    picture = serving.picture(5, 4)
    request = lambda file: head(len(form(file))) + form(file)
    good, bad = request(picture), [request(broken(picture, seed)) for seed in range(20)]
    table = serving.Table()
    with serving.Server(arguments.port, heap=arguments.heap) as server:
        rate, _ = overload.warm_capacity(arguments.port, good, 2)
        number = asyncio.run(ask(arguments.port, good)).number
        print(f"can take {rate:.1f} a second; sent are {arguments.load * rate:.1f} for {arguments.minutes:.0f} min",
              flush=True)
        samples = []
        answers, wrong, away = asyncio.run(soak(arguments.port, good, bad, number, arguments.load * rate,
                                                60 * arguments.minutes, server, samples))
        print(f"{len(away)} of {len(answers)} were sent away with 503 and Retry-After: then it could take less than at first")
        table.row("every answer but those is as it should be", f"{len(wrong)} of {len(answers)} not {sorted(set(wrong))}",
                  bool(answers) and not wrong)
        flat(table, samples)
        status = get(arguments.port, "/actuator/health/readiness")[0]
        table.row("it is ready", str(status), status == 200)
    return table.status()


if __name__ == "__main__":
    sys.exit(main())
