#!/usr/bin/env python3
"""Keeps a server at 80 % of what it can take, for long, and watches its memory.

    python3 benchmarks/soak.py [--minutes 60] [--heap 512m]

One request in eight is a picture that isn't one. Prints a line a minute and a table of what is promised, and exits
with 1 if a promise is broken.
"""
import argparse
import asyncio
import random
import sys
import time

import overload
import serving
from serving import ask, form, get, head, share


async def soak(port, good, bad, number, rate, seconds, server, samples):
    wrong, answers, running = [], [], set()
    begin = time.perf_counter()

    async def one(request, expected):
        answer = await ask(port, request)
        answers.append(answer.seconds)
        if answer.status != (200 if expected else 400) or expected and answer.number != expected:
            wrong.append(answer.status)
    count = 0
    while (at := time.perf_counter() - begin) < seconds:
        if at >= count / rate:
            task = asyncio.create_task(one(random.choice(bad), None) if count % 8 == 7 else one(good, number))
            running.add(task)
            task.add_done_callback(running.discard)
            count += 1
        else:
            await asyncio.sleep(count / rate - at)
        if at >= 60 * (len(samples) + 1):
            samples.append(server.memory())
            print(f"{len(samples):4} min  {samples[-1]:.0f} MB, {len(answers)} answered, {len(wrong)} not as they should "
                  f"be, p99 {1000 * share(answers[-5000:], .99):.0f} ms", flush=True)
    await asyncio.gather(*running)
    return answers, wrong


def broken(good, seed):
    """A picture cut off or garbled, so that it can't be read."""
    rng = random.Random(seed)
    return good[:rng.randrange(60, len(good) - 30)]


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
        asyncio.run(overload.capacity(arguments.port, good, 20, 2))
        rate, median = asyncio.run(overload.capacity(arguments.port, good, 15, 2))
        number = asyncio.run(ask(arguments.port, good)).number
        print(f"can take {rate:.1f} a second; sent are {arguments.load * rate:.1f} for {arguments.minutes:.0f} min",
              flush=True)
        samples = []
        answers, wrong = asyncio.run(soak(arguments.port, good, bad, number, arguments.load * rate,
                                          60 * arguments.minutes, server, samples))
        table.row("every answer is as it should be", f"{len(wrong)} of {len(answers)} not {sorted(set(wrong))}",
                  not wrong)
        third = max(1, len(samples) // 3)
        early, late = sum(samples[:third]) / third, sum(samples[-third:]) / third
        table.row("memory is flat", f"{early:.0f} MB in the first third, {late:.0f} MB in the last",
                  late < 1.1 * early + 20)
        status = get(arguments.port, "/actuator/health/readiness")[0]
        table.row("it is ready", str(status), status == 200)
    return table.status()


if __name__ == "__main__":
    sys.exit(main())
