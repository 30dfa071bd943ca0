"""Changing one's password, and setting a new one by mail."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lib import clock
from people import services
from people.forms.sign_in import AskResetForm, NewPasswordForm
from people.models import User
from people.policies import reader, require_sign_in
from people.queries.employment import works_here
from people.services.resets import ask_reset

HTTP_NOT_FOUND = 404


@sensitive_post_parameters()
@require_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def password_change(request: HttpRequest) -> HttpResponse:
    """Set a new password; this session stays, all others end."""
    person = reader(request)
    due = person.must_change_password
    form = NewPasswordForm(request.POST or None, person=person, ask_old=person.has_usable_password() and not due)
    if request.method == "POST" and form.is_valid():
        changed = services.set_password(person_id=person.pk, password=form.cleaned_data["new"], by=person.actor, at=clock.now())
        update_session_auth_hash(request, changed)
        messages.success(request, _("The new password holds from now on. Other devices are signed out."))
        return redirect(settings.LOGIN_REDIRECT_URL if due else "people:profile")
    return render(request, "people/password_change.html", {"form": form, "due": due})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password_reset(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail; the answer is the same for every name."""
    form = AskResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and settings.RAPPORT_HAS_MAIL:
        ask_reset(typed=form.cleaned_data["typed"], at=clock.now())
        return redirect("people:password-reset-asked")
    return render(request, "people/password_reset.html", {"form": form, "has_mail": settings.RAPPORT_HAS_MAIL})


@never_cache
@require_http_methods(["GET", "HEAD"])
def password_reset_asked(request: HttpRequest) -> HttpResponse:
    """Say what happens now."""
    return render(request, "people/password_reset_asked.html")


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password_reset_confirm(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Set a new password behind a link that was mailed."""
    person = _person_of(uid)
    if person is None or not default_token_generator.check_token(person, token):
        return render(request, "people/password_reset_dead.html", status=HTTP_NOT_FOUND)
    form = NewPasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["new"]
        services.set_password(person_id=person.pk, password=password, by=person.actor, at=clock.now(), means="mail")
        messages.success(request, _("The new password holds from now on. Sign in with it."))
        return redirect("people:sign-in")
    return render(request, "people/password_reset_confirm.html", {"form": form, "person": person})


def _person_of(uid: str) -> User | None:
    try:
        person = User.objects.filter(pk=int(force_str(urlsafe_base64_decode(uid)))).first()
    except (ValueError, OverflowError):
        return None
    return person if person is not None and works_here(person, clock.now()) else None
