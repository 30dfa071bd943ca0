"""Find a Python that is new enough and make the project's own environment from the hash-locked files."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.path.realpath(__file__)).parent.parent
VENV = ROOT / ".venv"
LEAST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")


class CannotGoOn(Exception):
    """Something that must be there is not; the text says what to do."""


def be_new_enough() -> None:
    """Go on in a newer Python where this one is too old.

    :raises CannotGoOn: if there is none
    """
    if sys.version_info >= LEAST:
        return
    for name in NEWER:
        found = shutil.which(name)
        if found:
            os.execv(found, [found, *sys.argv])
    raise CannotGoOn(
        f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. On Debian or Ubuntu: apt install python3 python3-venv"
    )


def environment(*locks: str) -> Path:
    """Make `.venv` hold the locked packages; return its Python.

    :raises CannotGoOn: if venv or a package cannot be had
    """
    python = VENV / "bin" / "python"
    if not _works(python):
        _make()
    for lock in locks:
        _install(python, ROOT / lock)
    return python


def _works(python: Path) -> bool:
    return python.exists() and not subprocess.run([python, "-c", "import pip"], capture_output=True, check=False).returncode


def _make() -> None:
    print("Making .venv ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise CannotGoOn(
            f"A virtual environment cannot be made. On Debian or Ubuntu: apt install python3-venv\n\n{made.stdout}{made.stderr}"
        )


def _install(python: Path, lock: Path) -> None:
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = VENV / f"{lock.stem}.installed"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    print(f"Installing what {lock.name} names ...", flush=True)
    command: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode:
        raise CannotGoOn(
            f"Not all of {lock.name} could be installed. Is the package index reachable? "
            "If it serves rebuilt packages, their hashes differ, and refusing them is right."
        )
    stamp.write_text(wanted, encoding="ascii")
