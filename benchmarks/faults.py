#!/usr/bin/env python3
"""What can fail around a server, and what it does then.

    python3 benchmarks/faults.py [--kills 5] [--only NAME]

Starts and ends servers of its own. The disk is filled where a small file system can be mounted (root on Linux);
elsewhere that is left out, with a word. Prints a table of what is promised, and exits with 1 if a promise is broken.
"""
import argparse
import asyncio
import contextlib
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import serving
from serving import ask, form, get, head

MODELS = serving.ROOT / "models"


def request(count=1, scale=2):
    body = form(serving.picture(count, scale))
    return head(len(body)) + body


async def wave(port, count, at_once):
    """So many requests, some at once, each sent only as the one before is answered."""
    left, answers = iter(range(count)), []

    async def client():
        for _ in left:
            answers.append(await ask(port, request(), patience=60))
    await asyncio.gather(*(client() for _ in range(at_once)))
    return answers


def terminated_under_load(table, port, _):
    """1,500 connections with a request each; SIGTERM comes when all are taken up, and 1,000 or more not yet answered."""
    settings = ("--digits.requests.line=600s", "--digits.requests.patience=600s", "--server.tomcat.threads.max=1700",
                "--digits.intake.memory=256MB", "--spring.lifecycle.timeout-per-shutdown-phase=120s")
    with serving.Server(port, *settings) as server:
        asyncio.run(wave(port, 40, 4))

        async def run():
            gone = []
            tasks = [asyncio.create_task(ask(port, request(), patience=150, sent=lambda: gone.append(1))) for _ in range(1500)]
            while len(gone) < len(tasks):
                await asyncio.sleep(0.01)
            await asyncio.sleep(4)  # what has been sent is not yet what has been taken up
            done = sum(task.done() for task in tasks)
            server.process.send_signal(signal.SIGTERM)
            return done, await asyncio.gather(*tasks)
        done, answers = asyncio.run(run())
        failed = sum(answer.status != 200 for answer in answers)
        table.row("SIGTERM with 1,000 in flight: none fails", f"{len(answers) - done} in flight, {failed} failed",
                  failed == 0 and len(answers) - done >= 1000)
        status = server.process.wait(60)
        table.row("  and it ends by itself with 143", str(status), status == 143)


def killed(table, port, arguments):
    """kill -9, again and again: what was kept is whole, and it starts again within its usual time."""
    with tempfile.TemporaryDirectory() as folder:
        server = serving.Server(port, "--digits.uploads.retention=1h", f"--digits.uploads.directory={folder}")
        starts, acknowledged = [server.start()], 0
        for _ in range(arguments.kills):
            async def run():
                tasks = [asyncio.create_task(wave(port, 50, 1)) for _ in range(3)]
                await asyncio.sleep(random.uniform(0.5, 2))
                server.process.kill()
                return [answer for task in tasks for answer in await task]
            acknowledged += sum(answer.status == 200 for answer in asyncio.run(run()))
            server.process.wait()
            starts.append(server.start())
        kept = [file for file in pathlib.Path(folder).iterdir() if file.suffix == ".png"]
        broken = sum(not file.read_bytes().endswith(b"IEND\xaeB`\x82") for file in kept)
        status = get(port, "/actuator/health/readiness")[0]
        server.end()
    table.row(f"kill -9, {arguments.kills} times: all acknowledged pictures are kept",
              f"{acknowledged} acknowledged, {len(kept)} kept, {broken} broken",
              len(kept) >= acknowledged and broken == 0)
    table.row("  it starts again within its usual time", f"{starts[0]:.1f} s, then at most {max(starts[1:]):.1f} s",
              max(starts[1:]) < 2 * starts[0] + 2 and status == 200)


def unwritable(table, port, _):
    """An uploads folder that can't be written to, or isn't one: pictures are read nevertheless."""
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder) / "uploads"
        place.write_text("A file, not a folder.")
        kept(table, port, place, "uploads can't be kept")


def kept(table, port, place, name):
    server = serving.Server(port, "--digits.uploads.retention=1h", f"--digits.uploads.directory={place}", wait=False)
    with server:
        status = None
        for _ in range(900):
            if server.process.poll() is not None or get(port, "/actuator/health/readiness", 1)[0] == 200:
                break
            time.sleep(0.2)
        if server.process.poll() is not None:
            table.row(f"{name}: it says so and doesn't start", said(server), "uploads" in server.said().lower())
            return
        answer = asyncio.run(ask(port, request()))
        table.row(f"{name}: pictures are read, and the log tells", f"{answer.status}; {said(server)}",
                  answer.status == 200 and "upload" in server.said().lower())
        status = get(port, "/actuator/health/readiness")[0]
        table.row("  and it is ready", str(status), status == 200)


