"""Intakes: the list, one of them, opening one, who is in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import clock
from people import services
from people.domain.roles import Right
from people.forms.intakes import IntakeForm, JoinForm
from people.models import Intake, User
from people.policies import may, reader, require
from people.queries.intake_list import intake_rows, place_rows, state_of
from people.queries.today import today_here
from people.services.intakes import IntakeCodeTaken

HTTP_UNPROCESSABLE = 422


@require(Right.RUN_INTAKES)
@require_safe
def intake_list(request: HttpRequest) -> HttpResponse:
    """Show all intakes."""
    return render(request, "people/intake_list.html", {"rows": intake_rows(today_here())})


@require(Right.RUN_INTAKES)
@require_http_methods(["GET", "HEAD", "POST"])
def intake_add(request: HttpRequest) -> HttpResponse:
    """Open an intake."""
    form = IntakeForm(request.POST or None, initial={"starts_on": today_here()})
    if request.method == "POST" and form.is_valid():
        try:
            opened = services.open_intake(**form.cleaned_data, by=reader(request).actor, at=clock.now())
        except IntakeCodeTaken:
            form.add_error("code", _("There is an intake of this code; choose another."))
        else:
            return redirect("people:intake", pk=opened.pk)
    return render(request, "people/intake_add.html", {"form": form})


@require(Right.RUN_INTAKES)
@require_http_methods(["GET", "HEAD", "POST"])
def intake_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename an intake or move its days."""
    found = get_object_or_404(Intake, pk=pk)
    present = {field: getattr(found, field) for field in ("name_zh", "name_en", "starts_on", "ends_on")}
    form = IntakeForm(request.POST or None, initial=present, fresh=False)
    if request.method == "POST" and form.is_valid():
        services.change_intake(intake_id=pk, **form.cleaned_data, by=reader(request).actor, at=clock.now())
        return redirect("people:intake", pk=pk)
    return render(request, "people/intake_edit.html", {"form": form, "intake": found, "name": found.name(get_language() or "")})


@require(Right.RUN_INTAKES)
@require_safe
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one intake and who is in it."""
    return _show(request, get_object_or_404(Intake, pk=pk), _join_form(None))


@require(Right.RUN_INTAKES)
@require_POST
def intake_join(request: HttpRequest, pk: int) -> HttpResponse:
    """Put people into the intake, all or none of those named."""
    found = get_object_or_404(Intake, pk=pk)
    form = _join_form(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=HTTP_UNPROCESSABLE)
    ids = [person.pk for person in form.cleaned_data["who"]]
    added = services.join_intake(
        intake_id=pk, person_ids=ids, on=max(today_here(), found.starts_on), by=reader(request).actor, at=clock.now()
    )
    said = ngettext("%(n)s person added.", "%(n)s people added.", added) % {"n": added}
    messages.success(request, said if added else _("They are all in this intake already."))
    return redirect("people:intake", pk=pk)


@require(Right.RUN_INTAKES)
@require_POST
def intake_leave(request: HttpRequest, pk: int, person_pk: int) -> HttpResponse:
    """Take one person out."""
    get_object_or_404(Intake.objects.filter(places__person_id=person_pk), pk=pk)
    services.leave_intake(intake_id=pk, person_id=person_pk, on=today_here(), by=reader(request).actor, at=clock.now())
    messages.success(request, _("Taken out of this intake. Their training stays as it is."))
    return redirect("people:intake", pk=pk)


def _join_form(said: object) -> JoinForm:
    return JoinForm(said, people=User.objects.by_name().here_or_expected(today_here()))


def _show(request: HttpRequest, found: Intake, form: JoinForm, status: int = 200) -> HttpResponse:
    today, language = today_here(), get_language() or ""
    context = {
        "intake": found,
        "name": found.name(language),
        "state": state_of(found, today),
        "rows": place_rows(found, today, language),
        "form": form,
        "sees_hr_fields": may(request.user, Right.SEE_HR_FIELDS),
    }
    return render(request, "people/intake.html", context, status=status)
