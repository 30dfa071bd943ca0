"""`{% load courses %}`: lock reasons in words, steps and tiles of a course."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from courses.domain.completion import Lack, Missing
from courses.domain.unlocking import Reason, State, Why
from courses.queries.states import CourseState, ModuleState, StepRow
from ui.components.icon import icon
from ui.components.progress import StepItem, Tile, steps, tiles
from ui.components.props import join
from ui.components.status import pill
from ui.components.words import day, inlang, minutes, short_day

register = template.Library()
T = TypeVar("T")

KIND_WORDS = {
    "lesson": lambda: pgettext("kind of step", "Lesson"),
    "quiz": lambda: pgettext("kind of step", "Quiz"),
    "scenario": lambda: pgettext("kind of step", "Role-play"),
}


@register.simple_tag
def lock_reason(reasons: Sequence[Reason]) -> str:
    """Say in one sentence what opens a locked thing."""
    return _("; ").join(_worded(reason, first=at == 0) for at, reason in enumerate(reasons))


def _worded(reason: Reason, *, first: bool) -> str:
    if reason.why is Why.ON_DAY:
        said = _("Opens on day %(day)s, %(date)s") if first else _("not before day %(day)s, %(date)s")
        return said % {"day": reason.day, "date": short_day(reason.on)}
    names = _(", ").join(_("“%(name)s”") % {"name": inlang(name)} for name in reason.names)
    if reason.why is Why.AFTER_SET:
        said = ngettext("Opens when %(names)s is complete", "Opens when %(names)s are complete", len(reason.names))
    else:
        said = _("Opens after %(names)s") if first else _("and after %(names)s")
    return said % {"names": names}


@register.simple_tag
def step_list(rows: Sequence[StepRow]) -> SafeString:
    """Show steps in order with their state, minutes and lock reasons."""
    return steps([_item(row) for row in rows])


@register.simple_tag
def course_outline(rows: Sequence[StepRow], here: str) -> SafeString:
    """Show the steps of a course beside one of its lessons: what is open leads there, what is passed has a tick."""
    return join(_outlined(row.slug, inlang(row.title), row.minutes, _sign(row, here)) for row in rows)


def _sign(row: StepRow, here: str) -> str:
    if row.slug == here:
        return "here"
    if not row.is_open:
        return "locked"
    return "done" if row.state is State.DONE else "open"


@lru_cache(maxsize=2048)
def _outlined(slug: str, title: str, minutes_: int, sign: str) -> SafeString:
    if sign == "here":
        shown = '<li><span class="k-off is-here">{}<span>{}</span><span class="r-xs">{}′</span></span></li>'
        return format_html(shown, icon("circle-half"), title, minutes_)
    if sign == "locked":
        shown = '<li><span class="k-off">{}<span>{}</span><span class="r-mute r-xs">{}′</span></span></li>'
        return format_html(shown, icon("lock"), title, minutes_)
    return format_html(
        '<li><a href="{}"><span{}>{}</span><span>{}</span><span class="r-mute r-xs">{}′</span></a></li>',
        reverse("courses:step", args=[slug]),
        SafeString(' class="is-ok-text"') if sign == "done" else "",
        icon("check-circle-fill" if sign == "done" else "circle"),
        title,
        minutes_,
    )


def _item(row: StepRow) -> StepItem:
    about = [KIND_WORDS[row.kind](), minutes(row.minutes)]
    if not row.required:
        about.append(_("optional"))
    note = lock_reason(row.reasons) if row.reasons else pgettext("list", " · ").join(about)
    return StepItem(
        title=inlang(row.title),
        state=row.state.value,
        note=note,
        aside=_aside(row),
        url=reverse("courses:step", args=[row.slug]) if row.is_open else "",
    )


def _aside(row: StepRow) -> str | SafeString:
    if row.state is State.DONE:
        return _("Passed %(day)s") % {"day": short_day(row.passed_on)}
    if row.state is State.NOW:
        return pill(pgettext("step", "Next"), state="info")
    return pgettext("step", "Open") if row.state is State.OPEN else ""


@register.simple_tag
def module_note(module: ModuleState) -> str:
    """Say how much a module is."""
    count = len(module.steps)
    words = ngettext("%(n)s step", "%(n)s steps", count) % {"n": count}
    return pgettext("list", " · ").join([words, minutes(sum(step.minutes for step in module.steps))])


@register.simple_tag
def course_tiles(course: CourseState) -> SafeString:
    """Show how far along a course is."""
    made = [
        Tile(_("Steps"), course.done, f"/ {course.total}", share=course.done / course.total if course.total else 0),
        Tile(_("Still to do"), minutes(course.minutes_left) or pgettext("time left", "Nothing"), note=_("as stated, without breaks")),
        Tile(_("Level"), course.level),
    ]
    if course.due_on:
        late = course.state is State.LATE
        made.append(Tile(_("Planned by"), short_day(course.due_on), note=_("Behind plan") if late else day(course.due_on), alarm=late))
    return tiles(made)


@register.filter
def only_parts(lacks: Sequence[Lack]) -> bool:
    """Tell whether pressing the button is all that is missing."""
    return all(lack.kind is Missing.PARTS for lack in lacks)


@register.filter
def item(rows: Sequence[T], index: int) -> T | None:
    """Return one of a sequence, None past its end."""
    return rows[index] if index < len(rows) else None


@register.filter
def clock_time(value: datetime | None) -> str:
    """Write an instant as hours and minutes: 14:32."""
    return f"{timezone.localtime(value):%H:%M}" if value else ""


@register.filter
def already_safe(html: str) -> SafeString:
    """Show what `lib.markdown` has sanitised."""
    return mark_safe(html)
