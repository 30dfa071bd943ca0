"""Where pictures of lessons lie, in storage and on the web."""

import errno
import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from courses.domain.media import FOLDER, Pin
from lib.markdown import Shown
from lib.pictures import ending_of


def original_place(sha256: str, name: str) -> Path:
    """Return where the author's file lies: given back by an export, shown to nobody."""
    return _folder(sha256) / f"{sha256}.original.{ending_of(name)}"


def copy_place(sha256: str, name: str) -> Path:
    """Return where the clean copy lies that readers are shown."""
    return _folder(sha256) / f"{sha256}.{ending_of(name)}"


def original_bytes(sha256: str, name: str) -> bytes:
    """Return the author's file.

    :raises OSError: if it is gone from storage, or is not what it was
    """
    data = original_place(sha256, name).read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise OSError(errno.EIO, f"{FOLDER}{name} is damaged in storage; load the pack that it came with again")
    return data


def shown_by(pins: tuple[Pin, ...]) -> Callable[[str], Shown | None]:
    """Return what tells the page where a picture is that a text names."""
    known = {f"{FOLDER}{pin.name}": pin for pin in pins}

    def find(src: str) -> Shown | None:
        pin = known.get(src)
        return Shown(reverse("courses:media", args=(pin.sha256, ending_of(pin.name))), pin.width, pin.height) if pin else None

    return find


def _folder(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "lessons" / sha256[:2]
