"""A whole Rapport of its own: web server, worker and beat as `./run` starts them, in a folder that goes away."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN_S = 240
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Served:
    """Where it answers, where its state lies, and what it said while starting."""

    address: str
    var: Path
    said: list[str]
    environment: dict[str, str]
    process: "subprocess.Popen[bytes]"

    def get(self, path: str) -> tuple[int, str]:
        """Fetch a page without a browser."""
        try:
            with DIRECT.open(self.address + path, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def descendants(self) -> set[int]:
        """Return the pids of its processes."""
        found, waiting = set[int](), [self.process.pid]
        while waiting:
            pid = waiting.pop()
            try:
                children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
            except FileNotFoundError:
                continue
            found |= {int(child) for child in children}
            waiting += [int(child) for child in children]
        return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(var: Path, **environment: str) -> Iterator[Served]:
    """Start it, wait for the line that says it is ready, and end it as Ctrl-C does."""
    port = free_port()
    env = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/tmp"),
        "RAPPORT_VAR": str(var),
        "PORT": str(port),
        "PYTHONDONTWRITEBYTECODE": "1",
        **environment,
    }
    log = var / "served.log"
    var.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        process = subprocess.Popen([sys.executable, "-m", "lms.serve"], cwd=ROOT, env=env, stdout=out, stderr=subprocess.STDOUT)
    try:
        yield Served(f"http://127.0.0.1:{port}", var, _until_ready(process, log), env, process)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=40)


def _until_ready(process: "subprocess.Popen[bytes]", log: Path) -> list[str]:
    """Return what it said up to the line that it is ready."""
    end = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < end and process.poll() is None:
        said = log.read_text(encoding="utf-8").splitlines()
        ready = next((n for n, line in enumerate(said, 1) if line.startswith("Rapport is ready: ")), 0)
        if ready:
            return said[:ready]
        time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8"))
