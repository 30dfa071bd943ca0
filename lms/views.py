"""The language switch: the browser remembers it, and the profile of whoever is signed in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from lib import clock
from people.models import User
from people.services import choose_language
from ui.views import switches


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Show the pages, and write the mails, in another language from now on."""
    chosen = request.POST.get("language", "")
    if isinstance(request.user, User) and chosen in switches.LANGUAGES:
        choose_language(person_id=request.user.pk, language=chosen, by=request.user.actor, at=clock.now())
    return switches.language(request)
