"""Reading a pack: broken, wrongly saved and hostile files are one clear line each, never a traceback."""

import os
import random
from pathlib import Path

import pytest

from curriculum.services.checking import check
from tests.curriculum.conftest import SMALL, findings

RULE = "rules/POL-7D.yaml"
REAL = Path(__file__).parents[2] / "fixtures" / "curriculum"


def test_wrong_encodings_say_so(pack: Path) -> None:
    text = (pack / RULE).read_text(encoding="utf-8")
    (pack / RULE).write_bytes(text.encode("gb18030"))
    assert findings(pack)[0].startswith("rules/POL-7D.yaml:2: (file): is not UTF-8 (byte ")
    (pack / RULE).write_bytes(text.encode("utf-16"))
    assert findings(pack)[0].startswith("rules/POL-7D.yaml:1: (file): is not UTF-8 (byte 0); save it as UTF-8")


def test_a_byte_order_mark_is_a_warning_and_windows_line_ends_are_nothing(pack: Path) -> None:
    for file in (RULE, "lessons/L-1/zh.md"):
        (pack / file).write_bytes(b"\xef\xbb\xbf" + (pack / file).read_bytes().replace(b"\n", b"\r\n"))
    assert findings(pack) == []
    said = "1: (file): warning: begins with a byte-order mark; it was skipped, save it as UTF-8 without BOM"
    assert [line for line in findings(pack, "warning") if "byte-order" in line] == [
        f"lessons/L-1/zh.md:{said}",
        f"rules/POL-7D.yaml:{said}",
    ]


def test_a_huge_file_is_not_read(pack: Path) -> None:
    (pack / RULE).write_bytes(b"#" * (4 * 1024 * 1024 + 1))
    assert findings(pack) == ["rules/POL-7D.yaml:0: (file): is larger than 4 MB"]


def test_an_empty_file_is_empty(pack: Path) -> None:
    (pack / "courses/L.yaml").write_text("# nothing\n")
    assert findings(pack)[0] == "courses/L.yaml:1: (file): is empty"


def test_links_lead_nowhere(pack: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: secret")
    (pack / "rules" / "secret.yaml").symlink_to(secret)
    (pack / "lessons" / "L-2").symlink_to(pack / "lessons" / "L-1")
    (pack / "scenarios").symlink_to("/etc")
    said = "is a link; a pack holds plain files and folders only"
    assert findings(pack) == [f"{name}:0: (file): {said}" for name in ("lessons/L-2", "rules/secret.yaml", "scenarios")]


def test_a_pipe_does_not_make_it_wait(pack: Path) -> None:
    os.mkfifo(pack / "rules" / "pipe.yaml")
    assert findings(pack) == ["rules/pipe.yaml:0: (file): is not a file"]


@pytest.mark.parametrize("name", ["-x", ".hidden x", "a b", "a_b", "退货", "x" * 61])
def test_ids_are_plain(pack: Path, name: str) -> None:
    (pack / "rules" / f"{name}.yaml").write_bytes((pack / RULE).read_bytes())
    hidden = name.startswith(".")
    said = f"rules/{name}.yaml:0: (file): is no good id: letters, digits, dots and hyphens, at most 60, a letter or digit first"
    assert findings(pack) == ([] if hidden else [said])


def test_a_name_that_breaks_the_line_does_not(pack: Path) -> None:
    (pack / "rules" / "a\nfake.yaml:1: key: ok.yaml").write_text("x")
    assert findings(pack) == [
        "rules/a?fake.yaml:1: key: ok.yaml:0: (file): is no good id: letters, digits, dots and hyphens, at most 60, a letter or digit first"
    ]


def test_strangers_are_named(pack: Path) -> None:
    (pack / "lesson").mkdir()
    (pack / "rules" / "notes.txt").write_text("x")
    (pack / "lessons" / "L-1" / "fr.md").write_text("x")
    assert [line.split(";")[0] for line in findings(pack)] == [
        "lesson:0: (file): is not part of a pack",
        "lessons/L-1/fr.md:0: (file): is not part of a lesson",
        "rules/notes.txt:0: (file): is not a .yaml file",
    ]


def test_a_missing_twin_or_head_is_missed(pack: Path) -> None:
    (pack / "lessons" / "L-1" / "en.md").unlink()
    (pack / "pack.yaml").unlink()
    assert findings(pack) == ["lessons/L-1/en.md:0: (file): is missing", "pack.yaml:0: (file): is missing"]


def test_an_empty_folder_is_no_pack(tmp_path: Path) -> None:
    assert findings(tmp_path) == ["pack.yaml:0: (file): is missing", "pack.yaml:0: (pack): there is nothing in this pack"]


@pytest.mark.parametrize("seed", range(60))
def test_no_torn_file_makes_a_traceback(pack: Path, seed: int) -> None:
    """Cut, flip and paste bytes of one file; whatever it says, it says it in lines."""
    chance = random.Random(seed)
    files = sorted(path for path in pack.rglob("*") if path.is_file())
    path = chance.choice(files)
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        deed = chance.randrange(3)
        if deed == 0:
            del data[at : at + chance.randint(1, 200)]
        elif deed == 1:
            data[at] = chance.randrange(256)
        else:
            data[at:at] = chance.choice(
                [b"{", b"]", b": ", b"\t", b"- ", b"&a ", b"*a", b"'", b"\n", b"{rule:", b":::", b"## ", b"\xff", b"!!", b"0x"]
            )
        if not data:
            break
    path.write_bytes(bytes(data))
    assert all("\n" not in str(problem) for problem in check(pack).problems)


def test_the_folder_is_left_as_it_was() -> None:
    before = {path: path.read_bytes() for path in SMALL.rglob("*") if path.is_file()}
    check(SMALL)
    assert {path: path.read_bytes() for path in SMALL.rglob("*") if path.is_file()} == before
