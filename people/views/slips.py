"""Sign-in slips: given and printed by a lead or HR, used once by whom they are for."""

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lib import clock
from people import services
from people.domain.roles import Right
from people.forms.sign_in import NewPasswordForm
from people.policies import may_give_slip, people_keyed_by, reader, require
from people.queries.employment import works_here
from people.queries.slips import live_slip
from people.services.moving import NotEmployed
from people.services.slips import SlipIsNoGood, good_until

HTTP_GONE = 404


@require(Right.GIVE_SIGN_IN_SLIP)
@require_http_methods(["GET", "HEAD", "POST"])
def person_slip(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first; then make the slip and show it once, ready to print."""
    user = reader(request)
    person = get_object_or_404(people_keyed_by(user), pk=pk)
    if not may_give_slip(user, person):
        raise PermissionDenied(_("This account may do more than yours; HR or an admin gives its slip."))
    if request.method != "POST":
        return render(request, "people/slip_ask.html", {"person": person})
    at = clock.now()
    token = services.give_slip(person_id=person.pk, by=user.actor, at=at)
    link = f"{settings.PUBLIC_URL or request.build_absolute_uri('/').rstrip('/')}{reverse('people:slip', args=[token])}"
    context = {"person": person, "link": link, "qr": qr_of(link), "until": good_until(person_id=person.pk)}
    return render(request, "people/slip_print.html", context)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest, token: str) -> HttpResponse:
    """Let the holder set a password and in, once. Looking at the page spends nothing."""
    at = clock.now()
    found = live_slip(token, at)
    if found is None:
        return render(request, "people/slip_dead.html", status=HTTP_GONE)
    if not works_here(found.person, at):
        return render(request, "people/slip_early.html", {"person": found.person})
    form = NewPasswordForm(request.POST or None, person=found.person)
    if request.method == "POST" and form.is_valid():
        try:
            person = services.use_slip(token=token, password=form.cleaned_data["new"], at=at)
        except (SlipIsNoGood, NotEmployed):
            return render(request, "people/slip_dead.html", status=HTTP_GONE)
        login(request, person)
        messages.success(request, _("You are in. Next time, sign in with your number and the new password."))
        return HttpResponseRedirect(resolve_url(settings.LOGIN_REDIRECT_URL))
    return render(request, "people/slip.html", {"form": form, "person": found.person})


def qr_of(link: str) -> SafeString:
    """Return a QR code as inline SVG, black on white also in the dark, without style attributes."""
    code = segno.make(link, error="m", micro=False)
    svg = code.svg_inline(border=4, dark="#000", light="#fff", svgclass="r-qr-code", lineclass=None, omitsize=True)
    return mark_safe(svg)  # made by segno from our own link
