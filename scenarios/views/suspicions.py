"""Suspected red lines: the list that waits, and one decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lib import clock
from people.domain.roles import Right
from people.policies import reader, require
from scenarios import policies
from scenarios.forms import DecisionForm
from scenarios.models import Decision
from scenarios.queries.suspicions import case_of, cases_of
from scenarios.services import deciding
from scenarios.services.errors import AlreadyDecided


@require_safe
@require(Right.ASSESS)
def suspicions(request: HttpRequest) -> HttpResponse:
    """List what waits, oldest first, and what was decided last."""
    return render(request, "scenarios/suspicions.html", cases_of(policies.suspicions_decided_by(request.user)))


@require_http_methods(["GET", "HEAD", "POST"])
@require(Right.ASSESS)
def suspicion(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the passage as text and take the decision."""
    person = reader(request)
    row = get_object_or_404(policies.suspicions_decided_by(person).select_related("run__version", "run__scenario"), pk=pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decision, reason = Decision(form.cleaned_data["decision"]), form.cleaned_data["reason"]
        try:
            deciding.decide(suspicion_id=row.pk, decision=decision, reason=reason, decider_id=person.pk, by=person.actor, at=clock.now())
        except AlreadyDecided:
            messages.warning(request, _("Someone else decided this meanwhile; your decision was not kept."))
        else:
            messages.success(request, _("Confirmed.") if decision is Decision.CONFIRMED else _("Dismissed."))
        return redirect("scenarios:suspicion-list")
    return render(request, "scenarios/suspicion.html", {"case": case_of(row), "form": form}, status=422 if form.errors else 200)
