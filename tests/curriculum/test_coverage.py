"""Coverage: a heading of the path that no lesson carries fails; the matrix names what carries each heading and figure."""

from pathlib import Path

import pytest
from django.core.management import call_command

from curriculum.domain.coverage import figure_rows, heading_rows
from curriculum.services.checking import check
from tests.curriculum.conftest import Change, findings

ROOT = Path(__file__).parents[2]
HEADINGS = """bank_rules: free
headings:
  - {id: "S1 二(1)", title: {zh: "接待", en: "Receiving"}, path: true}
  - {id: "S1 二(10)", title: {zh: "道别", en: "Parting"}, path: false, later: [L-9]}
"""


@pytest.fixture
def listed(change: Change, pack: Path) -> Path:
    change("pack.yaml", "bank_rules: free\n", HEADINGS)
    return pack


def test_a_heading_that_a_lesson_carries_is_covered(listed: Path) -> None:
    assert findings(listed) == []


def test_a_heading_of_the_path_without_a_lesson_fails_at_its_line(listed: Path, change: Change) -> None:
    change("pack.yaml", 'id: "S1 二(1)"', 'id: "S1 二(2)"')
    assert findings(listed) == [
        "lessons/L-1/en.md:13: sources[0]: S1 二(1) begins with no heading of pack.yaml",
        "lessons/L-1/zh.md:13: sources[0]: S1 二(1) begins with no heading of pack.yaml",
        "pack.yaml:6: headings[0].id: no lesson has S1 二(2) among its sources, and the path has to teach it",
    ]


def test_the_matrix_names_lessons_and_questions(listed: Path) -> None:
    reading = check(listed).reading
    assert reading.head is not None
    rows = heading_rows(reading.pack, reading.head.headings)
    assert [(row.heading.id, row.lessons, len(row.questions)) for row in rows] == [("S1 二(1)", ("L-1",), 8), ("S1 二(10)", (), 0)]
    assert [(row.claim.id, row.lessons, row.questions) for row in figure_rows(reading.pack)] == [(11, ("L-1",), ())]


def test_the_page_in_the_docs_is_the_one_of_the_pack(tmp_path: Path) -> None:
    out = tmp_path / "coverage.md"
    call_command("curriculum_coverage", str(ROOT / "fixtures" / "curriculum"), out=out)
    assert out.read_text(encoding="utf-8") == (ROOT / "docs" / "curriculum-coverage.md").read_text(encoding="utf-8")


def test_a_broken_pack_has_no_page(pack: Path, change: Change, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change("rules/POL-7D.yaml", "kind: law", "kind: lore")
    with pytest.raises(SystemExit) as ended:
        call_command("curriculum_coverage", str(pack), out=tmp_path / "coverage.md")
    assert (ended.value.code, (tmp_path / "coverage.md").exists()) == (1, False)
    assert "kind: must be one of" in capsys.readouterr().out
