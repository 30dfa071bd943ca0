"""What is published: every kind of entry in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from certificates.models import Certification
from courses.models import Course, Lesson, Path
from knowledge.models import Claim, Product, RuleCard, ScriptEntry
from lib.bilingual import Text
from quizzes.models import Quiz
from scenarios.models import Scenario

# Kind of entry: its word, its slot, where its title stands in both languages.
KINDS: Mapping[str, tuple[Text, type[Any], str, str]] = {
    "path": (Text("路径", "Paths"), Path, "title__zh", "title__en"),
    "course": (Text("课程", "Courses"), Course, "title__zh", "title__en"),
    "lesson": (Text("课", "Lessons"), Lesson, "zh__title", "en__title"),
    "quiz": (Text("测验", "Quizzes"), Quiz, "title__zh", "title__en"),
    "scenario": (Text("对练", "Role-plays"), Scenario, "title__zh", "title__en"),
    "certification": (Text("认证", "Certifications"), Certification, "title__zh", "title__en"),
    "script": (Text("话术", "Scripts"), ScriptEntry, "title__zh", "title__en"),
    "rule": (Text("规则卡", "Rule cards"), RuleCard, "title__zh", "title__en"),
    "claim": (Text("来源数字", "Claims"), Claim, "meaning__zh", "meaning__en"),
    "product": (Text("商品", "Products"), Product, "name__zh", "name__en"),
}


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """An entry as it is published."""

    kind: str
    slug: str
    title: Text
    number: int
    published_at: datetime


def published() -> dict[str, tuple[PublishedRow, ...]]:
    """Return every published entry by kind."""
    wanted = [_of(kind, slots, zh, en) for kind, (_, slots, zh, en) in KINDS.items()]
    rows = reduce(lambda one, other: one.union(other, all=True), wanted)
    found: dict[str, list[PublishedRow]] = {kind: [] for kind in KINDS}
    for kind, slug, number, at, zh, en in rows:
        found[kind].append(PublishedRow(kind, slug, Text(zh or slug, en or slug), number, at))
    return {kind: tuple(sorted(each, key=_natural)) for kind, each in found.items()}


def _of(kind: str, slots: type[Any], zh: str, en: str) -> "QuerySet[Any, Any]":
    return (  # type: ignore[no-any-return]  # the slots share their columns, not a base
        slots.objects.exclude(current=None)
        .order_by()
        .annotate(kind_=Value(kind), zh_=_text(zh), en_=_text(en))
        .values_list("kind_", "slug", "current__number", "current__published_at", "zh_", "en_")
    )


def _text(path: str) -> KeyTextTransform:
    upper, lower = path.split("__")
    return KeyTextTransform(lower, KeyTransform(upper, "current__body"))


def _natural(row: PublishedRow) -> tuple[int, str]:
    return (int(row.slug), "") if row.slug.isdigit() else (0, row.slug)
