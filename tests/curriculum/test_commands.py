"""The three commands: what they print, and their exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from curriculum.models import Loading
from tests.curriculum.conftest import Change

Capture = pytest.CaptureFixture[str]


def run(capture: Capture, *args: str) -> tuple[int, str, str]:
    """Run a command as the shell would; return exit code, output and errors."""
    code = 0
    try:
        call_command(*args)
    except SystemExit as end:
        code = int(end.code or 0)
    out, err = capture.readouterr()
    return code, out, err


def answer(out: str) -> dict[str, Any]:
    read = json.loads(out)
    assert list(read)[:3] == ["ok", "did", "problems"]
    assert isinstance(read, dict)
    return read


def test_check_says_every_problem_and_exits_one(pack: Path, change: Change, capsys: Capture) -> None:
    assert run(capsys, "check_curriculum", str(pack))[0] == 0
    change("rules/POL-7D.yaml", "kind: law", "kind: lore")
    code, out, _ = run(capsys, "check_curriculum", str(pack))
    assert code == 1
    assert "rules/POL-7D.yaml:3: kind: must be one of law, platform, firm, not 'lore'\n" in out
    assert out.splitlines()[-1] == f"{pack}: 7 entries, 1 error, 2 warnings"


def test_check_needs_no_database(pack: Path, capsys: Capture) -> None:
    """Not marked for a database: pytest-django would refuse any query."""
    assert run(capsys, "check_curriculum", str(pack), "--json")[0] == 0


def test_check_as_json(pack: Path, change: Change, capsys: Capture) -> None:
    change("rules/POL-7D.yaml", "kind: law", "kind: lore")
    code, out, _ = run(capsys, "check_curriculum", str(pack), "--json")
    read = answer(out)
    assert (code, read["ok"], read["did"]) == (1, False, {"added": 0, "changed": 0, "same": 0})
    assert read["problems"][-1] == {
        "file": "rules/POL-7D.yaml",
        "line": 3,
        "column": 7,
        "key": "kind",
        "reason": "must be one of law, platform, firm, not 'lore'",
        "level": "error",
    }


def test_uses_lists_what_rests_on_a_card(pack: Path, capsys: Capture) -> None:
    code, out, _ = run(capsys, "check_curriculum", str(pack), "--uses", "POL-7D")
    assert code == 0
    assert out.splitlines() == [
        "lessons/L-1/en.md:11: rules[0]: lesson L-1 rests on POL-7D",
        "lessons/L-1/en.md:18: body: lesson L-1 rests on POL-7D.days",
        "lessons/L-1/zh.md:11: rules[0]: lesson L-1 rests on POL-7D",
        "lessons/L-1/zh.md:18: body: lesson L-1 rests on POL-7D.days",
        "scripts/AFT-17.yaml:10: rule_cards[0]: script AFT-17 rests on POL-7D",
        "scripts/AFT-17.yaml:23: text.en: script AFT-17 rests on POL-7D.days",
        "scripts/AFT-17.yaml:23: text.zh: script AFT-17 rests on POL-7D.days",
        "scripts/AFT-17.yaml:25: paraphrases[0].en: script AFT-17 rests on POL-7D.days",
        "scripts/AFT-17.yaml:25: paraphrases[0].zh: script AFT-17 rests on POL-7D.days",
        "POL-7D: 9 places in 2 entries rest on it",
    ]
    code, out, _ = run(capsys, "check_curriculum", str(pack), "--uses", "POL-7D.days", "--json")
    assert (code, len(answer(out)["uses"])) == (0, 6)


@pytest.mark.parametrize(
    "args", [("check_curriculum", "/nowhere"), ("load_curriculum", "/nowhere"), ("check_curriculum", "PACK", "--uses", "POL-9")]
)
def test_wrong_use_exits_two(pack: Path, capsys: Capture, args: tuple[str, ...]) -> None:
    code, out, err = run(capsys, *(str(pack) if arg == "PACK" else arg for arg in args))
    assert (code, out, len(err.splitlines())) == (2, "", 1)


@pytest.mark.django_db
def test_load_says_what_it_did(pack: Path, change: Change, capsys: Capture) -> None:
    code, out, _ = run(capsys, "load_curriculum", str(pack), "--dry-run")
    assert (code, Loading.objects.count()) == (0, 0)
    assert "would be added: rule:POL-7D" in out
    code, out, _ = run(capsys, "load_curriculum", str(pack), "--json")
    assert (code, answer(out)["did"], answer(out)["ok"]) == (0, {"added": 16, "changed": 0, "same": 0}, True)
    change("rules/POL-7D.yaml", "Goods intact", "The goods are intact")
    code, out, _ = run(capsys, "load_curriculum", str(pack))
    assert out.splitlines() == ["changed: rule:POL-7D", f"{pack}: 0 were added, 1 changed, 15 are the same; 0 errors, 2 warnings"]


@pytest.mark.django_db
def test_load_of_a_broken_pack_exits_one_and_loads_nothing(pack: Path, change: Change, capsys: Capture) -> None:
    change("rules/POL-7D.yaml", "kind: law", "kind: lore")
    code, out, _ = run(capsys, "load_curriculum", str(pack))
    assert code == 1
    assert out.splitlines() == [
        "rules/POL-7D.yaml:3: kind: must be one of law, platform, firm, not 'lore'",
        f"{pack}: nothing loaded: 1 error, 2 warnings",
    ]
    assert Loading.objects.count() == 0


@pytest.mark.django_db
def test_export_says_what_it_wrote_or_why_not(pack: Path, tmp_path: Path, capsys: Capture) -> None:
    code, _, err = run(capsys, "export_curriculum", str(tmp_path / "out"))
    assert (code, "nothing is published yet" in err) == (1, True)
    run(capsys, "load_curriculum", str(pack))
    code, out, _ = run(capsys, "export_curriculum", str(tmp_path / "out"))
    assert (code, out.splitlines()[-1]) == (0, f"{tmp_path / 'out'}: 8 entries written")
    code, _, err = run(capsys, "export_curriculum", str(tmp_path / "out"))
    assert (code, "is not an empty folder" in err) == (2, True)


@pytest.mark.parametrize("command", ["check_curriculum", "load_curriculum", "export_curriculum"])
def test_help_shows_an_example(command: str, capsys: Capture) -> None:
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert f"example:\n  manage.py {command} " in out
