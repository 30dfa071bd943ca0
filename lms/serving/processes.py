"""Hold the web server, the worker and beat: start them, bring back what dies, end all of them together."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings

from lms.serving.prepare import CannotServe

GRACE_S = 15.0
RESTARTS = 5


@dataclass(slots=True)
class Child:
    """One process of ours and how to start it."""

    name: str
    command: Sequence[str]
    process: "subprocess.Popen[bytes] | None" = None
    starts: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start it in a session of its own: a Ctrl-C reaches only us, and we tell the leader."""
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "lms.settings", "C_FORCE_ROOT": "1"}
        self.starts = [t for t in self.starts if time.monotonic() - t < 60] + [time.monotonic()]  # noqa: PLR2004  a minute
        self.process = subprocess.Popen(self.command, env=environment, start_new_session=True, cwd=settings.BASE_DIR)

    def end(self) -> None:
        """Ask the leader to end; it ends its own children."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End its whole group, when asking did not help."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def children() -> list[Child]:
    """Return the processes of one machine."""
    bind = f"[{settings.HOST}]:{settings.PORT}" if ":" in settings.HOST else f"{settings.HOST}:{settings.PORT}"
    workers = str(min(4, 1 + (os.cpu_count() or 1)))
    web = ["gunicorn", "lms.wsgi", "--bind", bind, "--workers", workers, "--timeout", "60", "--log-level", "warning", "--no-control-socket"]
    worker = [
        "celery",
        "--quiet",
        "-A",
        "lms.celery",
        "worker",
        "-B",
        "-c",
        "2",
        "--loglevel",
        "WARNING",
        "--without-gossip",
        "--without-mingle",
    ]
    return [Child("web", [sys.executable, "-m", *web]), Child("worker", [sys.executable, "-m", *worker])]


def serve(ready_within_s: int) -> int:
    """Serve until Ctrl-C or SIGTERM; return the exit code.

    :raises CannotServe: if it does not answer in time or a process keeps dying
    """
    over = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: over.set())
    ours = children()
    try:
        for child in ours:
            child.start()
        _wait_until_ready(ours, ready_within_s, over)
        if not over.is_set():
            print(_welcome(), flush=True)
        while not over.wait(0.5):
            for child in ours:
                _hold(child)
    finally:
        _end(ours)
    return 0


def _hold(child: Child) -> None:
    if child.process is None or child.process.poll() is None:
        return
    if len(child.starts) > RESTARTS:
        raise CannotServe(f"The {child.name} process ended {RESTARTS} times within a minute; its last words stand above.")
    print(f"The {child.name} process ended ({child.process.returncode}); starting it again.", file=sys.stderr, flush=True)
    child.start()


def _wait_until_ready(ours: Sequence[Child], within_s: int, over: threading.Event) -> None:
    end = time.monotonic() + within_s
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while not over.wait(0.1):
        if any(child.process is not None and child.process.poll() is not None for child in ours):
            raise CannotServe("A process ended while starting; its last words stand above.")
        try:
            with direct.open(f"{address()}/healthz", timeout=2):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > end:
                raise CannotServe(f"Nothing answered at {address()} within {within_s} s.") from None


def address() -> str:
    """Return where it answers on this machine."""
    host = "127.0.0.1" if settings.HOST in {"0.0.0.0", "localhost"} else settings.HOST  # noqa: S104  compared, not bound
    return f"http://[{host}]:{settings.PORT}" if ":" in host else f"http://{host}:{settings.PORT}"


def _welcome() -> str:
    lines = [f"Rapport is ready: {address()}"]
    if settings.DEMO:
        lines += [
            "  Demo log-ins (password rapport-demo): agent, peer, lead, rival, trainer, author, assessor, hr, admin",
            f"  The data lies in {settings.RAPPORT_VAR}. Ctrl-C ends it.",
        ]
    return "\n".join(lines)


def _end(ours: Sequence[Child]) -> None:
    for child in ours:
        child.end()
    end = time.monotonic() + GRACE_S
    while time.monotonic() < end and any(c.process is not None and c.process.poll() is None for c in ours):
        time.sleep(0.1)
    for child in ours:
        child.kill()
