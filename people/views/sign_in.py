"""Signing in and out."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from lib import clock
from people.domain.passwords import DEMO_PASSWORD
from people.forms.sign_in import SignInForm
from people.queries.sign_in import demo_log_ins
from people.services.sign_in import SignInLocked, WrongSignIn
from people.services.sign_in import sign_in as open_session
from people.views.network import network

MINUTE = 60
HTTP_TOO_MANY = 429


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the form; open a session for whom it recognises."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(onward(request))
    form = SignInForm(request.POST or None, initial={"username": request.GET.get("as", "")[:64]})
    status = 200
    if request.method == "POST" and form.is_valid():
        at = clock.now()
        typed, password = form.cleaned_data["username"], form.cleaned_data["password"]
        try:
            person = open_session(typed=typed, password=password, network=network(request), at=at)
        except WrongSignIn:
            form.add_error(None, _("Name and password do not match. Check both; capitals count in the password."))
        except SignInLocked as locked:
            form.add_error(None, _locked(locked.until, at))
            status = HTTP_TOO_MANY
        else:
            login(request, person)
            return HttpResponseRedirect(onward(request))
    context = {
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "firm": settings.RAPPORT_FIRM_NAME,
        "demo_log_ins": demo_log_ins() if settings.DEMO else (),
        "demo_password": DEMO_PASSWORD,
        "has_mail": settings.RAPPORT_HAS_MAIL,
    }
    return render(request, "people/sign_in.html", context, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Close the session."""
    logout(request)
    return redirect("people:sign-in")


def onward(request: HttpRequest) -> str:
    """Return where to go after signing in: the page that was asked for, on this host only, else the start page."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if safe else resolve_url(settings.LOGIN_REDIRECT_URL)


def _locked(until: datetime, at: datetime) -> str:
    minutes = max(1, -int((at - until).total_seconds() // MINUTE))
    words = ngettext(
        "Too many tries. The next one counts in %(n)s minute; the account itself stays open.",
        "Too many tries. The next one counts in %(n)s minutes; the account itself stays open.",
        minutes,
    )
    return words % {"n": minutes}
