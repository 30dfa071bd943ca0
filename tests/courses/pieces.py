"""Small curricula for tests."""

from courses.domain.course_file import CourseFile, LessonStep, Module, QuizStep, ScenarioStep
from courses.domain.path_file import CourseSet, PathFile
from lib.bilingual import Text

AnyStep = LessonStep | QuizStep | ScenarioStep


def words(word: str) -> Text:
    return Text(f"{word}（中）", f"{word} (en)")


def course(slug: str, *steps: AnyStep, extra: tuple[AnyStep, ...] = ()) -> CourseFile:
    return CourseFile(
        slug,
        words(slug),
        words(f"about {slug}"),
        "J",
        (
            Module(f"{slug}-m1", words(f"{slug} one"), tuple(steps) or (LessonStep(f"{slug}-1"), QuizStep(slug))),
            *((Module(f"{slug}-m2", words(f"{slug} two"), tuple(extra)),) if extra else ()),
        ),
    )


C01 = course("C01", LessonStep("C01-1"), LessonStep("C01-2"), QuizStep("C01"), extra=(ScenarioStep("rp-1", required=False),))
C02 = course("C02")
C03 = course("C03")
COURSES = {c.id: c for c in (C01, C02, C03)}
PATH = PathFile(
    "onboarding",
    words("Onboarding"),
    words("All of it"),
    10,
    (
        CourseSet("basics", words("Basics"), ("C01",), opens_on_day=1, due_on_day=3),
        CourseSet("choice", words("Choice"), ("C02", "C03"), need=1, opens_on_day=3, due_on_day=6, after=("basics",)),
    ),
)
