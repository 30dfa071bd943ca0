"""`{% load dashboards %}`: greetings, tiles, paths as steps, pills of duties."""

from collections.abc import Mapping
from datetime import date, datetime

from django import template
from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from assignments.queries import DutyRow
from courses.domain.unlocking import State
from courses.queries import CourseState, PathState
from courses.templatetags.courses import lock_reason
from dashboards.queries.my_team import Member
from dashboards.queries.my_training import Goal, MyTraining
from dashboards.queries.team_report import Act, Figures
from people.models import Intake, Team, User
from ui.components.progress import StepItem, Tile, progress, steps, tiles
from ui.components.status import pill, seal
from ui.components.table import pagination
from ui.components.words import inlang, minutes, short_day

register = template.Library()

NOON, EVENING, NIGHT = 12, 18, 5


@register.simple_tag
def greeting(name: str, now: datetime) -> str:
    """Greet by the hour where the reader is."""
    hour = timezone.localtime(now).hour
    if NIGHT <= hour < NOON:
        return _("Good morning, %(name)s") % {"name": name}
    if NOON <= hour < EVENING:
        return _("Good afternoon, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}


@register.simple_tag
def training_note(page: MyTraining) -> str:
    """Say which working day it is, and by when the first path is to be done."""
    said = _("Working day %(n)s with us.") % {"n": page.day} if page.day else ""
    path = next((path for path in page.training.paths if not path.is_done), None)
    if path is None:
        return said
    aim = _("“%(path)s” is planned to be done by %(day)s.") % {"path": inlang(path.title), "day": short_day(path.due_on)}
    return pgettext("sentences", "%(one)s %(two)s") % {"one": said, "two": aim} if said else aim


@register.simple_tag
def training_tiles(page: MyTraining) -> SafeString:
    """Show how far along one is, what is owed and what was earned."""
    made = [_path_tile(path) for path in page.training.paths[:2]]
    late = len(page.late)
    valid = [row for row in page.certificates if row.is_valid]
    made += [
        Tile(
            pgettext("heading", "Due"),
            len(page.owed),
            note=ngettext("%(n)s overdue", "%(n)s overdue", late) % {"n": late} if late else _("none overdue"),
            alarm=bool(late),
        ),
        Tile(
            _("Certificates"),
            len(valid),
            note=_("valid to %(day)s") % {"day": short_day(valid[0].expires_on)} if valid else _("none yet"),
        ),
    ]
    return tiles(made)


def _path_tile(path: PathState) -> Tile:
    unit = _("/ %(total)s steps") % {"total": path.total}
    return Tile(inlang(path.title), path.done, unit, share=path.done / path.total if path.total else 0)


@register.simple_tag
def course_steps(courses: tuple[CourseState, ...], start: int = 1) -> SafeString:
    """Show courses as the steps of a path."""
    return steps([_course_item(course) for course in courses], start=start)


@register.simple_tag
def award_step(goal: Goal) -> SafeString:
    """Show the certificate at the end of a path."""
    title = _("Certificate “%(title)s”, level %(level)s") % {"title": inlang(goal.title), "level": goal.level}
    note = _("Yours") if goal.earned else _("Awarded by itself when all is done")
    item = StepItem(title, "award", note, seal(inlang(goal.seal), earned=goal.earned), reverse("certificates:mine"))
    return steps([item])


def _course_item(course: CourseState) -> StepItem:
    return StepItem(
        f"{course.slug} {inlang(course.title)}",
        course.state.value,
        lock_reason(course.reasons) if course.state is State.LOCKED else _course_note(course),
        _course_aside(course),
        reverse("courses:course", args=[course.slug]),
    )


def _course_note(course: CourseState) -> str:
    count = _("%(done)s of %(total)s steps") % {"done": course.done, "total": course.total}
    if course.state is State.DONE:
        return count
    left = _("about %(time)s") % {"time": minutes(course.minutes_left)}
    return pgettext("list", " · ").join([count, left])


def _course_aside(course: CourseState) -> str | SafeString:
    if course.state is State.DONE:
        return _("Passed %(day)s") % {"day": short_day(course.passed_on)}
    if course.state is State.OPEN:
        return pgettext("step", "Open")
    return ""


@register.simple_tag
def duty_pill(duty: DutyRow) -> SafeString:
    """Say when a duty is due, as word, icon and colour."""
    return _due_pill(duty.state, duty.due_on, duty.days_late)


def _due_pill(state: str, due_on: date | None, days_late: int) -> SafeString:
    if state == "done":
        return pill(_("Done"), state="ok")
    if state == "late":
        return late_pill(days_late)
    day = short_day(due_on)
    return pill(day, state="warn", icon="clock-fill") if state == "soon" else pill(day)


@register.simple_tag
def late_pill(days: int) -> SafeString:
    """Say how late something is."""
    return pill(ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}, state="danger")


