"""A picture of a pack, looked at apart from this process."""

import hashlib
from pathlib import Path

from courses.domain.media import Picture
from lib.pictures import LARGEST_BYTES, looked_at


def read_picture(path: Path) -> Picture:
    """Return what a picture's file holds; never more of it is read than the largest may have.

    :raises BadPicture: if a lesson cannot show it
    :raises OSError: if it cannot be read
    """
    with path.open("rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    seen = looked_at(data, path.name)
    copied = hashlib.sha256(seen.copy).hexdigest()
    return Picture(path.name, seen.sha256, len(data), seen.width, seen.height, seen.media_type, copied, len(seen.copy))
