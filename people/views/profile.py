"""One's own page, and the page that says what each role may do."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lib import clock
from people import services
from people.domain.roles import RIGHT_WORDS, RIGHTS, ROLE_LIMITS, ROLE_NAMES, Right, Role
from people.forms.profile import ProfileForm
from people.policies import reader, require_sign_in, roles_of
from people.queries import intake_of, level_of, team_of, team_paths
from people.queries.listing import roles_in_words
from people.queries.today import today_of


@require_sign_in
@require_safe
def rights_page(request: HttpRequest) -> HttpResponse:
    """Show the one page of rights in plain words, with the reader's own roles marked."""
    held = roles_of(reader(request))
    roles = [
        {
            "name": ROLE_NAMES[role],
            "limit": ROLE_LIMITS[role],
            "rights": [RIGHT_WORDS[right] for right in Right if right in RIGHTS[role]],
            "mine": role in held,
        }
        for role in Role
    ]
    return render(request, "people/rights.html", {"roles": roles})


@require_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show what the house knows about the reader; let them set language and time zone."""
    person = reader(request)
    form = ProfileForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        services.set_preferences(person_id=person.pk, **form.cleaned_data, by=person.actor, at=clock.now())
        messages.success(request, _("Saved."))
        return redirect("people:profile")
    language, today = get_language() or "", today_of(person)
    team, intake = team_of(person, today), intake_of(person, today)
    context = {
        "form": form,
        "person": person,
        "team": team_paths(language).get(team.pk, "") if team else "",
        "intake": intake.name(language) if intake else "",
        "level": level_of(person, today),
        "roles": roles_in_words(roles_of(person), language),
    }
    return render(request, "people/profile.html", context)
