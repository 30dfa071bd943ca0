"""Bring database, assets, curriculum and demo company up to date; each step is skipped when nothing changed."""

import hashlib
import io
import ipaddress
import socket
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError


class CannotServe(Exception):
    """Something stands in the way; the text says what to do."""


def refuse_what_is_unsafe() -> None:
    """Refuse a demo that the world could reach, a taken port and an unready production.

    :raises CannotServe: with what to change
    """
    if settings.DEMO and not _is_loopback(settings.HOST):
        raise CannotServe(
            f"HOST is {settings.HOST}, but the demo's passwords are public, so it listens on this machine alone. "
            "A right value: HOST=127.0.0.1, or RAPPORT_MODE=production with passwords of your own."
        )
    with socket.socket(socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.HOST, settings.PORT))
        except OSError as trouble:
            raise CannotServe(
                f"Port {settings.PORT} on {settings.HOST} cannot be used ({trouble.strerror}). Choose another: PORT=8001 ./run"
            ) from trouble


def everything() -> None:
    """Do all steps in order.

    :raises CannotServe: with the step that failed
    """
    _step("Bringing the assets", _assets)
    _once("translations", _files("**/locale/**/*.po"), "Compiling the translations", lambda: call_command("compile_mo", verbosity=0))
    _step("Bringing the database up to date", lambda: call_command("migrate", interactive=False, verbosity=0))
    statics = [*_files("*/static/**/*"), *sorted(p for p in settings.RAPPORT_VENDOR.rglob("*") if p.is_file())]
    _once("static", statics, "Collecting the static files", lambda: call_command("collectstatic", interactive=False, verbosity=0))
    if settings.DEMO:
        pack = settings.BASE_DIR / "fixtures" / "curriculum"
        files = sorted(p for p in pack.rglob("*") if p.is_file())
        _once("demo", [], "Telling the demo company's past", lambda: call_command("load_demo", verbosity=0))
        _once("curriculum", files, "Loading the curriculum", lambda: call_command("load_curriculum", str(pack), verbosity=0))
    else:
        _step(
            "Checking that this may be production",
            lambda: call_command("check", deploy=True, fail_level="ERROR", databases=["default"], verbosity=0),
        )


def _assets() -> None:
    """Bring the assets; without them the pages work, but look bare, and that is no reason not to start."""
    try:
        call_command("bring_assets", verbosity=0)
    except CommandError as absent:
        print(f"WARNING: {absent}", file=sys.stderr, flush=True)


def _step(words: str, deed: Callable[[], object]) -> None:
    print(f"{words} ...", flush=True)
    try:
        with redirect_stdout(io.StringIO()) as said:
            deed()
    except (CommandError, DatabaseError, OSError, SystemExit) as trouble:
        raise CannotServe(f"{words} failed: {trouble}\n{said.getvalue()}".rstrip()) from trouble


def _once(name: str, files: Iterable[Path], words: str, deed: Callable[[], object]) -> None:
    """Do a step unless its inputs are those of the last time, in this database."""
    digest = hashlib.sha256(str(settings.DATABASES["default"].get("NAME")).encode())
    for file in files:
        digest.update(str(file).encode() + b"\0" + file.read_bytes())
    stamp = settings.RAPPORT_VAR / "stamps" / name
    if stamp.is_file() and stamp.read_text(encoding="ascii") == digest.hexdigest() and _still_there(name):
        return
    _step(words, deed)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest.hexdigest(), encoding="ascii")


def _still_there(name: str) -> bool:
    """Tell whether what was made is still there: a database that was thrown away takes its content with it."""
    if name not in {"curriculum", "demo"}:
        return name != "static" or settings.STATIC_ROOT.is_dir()
    from people.models import User

    return User.objects.exists()


def _files(pattern: str) -> list[Path]:
    skipped = {".venv", "node_modules", "var"}
    return sorted(p for p in settings.BASE_DIR.glob(pattern) if p.is_file() and p.relative_to(settings.BASE_DIR).parts[0] not in skipped)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
