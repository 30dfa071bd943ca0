"""A small published curriculum for tests: two courses, a path, lessons with two checks each."""

from datetime import UTC, date, datetime

from audit.domain import Actor
from courses.domain.lesson_file import Done, LessonFile, LessonTwin, Objective
from courses.domain.path_file import PathFile
from courses.services import publishing
from lib.bilingual import Text
from lib.packs import Loaded
from questions.domain.types.options import Option
from questions.domain.types.single import Single
from questions.services.publishing import publish
from tests.courses.pieces import COURSES, PATH, words

BY = Actor("system:test")
AT = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 16)

BODY = """开场白。

## 一 {n}

顾客等了 {{rule:CLOCK-FIRST.seconds}}。

:::chat bad "坏"
顾客: 在吗？
客服: 稍等。
:::
:::chat good "好"
顾客: 在吗？
客服: 在的，请说。
旁白: 马上接住。
:::

:::check {slug}-k1

## 二 {n}

:::check {slug}-k2

## 三 {n}

:::example
记忆卡
:::
"""


def lesson(slug: str, *, edition: int = 1, done: Done | None = None) -> LessonFile:
    def twin(language: str) -> LessonTwin:
        return LessonTwin(
            id=slug,
            language="zh" if language == "zh" else "en",
            title=f"{slug} {language}",
            level="J",
            minutes=12,
            objectives=(Objective(f"{slug}.a", "spot", f"objective in {language}"),),
            rule_code="先复述" if language == "zh" else "Restate first",
            body=BODY.format(n=edition, slug=slug),
            done=done or Done(),
        )

    return LessonFile(twin("zh"), twin("en"))


def check(slug: str) -> Single:
    def option(name: str, *, right: bool) -> Option:
        return Option(id=name, text=words(f"{slug} {name}"), right=right, why=words(f"why {name}"))

    return Single(
        id=slug,
        use="check",
        objective="o",
        stem=words(f"stem {slug}"),
        type="single",
        options=(option("a", right=True), option("b", right=False), option("c", right=False)),
    )


def publish_lesson(slug: str, *, edition: int = 1, done: Done | None = None) -> None:
    publishing.publish_lesson(slug=slug, lesson=lesson(slug, edition=edition, done=done), by=BY, at=AT, done=Loaded())


def publish_all(path: PathFile = PATH) -> None:
    slugs = ("C01-1", "C01-2", "C02-1", "C03-1")
    publish(bank_slug="checks", questions=[check(f"{slug}-k{n}") for slug in slugs for n in (1, 2)], by=BY, at=AT)
    for slug in slugs:
        publish_lesson(slug)
    titles = {("lesson", slug): (Text(f"{slug} 课", f"{slug} lesson"), 12) for slug in slugs}
    for course in COURSES.values():
        publishing.publish_course(course=course, titles=titles, by=BY, at=AT, done=Loaded())
    publishing.publish_path(path=path, by=BY, at=AT, done=Loaded())
