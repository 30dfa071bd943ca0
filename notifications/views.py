"""The notices of whoever is signed in: the list, opening one, marking all as read."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from lib import clock
from notifications import services
from notifications.models import Notice
from notifications.queries import rows_of
from people.policies import reader, require_sign_in

A_PAGE = 30


@require_sign_in
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """Show what was promised to the reader, the newest first."""
    page = Paginator(Notice.objects.shown_to(reader(request).pk), A_PAGE).get_page(request.GET.get("page"))
    rows = rows_of(page.object_list, get_language() or "")
    return render(request, "notifications/list.html", {"page": page, "rows": rows})


@require_sign_in
@require_POST
def notice_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go where it leads."""
    notice = get_object_or_404(Notice.objects.shown_to(reader(request).pk), pk=pk)
    services.read(notice_id=notice.pk, person_id=reader(request).pk, at=clock.now())
    return redirect(notice.url or "notifications:list")


@require_sign_in
@require_POST
def notice_read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    services.read_all(person_id=reader(request).pk, at=clock.now())
    return redirect("notifications:list")
