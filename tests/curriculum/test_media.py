"""Pictures of a pack: every broken one named on a line of its own; the others loaded once, pinned, and given back."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings

from audit.domain import Actor
from courses.models import Lesson, LessonPicture, LessonVersion, MediaFile
from courses.queries.pictures import copy_place, original_place
from courses.queries.published import lesson_of
from curriculum.services.exporting import export_pack
from curriculum.services.loading import load_pack
from lib.versions import VersionIsFrozen
from tests.curriculum.conftest import Change, findings
from tests.lib.drawn import SVG, animated, bomb, drawn

BY, AT = Actor("system:test"), datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
EN, ZH = "lessons/L-1/en.md", "lessons/L-1/zh.md"
Put = Callable[[str, bytes], None]


@pytest.fixture(autouse=True)
def storage(settings: LazySettings, tmp_path: Path) -> Path:
    """Keep each test's files apart."""
    settings.MEDIA_ROOT = tmp_path / "storage"
    return tmp_path / "storage"


@pytest.fixture
def put(pack: Path) -> Put:
    """Put a file into the pack's pictures."""

    def write(name: str, data: bytes) -> None:
        (pack / "media").mkdir(exist_ok=True)
        (pack / "media" / name).write_bytes(data)

    return write


@pytest.fixture
def pictured(pack: Path, change: Change, put: Put) -> Path:
    """Return the pack with a lesson that shows a picture in either language."""
    change(EN, "## How to catch it", "![A blue box](media/box.png)\n\n## How to catch it")
    change(ZH, "## 怎么接", "![一只蓝盒子](media/box.png)\n\n## 怎么接")
    put("box.png", drawn())
    return pack


def line_of(pack: Path, file: str, text: str) -> int:
    lines = (pack / file).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def files(storage: Path) -> list[str]:
    return sorted(path.name for path in storage.rglob("*") if path.is_file())


def current(slug: str = "L-1") -> LessonVersion:
    found = Lesson.objects.select_related("current").get(slug=slug).current
    assert found is not None
    return found


def test_a_pack_with_pictures_has_nothing_wrong(pictured: Path) -> None:
    assert findings(pictured) == []


