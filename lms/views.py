"""Doors of the house itself: the language switch, work in the background, the trail."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lib import clock
from lms.acts import act_words, actor_words
from lms.queries import jobs_page, trail_page
from lms.services import do_again
from people.domain.roles import Right
from people.models import User
from people.policies import require
from people.services import choose_language
from ui.components.progress import Tile
from ui.components.table import Column, Row
from ui.components.words import moment
from ui.views import switches


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Show the pages, and write the mails, in another language from now on."""
    chosen = request.POST.get("language", "")
    if isinstance(request.user, User) and chosen in switches.LANGUAGES:
        choose_language(person_id=request.user.pk, language=chosen, by=request.user.actor, at=clock.now())
    return switches.language(request)


@require_safe
@require(Right.ADMINISTER)
def job_list(request: HttpRequest) -> HttpResponse:
    """Show how the work in the background stands."""
    page = jobs_page(clock.now())
    since = _("the oldest since %(at)s") % {"at": moment(page.oldest)} if page.oldest else _("all done")
    tiles = (
        Tile(pgettext("jobs", "Waiting"), page.waiting, note=since),
        Tile(_("Done within a day"), page.done),
        Tile(_("Stuck"), len(page.stuck), note=_("after five tries"), alarm=bool(page.stuck)),
    )
    return render(request, "lms/jobs.html", {"page": page, "tiles": tiles})


@require_POST
@require(Right.ADMINISTER)
def job_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a stuck job another chance."""
    assert isinstance(request.user, User)  # noqa: S101  for the type checker: `require` asked
    if do_again(job_id=pk, by=request.user.actor, at=clock.now()):
        messages.success(request, _("It will be tried again now."))
    else:
        messages.info(request, _("This one is not stuck any more."))
    return redirect("job-list")


@require_safe
@require(Right.SEE_AUDIT)
def audit_trail(request: HttpRequest) -> HttpResponse:
    """Show what was done, the newest first."""
    words = request.GET.get("words", "").strip()[:80]
    before = request.GET.get("before", "")
    language = get_language() or ""
    page = trail_page(words=words, before=int(before) if before.isdecimal() and len(before) < 19 else None, language=language)  # noqa: PLR2004  digits that fit a big integer
    columns = [Column(_("When")), Column(_("Who")), Column(_("Act")), Column(_("On what")), Column(_("Noted"))]
    rows = [
        Row((moment(each.at), actor_words(each.who, language), _act(each.verb, language), each.subject, each.details)) for each in page.rows
    ]
    onward = f"?{urlencode({'words': words, 'before': page.before})}" if page.before else ""
    return render(request, "lms/trail.html", {"columns": columns, "rows": rows, "words": words, "next_url": onward})


def _act(verb: str, language: str) -> SafeString:
    """Show what was done in words, with the code that one can search for."""
    return format_html('{} <span class="r-xs r-mute">{}</span>', act_words(verb, language), verb)
