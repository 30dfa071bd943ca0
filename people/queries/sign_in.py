"""Finding the account that someone means when they type a name or a number."""

from dataclasses import dataclass

from lib.bilingual import Text
from people.domain import names
from people.domain.demo import DEMO_LOG_INS
from people.models import User


def find_by_sign_in_name(typed: str) -> User | None:
    """Return who has this username, else who has this employee number, in whatever case and width it was typed."""
    wanted = names.tidy(typed)[:254]
    if not wanted:
        return None
    found = User.objects.filter(username__iexact=wanted).first()
    return found or User.objects.filter(employee_number__iexact=wanted).first()


@dataclass(frozen=True, slots=True)
class DemoLogIn:
    """A log-in of the demo: what to type, who that is."""

    username: str
    who: Text


def demo_log_ins() -> tuple[DemoLogIn, ...]:
    """Return the log-ins of the demo that exist, in their order."""
    there = set(User.objects.filter(username__in=DEMO_LOG_INS).values_list("username", flat=True))
    return tuple(DemoLogIn(name, who) for name, who in DEMO_LOG_INS.items() if name in there)