def said(server):
    lines = [line.strip() for line in server.said().splitlines() if line.strip()]
    telling = [line for line in lines if "upload" in line.lower() or "model" in line.lower() and "used" in line]
    return (telling or lines or [""])[-1][-110:]


@contextlib.contextmanager
def small_disk():
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", folder], capture_output=True).returncode:
            yield None
            return
        try:
            yield pathlib.Path(folder)
        finally:
            subprocess.run(["umount", folder], check=False)


def disk_full(table, port, _):
    with small_disk() as disk:
        if disk is None:
            print("left out  a full disk: no file system can be mounted here")
            return
        (disk / "filler").write_bytes(b"x" * 60_000)
        (disk / "uploads").mkdir()
        kept(table, port, disk / "uploads", "the disk is full")


def models(table, port, _):
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        good = (MODELS / "CNN-MNIST.h5").read_bytes()
        (place / "half.h5").write_bytes(good[:len(good) // 2])
        (place / "text.h5").write_text("no model")
        (place / "garbled.h5").write_bytes(good[:100] + bytes(random.Random(1).randbytes(2000)) + good[2100:])
        for name in ("missing.h5", "half.h5", "text.h5", "garbled.h5"):
            server = serving.Server(port, f"--digits.model.path={place / name}", wait=False)
            with server:
                deadline = time.perf_counter() + 180
                while server.process.poll() is None and time.perf_counter() < deadline:
                    time.sleep(0.2)
                code, log = server.process.poll(), server.said()
                sentence = next((line.strip() for line in log.splitlines() if "can't be used" in line), "")
            table.row(f"model {name}: it doesn't start and says why", f"exit {code}; …{sentence[-70:]}",
                      code == 1 and bool(sentence) and "SIGSEGV" not in log)
        for file in MODELS.glob("CNN-MNIST*"):
            shutil.copy(file, place)
        own = place / "CNN-MNIST.h5"
        with serving.Server(port, f"--digits.model.path={own}"):
            number = asyncio.run(ask(port, request())).number
            own.write_bytes(good[:1000])
            for file in place.glob("CNN-MNIST-*"):
                file.unlink()
            answers = asyncio.run(wave(port, 20, 2))
            right = sum(answer.number == number for answer in answers)
            table.row("model cut short and experts deleted while running", f"{right} of 20 right",
                      right == 20 and get(port, "/actuator/health/readiness")[0] == 200)


def native_missing(table, port, _):
    with tempfile.TemporaryDirectory() as folder:
        blocked = pathlib.Path(folder) / "file"
        blocked.write_text("no folder")
        server = serving.Server(port, wait=False, options=(f"-Dorg.bytedeco.javacpp.cachedir={blocked}/cache",))
        with server:
            deadline = time.perf_counter() + 180
            while server.process.poll() is None and time.perf_counter() < deadline:
                time.sleep(0.2)
            code, log = server.process.poll(), server.said()
        table.row("native libraries can't be unpacked: it ends and says so", f"exit {code}",
                  code == 1 and ("UnsatisfiedLinkError" in log or "native" in log.lower()))


def balanced(table, port, _):
    """Two copies behind a balancer that tries the other when one doesn't answer."""
    ports = (port, port + 1)
    with serving.Server(ports[0]) as first, serving.Server(ports[1]) as second:
        async def client(results, end):
            turn = 0
            while time.perf_counter() < end:
                turn += 1
                answer = await ask(ports[turn % 2], request(), patience=20)
                if answer.status != 200:
                    answer = await ask(ports[(turn + 1) % 2], request(), patience=20)
                results.append(answer.status)

        async def run(victim, signal_):
            results, end = [], time.perf_counter() + 8
            clients = [asyncio.create_task(client(results, end)) for _ in range(3)]
            await asyncio.sleep(2)
            victim.process.send_signal(signal_)
            await asyncio.gather(*clients)
            return results
        results = asyncio.run(run(first, signal.SIGKILL))
        table.row("of two copies one is killed: none fails", f"{results.count(200)} of {len(results)} read",
                  results.count(200) == len(results))
        first.process.wait()
        first.start()
        results = asyncio.run(run(second, signal.SIGTERM))
        table.row("of two copies the other is ended", f"{results.count(200)} of {len(results)} read",
                  results.count(200) == len(results))


FAULTS = {"terminated": terminated_under_load, "killed": killed, "unwritable": unwritable, "full": disk_full,
          "models": models, "native": native_missing, "balanced": balanced}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, default=8213)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--only", choices=FAULTS)
    arguments = parser.parse_args()
    table = serving.Table()
    for name, fault in FAULTS.items():
        if arguments.only in (None, name):
            fault(table, arguments.port, arguments)
    return table.status()


if __name__ == "__main__":
    sys.exit(main())
