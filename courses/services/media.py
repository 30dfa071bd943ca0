"""Keep the pictures that lessons show: files first, the row last."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from audit.domain import Actor
from audit.services import write
from courses.domain.media import FOLDER, Picture, Pin
from courses.models import LessonPicture, LessonVersion, MediaFile
from courses.queries.pictures import copy_place, original_place
from lib.packs import Loaded
from lib.pictures import looked_at
from lib.published_file import publishing, sweep


class PictureChangedMeanwhile(Exception):
    """A picture is not what was checked a moment ago; check and load again."""


@transaction.atomic
def keep_picture(*, picture: Picture, root: Path, rehearsal: bool, by: Actor, at: datetime, done: Loaded) -> None:
    """Keep a picture of the pack at `root`, once whatever its name; a rehearsal writes no file.

    :raises PictureChangedMeanwhile: if the file is not what the checker saw
    :raises OSError: if the disk is full: no row is made
    """
    named = f"media:{picture.id}"
    kept = MediaFile.objects.filter(sha256=picture.sha256).exists()
    if not rehearsal:
        _store(picture, root, at)
    if kept:
        done.same.append(named)
        return
    (done.changed if MediaFile.objects.filter(name=picture.id).exists() else done.added).append(named)
    MediaFile.objects.create(
        name=picture.id,
        sha256=picture.sha256,
        width=picture.width,
        height=picture.height,
        bytes=picture.size,
        media_type=picture.media_type,
        copy_sha256=picture.copy_sha256,
        copy_bytes=picture.copy_size,
        added_at=at,
    )
    write(by=by, verb="media.keep", subject=f"courses.{named}", at=at, details={"sha": picture.sha256})


@transaction.atomic
def note_pictures(*, version: LessonVersion, pins: tuple[Pin, ...]) -> None:
    """Note which pictures a lesson version shows."""
    for media in MediaFile.objects.filter(sha256__in=[pin.sha256 for pin in pins]):
        LessonPicture.objects.get_or_create(version=version, media=media)


def _store(picture: Picture, root: Path, at: datetime) -> None:
    """Write both files where they are not there yet, or were lost; what a killed load left half written goes."""
    places = {kind: place(picture.sha256, picture.id) for kind, place in (("original", original_place), ("copy", copy_place))}
    if all(place.is_file() for place in places.values()):
        return
    sweep(places["copy"].parents[1], before=(at - timedelta(hours=1)).timestamp())
    data = (root / FOLDER / picture.id).read_bytes()
    if hashlib.sha256(data).hexdigest() != picture.sha256:
        raise PictureChangedMeanwhile(f"{FOLDER}{picture.id}")
    for kind, content in (("original", data), ("copy", looked_at(data, picture.id).copy)):
        with publishing(places[kind]) as file:
            file.write(content)
