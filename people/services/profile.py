"""What people set for themselves."""

from datetime import datetime

from django.db import transaction

from audit import services as audit
from audit.domain import Actor
from people.models import User
from people.models.user import Language


@transaction.atomic
def choose_language(*, person_id: int, language: str, by: Actor, at: datetime) -> None:
    """Keep the language that a person switched to; an unknown one is left aside."""
    if language not in Language.values:
        return
    changed = User.objects.filter(pk=person_id).exclude(language=language).update(language=language)
    if changed:
        subject = f"people.user:{person_id}"
        audit.write(by=by, verb="person.choose-language", subject=subject, at=at, details={"language": language})


@transaction.atomic
def set_preferences(*, person_id: int, language: str, time_zone: str, by: Actor, at: datetime) -> None:
    """Keep the language and the time zone that a person chose."""
    User.objects.filter(pk=person_id).update(language=language, time_zone=time_zone)
    details = {"language": language, "time_zone": time_zone}
    audit.write(by=by, verb="person.set-preferences", subject=f"people.user:{person_id}", at=at, details=details)
