"""What can be wrong with the pictures that a lesson shows: (dotted key, reason) pairs, as `pack_checks` has them."""

from collections.abc import Collection, Iterator

from courses.domain.lesson_file import LessonFile
from courses.domain.media import FOLDER, Placed, placed_in


def check_pictures(lesson: LessonFile, pictures: Collection[str]) -> Iterator[tuple[str, str]]:
    """Check that each image is described and lies in the pack."""
    for language, twin in (("zh", lesson.zh), ("en", lesson.en)):
        for placed in placed_in(twin.body):
            for reason in _faults(placed, pictures):
                yield f"{language}.body", f"line {placed.line} of the text: {reason}"


def names_shown(lesson: LessonFile) -> set[str]:
    """Return the names of the pictures that either twin shows."""
    return {placed.name for twin in (lesson.zh, lesson.en) for placed in placed_in(twin.body) if placed.name}


def _faults(placed: Placed, pictures: Collection[str]) -> Iterator[str]:
    src = placed.ref.src
    if not placed.ref.alt.strip():
        yield f"the image {src} has no description; write what is to be seen, as in ![what is to be seen]({src})"
    if placed.name is None:
        yield f"the image {src} lies elsewhere; put it into the pack's {FOLDER} and write {FOLDER}NAME"
    elif placed.name not in pictures:
        yield f"there is no picture {src} in the pack"
