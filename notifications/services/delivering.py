"""Send the mail of a notice. At least once: a crash after the mail server's yes sends it again under the same Message-ID."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation

from notifications.domain.addressing import absolute, message_id
from notifications.models import Mail, Notice
from notifications.queries import words_of
from people.models import User
from people.queries.employment import works_here


def deliver(*, notice_id: int, at: datetime) -> bool:
    """Send what waits and mark it; tell whether a mail went out. No lock is held while the mail server is asked.

    :raises OSError: if the mail server cannot be reached; the job tries again
    """
    notice = Notice.objects.select_related("person").filter(pk=notice_id, mail=Mail.WAITING).first()
    if notice is None:
        return False
    person = notice.person
    if not person.email or not works_here(person, at):
        Notice.objects.filter(pk=notice.pk, mail=Mail.WAITING).update(mail=Mail.DROPPED)
        return False
    _letter(notice, person).send()
    Notice.objects.filter(pk=notice.pk).update(mail=Mail.SENT, mailed_at=at)
    return True


def _letter(notice: Notice, person: User) -> EmailMessage:
    """Write the mail in the reader's language and time."""
    with translation.override(person.language), timezone.override(person.zone):
        words = words_of(notice, person.language)
        link = absolute(settings.PUBLIC_URL, notice.url)
        body = "\n\n".join(part for part in (words.body, link, translation.gettext("Sent by Rapport.")) if part)
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    return EmailMessage(words.title, body, to=[person.email], headers={"Message-ID": message_id(notice.key, host)})
