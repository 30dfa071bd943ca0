"""`./run`: it says where it answers, it is ready for work, the worker works, and Ctrl-C leaves nothing behind."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.served import ROOT, served

pytestmark = pytest.mark.journey
PATIENCE_S = 60


def until(true: Callable[[], bool]) -> bool:
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.2)
    return False


def _alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _one(var: Path, sql: str) -> object:
    connection = sqlite3.connect(var / "rapport.sqlite3", timeout=20)
    try:
        return connection.execute(sql).fetchone()[0]
    finally:
        connection.close()


def _record(var: Path, key: str) -> None:
    """Record a job as another process would."""
    columns = "(topic, key, subject, state, tries, recorded_at, not_before, lease, trouble)"
    sqlite = sqlite3.connect(var / "rapport.sqlite3", timeout=20)
    with sqlite:
        values = ("certificates.review", key, "people.user:1", "waiting", 0, "2026-01-01", "2026-01-01", "", "")
        sqlite.execute(f"INSERT INTO jobs_job {columns} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    sqlite.close()


def _state(var: Path, key: str) -> object:
    return _one(var, f"SELECT state FROM jobs_job WHERE key = '{key}'")


def _is_worker(pid: int) -> bool:
    return b"celery" in Path(f"/proc/{pid}/cmdline").read_bytes()


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[1])


def test_it_serves_works_outlives_a_kill_ends_and_never_becomes_production(tmp_path: Path) -> None:
    with served(tmp_path) as site:
        assert site.said[-1] == f"Rapport is ready: {site.address}"
        assert site.get("/healthz") == (200, '{"ok": true}')
        assert json.loads(site.get("/readyz")[1])["checks"] == {"database": True, "cache": True, "storage": True, "queue": True}
        status, page = site.get("/")
        assert (status, "rapport-demo" in page) == (200, True)
        people = _one(tmp_path, "SELECT count(*) FROM people_user")
        assert people == 30
        _record(tmp_path, "by-hand")
        assert until(lambda: _state(tmp_path, "by-hand") == "done")
        leader = next(pid for pid in site.descendants() if _is_worker(pid) and _parent(pid) == site.process.pid)
        os.killpg(leader, signal.SIGKILL)
        _record(tmp_path, "after the kill")
        assert until(lambda: _state(tmp_path, "after the kill") == "done")
        pids = site.descendants()
        assert len(pids) >= 4
    assert until(lambda: not any(_alive(pid) for pid in pids))
    with served(tmp_path) as again:
        assert _one(tmp_path, "SELECT count(*) FROM people_user") == people
        assert again.get("/healthz")[0] == 200
    ended = _start_as_production(tmp_path)
    assert ended.returncode == 1
    assert "The demo's password opens: admin, agent, assessor, author, hr, lead, peer, rival, trainer." in ended.stderr


def _start_as_production(var: Path) -> "subprocess.CompletedProcess[str]":
    environment = {
        "PATH": "/usr/bin:/bin",
        "RAPPORT_VAR": str(var),
        "RAPPORT_MODE": "production",
        "PUBLIC_URL": "https://training.example.com",
        "RAPPORT_TLS_PROXY": "yes",
        "RAPPORT_SECRET_KEY": "".join(chr(48 + n % 70) for n in range(64)),
    }
    command = [sys.executable, "-m", "lms.serve"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)
