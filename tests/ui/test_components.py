"""Components: what they show, what they refuse, what they escape."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation
from django.utils.safestring import SafeString

from lib.bilingual import Text
from ui.components import words
from ui.components.button import button
from ui.components.card import card
from ui.components.chat import Message, Said, chat, clock
from ui.components.finding import pips
from ui.components.icon import icon
from ui.components.progress import StepItem, Tile, progress, steps, tiles
from ui.components.props import UnknownValue
from ui.components.quiz import PaletteItem, choice, palette
from ui.components.status import initials, pill, seal
from ui.components.table import Column, Row, pagination, table

EVIL = '<script>alert("x")</script>'
TAME = "&lt;script&gt;"


def test_a_misspelt_prop_raises_when_the_template_is_compiled() -> None:
    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'stat'"):
        Template('{% load rapport %}{% pill "x" stat="ok" %}')


def test_a_missing_prop_raises_when_the_template_is_compiled() -> None:
    with pytest.raises(TemplateSyntaxError, match="label"):
        Template("{% load rapport %}{% progress 3 %}")


def test_an_unknown_value_raises() -> None:
    with pytest.raises(UnknownValue, match="state='good'"):
        pill("x", state="good")
    with pytest.raises(UnknownValue):
        button("x", kind="warning")
    with pytest.raises(UnknownValue):
        steps([StepItem("x", "finished")])


def test_four_tiles_at_most() -> None:
    with pytest.raises(UnknownValue):
        tiles([Tile("a", 1)] * 5)


@pytest.mark.parametrize(
    "shown",
    [
        pill(EVIL),
        button(EVIL),
        button("x", url=f'"{EVIL}'),
        card(content="", title=EVIL),
        chat([Message("agent", EVIL, said=(Said(EVIL),), meta=EVIL)]),
        choice(EVIL, name="q", value=f'"{EVIL}', why=EVIL),
        tiles([Tile(EVIL, EVIL, note=EVIL)]),
        steps([StepItem(EVIL, "now", note=EVIL, aside=EVIL)]),
        table([Column(EVIL), Column(EVIL)], [Row((EVIL, EVIL))], label=EVIL),
        progress(1, label=EVIL),
    ],
)
def test_text_is_escaped(shown: str) -> None:
    assert "<script" not in shown
    assert TAME in shown or "&quot;" in shown


def test_attributes_cannot_be_broken_out_of() -> None:
    assert 'onclick="' not in button('x" onclick="y', icon_only=True, icon="x")
    assert "&quot;" in button('x" onclick="y', icon_only=True, icon="x")


def test_a_link_looks_like_a_button() -> None:
    assert button("Open", url="/x/", small=True) == '<a class="btn btn-quiet btn-sm" href="/x/">Open</a>'


def test_a_row_needs_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        table([Column("a"), Column("b")], [Row(("x",))], label="t")


def test_pagination_without_pages_is_nothing() -> None:
    assert pagination() == ""


def test_the_seal_breaks_its_characters_into_two_lines() -> None:
    assert seal("持证上岗") == '<span class="r-seal" aria-hidden="true">持证<br>上岗</span>'
    assert seal("上岗", earned=False) == '<span class="r-seal is-open" aria-hidden="true">上岗</span>'


def test_progress_of_nothing_is_zero() -> None:
    assert 'value="0" max="1"' in progress(0, 0, label="x")


def test_the_clock_says_its_band_in_words() -> None:
    with translation.override("en"):
        shown = clock(102, band="amber")
    assert "Amber, waiting" in shown
    assert "1:42" in shown


def test_the_palette_says_what_each_cell_is() -> None:
    with translation.override("en"):
        shown = palette([PaletteItem(4, "#4", answered=True, flagged=True, current=True)])
    assert 'aria-label="Question 4, answered, flagged"' in shown
    assert 'aria-current="step"' in shown


def test_pips_are_named() -> None:
    with translation.override("en"), pytest.raises(UnknownValue):
        pips(6, label="Empathy")


def test_initials() -> None:
    assert [initials(name) for name in ("林晓", "Lin Xiao", "Ana de la Cruz", "")] == ["林", "LX", "AD", "·"]


def test_days_and_moments_in_both_languages() -> None:
    at = datetime(2026, 11, 22, 6, 32, 8, tzinfo=UTC)
    with translation.override("en"):
        assert words.day(date(2026, 11, 22)) == "22 Nov 2026"
        assert words.moment(at) == "22 Nov 2026, 14:32"
        assert words.duration(timedelta(hours=3, minutes=20)) == "3 hours 20 minutes"
        assert words.inlang(Text(zh="客服", en="Agent")) == "Agent"
    with translation.override("zh-hans"):
        assert words.day(at) == "2026年11月22日"
        assert words.moment(at) == "2026年11月22日 14:32"
        assert words.time_of_day(at) == "14:32:08"
        assert words.inlang(Text(zh="客服", en="Agent")) == "客服"


def test_a_share_and_a_figure() -> None:
    with translation.override("en"):
        assert words.percent(0.385) == "39%"
        assert words.number(1284) == "1,284"


def test_confirm_posts_with_the_token() -> None:
    source = '{% load rapport %}{% confirm open="Revoke" title="Sure?" action_url="/x/" action="Yes" %}<b>why</b>{% endconfirm %}'
    shown = Template(source).render(Context({"csrf_token": "tok"}))
    assert 'name="csrfmiddlewaretoken" value="tok"' in shown
    assert "<b>why</b>" in shown


def test_a_block_escapes_what_it_wraps() -> None:
    shown = Template("{% load rapport %}{% card title=t %}{{ t }}{% endcard %}").render(Context({"t": EVIL}))
    assert "<script" not in shown


def test_middle_dots_of_metadata_are_drawn_from_the_latin_face() -> None:
    shown = steps([StepItem("x", "open", note=f"3 lessons · {EVIL}")])
    assert f'3 lessons<span class="r-sep">·</span>{TAME}' in shown


def test_what_is_marked_safe_and_what_is_not_never_stand_in_for_each_other() -> None:
    assert EVIL in icon(SafeString(EVIL))
    assert TAME in icon(EVIL)
    assert EVIL not in icon("flag", label=EVIL)
