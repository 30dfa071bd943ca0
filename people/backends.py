"""How Django recognises people: by username or number at the door, by employment at every request."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from lib import clock
from people.domain import passwords
from people.domain.roles import Right
from people.models import User
from people.policies import may
from people.queries import find_by_sign_in_name
from people.queries.arrival import arriving
from people.queries.employment import works_here


class PeopleBackend(BaseBackend):
    """Signs in whoever works here today; a session ends with the request after its person was deactivated."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_kwargs: Any
    ) -> User | None:
        """Return who this is. An unknown name costs the same hash as a known one."""
        del request
        if username is None or password is None:
            return None
        person = find_by_sign_in_name(username)
        if person is None:
            User().set_password(password)
            return None
        right = person.check_password(password)
        if not right or passwords.is_refused(password, demo=settings.DEMO):
            return None
        return person if works_here(person, clock.now()) else None

    def get_user(self, user_id: int) -> User | None:
        """Return the person of a session, as long as they work here."""
        return arriving(user_id, clock.now())

    def has_perm(self, user_obj: Any, perm: str, obj: object = None) -> bool:
        """Answer for a right named by its value (`manage-people`)."""
        del obj
        return perm in {right.value for right in Right} and may(user_obj, Right(perm))
