"""A new password by mail: the request is recorded alike for known and unknown names, the worker sends what can be sent."""

import hmac
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from audit import services as audit
from audit.domain import Actor
from jobs import services as jobs
from people.domain import names
from people.models import ResetRequest, User

MOST_AN_HOUR = 5


@transaction.atomic
def ask_reset(*, typed: str, at: datetime) -> None:
    """Record that someone asked for a link; the sixth request for one name within an hour is let drop."""
    name = names.tidy(typed).lower()[:254]
    mark = hmac.digest(settings.SECRET_KEY.encode(), name.encode(), "sha256").hex()
    recent = ResetRequest.objects.filter(typed_sha256=mark, asked_at__gt=at - timedelta(hours=1)).count()
    if recent >= MOST_AN_HOUR:
        return
    request = ResetRequest.objects.create(typed=name, typed_sha256=mark, asked_at=at)
    subject = f"people.reset-request:{request.pk}"
    jobs.record(topic="people.reset-mail", key=subject, subject=subject, at=at)


def send_reset(*, request_id: int, at: datetime) -> int:
    """Mail a link to everyone whose mail, username or number was typed; return how many that were.

    :raises OSError: if the mail server cannot be reached; the job tries again
    """
    request = ResetRequest.objects.filter(pk=request_id, done_at=None).first()
    if request is None:
        return 0
    typed = Q(email__iexact=request.typed) | Q(username__iexact=request.typed) | Q(employee_number__iexact=request.typed)
    people = list(User.objects.active_on(at.date()).filter(typed).exclude(email="")[:MOST_AN_HOUR])
    for person in people:
        _letter(person, request).send()
        audit.write(by=Actor("system:reset"), verb="person.mail-reset", subject=person.ref, at=at)
    ResetRequest.objects.filter(pk=request.pk).update(done_at=at, typed="")
    return len(people)


def _letter(person: User, request: ResetRequest) -> EmailMessage:
    """Write the mail in the reader's language; its link stands on the address of the house, never on a request's host."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    path = reverse("people:password-reset-confirm", args=[uid, default_token_generator.make_token(person)])
    with translation.override(person.language):
        context = {"name": person.name(person.language), "username": person.username, "link": f"{settings.PUBLIC_URL}{path}"}
        title = render_to_string("people/mail/reset.title.txt", context).strip()
        body = render_to_string("people/mail/reset.body.txt", context).strip()
    host = urlsplit(settings.PUBLIC_URL).hostname or "rapport.invalid"
    return EmailMessage(title, body, to=[person.email], headers={"Message-ID": f"<reset-{request.pk}-{person.pk}@{host}>"})
