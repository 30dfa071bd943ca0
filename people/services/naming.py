"""What a person is called and reached by: corrections of a name apart from other details."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from audit import services as audit
from audit.domain import Actor
from people.domain import names
from people.models import User
from people.services.spells import lock


class SignInNameTaken(Exception):
    """Somebody signs in by this username or number already; `field` names which one it is."""

    def __init__(self, field: str) -> None:
        """Keep the field."""
        super().__init__(field)
        self.field = field


class NameIsMissing(Exception):
    """A person needs a name in one script at least."""


@transaction.atomic
def correct_name(*, person_id: int, name_zh: str, name_en: str, by: Actor, at: datetime) -> User:
    """Correct a misspelt name. Certificates keep what was printed until HR issues them anew.

    :raises NameIsMissing: if both are empty
    """
    person = lock(person_id)
    before = {"name_zh": person.name_zh, "name_en": person.name_en}
    after = {"name_zh": names.tidy(name_zh), "name_en": names.tidy(name_en)}
    if not any(after.values()):
        raise NameIsMissing
    if after != before:
        person.name_zh, person.name_en = after["name_zh"], after["name_en"]
        person.save(update_fields=["name_zh", "name_en"])
        details = {"before": before, "after": after}
        audit.write(by=by, verb="person.correct-name", subject=person.ref, at=at, details=details)
    return person


@transaction.atomic
def amend(*, person_id: int, username: str, email: str, language: str, time_zone: str, by: Actor, at: datetime) -> User:
    """Change what a person signs in with, is written to and reads.

    :raises SignInNameTaken: if the username is somebody else's name or number
    """
    person = lock(person_id)
    wanted = {
        "username": names.tidy(username).lower(),
        "email": email.strip(),
        "language": language,
        "time_zone": time_zone,
    }
    changed = sorted(field for field, value in wanted.items() if getattr(person, field) != value)
    for field in changed:
        setattr(person, field, wanted[field])
    if "username" in changed:
        must_be_free(person)
    if changed:
        person.save(update_fields=changed)
        audit.write(by=by, verb="person.amend", subject=person.ref, at=at, details={"fields": changed})
    return person


def must_be_free(person: User) -> None:
    """Refuse what somebody else signs in with: a username must not be another's number either.

    :raises SignInNameTaken: naming the field
    """
    others = User.objects.exclude(pk=person.pk)
    for field in ("employee_number", "username"):
        typed = getattr(person, field)
        if others.filter(Q(username__iexact=typed) | Q(employee_number__iexact=typed)).exists():
            raise SignInNameTaken(field)
