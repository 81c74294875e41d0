#!/usr/bin/env python3
"""Sends a server more than it can take, open loop: the next request goes out on time, whatever became of the last.

    python3 benchmarks/overload.py [--seconds 60] [--times 10] [--scale 8] [--heap 512m] [--java OPTION]

Measures first what the server can take, once it gets no faster, then sends so many times that. The picture (five
digits, --scale times 28 pixels high) costs much to read and little to send, since this command runs on the same
processors as the server; it asks for a little more of them than others get (nice, where it may), and says what it took.
Prints a table of what is promised, and exits with 1 if a promise is broken.
"""
import argparse
import asyncio
import os
import select
import socket
import sys
import time

import serving
from serving import ask, form, head, parsed, share

HEALTH = b"GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


class Sender:
    """Sends requests, each on a connection of its own, from one thread that does next to nothing else."""

    def __init__(self, port):
        self.address = ("127.0.0.1", port)
        self.poll = select.epoll()
        self.open = {}

    def send(self, request, answers):
        """The answer is added to answers in its time; until then nobody waits."""
        connection = socket.socket()
        connection.setblocking(False)
        begin = time.perf_counter()
        connection.connect_ex(self.address)
        self.open[connection.fileno()] = [connection, request, b"", begin, answers]
        self.poll.register(connection.fileno(), select.EPOLLOUT)

    def work(self, seconds):
        """Sends and takes what there is to send and to take, and waits so long for that at most."""
        for number, _ in self.poll.poll(max(0, seconds)):
            connection, request, answer, begin, answers, *came = self.open[number]
            try:
                if request:
                    self.open[number][1] = request = request[connection.send(request):]
                    if not request:
                        self.poll.modify(number, select.EPOLLIN)
                    continue
                if piece := connection.recv(65536):
                    self.open[number][2] = answer + piece
                    self.open[number].append(time.perf_counter())
                    continue
            except BlockingIOError:
                continue
            except OSError:
                answer = b""
            self.poll.unregister(number)
            connection.close()
            del self.open[number]
            # An answer is there when its last byte is, not when the connection is closed.
            answers.append((answer, begin, came[-1] if came else time.perf_counter()))

    def rest(self, seconds):
        end = time.perf_counter() + seconds
        while self.open and (left := end - time.perf_counter()) > 0:
            self.work(left)


def all_parsed(answers):
    return [parsed(raw, end - begin) for raw, begin, end in answers]


def capacity(port, request, seconds, clients):
    """How much it takes of so many who send again as they are answered: a second, and seconds each."""
    sender, answers = Sender(port), []
    end = time.perf_counter() + seconds
    while (now := time.perf_counter()) < end:
        while len(sender.open) < clients:
            sender.send(request, answers)
        sender.work(end - now)
    sender.rest(30)
    read = [answer for answer in all_parsed(answers) if answer.status == 200]
    return len(read) / (time.perf_counter() - end + seconds), share([answer.seconds for answer in read], 0.5)


def warm_capacity(port, request, clients, window=10, most=18):
    """What it can take once it gets no faster: a JVM compiles for a minute or more. A second, and seconds each."""
    best, since = (0, float("nan")), 0
    for _ in range(most):
        measured = capacity(port, request, window, clients)
        since = 0 if measured[0] > 1.03 * best[0] else since + 1
        best = max(best, measured)
        if since == 3:
            break
    return best


def flood(port, request, rate, seconds):
    sender, answers, health = Sender(port), [], []
    begin, count, checks, lag = time.perf_counter(), 0, 0, 0.0
    while (at := time.perf_counter() - begin) < seconds:
        if at >= checks / 2:
            sender.send(HEALTH, health)
            checks += 1
        elif at >= count / rate:
            lag = max(lag, at - count / rate)
            sender.send(request, answers)
            count += 1
            sender.work(0)
        else:
            sender.work(min(count / rate, checks / 2) - at)
    ended, recovered, again = time.perf_counter(), None, []
    while recovered is None and time.perf_counter() - ended < 30:
        known = len(again)
        sender.send(request, again)
        while len(again) == known:
            sender.work(1)
        last = all_parsed(again[-1:])[0]
        if last.status == 200 and last.seconds < 0.25:
            recovered = time.perf_counter() - ended
    sender.rest(30)
    return answers, begin, all_parsed(health), recovered, lag


