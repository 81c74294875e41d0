#!/usr/bin/env python3
"""Slow, half-closed and endless clients, while others are served.

    python3 benchmarks/slow.py [--clients 200] [--seconds 30]

So many clients of each kind hang on a server of its own: one byte a second in the body; one byte a second in the
head; a body that stops and a connection that is half closed; an endless body in chunks; one that takes no answer.
Meanwhile an ordinary client asks every half second. Prints a table of what is promised, and exits with 1 if a promise
is broken.
"""
import argparse
import asyncio
import sys
import time

import serving
from serving import ask, form, get, head, share


async def slow_body(port, end):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head(100_000) + b"--")
    while time.perf_counter() < end and not reader.at_eof():
        writer.write(b"-")
        try:
            await asyncio.wait_for(reader.read(4096), 1)
        except asyncio.TimeoutError:
            pass
    return reader, writer


async def slow_head(port, end):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for byte in b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 10_000:
        if time.perf_counter() > end or reader.at_eof():
            break
        writer.write(bytes([byte]))
        try:
            await asyncio.wait_for(reader.read(4096), 1)
        except asyncio.TimeoutError:
            pass
    return reader, writer


async def half_closed(port, end):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head(100_000) + b"--")
    writer.write_eof()
    await asyncio.wait_for(reader.read(), max(1, end - time.perf_counter()))
    return reader, writer


async def endless(port, end):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head(None, extra=b"Transfer-Encoding: chunked\r\n"))
    while time.perf_counter() < end and not reader.at_eof():
        writer.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")
        await writer.drain()
        try:
            await asyncio.wait_for(reader.read(4096), 0.2)
        except asyncio.TimeoutError:
            pass
    return reader, writer


async def deaf(port, end):
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
    for _ in range(50):
        writer.write(b"GET /guide HTTP/1.1\r\nHost: localhost\r\n\r\n")
    await asyncio.sleep(max(0, end - time.perf_counter()))
    return reader, writer

KINDS = {"a byte a second in the body": slow_body, "a byte a second in the head": slow_head,
         "half closed": half_closed, "endless": endless, "takes no answer": deaf}


async def besiege(server, kind, clients, seconds, request):
    end = time.perf_counter() + seconds
    answers, ended = [], 0

    async def one():
        nonlocal ended
        try:
            reader, writer = await kind(server.port, end)
            ended += reader.at_eof()
            writer.close()
        except (OSError, asyncio.TimeoutError):
            ended += time.perf_counter() < end
    crowd = [asyncio.create_task(one()) for _ in range(clients)]
    while time.perf_counter() < end:
        answers.append(await ask(server.port, request, patience=10))
        await asyncio.sleep(0.5)
    await asyncio.gather(*crowd)
    return answers, ended


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, default=8212)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=30)
    arguments = parser.parse_args()
    body = form(serving.picture(1, 2))
    request = head(len(body)) + body
    table = serving.Table()
    with serving.Server(arguments.port) as server:
        for _ in range(20):
            asyncio.run(ask(arguments.port, request))
        for name, kind in KINDS.items():
            before = server.memory()
            answers, ended = asyncio.run(besiege(server, kind, arguments.clients, arguments.seconds, request))
            times = [answer.seconds for answer in answers]
            served = sum(answer.status == 200 for answer in answers)
            table.row(f"{arguments.clients} clients: {name}",
                      f"{served} of {len(answers)} others served, p50 {1000 * share(times, .5):.0f} ms, slowest "
                      f"{1000 * max(times):.0f} ms; {ended} were ended by the server; "
                      f"{server.memory() - before:+.0f} MB", served == len(answers))
            time.sleep(1)
            table.row("  health afterwards", str(get(arguments.port, "/actuator/health/readiness")[0]),
                      get(arguments.port, "/actuator/health/readiness")[0] == 200)
    return table.status()


if __name__ == "__main__":
    sys.exit(main())
