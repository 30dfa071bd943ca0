"""`play_scenario`: the answer of rp1.md, and clear words for broken files."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.scenarios.world import FOLDER

FILE = FOLDER / "rp-aft-0011.yaml"
LOG = """
- {at: 22, moves: [restate, apologize], text: "记录我看完了，两次都没人联系您，是我们失约，对不起。"}
- {at: 60, moves: [commit], text: ""}
- {at: 190, actions: [{do: open_ticket}]}
"""


def played(log: str, tmp_path: Path, file: Path = FILE, **options: Any) -> Any:
    path = tmp_path / "log.yaml"
    path.write_text(log, encoding="utf-8")
    out, err = StringIO(), StringIO()
    code = 0
    try:
        call_command("play_scenario", str(file), log=str(path), stdout=out, stderr=err, **{"json": True, **options})
    except SystemExit as left:
        code = int(left.code or 0)
    return code, out.getvalue(), err.getvalue()


def test_the_answer_has_exactly_the_keys_of_rp1(tmp_path: Any) -> None:
    code, out, _err = played(LOG, tmp_path)
    found = json.loads(out)
    assert code == 0
    assert list(found) == ["scenario", "version", "model", "turns", "clocks", "ending", "class", "csat"]
    assert list(found["turns"][0]) == ["at", "T", "A", "X", "P", "I", "needs", "beat", "line", "reply_at"]
    assert (found["scenario"], found["ending"], found["class"], found["csat"]) == ("rp-aft-0011", None, None, None)
    first = found["turns"][0]
    # repeat, severity 2: T 14 + restate 3 + apologize 3x.8x.75x1.3 = 2.34 -> 19.34; A 80 - 3 - 4.68 = 72.32.
    assert (first["at"], first["T"], first["A"], first["needs"], first["beat"]) == (22, 19.34, 72.32, ["n1"], "read")
    # "总算有人看记录了。那你说怎么办？" has 14 Han characters: 22 + 2 + .84.
    assert first["reply_at"] == 24.84
    assert found["turns"][2]["silence"][0]["beat"] == "gone"


def test_the_same_log_gives_the_same_answer(tmp_path: Any) -> None:
    assert played(LOG, tmp_path) == played(LOG, tmp_path)


def test_a_rehearsal_of_the_file_is_a_log(tmp_path: Any) -> None:
    text = FILE.read_text(encoding="utf-8")
    log = text[text.index("    log:\n") :].split("  bad:")[0].replace("    log:\n", "")
    code, out, _err = played(log, tmp_path)
    assert (code, json.loads(out)["class"]) == (0, "good")


@pytest.mark.parametrize(
    ("log", "line", "key"),
    [
        ("- {moves: [greet]}\n", 1, "[0].at"),
        ("- {at: 1, moves: [sing]}\n", 1, "[0].moves[0]"),
        ("- {at: 1}\n- {at: 2, mvoes: [greet]}\n", 2, "[1].mvoes"),
        ("- {at: 10}\n- {at: 2}\n", 2, "[1].at"),
        ("- {at: -1}\n", 1, "[0].at"),
        ("- {at: 1, at: 2}\n", 1, "[0].at"),
        ("- {at: 1, quality: {greet: 3}}\n", 1, "[0].quality"),
        ("- {at: 1, moves: [greet\n", 2, "(file)"),
        ("just words\n", 1, "(file)"),
    ],
)
def test_a_broken_log_is_refused_with_its_line(log: Any, line: Any, key: Any, tmp_path: Any) -> None:
    code, out, _err = played(log, tmp_path)
    problem = json.loads(out)["problems"][0]
    assert (code, problem["line"], problem["key"]) == (1, line, key)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("schema: rp/1", "schema: rp/2", "schema"),
        ("severity: 2", "severity: 4", "customer.severity"),
        ("forbid:", "forbids:", "forbids"),
        ("any_actions: [ship_part", "action: [ship_part", "needs[1].action"),
        ('when: "A >= 75 and', 'when: "A >> 75 and', "beats[9].when"),
        ('{zh: "林先生", en: "Mr Lin"}', '{zh: "林先生"}', "customer.name.en"),
        ("firm_fault: true", "firm_fault: yes", "customer.firm_fault"),
    ],
)
def test_a_broken_scenario_is_refused_with_its_key(old: Any, new: Any, key: Any, tmp_path: Any) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "broken.yaml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    code, out, err = played(LOG, tmp_path, broken)
    assert code == 1
    assert key in [problem["key"] for problem in json.loads(out)["problems"]]
    assert f"{broken}:" in played(LOG, tmp_path, broken, json=False)[2]
    assert err == ""


def test_without_json_it_tells_the_run(tmp_path: Any) -> None:
    code, out, _err = played(LOG, tmp_path, json=False)
    assert (code, "[gone]" in out, "still open" in out) == (0, True, True)
