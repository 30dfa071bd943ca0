"""What the gallery shows its components with."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from ui.components.chat import Message, Said
from ui.components.finding import Effect, TurnItem
from ui.components.progress import StepItem, Tile
from ui.components.quiz import PaletteItem
from ui.components.status import pill
from ui.components.table import Column, Row
from ui.forms import RapportForm, RapportHelper

COLOURS = (
    "accent", "accent-soft", "seal", "ok", "warn", "danger", "ink", "ink2", "ink3", "canvas", "surface", "line",
)  # fmt: skip


def everything() -> dict[str, object]:
    """Return the samples by the name the gallery knows them under."""
    return {
        "colours": COLOURS,
        "tiles": _tiles(),
        "steps": _steps(),
        "messages_shown": _chat(),
        "palette": _palette(),
        "columns": _columns(),
        "rows": _rows(),
        "claims": _claims(),
        "turns": _turns(),
        "form": SampleForm.filled(),
    }


def _tiles() -> tuple[Tile, ...]:
    return (
        Tile(_("Onboarding"), "2", unit=_("of 9 steps"), share=2 / 9),
        Tile(_("Studied this week"), "3", unit=_("hours"), note=_("all of it in working time")),
        Tile(_("Overdue"), "4", note=_("3 people, the longest 6 days"), alarm=True),
        Tile(_("Questions to go over"), "6", note=_("about 5 minutes"), url="#tiles"),
    )


def _steps() -> tuple[StepItem, ...]:
    return (
        StepItem(_("C01 The value of customer service"), "done", note=_("4 lessons, quiz 92"), aside=_("passed 12 Nov")),
        StepItem(_("C03 Manners and response times"), "late", note=_("all lessons read, one quiz to go")),
        StepItem(_("C05 Returns and exchanges"), "now", note=_("2 of 5 lessons, about 40 minutes"), url="#steps"),
        StepItem(_("C10 Red lines"), "open", note=_("3 lessons, about 55 minutes"), aside=_("can be started")),
        StepItem(_("Final exam"), "locked", note=_("opens when C10 is passed")),
        StepItem(_("Level J certificate"), "award", note=_("awarded by itself when all is met")),
    )


def _chat() -> tuple[Message, ...]:
    return (
        Message("note", _("18:31:02 comes in for the third time")),
        Message("customer", _("Will it do my back any good, sleeping on this?"), meta="18:30:11"),
        Message(
            "agent",
            _("It supports the back, but it replaces no treatment: please go by what your doctor says."),
            meta="18:30:40",
            said=(Said(_("Explaining")),),
        ),
        Message("customer", "那我再想想。", lang="zh-Hans", name=_("Ms Zhou")),
        Message("agent", _("Please send the photos once more."), said=(Said(_("Asking again"), fault=True),)),
    )


def _palette() -> tuple[PaletteItem, ...]:
    answered, flagged, unsaved, current = range(1, 6), {4, 7}, 6, 7
    return tuple(
        PaletteItem(
            n, url="#palette", answered=n in answered, flagged=n in flagged, unsaved=n == unsaved, current=n == current
        )
        for n in range(1, 13)
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Name (pinyin)"), sort_url="#table", sorted="ascending"),
        Column(_("Number")),
        Column(_("Team")),
        Column(_("Score"), right=True),
        Column(_("State")),
    )


def _rows() -> tuple[Row, ...]:
    return (
        Row((_("An Ke"), "0102", _("Home A"), "88.5", pill(_("Valid"), state="ok"))),
        Row((_("Bai Ruolin"), "0388", _("Home A"), "81.0", pill(_("Expiring"), state="warn"))),
        Row((_("Chen Jiashu"), "0219", _("Home B"), "79.5", pill(_("Revoked"), state="danger"))),
        Row((_("Ding Ran (left)"), "0007", _("Home B"), "90.0", pill(_("Expired"), state="past")), left=True),
    )


def _claims() -> tuple[tuple[str, str], ...]:
    return (
        (_("Holder"), "罗思源　Luo Siyuan"),
        (_("Certification"), _("Onboarding, version 1")),
        (_("Issued"), "2026-04-07"),
    )


def _turns() -> tuple[TurnItem, ...]:
    return (
        TurnItem("18:31:24", _("Turn 1"), _("“Anyone would be upset. Let me look at your case first.”"), (Effect(_("Anger"), 80, 62, good=True),)),
        TurnItem("18:32:15", _("Turn 2"), _("“Please send the photos once more.”"), (Effect(_("Anger"), 62, 80),), turning=True),
    )  # fmt: skip


class SampleForm(RapportForm):
    """What the gallery shows: each kind of field, one of them wrong."""

    due_on = forms.DateField(label=_lazy("Due on"))
    team = forms.ChoiceField(label=_lazy("Assigned to"), choices=[("a", _lazy("Home A, 18 people"))], help_text=_lazy("Only teams you lead are listed"))
    people = forms.FileField(label=_lazy("People file"), required=False, help_text=_lazy("CSV or XLSX"))
    note = forms.CharField(label=_lazy("Note"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    level = forms.ChoiceField(label=_lazy("Level"), choices=[("J", "J"), ("I", "I")], widget=forms.RadioSelect, initial="J")
    remind = forms.BooleanField(label=_lazy("Remind a day ahead"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Lay it out in two columns."""
        super().__init__(*args, **kwargs)
        self.helper = RapportHelper(self, submit=_("Assign"), cancel_url="#form", columns=2)

    @classmethod
    def filled(cls) -> "SampleForm":
        """Return it as it comes back with an error."""
        form = cls({"due_on": "2026-11-20", "team": "a", "level": "J", "remind": "on"}, {})
        form.is_valid()
        form.add_error("due_on", _("20 November has passed; choose today or later."))
        return form
