"""A person's own certificates, what still stands in the way, a certificate's page and files."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from certificates.models import Certificate, PaperState
from certificates.policies import certificates_seen_by, may_end, may_take_paper, papers_taken_by
from certificates.queries import certificates_of, firm
from certificates.queries.own import goals_of
from certificates.queries.page import page_of
from lib import clock
from people.policies import reader, require_sign_in

_TYPES = {"pdf": "application/pdf", "png": "image/png"}


@require_safe
@require_sign_in
def mine(request: HttpRequest) -> HttpResponse:
    """List what was earned and what still stands in the way of the rest."""
    user, at = reader(request), clock.now()
    context = {"rows": certificates_of(user.pk, firm.day_of(at)), "goals": goals_of(user, at)}
    return render(request, "certificates/mine.html", context)


@require_safe
@require_sign_in
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a certificate to those who may see it."""
    user = reader(request)
    found = get_object_or_404(certificates_seen_by(user).select_related("person", "version"), pk=pk)
    context = {
        "page": page_of(found, clock.now()),
        "certificate": found,
        "may_take": may_take_paper(user, found) and found.paper_state == PaperState.READY,
        "may_end": may_end(user, found),
        "is_own": found.person_id == user.pk,
    }
    return render(request, "certificates/certificate.html", context)


@require_safe
@require_sign_in
def file(request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
    """Hand out the PDF or the PNG, to its holder and to HR."""
    found = get_object_or_404(papers_taken_by(reader(request)), pk=pk, paper_state=PaperState.READY)
    path = _path(found, kind)
    if not path.is_file():
        raise Http404
    inline = kind == "png" and "download" not in request.GET
    name = f"certificate-{found.printed_number}.{kind}"
    answer = FileResponse(path.open("rb"), as_attachment=not inline, filename=name, content_type=_TYPES[kind])
    answer["Cache-Control"] = "private, no-store"
    return answer


def _path(found: Certificate, kind: str) -> Path:
    return Path(settings.MEDIA_ROOT) / (found.pdf_file if kind == "pdf" else found.png_file)
