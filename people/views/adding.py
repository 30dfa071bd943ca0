"""Adding one person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lib import clock
from people import services
from people.domain.roles import Right, Role
from people.forms.person import AddForm
from people.policies import reader, require, roles_changed_by
from people.queries.today import today_here
from people.views.words import REFUSALS, worded


@require(Right.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def person_add(request: HttpRequest) -> HttpResponse:
    """Show the form; add the person and go to their page."""
    user = reader(request)
    first = {"hired_on": today_here(), "roles": [Role.AGENT.value], "language": get_language(), "time_zone": user.time_zone}
    form = AddForm(request.POST or None, initial=first, grantable=roles_changed_by(user, None))
    if request.method == "POST" and form.is_valid():
        try:
            person = services.hire(**form.cleaned_data, by=user.actor, at=clock.now())
        except REFUSALS as refusal:
            form.add_error(*worded(refusal))
        else:
            said = _("%(name)s is added. Nobody can sign in yet: give a sign-in slip, or let the password be set by mail.")
            messages.success(request, said % {"name": person.name(get_language() or "")})
            return redirect("people:person-edit", pk=person.pk)
    return render(request, "people/person_add.html", {"form": form})
