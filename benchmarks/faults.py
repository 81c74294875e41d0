#!/usr/bin/env python3
"""What can fail around a server, and what it does then.

    python3 benchmarks/faults.py [--kills 5] [--only NAME]

Starts and ends servers of its own. The disk is filled where a small file system can be mounted (root on Linux);
elsewhere that is left out, with a word. Prints a table of what is promised, and exits with 1 if a promise is broken.
"""
import argparse
import asyncio
import contextlib
import json
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from email.utils import parsedate_to_datetime

import serving
from serving import ask, form, get, head

MODELS = serving.ROOT / "models"


def request(count=1, scale=2, seed=1):
    body = form(serving.picture(count, scale, seed))
    return head(len(body)) + body


async def wave(port, count, at_once, until=lambda answer: False):
    """So many requests, some at once, each sent only as the one before is answered, until an answer says no more."""
    left, answers = iter(range(count)), []

    async def client():
        for _ in left:
            answers.append(await ask(port, request(), patience=60))
            if until(answers[-1]):
                return
    await asyncio.gather(*(client() for _ in range(at_once)))
    return answers


def terminated_under_load(table, port, _):
    """1,500 connections with a request each; SIGTERM comes when all are taken up, and 1,000 or more not yet answered."""
    settings = ("--digits.requests.line=600s", "--digits.requests.patience=600s", "--server.tomcat.threads.max=1700",
                "--digits.intake.memory=256MB", "--spring.lifecycle.timeout-per-shutdown-phase=120s")
    with serving.Server(port, *settings) as server:
        asyncio.run(wave(port, 40, 4))
        server.settle()

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
    """kill -9, again and again: what was acknowledged is whole, and it starts again within its usual time."""
    pair = form(serving.picture(5, 1), serving.picture(4, 1, seed=2)).replace(b'name="image"', b'name="file"')
    stack = head(len(pair), "/api/v1/stacks") + pair
    with tempfile.TemporaryDirectory() as folder:
        uploads, stacks = pathlib.Path(folder) / "uploads", pathlib.Path(folder) / "stacks"
        server = serving.Server(port, "--digits.uploads.retention=24h", f"--digits.uploads.directory={uploads}",
                                f"--digits.stacks.directory={stacks}", "--digits.stacks.max-stacks=100000",
                                "--digits.stacks.max-size=10TB", options=arguments.java, patience=400)
        begin, starts, acknowledged, taken, missing = time.perf_counter(), [server.start()], 0, [], 0
        numbers = [asyncio.run(ask(port, request(5, 1))).number, asyncio.run(ask(port, request(4, 1, 2))).number]

        async def send_stacks():
            while (answer := await ask(port, stack, patience=60)).status == 201:
                taken.append(json.loads(answer.body)["address"])
                await asyncio.sleep(random.uniform(0.05, 0.4))

        async def run():
            tasks = [asyncio.create_task(wave(port, 1000, 1, until=lambda answer: answer.status == 0)) for _ in range(3)]
            senders = [asyncio.create_task(send_stacks()) for _ in range(2)]
            await asyncio.sleep(random.uniform(0.5, 2))
            server.process.kill()
            await asyncio.gather(*senders)
            return [answer for task in tasks for answer in await task]
        kills = 0
        while kills < arguments.kills and time.perf_counter() - begin < 60 * arguments.minutes:
            kills += 1
            acknowledged += sum(answer.status == 200 for answer in asyncio.run(run()))
            server.process.wait()
            starts.append(server.start())
            missing += sum(get(port, address)[0] != 200 for address in taken[-20:])
            if kills % 10 == 0:
                print(f"          {kills} kills: {acknowledged} pictures, {len(taken)} stacks, "
                      f"last start {starts[-1]:.1f} s", flush=True)
        kept = [file for file in uploads.iterdir() if file.suffix == ".png"]
        broken = sum(not file.read_bytes().endswith(b"IEND\xaeB`\x82") for file in kept)
        status = get(port, "/actuator/health/readiness")[0]
        end = time.perf_counter() + 120 + len(taken)
        for address in taken:
            while state(port, address).get("state") not in ("done", None) and time.perf_counter() < end:
                time.sleep(0.2)
        read = [[page.get("number") for page in json.loads(get(port, address + "/pages")[1])] for address in taken]
        server.end()
    table.row(f"kill -9, {kills} times: all acknowledged pictures are kept",
              f"{acknowledged} acknowledged, {len(kept)} kept, {broken} broken",
              len(kept) >= acknowledged and broken == 0)
    table.row("  all acknowledged stacks are there, and read to their end",
              f"{len(taken)} acknowledged, {missing} missing, {read.count(numbers)} read whole",
              bool(taken) and missing == 0 and read.count(numbers) == len(taken))
    table.row("  it starts again within its usual time", f"{starts[0]:.1f} s, then {serving.share(starts[1:], 0.5):.1f} s, "
              f"at most {max(starts[1:]):.1f} s", max(starts[1:]) < 2 * starts[0] + 2 and status == 200)


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
def small_disk(megabytes):
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", folder],
                          capture_output=True).returncode:
            yield None
            return
        try:
            yield pathlib.Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=False)


