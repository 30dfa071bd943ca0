"""Pictures that nobody vouches for: looked at and copied clean by a child process with limits (`lib.picture_child`)."""

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LARGEST_BYTES = 2 * 1024 * 1024
LONGEST_SIDE = 4096
MOST_PIXELS = 16_000_000
PATIENCE_S = 60

ENDINGS = {"png": ("PNG", "image/png"), "jpg": ("JPEG", "image/jpeg"), "webp": ("WEBP", "image/webp")}
"""By ending: what Pillow calls it, and its media type."""

# What people try instead, told by its first bytes.
_ELSE = ((b"GIF8", "a GIF"), (b"BM", "a BMP"), (b"%PDF", "a PDF"), (b"II*\0", "a TIFF"), (b"MM\0*", "a TIFF"), (b"PK", "a zip file"))
_TAKEN = "a lesson takes PNG, JPEG and WebP pictures"
_CHILD = Path(__file__).with_name("picture_child.py")


class BadPicture(Exception):
    """The picture cannot be taken; the text says why, to follow the file's name."""


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture that was looked at. `sha256` is of the bytes that came, `copy` what may be shown to others."""

    sha256: str
    width: int
    height: int
    media_type: str
    copy: bytes


def ending_of(name: str) -> str:
    """Return what stands after a name's last dot."""
    return name.rpartition(".")[2]


def looked_at(data: bytes, name: str) -> CleanPicture:
    """Decode a picture whole, apart from this process, and return it with a copy that holds nothing else.

    :raises BadPicture: if it is not one still PNG, JPEG or WebP picture that its ending promises, or too large
    """
    if ending_of(name) not in ENDINGS:
        raise BadPicture(f"does not end in .png, .jpg or .webp; {_TAKEN}")
    _refuse_by_its_beginning(data)
    kind, media_type = ENDINGS[ending_of(name)]
    answer, copy = _asked(data, kind)
    if "error" in answer:
        raise BadPicture(str(answer["error"]))
    return CleanPicture(hashlib.sha256(data).hexdigest(), int(answer["width"]), int(answer["height"]), media_type, copy)


def _refuse_by_its_beginning(data: bytes) -> None:
    if not data:
        raise BadPicture("is empty")
    if len(data) > LARGEST_BYTES:
        raise BadPicture(f"is larger than {LARGEST_BYTES // 1024 // 1024} MB")
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<svg", b"<?xml", b"<!doctype", b"<html")):
        raise BadPicture(f"is {'an SVG or another' if b'html' not in head else 'a'} markup file, which can carry programs; {_TAKEN}")
    for start, word in _ELSE:
        if data.startswith(start):
            raise BadPicture(f"is {word}; {_TAKEN}")


def _asked(data: bytes, kind: str) -> tuple[dict[str, Any], bytes]:
    command = [sys.executable, "-I", str(_CHILD), kind, str(LONGEST_SIDE), str(MOST_PIXELS)]
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE_S, env={}, check=False)  # noqa: S603  our own program
    except subprocess.TimeoutExpired as late:
        raise BadPicture("takes too long to open") from late
    line, _, copy = child.stdout.partition(b"\n")
    if child.returncode or not line:
        raise BadPicture("cannot be opened: it brings the decoder down, or takes more time or memory than a picture may")
    answer: dict[str, Any] = json.loads(line)
    return answer, copy
