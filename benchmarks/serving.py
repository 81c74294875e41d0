"""What the load and fault commands of this folder share: a server of its own, pictures, and a client that never waits.

Standard library only. A server is started from target/digits.jar (./mvnw package) on a port of its own on this machine;
nothing else is ever asked.
"""
import asyncio
import gzip
import json
import os
import pathlib
import random
import signal
import struct
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAR = ROOT / "target" / "digits.jar"
DIGITS = ROOT / "src/test/resources/org/digits/classify/keras-digits"
EDGE = b"edge-of-a-part"


def png(width, height, rows):
    """A grey PNG of rows of bytes."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    raw = b"".join(b"\0" + bytes(row) for row in rows)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(raw, 6)) + chunk(b"IEND", b""))


def picture(count=5, scale=4, seed=1):
    """A PNG of so many test digits side by side, black on white, each pixel made scale times as large."""
    data = gzip.decompress(pathlib.Path(f"{DIGITS}.idx3.gz").read_bytes())
    total = struct.unpack(">I", data[4:8])[0]
    chosen = random.Random(seed).sample(range(total), count)
    rows = [bytearray([255]) * (36 * count * scale) for _ in range(4 * scale)]
    for y in range(28):
        row = bytearray()
        for digit in chosen:
            row += bytes([255]) * 4
            row += bytes(255 - value for value in data[16 + 784 * digit + 28 * y:16 + 784 * digit + 28 * y + 28])
            row += bytes([255]) * 4
        rows += [bytes(value for value in row for _ in range(scale))] * scale
    rows += rows[:4 * scale]
    return png(36 * count * scale, len(rows), rows)


def form(*pictures):
    parts = b"".join(b"--" + EDGE + b"\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
                     b"Content-Type: image/png\r\n\r\n" + file + b"\r\n" for file in pictures)
    return parts + b"--" + EDGE + b"--\r\n"


def head(length, path="/api/v1/readings", extra=b"", host=b"localhost"):
    return (b"POST " + path.encode() + b" HTTP/1.1\r\nHost: " + host + b"\r\nAccept: application/json\r\n"
            b"Content-Type: multipart/form-data; boundary=" + EDGE + b"\r\nConnection: close\r\n"
            + (b"Content-Length: %d\r\n" % length if length is not None else b"") + extra + b"\r\n")


class Answer:
    """What came back: status 0 if nothing did."""

    def __init__(self, status, seconds, headers, body):
        self.status, self.seconds, self.headers, self.body = status, seconds, headers, body

    @property
    def number(self):
        return json.loads(self.body).get("number") if self.status == 200 else None


def parsed(raw, seconds):
    start, _, body = raw.partition(b"\r\n\r\n")
    lines = start.split(b"\r\n")
    try:
        status = int(lines[0].split(b" ")[1])
    except (IndexError, ValueError):
        return Answer(0, seconds, {}, raw)
    headers = {k.strip().lower().decode(): v.strip().decode() for k, _, v in (line.partition(b":") for line in lines[1:])}
    if headers.get("transfer-encoding") == "chunked":
        rest, body = body, b""
        while rest:
            size, _, rest = rest.partition(b"\r\n")
            length = int(size or b"0", 16)
            if length == 0:
                break
            body, rest = body + rest[:length], rest[length + 2:]
    return Answer(status, seconds, headers, body)


async def ask(port, request, patience=30, start=None, sent=None):
    """Sends a request on a connection of its own and takes the answer. Seconds count from start; sent() is called when it has gone out."""
    start = time.perf_counter() if start is None else start
    writer = None
    raw = b""
    try:
        async with asyncio.timeout(patience):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(request)
            await writer.drain()
            if sent:
                sent()
            while piece := await reader.read(65536):
                raw += piece
    except (OSError, TimeoutError):
        pass
    finally:
        if writer:
            writer.close()
    return parsed(raw, time.perf_counter() - start)


def get(port, path, patience=5):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=patience) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as ex:
        return ex.code, ex.read()
    except OSError as ex:
        return 0, str(ex).encode()


class Server:
    """A server of our own; ends with the with block."""

    def __init__(self, port, *settings, heap="512m", options=(), jar=None, wait=True, environment=None,
                 patience=120):
        self.port = port
        self.command = ["java", "-Xmx" + heap, *options, "-jar", str(jar or JAR), f"--server.port={port}",
                        "--server.address=127.0.0.1", *settings]
        self.environment = {**os.environ, "OMP_NUM_THREADS": "1", **(environment or {})}
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        self.wait, self.patience = wait, patience
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def start(self):
        if not JAR.exists():
            raise SystemExit("There is no target/digits.jar: run ./mvnw package first.")
        begin = time.perf_counter()
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
                                        env=self.environment)
        while self.wait and get(self.port, "/actuator/health/readiness", 2)[0] != 200:
            if self.process.poll() is not None or time.perf_counter() - begin > self.patience:
                self.end(signal.SIGKILL)
                raise SystemExit("The server did not start:\n" + self.said()[-2000:])
            time.sleep(0.05)
        return time.perf_counter() - begin

    def settle(self, patience=120):
        """Waits until it does nothing any more: after a start it still compiles, and loads its experts."""
        end, before = time.perf_counter() + patience, -1.0
        while (now := self.processor_time()) - before > 0.1 and time.perf_counter() < end:
            before = now
            time.sleep(1)

    def said(self):
        return pathlib.Path(self.log.name).read_text(errors="replace")

    def memory(self):
        """Resident memory in MB."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def processor_time(self):
        """In seconds, of all its threads."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self, signal_=signal.SIGTERM, patience=60):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal_)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode if self.process else None

    def __exit__(self, *_):
        self.end()


def share(values, part):
    """The value below which this part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else float("nan")


class Table:
    """Promises, what was measured, and whether it holds."""

    def __init__(self):
        self.broken = False

    def row(self, promise, measured, holds):
        self.broken |= not holds
        print(f"{'ok    ' if holds else 'BROKEN'}  {promise:<58} {measured}", flush=True)

    def status(self):
        return 1 if self.broken else 0