def fill(disk):
    """To the last byte."""
    with contextlib.suppress(OSError), open(disk / "filler", "ab", buffering=0) as out:
        while out.write(b"x" * 4096):
            pass


def disk_full(table, port, _):
    with small_disk(1) as disk:
        if disk is None:
            print("left out  a full disk: no file system can be mounted here")
            return
        (disk / "uploads").mkdir()
        fill(disk)
        kept(table, port, disk / "uploads", "the disk is full")
    with small_disk(16) as disk:
        stacks_on_full_disk(table, port, disk)


def stacks_on_full_disk(table, port, disk):
    stacks = disk / "stacks"
    picture = serving.picture(5, 2)
    body = form(*[picture] * 40).replace(b'name="image"', b'name="file"')
    stack = head(len(body), "/api/v1/stacks") + body
    with serving.Server(port, f"--digits.stacks.directory={stacks}") as server:
        number = asyncio.run(ask(port, request(5))).number
        accepted = asyncio.run(ask(port, stack))
        place = json.loads(accepted.body)["address"]
        fill(disk)
        time.sleep(8)
        stuck = state(port, place)
        refused = asyncio.run(ask(port, stack))
        answers = asyncio.run(wave(port, 20, 2))
        table.row("the disk is full: a stack is refused in so many words",
                  f"{refused.status}; {json.loads(refused.body).get('detail', '')[:70]}",
                  refused.status == 503 and b"disk" in refused.body and "retry-after" in refused.headers)
        left = [file.name for file in (stacks / "under-way").iterdir()] if (stacks / "under-way").exists() else []
        left += [file.name for file in stacks.iterdir() if file.name not in ("under-way", place.rsplit("/", 1)[1])]
        table.row("  and nothing of it is kept", f"{len(left)} files", not left)
        table.row("  a stack that was being read waits", f"{stuck['state']}, {stuck['done']} of 40 read, "
                  f"{stuck['refused']} refused", stuck["state"] != "done" and stuck["refused"] == 0)
        ready = get(port, "/actuator/health/readiness")[0]
        table.row("  pictures are read, and it is ready", f"{sum(a.status == 200 for a in answers)} of 20; "
                  f"{ready}", all(a.status == 200 for a in answers) and ready == 200)
        told = [line for line in server.said().splitlines() if "No space left" in line]
        table.row("  the log tells once of each", f"{len(told)} lines; …{told[-1][-80:] if told else ''}", 1 <= len(told) <= 3)
        (disk / "filler").unlink()
        end = time.perf_counter() + 60
        while (now := state(port, place))["state"] != "done" and time.perf_counter() < end:
            time.sleep(0.2)
        pages = json.loads(get(port, place + "/pages")[1])
        right = sum(page.get("number") == number for page in pages)
        table.row("  when there is room again it is read to its end", f"{right} of {len(pages)} right, {now['refused']} refused",
                  right == len(pages) == 40)


