"""The scenarios of the pack: they end as they say, and nobody taps a way through them."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from lib.packs import Entry, Pack
from scenarios.domain import agents
from scenarios.domain.engine import replay
from scenarios.domain.likeness import LIMIT, likeness
from scenarios.domain.lint import lint
from scenarios.domain.redlines import suspected
from scenarios.packs import check
from tests.scenarios.world import EVERY, log, retold, story

LINES = {
    "zh": (
        "。",
        "好的",
        "好的，我来帮您处理这个问题，请您放心。",
        "您的心情我理解，这张工单由我负责，今天 18 点前主管给您回话，碎片请保留，试睡和检测报告都有。",
    ),
    "en": (
        ".",
        "ok",
        "Sure, I will take care of this for you right away.",
        "I understand, this ticket is mine, the manager calls by 18:00 today; keep the glass, there is a trial and a test report.",
    ),
}


@pytest.mark.parametrize("slug", EVERY)
def test_the_checker_finds_nothing(slug: Any) -> None:
    assert lint(story(slug)) == ()


@pytest.mark.parametrize("slug", EVERY)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_model_and_bad_runs_end_as_they_say(slug: Any, language: Any) -> None:
    assert replay(story(slug), log(slug), language).ending_class == "good"
    assert replay(story(slug), log(slug, "bad"), language).ending_class == "bad"


@pytest.mark.parametrize("slug", EVERY)
@pytest.mark.parametrize(("language", "line"), [(language, line) for language, lines in LINES.items() for line in lines])
def test_nobody_gets_through_by_tapping_the_model_runs_chips_with_one_line(slug: Any, language: Any, line: Any) -> None:
    turns = log(slug)
    run = replay(story(slug), retold(turns, line), language)
    assert run.ending_class not in ("good", "ok")


@pytest.mark.parametrize("slug", EVERY)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nor_with_one_of_the_model_runs_own_lines_throughout(slug: Any, language: Any) -> None:
    turns = log(slug)
    for turn in turns:
        run = replay(story(slug), retold(turns, turn.said(language)), language)
        assert run.ending_class not in ("good", "ok")


@pytest.mark.parametrize("slug", EVERY)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nor_with_what_the_customer_says(slug: Any, language: Any) -> None:
    turns = log(slug)
    lines = [beat.line.get(language) for beat in story(slug).beats]
    echo = tuple(replace(turn, text=lines[n % len(lines)]) for n, turn in enumerate(turns))
    assert replay(story(slug), echo, language).ending_class not in ("good", "ok")


@pytest.mark.parametrize("slug", EVERY)
def test_model_lines_cross_no_red_line(slug: Any) -> None:
    texts = [turn.said(language) for turn in log(slug) for language in ("zh", "en")]
    texts += [text for model in story(slug).model_lines for text in (model.zh, model.en)]
    assert [found for text in texts for found in suspected(text)] == []


@pytest.mark.parametrize("slug", EVERY)
def test_good_work_leaves_the_customer_better_than_poor_work(slug: Any) -> None:
    logs = (log(slug), agents.script_reader(story(slug)), agents.defensive(story(slug)))
    marks = [replay(story(slug), each).csat or Decimal(1) for each in logs]
    assert all(better > worse for better, worse in pairwise(marks) if (better, worse) != (Decimal(1), Decimal(1)))


@pytest.mark.parametrize("slug", EVERY)
def test_every_human_text_stands_in_both_languages(slug: Any) -> None:
    for turn in (*log(slug), *log(slug, "bad")):
        assert turn.said("zh") != turn.said("en") != ""


@pytest.mark.parametrize(("one", "other"), list(combinations(EVERY, 2)))
def test_no_two_customers_talk_alike(one: str, other: str) -> None:
    assert likeness(story(one), story(other)) <= LIMIT


def test_a_copied_customer_is_told_to_the_author() -> None:
    first = story("rp-aft-0011")
    same = {name: Entry("scenario", name, replace(first, id=name), f"scenarios/{name}.yaml") for name in ("rp-a", "rp-b")}
    said = [str(problem) for problem in check(Pack(Path(), {"scenario": same}))]
    assert said == ["scenarios/rp-b.yaml:0: beats: share 100% of their text with rp-a; at most 40% may be shared"]
