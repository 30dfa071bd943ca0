"""YAML that could hurt is refused in one line, never with a traceback."""

import pytest

from lib.yamlnodes import BadYaml, loads

BOMB = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "f:2: (file): is not valid YAML: aliases (*name) are not read; write it out"),
        ("[" * 5000, "f:0: (file): is not valid YAML: it is nested too deeply"),
        ("a: \x00", "f:0: (file): is not valid YAML: unacceptable character #x0000: special characters are not allowed"),
        ("a: 1\na: 2", "f:2: a: stands here twice"),
        ("a: !!python/object/apply:os.system x", "f:1: a: cannot be read: could not determine a constructor"),
        ("a: 2026-13-40", "f:1: a: cannot be read: month must be in 1..12"),
        ("", "f:1: (file): is empty"),
    ],
)
def test_it_is_refused(text: str, said: str) -> None:
    with pytest.raises(BadYaml) as refused:
        loads(text, "f")
    assert str(refused.value).startswith(said)
    assert len(str(refused.value).splitlines()) == 1


def test_a_tag_on_a_list_is_not_looked_at() -> None:
    listed = loads("a: !!python/object/apply:os.system [x]", "f").value["a"]
    assert [item.value for item in listed.value] == ["x"]
