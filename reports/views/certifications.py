"""The certification table."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from certificates.queries import firm
from lib import clock
from people.domain.roles import Right
from people.policies import reader, require
from reports.domain.cursor import Cursor
from reports.domain.filters import Filters
from reports.forms import MOST_WITHOUT_PURPOSE, FilterForm
from reports.policies import exports_of
from reports.queries.table_page import TablePage, table_page
from reports.views.shown import pills_of, shown_table

_FILES_SHOWN = 5


@require_safe
@require(Right.EXPORT_CERTIFICATES)
def certifications(request: HttpRequest) -> HttpResponse:
    """Show a page of the table, narrowed down by the filters of the address."""
    at, language = clock.now(), get_language() or "zh-hans"
    form = FilterForm(request.GET or None, reader=reader(request))
    filters = form.filters if form.is_bound and form.is_valid() else Filters()
    page = table_page(
        filters,
        today=firm.day_of(at),
        language=language,
        start=Cursor.read(request.GET.get("after", "")),
        back=Cursor.read(request.GET.get("before", "")),
    )
    context = {
        "form": form,
        "page": page,
        "table": shown_table(page.rows, language),
        "pills": pills_of(form, request.GET) if filters.narrows else (),
        "narrows": filters.narrows,
        "kept": tuple((name, value) for name, value in request.GET.items() if name in form.fields),
        "cannot_issue": not (firm.address_is_public() and firm.name().zh),
        "wants_purpose": page.counted > MOST_WITHOUT_PURPOSE,
        "exports": exports_of(reader(request))[:_FILES_SHOWN],
        **_ways(page, request.GET),
    }
    return render(request, "reports/certifications.html", context)


def _ways(page: TablePage, said: QueryDict) -> dict[str, str]:
    return {
        "previous_url": _address(said, "before", page.previous),
        "next_url": _address(said, "after", page.next),
    }


def _address(said: QueryDict, name: str, cursor: Cursor | None) -> str:
    if cursor is None:
        return ""
    query = said.copy()
    for way in ("before", "after"):
        query.pop(way, None)
    query[name] = str(cursor)
    return f"{reverse('reports:certifications')}?{query.urlencode()}"