def by_the_second(answers, begin):
    """Where the slow ones are: at the beginning, or all along."""
    for status in (200, 503):
        slow = [sent - begin for (raw, sent, end) in answers
                if raw[9:12] == str(status).encode() and end - sent > (0.25 if status == 200 else 0.05)]
        early = sum(at < 5 for at in slow)
        print(f"  {status}: {len(slow)} too slow, {early} of them in the first five seconds")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, default=8211)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--times", type=float, default=10)
    parser.add_argument("--scale", type=int, default=8)
    parser.add_argument("--heap", default="512m")
    parser.add_argument("--java", action="append", default=[])
    parser.add_argument("--set", action="append", default=[])
    arguments = parser.parse_args()
    body = form(serving.picture(5, arguments.scale))
    request = head(len(body)) + body
    table = serving.Table()
    settings = [f"--{setting}" for setting in arguments.set]
    with serving.Server(arguments.port, *settings, heap=arguments.heap, options=arguments.java) as server:
        try:
            os.nice(-5)
        except PermissionError:
            print("this command has no priority: what it is late itself is counted, too")
        rate, median = warm_capacity(arguments.port, request, 3)
        right = asyncio.run(ask(arguments.port, request)).number
        print(f"can take {rate:.0f} a second of {len(body) / 1024:.0f} KB, {1000 * median:.0f} ms each; "
              f"sent are {arguments.times * rate:.0f} a second for {arguments.seconds:.0f} s", flush=True)
        memory, took, served = server.memory(), time.process_time(), server.processor_time()
        raw, begin, health, recovered, lag = flood(arguments.port, request, arguments.times * rate, arguments.seconds)
        took, served = time.process_time() - took, server.processor_time() - served
        answers = all_parsed(raw)
        accepted = [answer for answer in answers if answer.status == 200]
        refused = [answer for answer in answers if answer.status == 503]
        print(f"sent {len(answers)} (at most {1000 * lag:.0f} ms late; this command took {took:.1f} s of the processors, "
              f"the server {served:.1f}), accepted {len(accepted)} ({len(accepted) / arguments.seconds:.0f} a second), "
              f"refused {len(refused)}")
        by_the_second(raw, begin)
        table.row("every answer is 200 or 503", f"{len(answers) - len(accepted) - len(refused)} others",
                  len(accepted) + len(refused) == len(answers))
        table.row("the accepted answers are right", f"{sum(a.number != right for a in accepted)} wrong",
                  bool(accepted) and all(answer.number == right for answer in accepted))
        quantiles(table, "accepted answers within 250 ms at p99", accepted, 0.25)
        quantiles(table, "503 within 50 ms at p99", refused, 0.05)
        table.row("every 503 has Retry-After", f"{sum('retry-after' not in a.headers for a in refused)} without",
                  all("retry-after" in answer.headers for answer in refused))
        table.row("health stays up", f"{sum(a.status == 200 for a in health)} of {len(health)}, "
                  f"slowest {1000 * max(a.seconds for a in health):.0f} ms", all(a.status == 200 for a in health))
        table.row("as before within 5 s of the end", f"{recovered or -1:.2f} s", recovered is not None and recovered <= 5)
        table.row("it still works half as much as before", f"{len(accepted) / arguments.seconds / rate:.0%}",
                  len(accepted) / arguments.seconds >= rate / 2)
        print(f"memory {memory:.0f} MB before, {server.memory():.0f} MB after")
    return table.status()


def quantiles(table, name, answers, most):
    seconds = [answer.seconds for answer in answers]
    p99 = share(seconds, 0.99)
    table.row(name, f"p50 {1000 * share(seconds, 0.5):.0f}, p90 {1000 * share(seconds, 0.9):.0f}, p99 {1000 * p99:.0f}, "
              f"slowest {1000 * share(seconds, 1):.0f} ms", p99 <= most)


if __name__ == "__main__":
    sys.exit(main())
