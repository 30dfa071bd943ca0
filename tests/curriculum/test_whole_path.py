"""The curriculum that is shipped is whole: lessons, banks, scripts, customers, exam and gate of the junior path."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

from courses.domain.parts import checks_of
from curriculum.services.checking import check
from lib.packs import Pack
from scenarios.domain.words import TypeName

JUNIOR = {"C01": 6, "C02": 5, "C03": 5, "C04": 3, "C05": 4, "C06": 3, "C07": 6, "C08": 3, "C09": 3, "C10": 3, "C11": 2}
"""Lessons a course; 43 in all."""

STRANDS = {("C02", "C06"): 14, ("C03", "C04"): 14, ("C09", "C10"): 6, ("C05",): 10, ("C01", "C07", "C08"): 12, ("C11",): 4}
"""Items of the exam by strand: product, people, crisis, scripts, compliance and process, tools and data."""

SECTIONS = {
    "PRE": range(1, 11),
    "MID": range(11, 17),
    "AFT": range(17, 26),
    "CMP": range(26, 35),
    "CRI": range(35, 39),
    "CAR": range(39, 41),
}


@cache
def pack() -> Pack:
    checked = check(Path(__file__).parents[2] / "fixtures" / "curriculum")
    assert checked.problems == ()
    return checked.reading.pack


def test_the_path_leads_over_all_lessons_of_the_junior_level() -> None:
    path, courses = pack().of("path")["onboarding"].value, pack().of("course")
    steps = [step for slug in path.courses() for module in courses[slug].value.modules for step in module.steps]
    lessons = [step.ref for step in steps if step.kind == "lesson"]
    assert Counter(lesson.partition("-")[0] for lesson in lessons) == JUNIOR
    assert len(set(lessons)) == 43
    assert path.working_days == 10


def test_each_lesson_asks_three_to_five_times_and_ends_with_two_recall_cards() -> None:
    for entry in pack().of("lesson").values():
        for twin, card in ((entry.value.zh, "记忆卡"), (entry.value.en, "ecall card")):
            assert 3 <= len(checks_of(twin.body)) <= 5, entry.id
            assert twin.body.count(card) >= 2, (entry.id, card)
            chats = {line.split()[1] for line in twin.body.split("\n") if line.startswith(":::chat ")}
            assert {"good", "bad"} <= chats, entry.id


def test_each_bank_is_large_enough_to_ask_others_the_next_time() -> None:
    banks = {slug: entry.value for slug, entry in pack().of("quiz").items() if slug in JUNIOR}
    sizes = {slug: sum(question.use == "quiz" for question in bank.questions) for slug, bank in banks.items()}
    assert {slug for slug, size in sizes.items() if size < (60 if slug == "C07" else 25)} == set()
    assert {bank.asked for bank in banks.values()} == {15, 20}


def test_the_exam_is_drawn_by_strand_and_the_gate_has_its_own_cut() -> None:
    exam, gate = (pack().of("quiz")[slug].value for slug in ("exam-onboarding", "compliance"))
    counts = {draw.quiz: draw.count for draw in exam.draw}
    assert {quizzes: sum(counts[quiz] for quiz in quizzes) for quizzes in STRANDS} == STRANDS
    assert sum(counts.values()) == 60
    assert [(draw.quiz, draw.count) for draw in gate.draw] == [("C07", 20)]
    assert (exam.cut_percent, exam.cut_provisional, gate.cut_percent) == (75, True, 90)
    certification = pack().of("certification")["onboarding"].value
    assert (certification.gates, certification.exam, len(certification.scenarios)) == (("compliance",), "exam-onboarding", 2)
    assert set(certification.courses) == set(JUNIOR)


def test_all_forty_scripts_are_there_and_thirty_more() -> None:
    wanted = {f"{letters}-{number:02}" for letters, numbers in SECTIONS.items() for number in numbers}
    assert wanted - pack().of("script").keys() == set()
    assert len(pack().of("script")) >= 70


def test_every_type_of_customer_is_met_and_every_stage() -> None:
    stories = [entry.value for entry in pack().of("scenario").values()]
    assert {story.customer.type for story in stories} == set(get_args(TypeName))
    assert {story.meta.stage for story in stories} >= {"presale", "insale", "aftersale", "complaint", "crisis"}
    assert all(story.runs.model and story.runs.bad and story.meta.lessons for story in stories)
