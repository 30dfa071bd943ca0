"""Exports: asked for, watched, fetched."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from certificates.queries import firm
from jobs.queries import is_stuck
from lib import clock
from people.domain.roles import Right
from people.policies import reader, require
from reports import services
from reports.forms import MOST_WITHOUT_PURPOSE, ExportForm
from reports.policies import exports_of
from reports.queries.certifications import count_of
from reports.services.exports import NoLongerYours

_GONE = 410
_TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@require_POST
@require(Right.EXPORT_CERTIFICATES)
def export(request: HttpRequest) -> HttpResponse:
    """Record an export and lead to where its progress is shown."""
    user, at = reader(request), clock.now()
    form = ExportForm(request.POST, reader=user)
    if not form.is_valid():
        messages.error(request, _("The filters cannot be read as they stand; nothing was exported."))
        return redirect("reports:certifications")
    purpose = form.cleaned_data["purpose"]
    if not purpose and count_of(form.filters, today=firm.day_of(at), most=MOST_WITHOUT_PURPOSE + 1) > MOST_WITHOUT_PURPOSE:
        messages.error(request, _("More than 1,000 rows need a purpose; it is kept in the audit trail. Nothing was exported."))
        return redirect("reports:certifications")
    made = services.request(
        maker=user,
        filters=form.filters,
        format=form.cleaned_data["format"],
        headers="words",
        language=get_language() or "zh-hans",
        purpose=purpose,
        by=user.actor,
        at=at,
    )
    return redirect("reports:export-status", made.pk)


@require_safe
@require(Right.EXPORT_CERTIFICATES)
def export_status(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far an export is; the page asks again by itself."""
    found = get_object_or_404(exports_of(reader(request)), pk=pk)
    htmx = request.headers.get("HX-Request") == "true"
    stuck = not found.is_over and is_stuck("reports.export", f"export:{found.pk}")
    shown = {"export": found, "fragment": htmx, "stuck": stuck}
    return render(request, "reports/_export_progress.html" if htmx else "reports/export.html", shown)


@require_safe
@require(Right.EXPORT_CERTIFICATES)
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand the file to its maker; each time is noted in the trail."""
    user, at = reader(request), clock.now()
    found = get_object_or_404(exports_of(user), pk=pk)
    try:
        path = services.fetch(export=found, by=user.actor, at=at)
    except NoLongerYours:
        return render(request, "reports/export_gone.html", status=_GONE)
    name = f"certifications-{firm.day_of(found.requested_at).isoformat()}-{found.pk}.{found.format}"
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=_TYPES[found.format])
    answer["Cache-Control"] = "private, no-store"
    return answer
