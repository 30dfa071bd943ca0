"""The columns of a people file, under their names in both languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.bilingual import Text
from people.domain.names import tidy

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "employee_number": "工号",
        "username": "用户名",
        "name_zh": "中文名",
        "name_en": "英文名",
        "email": "邮箱",
        "team": "团队",
        "roles": "角色",
        "level": "职级",
        "hired_on": "入职日期",
        "language": "语言",
        "time_zone": "时区",
        "active": "在职",
    }
)
_BY_NAME = {name: key for key, chinese in COLUMNS.items() for name in (key, chinese)}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and where; lines and columns count from 1, 0 means the file as a whole."""

    line: int
    column: int
    key: str
    reason: Text


def read_header(line: int, cells: Sequence[str]) -> tuple[dict[str, int], tuple[Finding, ...]]:
    """Return which column stands where (from 0), and what is wrong with the header."""
    places: dict[str, int] = {}
    findings: list[Finding] = []
    for place, cell in enumerate(cells):
        said = tidy(cell)
        key = _BY_NAME.get(said.lower())
        if key is None and said:
            findings.append(Finding(line, place + 1, said, _unknown()))
        elif key is None:
            continue
        elif key in places:
            reason = Text(zh="这一列出现了两次。", en="This column stands here twice.")
            findings.append(Finding(line, place + 1, key, reason))
        else:
            places[key] = place
    if "employee_number" not in places:
        reason = Text(zh="缺少这一列：没有工号就不知道说的是谁。", en="This column is missing: without a number nobody is meant.")
        findings.append(Finding(line, 0, "employee_number", reason))
    return places, tuple(findings)


def _unknown() -> Text:
    return Text(
        zh=f"不认识这一列。可用的列：{'、'.join(COLUMNS.values())}。",
        en=f"There is no such column. The columns are: {', '.join(COLUMNS)}.",
    )
