"""The list of people: for HR and admins everyone, for a lead those they may give a slip."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from people.domain.roles import Right
from people.forms.listing import FilterForm
from people.policies import may, people_listed_for, reader, require
from people.queries import team_paths
from people.queries.listing import filtered, person_rows
from people.queries.today import today_here

A_PAGE = 50


@require(Right.MANAGE_PEOPLE, Right.GIVE_SIGN_IN_SLIP)
@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    """Show who matches, a page at a time, sorted by pinyin."""
    user, today, language = reader(request), today_here(), get_language() or ""
    manages = may(user, Right.MANAGE_PEOPLE)
    paths = team_paths(language)
    form = FilterForm(request.GET, manages=manages, paths=paths)
    wanted = form.wanted()
    found = filtered(people_listed_for(user), words=wanted.words, team_id=wanted.team_id, state=wanted.state, on=today)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = person_rows(list(page.object_list), today, language, paths)
    context = {
        "form": form,
        "page": page,
        "rows": rows,
        "manages": manages,
        "filtered": wanted.narrows,
        "query": urlencode({key: value for key, value in request.GET.items() if key != "page" and value}),
    }
    return render(request, "people/person_list.html", context)
