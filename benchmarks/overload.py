#!/usr/bin/env python3
"""Sends a server more than it can take, open loop: the next request goes out on time, whatever became of the last.

    python3 benchmarks/overload.py [--seconds 60] [--times 10] [--scale 40] [--heap 512m]

Measures first what the server can take, then sends so many times that. The picture (five digits, --scale times
28 pixels high) costs much to read and little to send, since this command runs on the same processors as the server.
Prints a table of what is promised, and exits with 1 if a promise is broken.
"""
import argparse
import asyncio
import sys
import time

import serving
from serving import ask, form, head, share


async def capacity(port, request, seconds, clients):
    end = time.perf_counter() + seconds
    times = []

    async def client():
        while time.perf_counter() < end:
            answer = await ask(port, request)
            if answer.status == 200:
                times.append(answer.seconds)
    await asyncio.gather(*(client() for _ in range(clients)))
    return len(times) / seconds, share(times, 0.5)


def warm_capacity(port, request, clients, window=10, most=18):
    """What it can take once it gets no faster: a JVM compiles for a minute or more. A second, and seconds each."""
    best, since = (0, float("nan")), 0
    for _ in range(most):
        measured = asyncio.run(capacity(port, request, window, clients))
        since = 0 if measured[0] > 1.03 * best[0] else since + 1
        best = max(best, measured)
        if since == 3:
            break
    return best


async def flood(port, request, rate, seconds):
    answers, running, health = [], set(), []

    async def one(due):
        answers.append(await ask(port, request, start=due))

    async def watch():
        while True:
            health.append(await ask(port, b"GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
            await asyncio.sleep(0.5)
    watcher = asyncio.create_task(watch())
    begin = time.perf_counter()
    for i in range(int(rate * seconds)):
        due = begin + i / rate
        delay = due - time.perf_counter()
        if delay > 0:
            await asyncio.sleep(delay)
        # From when it is sent: how late this command itself is says nothing of the server.
        task = asyncio.create_task(one(time.perf_counter()))
        running.add(task)
        task.add_done_callback(running.discard)
    lag = time.perf_counter() - begin - seconds
    ended = time.perf_counter()
    recovered = None
    while time.perf_counter() - ended < 30:
        answer = await ask(port, request)
        if answer.status == 200 and answer.seconds < 0.25:
            recovered = time.perf_counter() - ended
            break
        await asyncio.sleep(0.05)
    await asyncio.gather(*running)
    watcher.cancel()
    return answers, health, recovered, lag


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, default=8211)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--times", type=float, default=10)
    parser.add_argument("--scale", type=int, default=8)
    parser.add_argument("--heap", default="512m")
    arguments = parser.parse_args()
    body = form(serving.picture(5, arguments.scale))
    request = head(len(body)) + body
    table = serving.Table()
    with serving.Server(arguments.port, heap=arguments.heap) as server:
        asyncio.run(capacity(arguments.port, request, 15, 3))
        rate, median = asyncio.run(capacity(arguments.port, request, 10, 3))
        right = asyncio.run(ask(arguments.port, request)).number
        print(f"can take {rate:.0f} a second of {len(body) // 1024} KB, {1000 * median:.0f} ms each; "
              f"sent are {arguments.times * rate:.0f} a second for {arguments.seconds:.0f} s", flush=True)
        memory = server.memory()
        answers, health, recovered, lag = asyncio.run(
            flood(arguments.port, request, arguments.times * rate, arguments.seconds))
        accepted = [answer for answer in answers if answer.status == 200]
        refused = [answer for answer in answers if answer.status == 503]
        print(f"sent {len(answers)} (this command was {max(0, lag):.1f} s late at the end), "
              f"accepted {len(accepted)} ({len(accepted) / arguments.seconds:.0f} a second), refused {len(refused)}")
        table.row("every answer is 200 or 503", f"{len(answers) - len(accepted) - len(refused)} others",
                  len(accepted) + len(refused) == len(answers))
        table.row("the accepted answers are right", f"{sum(a.number != right for a in accepted)} wrong",
                  bool(accepted) and all(answer.number == right for answer in accepted))
        p99 = share([answer.seconds for answer in accepted], 0.99)
        table.row("accepted answers within 250 ms at p99",
                  f"p50 {1000 * share([a.seconds for a in accepted], 0.5):.0f}, p99 {1000 * p99:.0f} ms", p99 <= 0.25)
        late = share([answer.seconds for answer in refused], 0.99)
        table.row("503 within 50 ms at p99",
                  f"p50 {1000 * share([a.seconds for a in refused], 0.5):.0f}, p99 {1000 * late:.0f} ms", late <= 0.05)
        table.row("every 503 has Retry-After", f"{sum('retry-after' not in a.headers for a in refused)} without",
                  all("retry-after" in answer.headers for answer in refused))
        table.row("health stays up", f"{sum(a.status == 200 for a in health)} of {len(health)}, "
                  f"slowest {1000 * max(a.seconds for a in health):.0f} ms", all(a.status == 200 for a in health))
        table.row("as before within 5 s of the end", f"{recovered or -1:.2f} s", recovered is not None and recovered <= 5)
        table.row("it still works half as much as before", f"{len(accepted) / arguments.seconds / rate:.0%}",
                  len(accepted) / arguments.seconds >= rate / 2)
        print(f"memory {memory:.0f} MB before, {server.memory():.0f} MB after")
    return table.status()


if __name__ == "__main__":
    sys.exit(main())
