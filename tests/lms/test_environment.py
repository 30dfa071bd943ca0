"""Nonsense in a setting is a clear error that shows a right value."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lms.environment import base_dir

NONSENSE = {
    "PORT": ("eighty", "PORT=8000"),
    "RAPPORT_MODE": ("prod", "RAPPORT_MODE=demo"),
    "DATABASE_URL": ("mysql://127.0.0.1/x", "DATABASE_URL=postgres://"),
    "CELERY_BROKER_URL": ("kafka://x", "CELERY_BROKER_URL=redis://"),
    "PUBLIC_URL": ("training.example.com", "PUBLIC_URL=https://"),
    "CACHE_URL": ("nowhere://", "CACHE_URL=redis://"),
    "RAPPORT_TLS_PROXY": ("perhaps", "RAPPORT_TLS_PROXY=no"),
    "RAPPORT_TIME_ZONE": ("Mars/Olympus", "RAPPORT_TIME_ZONE=Asia/Shanghai"),
    "RAPPORT_DAYS_OFF": ("2026-13-01", "RAPPORT_DAYS_OFF=2026-10-01,2026-10-02"),
    "RAPPORT_WEEKENDS_WORKED": ("Saturday", "RAPPORT_WEEKENDS_WORKED=2026-10-10"),
}


def _start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "RAPPORT_VAR": str(tmp_path), **environment}
    command = [sys.executable, "-c", "import lms.serve, sys; sys.exit(lms.serve.main())"]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=base_dir(), env=env)


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_names_the_setting_and_a_right_value(name: str, tmp_path: Path) -> None:
    value, right = NONSENSE[name]
    ended = _start(tmp_path, **{name: value})
    assert ended.returncode == 2
    assert name in ended.stderr
    assert right in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_password_in_a_url_is_not_printed(tmp_path: Path) -> None:
    ended = _start(tmp_path, DATABASE_URL="mysql://me:hunter2@127.0.0.1/x")
    assert ended.returncode == 2
    assert "hunter2" not in ended.stderr


def test_the_demo_listens_on_this_machine_alone(tmp_path: Path) -> None:
    ended = _start(tmp_path, HOST="0.0.0.0")  # noqa: S104  to be refused
    assert ended.returncode == 1
    assert "HOST=127.0.0.1" in ended.stderr


def test_every_setting_is_documented() -> None:
    source = (base_dir() / "lms" / "settings.py").read_text(encoding="utf-8")
    documented = (base_dir() / ".env.example").read_text(encoding="utf-8")
    import re

    names = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
    assert len(names) > 15
    assert {name for name in names if f"{name}=" not in documented} == set()