@register.simple_tag
def team_tiles(figures: Figures) -> SafeString:
    """Show how a team stands."""
    done = figures.given - figures.owing
    people = ngettext("%(n)s person", "%(n)s people", figures.late_people) % {"n": figures.late_people}
    since = _("%(people)s, oldest from %(day)s") % {"people": people, "day": short_day(figures.oldest_due_on)}
    url = reverse("dashboards:my-team")
    return tiles(
        [
            Tile(
                _("Done with what was given"),
                done,
                f"/ {figures.given}",
                share=done / figures.given if figures.given else None,
                note="" if figures.given else _("nothing was given yet"),
            ),
            Tile(
                _("Overdue"),
                figures.late_duties,
                note=since if figures.late_duties else _("none"),
                alarm=bool(figures.late_duties),
                url=f"{url}?state=late" if figures.late_duties else "",
            ),
            Tile(_("Certified"), figures.certified, f"/ {figures.people}", note=_("hold a valid certificate")),
            Tile(
                _("Expire within 30 days"),
                figures.expiring,
                note=_("plan the renewal") if figures.expiring else _("none"),
            ),
        ]
    )


@register.simple_tag
def where(member: Member) -> SafeString | str:
    """Say where a member stands: how far on the path, and on which step."""
    path = member.path
    if path is None:
        return "–"
    bar = progress(path.percent, label=inlang(path.title), state="ok" if path.is_done else "")
    figure = _("%(done)s of %(total)s") % {"done": path.done, "total": path.total}
    now = _("all done") if path.is_done else (inlang(path.next.title) if path.next else _("waits for its day"))
    return format_html(
        '<div class="r-stack r-stack-s d-where"><div class="r-row r-between r-nowrap-row r-sm"><span class="r-clip">{}</span>'
        '<span class="r-num r-mute">{}</span></div>{}</div>',
        now,
        figure,
        bar,
    )


@register.simple_tag
def member_pill(member: Member) -> SafeString:
    """Say what is most pressing about a member's duties."""
    return _due_pill(member.state, member.due_on, member.days_late) if member.state else pill(_("Nothing assigned"))


@register.simple_tag
def act_pill(act: Act) -> SafeString:
    """Say why somebody stands on the list of this week."""
    if act.kind == "late":
        return late_pill(act.days_late)
    if act.kind == "soon":
        return pill(_("Due %(day)s") % {"day": short_day(act.on)}, state="warn", icon="clock-fill")
    return pill(_("Expires %(day)s") % {"day": short_day(act.on)}, state="warn")


@register.filter
def entry(rows: Mapping[str, Goal], key: str) -> Goal | None:
    """Return what stands under a key."""
    return rows.get(key)


@register.filter
def person_name(person: User) -> str:
    """Return a person's name in the language of the page."""
    return person.name(get_language() or "")


@register.filter
def team_name(team: Team | None) -> str:
    """Return a team's name in the language of the page."""
    return team.name(get_language() or "") if team else _("no team")


@register.filter
def intake_name(intake: Intake) -> str:
    """Return an intake's name in the language of the page."""
    return intake.name(get_language() or "")


@register.simple_tag
def page_links(page: Page[int], query: str, note: str) -> SafeString:
    """Show the way to the pages before and after, keeping the filters."""
    kept = f"{query}&" if query else ""
    return pagination(
        previous_url=f"?{kept}page={page.previous_page_number()}" if page.has_previous() else "",
        next_url=f"?{kept}page={page.next_page_number()}" if page.has_next() else "",
        note=note,
    )
