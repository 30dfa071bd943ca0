"""Names: tidied as typed, sorted by pinyin with the readings that surnames have, found by any of their forms."""

import unicodedata
from types import MappingProxyType

from pypinyin import lazy_pinyin

# Surnames that are read otherwise than the same character in ordinary words.
SURNAMES = MappingProxyType(
    {
        "万俟": "mo qi", "尉迟": "yu chi", "单于": "chan yu", "澹台": "tan tai", "长孙": "zhang sun",
        "令狐": "ling hu", "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "任": "ren",
        "区": "ou", "朴": "piao", "盖": "ge", "翟": "zhai", "乐": "yue", "尹": "yin", "覃": "qin", "缪": "miao",
        "华": "hua", "洗": "xian", "冼": "xian", "员": "yun", "黑": "he", "秘": "bi", "折": "she", "逄": "pang",
        "么": "yao", "牟": "mu", "重": "chong", "种": "chong", "宓": "mi", "祭": "zhai", "那": "na", "隗": "wei",
        "沈": "shen", "呙": "guo", "召": "shao", "繁": "po", "阚": "kan", "郇": "xun", "车": "che",
    }
)  # fmt: skip


def tidy(text: str) -> str:
    """Fold full-width letters and runs of blanks, without touching what is a character of a name."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def syllables(name_zh: str) -> tuple[str, ...]:
    """Return the pinyin of a Chinese name, a syllable a character, the surname read as a surname."""
    name = "".join(name_zh.split())
    for length in (2, 1):
        head, rest = name[:length], name[length:]
        if len(head) == length and head in SURNAMES:
            return (*SURNAMES[head].split(), *lazy_pinyin(rest))
    return tuple(lazy_pinyin(name))


def sort_key(name_zh: str, name_en: str) -> str:
    """Return what a name is sorted by: its pinyin, or its Latin form where it has no Chinese one."""
    return " ".join(syllables(name_zh)).lower()[:200] if name_zh else name_en.lower()[:200]


def search_text(*, name_zh: str, name_en: str, employee_number: str, username: str) -> str:
    """Return all forms under which someone is looked for, in one line of lower case."""
    sounds = syllables(name_zh)
    forms = (
        name_zh,
        name_en,
        "".join(sounds),
        " ".join(sounds),
        "".join(sound[:1] for sound in sounds),
        employee_number,
        username,
    )
    return " ".join(form.lower() for form in forms if form)[:600]


def initials(name_zh: str, name_en: str) -> str:
    """Return two letters, or the last two characters, for the disc beside a name."""
    if name_zh:
        return name_zh[-2:]
    words = name_en.split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()
