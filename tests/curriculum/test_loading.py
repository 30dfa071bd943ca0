"""Loading: all or nothing, nothing twice, and nobody's open attempt is touched."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from audit.domain import Actor
from audit.models import Line
from courses.models import Lesson
from curriculum.models import Loading
from curriculum.registry import apps
from curriculum.services.exporting import FolderIsNotEmpty, NothingIsPublished, export_pack
from curriculum.services.loading import load_pack
from knowledge.models import RuleCard, RuleCardVersion, ScriptEntry
from people.testing import make_person
from quizzes.models import Attempt, Quiz
from quizzes.services.attempts import start
from tests.curriculum.conftest import Change

pytestmark = pytest.mark.django_db
BY, AT = Actor("system:test"), datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
REAL = Path(__file__).parents[2] / "fixtures" / "curriculum"
ALL = [
    "rule:POL-7D", "claim:11", "product:MT-A", "script:AFT-17", "lesson:L-1", "course:L", "path:short",
    "question:L-1-k1", "question:L-1-k2", "question:L-1-k3", "question:L-q1", "question:L-q2", "question:L-q3", "question:L-q4",
    "question:L-q5", "quiz:L",
]  # fmt: skip


def test_a_load_publishes_and_a_second_changes_nothing(pack: Path) -> None:
    first = load_pack(root=pack, by=BY, at=AT)
    lines = Line.objects.exclude(verb="pack.load").count()
    assert (first.did.added, first.did.changed, first.did.same) == (ALL, [], [])
    second = load_pack(root=pack, by=BY, at=AT)
    assert (second.did.added, second.did.changed, second.did.same) == ([], [], ALL)
    assert Line.objects.exclude(verb="pack.load").count() == lines
    assert RuleCardVersion.objects.count() == 1


def test_a_change_makes_a_new_frozen_version_of_just_that(pack: Path, change: Change) -> None:
    load_pack(root=pack, by=BY, at=AT)
    change("lessons/L-1/en.md", "Leave a name and a time.", "Leave a name and a time, always.")
    did = load_pack(root=pack, by=BY, at=AT).did
    assert (did.added, did.changed) == ([], ["lesson:L-1"])
    lesson = Lesson.objects.get(slug="L-1")
    assert list(lesson.versions.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert lesson.current is not None
    assert lesson.current.number == 2


def test_an_open_attempt_keeps_its_version(pack: Path, change: Change) -> None:
    load_pack(root=pack, by=BY, at=AT)
    attempt = start(person_id=make_person().pk, quiz_slug="L", by=BY, at=AT)
    before = Attempt.objects.filter(pk=attempt.pk).values().get()
    change("quizzes/L.yaml", 'en: "Right."', 'en: "Quite right."')
    did = load_pack(root=pack, by=BY, at=AT).did
    assert did.changed == ["question:L-q4", "quiz:L"]
    assert Attempt.objects.filter(pk=attempt.pk).values().get() == before
    assert Quiz.objects.get(slug="L").current_id != attempt.version_id


def test_a_pack_with_an_error_loads_nothing(pack: Path, change: Change) -> None:
    change("courses/L.yaml", "{quiz: L}", "{quiz: L9}")
    report = load_pack(root=pack, by=BY, at=AT)
    assert not report.checked.ok
    assert (report.did.added, RuleCard.objects.count(), Loading.objects.count()) == ([], 0, 0)


def test_a_failure_half_way_leaves_nothing(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fills up when the last app loads: what the first had written is gone too."""

    def full(*_args: object, **_kwargs: object) -> None:
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr(apps()[-1], "load", full)
    with pytest.raises(DatabaseError), transaction.atomic():
        load_pack(root=pack, by=BY, at=AT)
    assert (RuleCard.objects.count(), Lesson.objects.count(), Loading.objects.count()) == (0, 0, 0)


def test_a_dry_run_says_what_would_change_and_changes_nothing(pack: Path) -> None:
    report = load_pack(root=pack, by=BY, at=AT, dry_run=True)
    assert report.did.added == ALL
    assert (RuleCard.objects.count(), Lesson.objects.count(), Line.objects.count(), Loading.objects.count()) == (0, 0, 0, 0)


def test_what_is_not_in_the_pack_stays_published(pack: Path) -> None:
    load_pack(root=pack, by=BY, at=AT)
    (pack / "products" / "MT-A.yaml").unlink()
    assert load_pack(root=pack, by=BY, at=AT).did.changed == []
    assert [kind for kind, _ in export_pack(pack.parent / "out").items()].count("product") == 1


def test_a_published_version_cannot_be_changed(pack: Path) -> None:
    load_pack(root=pack, by=BY, at=AT)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE knowledge_rulecardversion SET sha256 = 'x'")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM knowledge_scriptversion")


def test_a_load_is_recorded_with_its_warnings_and_uses(pack: Path) -> None:
    load_pack(root=pack, by=BY, at=AT)
    load = Loading.objects.get()
    assert [warning["key"] for warning in load.warnings] == ["questions", "questions"]
    assert load.uses == {"POL-7D": ["lesson:L-1", "script:AFT-17"]}
    assert Line.objects.get(verb="pack.load").details == {"added": 16, "changed": 0, "same": 0}


@pytest.mark.parametrize("source", ["small", "real"])
def test_an_export_loads_back_with_no_change(pack: Path, tmp_path: Path, source: str) -> None:
    report = load_pack(root=pack if source == "small" else REAL, by=BY, at=AT)
    written = export_pack(tmp_path / "out")
    back = load_pack(root=tmp_path / "out", by=BY, at=AT)
    assert [str(p) for p in back.checked.problems if p.level == "error"] == []
    assert (back.did.added, back.did.changed, sorted(back.did.same)) == ([], [], sorted(report.did.added))
    assert sum(written.values()) == sum(not name.startswith("question:") for name in report.did.added)


def test_an_export_of_an_export_is_the_same_bytes(pack: Path, tmp_path: Path) -> None:
    load_pack(root=pack, by=BY, at=AT)
    for name in ("one", "two"):
        export_pack(tmp_path / name)
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("one", "two")
    )
    assert one == two
    assert (
        (tmp_path / "one" / "lessons" / "L-1" / "zh.md")
        .read_text(encoding="utf-8")
        .endswith((pack / "lessons" / "L-1" / "zh.md").read_text(encoding="utf-8").split("---\n", 2)[2])
    )


def test_an_export_never_writes_over_anything(pack: Path, tmp_path: Path) -> None:
    load_pack(root=pack, by=BY, at=AT)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("x")
    for place in (tmp_path / "mine", tmp_path / "mine" / "notes.txt"):
        with pytest.raises(FolderIsNotEmpty):
            export_pack(place)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_an_export_that_fails_leaves_nothing(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_pack(root=pack, by=BY, at=AT)
    taken = (tmp_path / "out").exists()

    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        export_pack(tmp_path / "out")
    assert (taken, sorted(path.name for path in tmp_path.iterdir())) == (False, ["pack"])


def test_there_is_nothing_to_export_from_an_empty_house(tmp_path: Path) -> None:
    with pytest.raises(NothingIsPublished):
        export_pack(tmp_path / "out")


def test_a_script_that_was_archived_is_copied_to_its_slot(pack: Path, change: Change) -> None:
    load_pack(root=pack, by=BY, at=AT)
    change("scripts/AFT-17.yaml", "state: approved", "state: archived")
    load_pack(root=pack, by=BY, at=AT)
    assert ScriptEntry.objects.get(slug="AFT-17").state == "archived"
