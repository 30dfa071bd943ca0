"""The whole suite, cheapest first: lint, types, import contracts, checks, then the tests on both databases."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bootstrap import node, postgres, python
from bootstrap.python import ROOT, CannotGoOn

CORES = str(os.cpu_count() or 1)
PRODUCTION = {
    "RAPPORT_MODE": "production",
    "RAPPORT_SECRET_KEY": "a-key-for-the-deploy-check-alone-0123456789-abcdefghijklmnopqrstuvwxyz",
    "PUBLIC_URL": "https://training.example.com",
    "RAPPORT_TLS_PROXY": "yes",
}


def main(chosen: Sequence[str]) -> int:
    """Run everything, or pytest alone with the arguments given (on SQLite); return the exit code."""
    python.be_new_enough()
    interpreter = python.environment("requirements.txt", "requirements-dev.txt")
    node.packages(with_dev=True)
    scratch = Path(tempfile.mkdtemp(prefix="rapport-suite-"))
    try:
        return _run(interpreter, scratch, chosen)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _run(interpreter: Path, scratch: Path, chosen: Sequence[str]) -> int:
    tools = interpreter.parent
    here = node.for_playwright(interpreter) | {"RAPPORT_VAR": str(scratch / "var"), "RAPPORT_TEST_VENDOR": str(scratch / "var" / "vendor")}
    manage: list[str | Path] = [interpreter, "manage.py"]
    _do("front-end assets", [*manage, "bring_assets"], here)
    _do("translations", [*manage, "compile_mo"], here)
    if chosen:
        return subprocess.run([interpreter, "-m", "pytest", *chosen], cwd=ROOT, env={**os.environ, **here}, check=False).returncode
    _do("ruff", [tools / "ruff", "check", "."])
    _do("ruff format", [tools / "ruff", "format", "--check", "."])
    _do("import contracts", [tools / "lint-imports", "--no-cache"], here)
    _do("mypy", [tools / "mypy", "."], here)
    _do("migrations", [*manage, "makemigrations", "--check", "--dry-run"], here)
    _do(
        "deploy check",
        [*manage, "check", "--deploy", "--fail-level", "WARNING"],
        {**here, **PRODUCTION, "RAPPORT_VAR": str(scratch / "production")},
    )
    _do("curriculum", [*manage, "check_curriculum", "fixtures/curriculum"], here)
    pytest: list[str | Path] = [interpreter, "-m", "pytest", "-n", CORES, "--dist", "loadgroup"]
    _do("tests on SQLite", pytest, here)
    with postgres.running() as url:
        _do("tests on PostgreSQL", pytest, {**here, "DATABASE_URL": url})
    return 0


def _do(words: str, command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> None:
    print(f"==== {words}", flush=True)
    began = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, env={**os.environ, **(environment or {})}, check=False).returncode
    print(f"==== {words}: {'done' if code == 0 else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
    if code:
        raise CannotGoOn(f"{words} failed; what it said stands above.")


def run() -> None:
    """Answer `./test`."""
    try:
        sys.exit(main(sys.argv[1:]))
    except CannotGoOn as trouble:
        sys.exit(f"./test stops. {trouble}")