def state(port, place):
    return json.loads(get(port, place)[1])


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
        expert = place / "CNN-MNIST-noise.h5"
        whole = expert.read_bytes()
        expert.write_bytes(whole[:len(whole) // 2])
        server = serving.Server(port, f"--digits.model.path={place / 'CNN-MNIST.h5'}", wait=False)
        with server:
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.process.wait(180)
            code = server.process.poll()
            sentence = next((line.strip() for line in server.said().splitlines() if "can't be used" in line), "")
        table.row("an expert cut short: it ends and says why", f"exit {code}; …{sentence[-70:]}", code == 1 and bool(sentence))
        expert.write_bytes(whole)
        swapped(table, port, place / "CNN-MNIST.h5")


def swapped(table, port, own):
    """The file is read once, at the start: what becomes of it while the server runs changes nothing before the next."""
    place, good = own.parent, own.read_bytes()
    expert = next(file for file in place.glob("CNN-MNIST-*.h5")).read_bytes()

    def away(how):
        other = place / "other"
        if how == "another is put in its place":
            other.write_bytes(expert)
            other.rename(own)
        elif how == "another is written into it":
            own.write_bytes(expert)
        elif how == "a broken one is put in its place":
            other.write_bytes(b"no model")
            other.rename(own)
        elif how == "it is cut short":
            own.write_bytes(good[:1000])
        else:
            for file in place.glob("CNN-MNIST*"):
                file.unlink()
    with serving.Server(port, f"--digits.model.path={own}") as server:
        first = asyncio.run(ask(port, request(5)))
        model = json.loads(first.body)["model"]
        for how in ("another is put in its place", "another is written into it", "a broken one is put in its place",
                    "it is cut short", "it and all experts are removed"):
            away(how)
            answers = asyncio.run(wave(port, 20, 2))
            last = asyncio.run(ask(port, request(5)))
            right = sum(answer.number is not None and json.loads(answer.body)["model"] == model for answer in answers)
            ready = get(port, "/actuator/health/readiness")[0]
            table.row(f"the model while running: {how}", f"{right} of 20 read by the first model; {ready}",
                      right == 20 and last.number == first.number and ready == 200)
        own.write_bytes(expert)
        server.end()
        server.start()
        answer = asyncio.run(ask(port, request(5)))
        now = json.loads(answer.body)["model"]
        table.row("  another model is taken up at the next start, and named", now, answer.status == 200 and now != model)


def native_missing(table, port, _):
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        blocked = place / "file"
        blocked.write_text("no folder")
        user = subprocess.run(["id", "-un"], capture_output=True, text=True).stdout.strip()
        (place / f".javacpp-{user}").write_text("no folder")
        for name, options in (("are of another machine", ["-Dorg.bytedeco.javacpp.platform=strange-machine"]),
                              ("can't be unpacked anywhere", [f"-Dorg.bytedeco.javacpp.cachedir={blocked}/cache",
                                                              f"-Duser.home={blocked}", f"-Djava.io.tmpdir={place}"])):
            server = serving.Server(port, wait=False, options=options)
            begin = time.perf_counter()
            with server:
                ready = 0
                while server.process.poll() is None and ready != 200 and time.perf_counter() - begin < 180:
                    ready = get(port, "/actuator/health/readiness", 1)[0]
                    time.sleep(0.2)
                code, log = server.process.poll(), server.said()
            sentence = next((line for line in log.splitlines() if "native libraries" in line), "")
            table.row(f"native libraries {name}: it ends and says why",
                      f"exit {code} after {time.perf_counter() - begin:.0f} s; …{sentence[-80:]}",
                      code == 1 and bool(sentence) and "Caused by" not in log)


def clock_set(table, port, _):
    """The machine's clock is set while the server runs: back by a day, on by a year, and right again."""
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        clock = place / "clock.so"
        if not shutil.which("cc") or subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", str(clock),
                                                     str(pathlib.Path(__file__).parent / "clock.c")]).returncode:
            print("left out  a clock that is set: there is no C compiler here")
            return
        seconds, uploads = place / "seconds", place / "uploads"
        seconds.write_text("0")
        files = form(*[serving.picture(5, 1)] * 3).replace(b'name="image"', b'name="file"')
        stack = head(len(files), "/api/v1/stacks") + files
        with serving.Server(port, "--digits.uploads.retention=1h", f"--digits.uploads.directory={uploads}",
                            f"--digits.stacks.directory={place / 'stacks'}",
                            environment={"LD_PRELOAD": str(clock), "CLOCK_FILE": str(seconds)}) as server:
            number = asyncio.run(ask(port, request(5, 1))).number
            places = [json.loads(asyncio.run(ask(port, stack)).body)["address"]]
            for name, ahead in (("back by a day", -86400), ("on by a year", 365 * 86400), ("right again", 0)):
                before, pictures = server.said().count("clock of this machine"), len(list(uploads.iterdir()))
                (place / "next").write_text(str(ahead))
                (place / "next").rename(seconds)
                answers = asyncio.run(wave(port, 20, 2))
                shown = parsedate_to_datetime(answers[-1].headers["date"]).timestamp() - time.time()
                places.append(json.loads(asyncio.run(ask(port, stack)).body)["address"])
                end = time.perf_counter() + 150
                while server.said().count("clock of this machine") < before + 2 and time.perf_counter() < end:
                    time.sleep(0.5)  # what is kept is looked at every minute
                kept = len(list(uploads.iterdir())) - pictures
                whole = sum([page.get("number") for page in json.loads(get(port, address + "/pages")[1])] == 3 * [number]
                            for address in places)
                told = server.said().count("clock of this machine") - before
                status = get(port, "/actuator/health/readiness")[0]
                table.row(f"the clock is {name}: all is read, kept and told",
                          f"{sum(a.status == 200 for a in answers)} of 20, {kept} more kept, {whole} of {len(places)} stacks "
                          f"whole, {told} lines, {status}; the server's clock is {shown:+.0f} s off",
                          all(a.status == 200 for a in answers) and kept == 20 and whole == len(places) and told == 2
                          and status == 200 and abs(shown - ahead) < 5)


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
          "models": models, "native": native_missing, "clock": clock_set,
          "balanced": balanced}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, default=8213)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--only", choices=FAULTS)
    parser.add_argument("--minutes", type=float, default=1e9, help="no more kills after so many")
    parser.add_argument("--jar", type=pathlib.Path, default=serving.JAR, help="another one, extracted to start sooner")
    parser.add_argument("--java", action="append", default=[], help="an option of java for the server that is killed")
    arguments = parser.parse_args()
    serving.JAR = arguments.jar
    table = serving.Table()
    for name, fault in FAULTS.items():
        if arguments.only in (None, name):
            fault(table, arguments.port, arguments)
    return table.status()


if __name__ == "__main__":
    sys.exit(main())
