"""What a cell of a people file may hold: each reader returns the value, or says what is wrong with it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from zoneinfo import available_timezones

from lib.bilingual import Text
from people.domain.names import tidy
from people.domain.roles import ROLE_NAMES, Role

NUMBER = re.compile(r"[\w][\w./-]{0,31}", re.ASCII)
USERNAME = re.compile(r"[\w][\w.@+-]{0,63}")
EMAIL = re.compile(r"[^@\s,;<>\"']{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00(?::00)?)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
LONGEST = {"name_zh": 100, "name_en": 200, "team": 100}
MOST_DEEP = 8

_ROLES = {word.lower(): role for role, names in ROLE_NAMES.items() for word in (role.value, names.zh, names.en)}
_LANGUAGES = {"zh": "zh-hans", "zh-hans": "zh-hans", "zh-cn": "zh-hans", "中文": "zh-hans", "简体中文": "zh-hans",
              "chinese": "zh-hans", "en": "en", "english": "en", "英文": "en", "英语": "en"}  # fmt: skip
_LEVELS = {"j": "J", "初级": "J", "i": "I", "中级": "I", "s": "S", "高级": "S", "l": "L", "班组长": "L", "主管": "L"}
_TRUTH = {"yes": True, "y": True, "true": True, "1": True, "是": True, "在职": True,
          "no": False, "n": False, "false": False, "0": False, "否": False, "离职": False}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell cannot be taken as it stands."""

    reason: Text


def number(cell: str) -> str | Wrong:
    """Read an employee number; leading zeros are part of it."""
    said = tidy(cell)
    if NUMBER.fullmatch(said):
        return said
    return _wrong("工号只能用字母、数字和 - _ . /，最多 32 个字符", "A number is made of letters, digits and - _ . /, 32 at most", said)


def username(cell: str) -> str | Wrong:
    """Read a username; capitals do not count."""
    said = tidy(cell).lower()
    if USERNAME.fullmatch(said):
        return said
    return _wrong(
        "用户名只能用字母、数字和 . _ - @ +，最多 64 个字符", "A username is made of letters, digits and . _ - @ +, 64 at most", said
    )


def name(cell: str) -> str | Wrong:
    """Read a name as it is written."""
    said = tidy(cell)
    if said.startswith(FORMULA) or any(ord(character) < ord(" ") for character in said):
        return _wrong("这不像一个姓名", "This does not look like a name", said)
    if len(said) > LONGEST["name_zh"]:
        return _wrong("姓名太长，最多 100 个字符", "A name has 100 characters at most", said)
    return said


def email(cell: str) -> str | Wrong:
    """Read a mail address."""
    said = tidy(cell)
    return said if EMAIL.fullmatch(said) else _wrong("这不是一个邮箱地址", "This is no mail address", said)


def team(cell: str) -> tuple[str, ...] | Wrong:
    """Read a team's path from the top, as `A/B`."""
    steps = tuple(tidy(step) for step in cell.replace("／", "/").split("/"))
    if not all(steps) or len(steps) > MOST_DEEP:
        return _wrong("团队要写成 A/B，中间不能空", "A team is a path such as A/B, without an empty step", cell)
    if any(len(step) > LONGEST["team"] or step.startswith(FORMULA) for step in steps):
        return _wrong("这不像一个团队名", "This does not look like the name of a team", cell)
    return steps


def roles(cell: str) -> tuple[Role, ...] | Wrong:
    """Read roles, in either language, with , ; / | or 、 between them."""
    said = [tidy(word).lower() for word in re.split(r"[,;/|、，；]", cell) if tidy(word)]
    unknown = [word for word in said if word not in _ROLES]
    if unknown or not said:
        known = "、".join(names.zh for names in ROLE_NAMES.values()), ", ".join(role.value for role in Role)
        return _wrong(f"不认识的角色，可用：{known[0]}", f"There is no such role; the roles are {known[1]}", ", ".join(unknown))
    return tuple(dict.fromkeys(_ROLES[word] for word in said))


def level(cell: str) -> str | Wrong:
    """Read a job level."""
    return _LEVELS.get(tidy(cell).lower()) or _wrong("职级是 J、I、S 或 L", "A level is J, I, S or L", cell)


def day(cell: str) -> date | Wrong:
    """Read a day, as 2026-11-22, 2026/11/22 or 2026年11月22日."""
    found = DAY.fullmatch(tidy(cell))
    try:
        return date(*(int(part) for part in found.groups())) if found else _no_day(cell)
    except ValueError:
        return _no_day(cell)


def language(cell: str) -> str | Wrong:
    """Read a language."""
    return _LANGUAGES.get(tidy(cell).lower()) or _wrong("语言是 zh 或 en", "A language is zh or en", cell)


def time_zone(cell: str) -> str | Wrong:
    """Read a time zone by its IANA name."""
    said = tidy(cell)
    if said in available_timezones():
        return said
    return _wrong("时区要写成 Asia/Shanghai 这样", "A time zone is written such as Asia/Shanghai", said)


def active(cell: str) -> bool | Wrong:
    """Read whether someone works here."""
    said = _TRUTH.get(tidy(cell).lower())
    return _wrong("在职写 是 或 否", "Write yes or no", cell) if said is None else said


Value = str | bool | date | tuple[str, ...] | tuple[Role, ...]
READERS: dict[str, Callable[[str], Value | Wrong]] = {
    "employee_number": number,
    "username": username,
    "name_zh": name,
    "name_en": name,
    "email": email,
    "team": team,
    "roles": roles,
    "level": level,
    "hired_on": day,
    "language": language,
    "time_zone": time_zone,
    "active": active,
}


def _no_day(cell: str) -> Wrong:
    return _wrong("日期要写成 2026-11-22 这样", "Write a day such as 2026-11-22", cell)


def _wrong(zh: str, en: str, said: str) -> Wrong:
    shown = said if len(said) <= 40 else f"{said[:40]}…"  # noqa: PLR2004  what fits a line of the table
    return Wrong(Text(zh=f"{zh}；这里写的是“{shown}”。", en=f"{en}; here it says “{shown}”."))
