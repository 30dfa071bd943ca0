"""The front-end assets that Rapport serves itself: the few files it needs, copied out of node_modules.

They land in a folder of their own that static files are found in, and are copied anew only when the lock changed.
"""

import re
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

STAMP = ".lock-sha256"
SOURCE_MAP = re.compile(rb"^\s*(/\*#|//#)\s*sourceMappingURL=.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: where it lies in node_modules, and where it is served from."""

    source: str
    target: str


ASSETS = (
    Asset("bootstrap/dist/css/bootstrap.min.css", "bootstrap/bootstrap.min.css"),
    Asset("bootstrap/LICENSE", "bootstrap/LICENSE.txt"),
    Asset("bootstrap-icons/font/bootstrap-icons.min.css", "bootstrap-icons/bootstrap-icons.min.css"),
    Asset("bootstrap-icons/font/fonts/bootstrap-icons.woff2", "bootstrap-icons/fonts/bootstrap-icons.woff2"),
    Asset("bootstrap-icons/font/fonts/bootstrap-icons.woff", "bootstrap-icons/fonts/bootstrap-icons.woff"),
    Asset("bootstrap-icons/LICENSE", "bootstrap-icons/LICENSE.txt"),
    Asset("htmx.org/dist/htmx.min.js", "htmx/htmx.min.js"),
    Asset("htmx.org/LICENSE", "htmx/LICENSE.txt"),
)


class AssetsMissing(Exception):
    """The packages of package-lock.json are not there."""


def bring(*, node_modules: Path, lock: Path, into: Path) -> bool:
    """Copy the assets; return whether anything had to be done.

    :raises AssetsMissing: naming the files that node_modules does not hold
    """
    wanted = _fingerprint(lock)
    stamp = into / STAMP
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted and not missing(into):
        return False
    absent = [asset.source for asset in ASSETS if not (node_modules / asset.source).is_file()]
    if absent:
        raise AssetsMissing(", ".join(absent))
    for asset in ASSETS:
        _copy(node_modules / asset.source, into / asset.target)
    stamp.write_text(wanted, encoding="ascii")
    return True


def missing(into: Path) -> list[str]:
    """Return the assets that were not brought."""
    return [asset.target for asset in ASSETS if not (into / asset.target).is_file()]


def _fingerprint(lock: Path) -> str:
    """Return what the copies rest on: the lock, and this list."""
    listed = "\n".join(f"{asset.source} {asset.target}" for asset in ASSETS)
    return sha256(lock.read_bytes() + listed.encode()).hexdigest()


def _copy(source: Path, target: Path) -> None:
    """Copy one file without its pointer to a source map that is not served."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix in {".css", ".js"}:
        target.write_bytes(SOURCE_MAP.sub(b"", source.read_bytes()))
    else:
        shutil.copyfile(source, target)
