"""The pack kind `certification`: checked against its neighbours, loaded once, written out as it came."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from certificates import packs
from certificates.domain.certification import Band, CertificationBody
from certificates.models import Certification, CertificationVersion
from certificates.services.publishing import PathMissing, publish
from lib.bilingual import Text
from lib.packs import Entry, Pack
from lib.versions import VersionIsFrozen
from tests.certificates.world import AT, BODY, BY, COURSES, EXAM, SCENARIOS, curriculum


@dataclass(frozen=True)
class Exam:
    kind: str = "exam"
    cut_percent: int = 75


def pack(body: CertificationBody = BODY, exam: object = Exam(), name: str = "onboarding", *more: Entry) -> Pack:
    entries = {
        "certification": {name: Entry("certification", name, body), **{entry.id: entry for entry in more}},
        "path": {"onboarding": Entry("path", "onboarding", None)},
        "course": {slug: Entry("course", slug, None) for slug in COURSES},
        "quiz": {
            EXAM: Entry("quiz", EXAM, exam),
            "gate": Entry("quiz", "gate", Exam(cut_percent=90)),
            "C01": Entry("quiz", "C01", Exam("quiz")),
        },
        "scenario": {slug: Entry("scenario", slug, None) for slug in SCENARIOS},
    }
    return Pack(Path("pack"), entries)


def keys(found: Pack) -> list[str]:
    return [problem.key for problem in packs.check(found)]


def test_a_sound_certification_has_no_problem() -> None:
    assert keys(pack()) == []


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"path": "none"}, "path"),
        ({"exam": "none"}, "exam"),
        ({"courses": ("C01", "C77")}, "courses[1]"),
        ({"courses": ("C01", "C01")}, "courses[1]"),
        ({"courses": ()}, "courses"),
        ({"scenarios": ("none",)}, "scenarios[0]"),
        ({"months": 0}, "months"),
        ({"id": "other"}, "id"),
        ({"bands": ()}, "bands"),
        ({"bands": (Band(85, Text("良", "G")), Band(75, Text("合", "P")))}, "bands"),
        ({"bands": (Band(80, Text("良", "G")),)}, "bands"),
        ({"seal": Text("客服上岗证", "J")}, "seal.zh"),
        ({"gates": ("none",)}, "gates[0]"),
        ({"gates": (EXAM,)}, "gates[0]"),
        ({"gates": ("C01",)}, "gates[0]"),
        ({"gates": ("gate", "gate")}, "gates[1]"),
    ],
)
def test_each_fault_is_found_at_its_key(changed: dict[str, object], key: str) -> None:
    assert key in keys(pack(replace(BODY, **changed)))  # type: ignore[arg-type]  # fields by name


def test_an_exam_is_an_exam() -> None:
    assert keys(pack(exam=Exam(kind="quiz"))) == ["exam"]


def test_a_gate_has_a_cut_of_its_own() -> None:
    assert keys(pack(replace(BODY, gates=("gate",)))) == []


def test_a_path_carries_one_certification() -> None:
    twin = Entry("certification", "twin", replace(BODY, id="twin"))
    assert keys(pack(BODY, Exam(), "onboarding", twin)) == ["path"]


@pytest.mark.django_db
def test_loading_is_idempotent_and_a_change_makes_a_new_frozen_version() -> None:
    curriculum()
    assert packs.load(pack(), by=BY, at=AT).same == ["certification:onboarding"]
    changed = pack(replace(BODY, months=6))
    assert packs.load(changed, by=BY, at=AT).changed == ["certification:onboarding"]
    assert packs.load(changed, by=BY, at=AT).same == ["certification:onboarding"]
    certification = Certification.objects.get()
    assert [version.number for version in certification.versions.order_by("number")] == [1, 2]
    assert certification.current is not None
    assert certification.current.value.months == 6
    with pytest.raises(VersionIsFrozen):
        CertificationVersion.objects.first().save()  # type: ignore[union-attr]


@pytest.mark.django_db
def test_what_is_written_out_is_what_came_in() -> None:
    curriculum()
    assert [(entry.kind, entry.id, entry.value) for entry in packs.export()] == [("certification", "onboarding", BODY)]


@pytest.mark.django_db
def test_without_its_path_it_is_refused() -> None:
    with pytest.raises(PathMissing):
        publish(body=BODY, at=AT)
