#!/usr/bin/env python3
"""Runs us and others in turn on the same pictures, and prints one table.

    ./mvnw -q -DskipTests package
    ./mvnw -q -Ppeers -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/peers.cp
    python3 -m venv peers && peers/bin/pip install tensorflow-cpu flask gunicorn pillow onnx h5py
    peers/bin/python benchmarks/peers/run.py [--only NAMES] [--seconds 20] [--rounds 1] [--java JAVA]

Whoever isn't installed is left out. The pictures are MNIST test digits of 280 × 280 pixels as PNG; the network is
models/CNN-MNIST.h5 for all but Tesseract. What each is given is the same: a connection a request, no think time at
saturation (four clients), then a fixed rate at half of that, each request sent on time whatever became of the last, its
latency counted from when it was due. This command runs beside them on the same processors.
"""
import argparse
import asyncio
import gc
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import serving  # noqa: E402
from serving import DIGITS, JAR, ROOT, ask, form, head, share  # noqa: E402

MODEL = ROOT / "models/CNN-MNIST.h5"
HERE = pathlib.Path(__file__).resolve().parent
CORES = len(os.sched_getaffinity(0))
TICKS = os.sysconf("SC_CLK_TCK")
OPTIONS = ["--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"]


def pictures(count):
    """PNGs of MNIST test digits, black on white, ten times as large, and their labels."""
    data = gzip.decompress(pathlib.Path(f"{DIGITS}.idx3.gz").read_bytes())[16:]
    labels = gzip.decompress(pathlib.Path(f"{DIGITS}-labels.idx1.gz").read_bytes())[8:]
    files = []
    for i in range(min(count, len(labels))):
        rows = []
        for y in range(28):
            row = bytes(255 - value for value in data[784 * i + 28 * y:784 * i + 28 * y + 28] for _ in range(10))
            rows += [row] * 10
        files.append(serving.png(280, 280, rows))
    return files, [str(label) for label in labels[:count]]


def tree(pid):
    """The process and all that it started."""
    pids = [pid]
    for task in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            pids += tree(int(child))
    return pids


def cpu(pid):
    """Seconds that a process and all that it started have used."""
    total = 0
    for each in tree(pid):
        fields = pathlib.Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory(pid):
    """Resident megabytes, what is shared counted once."""
    total = 0
    for each in tree(pid):
        for line in pathlib.Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
            total += int(line.split()[1]) if line.startswith("Pss:") else 0
    return total / 1024


class Peer:
    """A server that answers to a picture with JSON that holds a number."""

    def __init__(self, name, command, path, environment=None):
        self.name, self.command, self.path, self.environment = name, command, path, environment or {}

    def start(self, port):
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        command = [str(part).replace("PORT", str(port)) for part in self.command]
        environment = {**os.environ, "PORT": str(port), "MODEL": str(MODEL), **self.environment}
        self.process = subprocess.Popen(command, cwd=HERE, env=environment, stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=self.log, start_new_session=True)

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            for pid in tree(self.process.pid):
                os.kill(pid, 9)
            self.process.wait()

    def request(self, picture):
        body = form(picture)
        return head(len(body), self.path) + body