def test_every_broken_picture_is_named_with_its_reason(pack: Path, put: Put) -> None:
    whole = drawn(size=(300, 200))
    for name, data in {
        "bomb.png": bomb(50_000, 50_000), "cut.png": whole[: len(whole) // 2], "drawing.svg": SVG, "empty.png": b"",
        "heavy.png": drawn() + bytes(2 * 1024 * 1024), "hidden.png": SVG, "moving.webp": animated("WEBP"), "note.txt": b"hello",
        "other.png": drawn("JPEG"), "text.jpg": b"hello",
    }.items():  # fmt: skip
        put(name, data)
    (pack / "media" / "link.png").symlink_to("/etc/passwd")
    (pack / "media" / "folder.png").mkdir()
    taken = "a lesson takes PNG, JPEG and WebP pictures"
    assert findings(pack) == [
        "media/bomb.png:0: (file): measures 50000 x 50000 pixels; at most 4096 a side and 16 megapixels in all",
        "media/cut.png:0: (file): is cut short (Truncated File Read)",
        f"media/drawing.svg:0: (file): does not end in .png, .jpg or .webp; {taken}",
        "media/empty.png:0: (file): is empty",
        "media/folder.png:0: (file): is not a file",
        "media/heavy.png:0: (file): is larger than 2 MB",
        f"media/hidden.png:0: (file): is an SVG or another markup file, which can carry programs; {taken}",
        "media/link.png:0: (file): is a link; a pack holds plain files and folders only",
        "media/moving.webp:0: (file): is animated; a lesson shows still pictures",
        f"media/note.txt:0: (file): does not end in .png, .jpg or .webp; {taken}",
        "media/other.png:0: (file): is a JPEG by its content, a PNG by its ending",
        "media/text.jpg:0: (file): is not a PNG, JPEG or WebP picture, or its beginning is broken",
    ]


def test_a_lesson_must_describe_what_it_shows(pictured: Path, change: Change) -> None:
    change(EN, "![A blue box]", "![ ]")
    reason = "the image media/box.png has no description; write what is to be seen, as in ![what is to be seen](media/box.png)"
    assert findings(pictured) == [f"{EN}:{line_of(pictured, EN, 'media/box.png')}: body: {reason}"]


def test_a_picture_that_is_not_there_is_missed_where_it_is_named(pictured: Path, change: Change) -> None:
    put_it = "put it into the pack's media/ and write media/NAME"
    change(ZH, "media/box.png", "media/bix.png")
    change(EN, "media/box.png", "https://elsewhere.example/box.png")
    assert findings(pictured) == [
        f"{EN}:{line_of(pictured, EN, '![A')}: body: the image https://elsewhere.example/box.png lies elsewhere; {put_it}",
        f"{ZH}:{line_of(pictured, ZH, 'media/bix.png')}: body: there is no picture media/bix.png in the pack",
    ]
    assert "media/box.png:0: (file): warning: no lesson shows it; it is not loaded" in findings(pictured, "warning")


def test_a_broken_picture_is_not_reported_as_missing_too(pictured: Path, put: Put) -> None:
    put("box.png", drawn()[:-20])
    assert [said.split(":")[0] for said in findings(pictured)] == ["media/box.png"]


@pytest.mark.django_db
def test_a_picture_is_kept_once_and_pinned_by_its_lesson(pictured: Path, storage: Path) -> None:
    first = load_pack(root=pictured, by=BY, at=AT)
    assert [name for name in first.did.added if name.startswith(("media", "lesson"))] == ["media:box.png", "lesson:L-1"]
    kept, pin = MediaFile.objects.get(), lesson_of(current()).media[0]
    assert (pin.name, pin.sha256, pin.width, pin.height) == ("box.png", sha(drawn()), 40, 20)
    assert (kept.sha256, kept.width, kept.height, kept.bytes, kept.media_type) == (pin.sha256, 40, 20, len(drawn()), "image/png")
    assert original_place(pin.sha256, "box.png").read_bytes() == drawn()
    assert sha(copy_place(pin.sha256, "box.png").read_bytes()) == kept.copy_sha256
    assert list(LessonPicture.objects.values_list("version", "media")) == [(current().pk, kept.pk)]
    second = load_pack(root=pictured, by=BY, at=AT)
    assert (second.did.added, second.did.changed) == ([], [])
    assert (MediaFile.objects.count(), current().number, len(files(storage))) == (1, 1, 2)
    with pytest.raises(VersionIsFrozen):
        kept.save()


@pytest.mark.django_db
def test_a_dry_run_keeps_no_file_and_no_row(pictured: Path, storage: Path) -> None:
    did = load_pack(root=pictured, by=BY, at=AT, dry_run=True).did
    assert "media:box.png" in did.added
    assert (MediaFile.objects.count(), files(storage)) == (0, [])


@pytest.mark.django_db
def test_a_lost_file_is_put_back_by_the_next_load(pictured: Path, storage: Path) -> None:
    load_pack(root=pictured, by=BY, at=AT)
    before = files(storage)
    copy_place(sha(drawn()), "box.png").unlink()
    load_pack(root=pictured, by=BY, at=AT)
    assert files(storage) == before


@pytest.mark.django_db
def test_a_changed_picture_makes_a_new_version_and_the_old_one_keeps_its_own(pictured: Path, put: Put, storage: Path) -> None:
    load_pack(root=pictured, by=BY, at=AT)
    old, red = current(), drawn(colour="#bd3a25")
    put("box.png", red)
    assert load_pack(root=pictured, by=BY, at=AT).did.changed == ["media:box.png", "lesson:L-1"]
    assert (current().number, [pin.sha256 for pin in lesson_of(current()).media]) == (2, [sha(red)])
    assert [pin.sha256 for pin in lesson_of(LessonVersion.objects.get(pk=old.pk)).media] == [sha(drawn())]
    assert len(files(storage)) == 4


@pytest.mark.django_db
def test_a_lesson_that_is_not_in_the_pack_follows_a_changed_picture(pictured: Path, put: Put, tmp_path: Path) -> None:
    load_pack(root=pictured, by=BY, at=AT)
    text = "\n".join(path.read_text(encoding="utf-8") for path in (pictured / "lessons" / "L-1").iterdir())
    assert "media/box.png" in text
    moved = Path(shutil.copytree(pictured, tmp_path / "other"))
    for path in [*moved.rglob("*.md"), *moved.rglob("*.yaml")]:
        path.write_text(path.read_text(encoding="utf-8").replace("L-1", "L-2"), encoding="utf-8")
    (moved / "lessons" / "L-1").rename(moved / "lessons" / "L-2")
    red = drawn(colour="#bd3a25")
    (moved / "media" / "box.png").write_bytes(red)
    did = load_pack(root=moved, by=BY, at=AT)
    assert [str(problem) for problem in did.checked.problems if problem.level == "error"] == []
    assert {"lesson:L-1", "media:box.png"} <= set(did.did.changed)
    assert {pin.sha256 for slug in ("L-1", "L-2") for pin in lesson_of(current(slug)).media} == {sha(red)}


@pytest.mark.django_db
def test_an_export_gives_the_very_file_back_and_loads_with_no_change(pictured: Path, tmp_path: Path, put: Put) -> None:
    photo = drawn("JPEG", comment=b"by me")
    put("box.jpg", photo)
    for path in (pictured / EN, pictured / ZH):
        path.write_text(path.read_text(encoding="utf-8").replace("media/box.png)", 'media/box.jpg "One, {n:1} box")'), encoding="utf-8")
    load_pack(root=pictured, by=BY, at=AT)
    out = tmp_path / "out"
    assert export_pack(out)["media"] == 1
    assert [(path.name, path.read_bytes()) for path in (out / "media").iterdir()] == [("box.jpg", photo)]
    again = load_pack(root=out, by=BY, at=AT)
    assert (again.checked.ok, again.did.added, again.did.changed) == (True, [], [])


@pytest.mark.django_db
def test_an_export_says_which_picture_is_damaged_and_leaves_nothing(pictured: Path, tmp_path: Path) -> None:
    load_pack(root=pictured, by=BY, at=AT)
    original_place(sha(drawn()), "box.png").write_bytes(b"rot")
    with pytest.raises(OSError, match=r"media/box\.png is damaged in storage"):
        export_pack(tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.django_db
def test_a_lesson_from_before_there_were_pictures_is_still_the_same(pack: Path) -> None:
    load_pack(root=pack, by=BY, at=AT)
    body = {key: value for key, value in current().body.items() if key != "media"}
    older = LessonVersion(lesson=Lesson.objects.get(), number=2, body=body, sha256="0" * 64, published_at=AT)
    older.save()
    Lesson.objects.update(current=older)
    assert "lesson:L-1" in load_pack(root=pack, by=BY, at=AT).did.same
    assert lesson_of(older).media == ()
