"""Finding the account that someone means when they type a name or a number."""

from people.domain import names
from people.models import User


def find_by_sign_in_name(typed: str) -> User | None:
    """Return who has this username, else who has this employee number, in whatever case and width it was typed."""
    wanted = names.tidy(typed)[:254]
    if not wanted:
        return None
    found = User.objects.filter(username__iexact=wanted).first()
    return found or User.objects.filter(employee_number__iexact=wanted).first()