def java_peers(java):
    version = int(subprocess.run([java, "-XshowSettings:properties", "-version"], capture_output=True, text=True)
                  .stderr.split("java.specification.version = ")[1].split()[0])
    options = OPTIONS if version >= 24 else []
    path = "/api/v1/readings?digits=1"
    spring = ["--server.port=PORT", "--server.address=127.0.0.1"]
    heap = ["-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=25"]
    if JAR.exists():
        yield Peer(f"digits, JDK {version}", [java, *options, *heap, "-jar", JAR, *spring], path,
                   {"OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "131072"})
    classes = ROOT / "target/peers.cp"
    if not classes.exists():
        print("left out: DL4J and ONNX Runtime (no target/peers.cp)")
        return
    server = [java, *options, *heap, "-cp",
              f"{ROOT}/target/test-classes:{ROOT}/target/classes:{classes.read_text().strip()}",
              "org.digits.classify.dl4j.PeerServer"]
    yield Peer("our server, DL4J as it comes", [*server, "dl4j", MODEL, MODEL, *spring], path)
    onnx = ROOT / "target/CNN-MNIST.onnx"
    if not onnx.exists():
        subprocess.run([sys.executable, HERE / "to_onnx.py", MODEL, onnx], check=False)
    if onnx.exists():
        yield Peer("our server, ONNX Runtime", [*server, "onnx", MODEL, onnx, *spring], path)
    else:
        print("left out: ONNX Runtime (no onnx or h5py in this Python)")


def python_peers():
    quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": ""}
    try:
        import flask, keras, PIL  # noqa: F401, E401
    except ImportError as ex:
        print(f"left out: Flask and Keras ({ex})")
        return
    name = f"Keras {keras.__version__} on {keras.backend.backend()}"
    yield Peer(f"Flask, {name}", [sys.executable, "flask_app.py"], "/predict", quiet)
    gunicorn = pathlib.Path(sys.executable).parent / "gunicorn"
    if gunicorn.exists():
        yield Peer(f"gunicorn, {CORES} workers, {name}",
                   [gunicorn, "-w", CORES, "-b", "127.0.0.1:PORT", "flask_app:app"], "/predict", quiet)
    else:
        print("left out: gunicorn")


async def first_answer(peer, port, request, begin):
    while peer.process.poll() is None and time.perf_counter() - begin < 180:
        if (await ask(port, request, 60)).status == 200:
            return time.perf_counter() - begin
        await asyncio.sleep(0.02)
    raise SystemExit(f"{peer.name} did not start:\n" + pathlib.Path(peer.log.name).read_text()[-2000:])


async def saturate(port, requests, seconds, clients=4):
    end = time.perf_counter() + seconds
    done = 0

    async def client(at):
        nonlocal done
        while time.perf_counter() < end:
            answer = await ask(port, requests[at % len(requests)])
            done += answer.status == 200
            at += clients
    await asyncio.gather(*(client(i) for i in range(clients)))
    return done / seconds


async def at_rate(port, requests, rate, seconds):
    """Latencies of an open loop, each counted from when its request was due."""
    answers = []

    async def one(i, due):
        answers.append(await ask(port, requests[i % len(requests)], start=due))
    # A collection here takes up to 28 ms, and all that is due meanwhile would go out at once.
    gc.collect()
    gc.disable()
    try:
        begin = time.perf_counter()
        running = []
        for i in range(int(rate * seconds)):
            due = begin + i / rate
            await asyncio.sleep(max(0, due - time.perf_counter()))
            running.append(asyncio.create_task(one(i, due)))
        await asyncio.gather(*running)
    finally:
        gc.enable()
    failed = sum(answer.status != 200 for answer in answers)
    return [answer.seconds for answer in answers if answer.status == 200], failed


async def measured(peer, port, files, labels, seconds):
    requests = [peer.request(file) for file in files]
    begin = time.perf_counter()
    peer.start(port)
    try:
        row = {"name": peer.name, "first": await first_answer(peer, port, requests[0], begin),
               "start": cpu(peer.process.pid)}
        await saturate(port, requests, seconds)
        right = 0
        for request, label in zip(requests, labels):
            right += (await ask(port, request)).number == label
        row["accuracy"] = 100 * right / len(labels)
        before = cpu(peer.process.pid)
        row["rate"] = await saturate(port, requests, seconds)
        row["cpu"] = 1000 * (cpu(peer.process.pid) - before) / max(1, row["rate"] * seconds)
        row["memory"] = memory(peer.process.pid)
        times, row["failed"] = await at_rate(port, requests, row["rate"] / 2, seconds)
        for name, part in (("p50", .5), ("p99", .99), ("p999", .999)):
            row[name] = 1000 * share(times, part)
        return row
    finally:
        peer.end()


def tesseract(files, labels, count=64):
    """Its command, a picture a process, as there is no server of it; from when it was begun."""
    times, right = [], 0
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        before = os.times()
        for picture, label in list(zip(files, labels))[:count]:
            pathlib.Path(file.name).write_bytes(picture)
            begin = time.perf_counter()
            said = subprocess.run(["tesseract", file.name, "-", "--psm", "10", "-c",
                                   "tessedit_char_whitelist=0123456789"], capture_output=True, text=True,
                                  env={**os.environ, "OMP_THREAD_LIMIT": "1"}).stdout
            times.append(time.perf_counter() - begin)
            right += said.strip() == label
        after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return {"name": "Tesseract, digits, its command", "accuracy": 100 * right / len(times),
            "cpu": 1000 * used / len(times), "p50": 1000 * share(times, .5), "p99": 1000 * share(times, .99)}


COLUMNS = (("accuracy", "right, %", ".1f"), ("cpu", "CPU, ms", ".1f"), ("rate", "a second", ".0f"), ("p50", "p50, ms", ".1f"),
           ("p99", "p99, ms", ".1f"), ("p999", "p99.9", ".1f"), ("failed", "failed", ".0f"), ("memory", "MB", ".0f"),
           ("first", "first, s", ".1f"), ("start", "its CPU", ".1f"))


def show(rows):
    width = max(len(row["name"]) for row in rows)
    print(" " * width + "".join(f"{title:>10}" for _, title, _ in COLUMNS))
    for row in rows:
        print(f"{row['name']:<{width}}" + "".join(
            f"{format(row[key], form_) if key in row else '':>10}" for key, _, form_ in COLUMNS))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, default=8220)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--count", type=int, default=256)
    parser.add_argument("--only", default="", help="a part of the names of those to run, commas between them")
    parser.add_argument("--java", action="append", help="a java command; may be given several times")
    arguments = parser.parse_args()
    files, labels = pictures(arguments.count)
    peers = [peer for java in arguments.java or ["java"] for peer in java_peers(java)] + list(python_peers())
    wanted = [part for part in arguments.only.lower().split(",") if part]
    peers = [peer for peer in peers if not wanted or any(part in peer.name.lower() for part in wanted)]
    rows = []
    for _ in range(arguments.rounds):
        for i, peer in enumerate(peers):
            rows.append(asyncio.run(measured(peer, arguments.port + i, files, labels, arguments.seconds)))
            print(json.dumps({k: round(v, 2) if isinstance(v, float) else v for k, v in rows[-1].items()}), flush=True)
    if shutil.which("tesseract") and (not wanted or any(part in "tesseract" for part in wanted)):
        rows.append(tesseract(files, labels))
    show(rows)


if __name__ == "__main__":
    main()
