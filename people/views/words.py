"""What services refuse, in words, at the field that it concerns."""

from django.utils.translation import gettext as _

from people.services.joining import AlreadyEmployed, CannotEndOneself, NeverJoined
from people.services.moving import NotEmployed
from people.services.naming import NameIsMissing, SignInNameTaken
from people.services.roles import AdminWouldBeGone, OwnRolesStay
from people.services.spells import LaterChangeStands
from ui.components.words import day

REFUSALS = (
    AdminWouldBeGone,
    AlreadyEmployed,
    CannotEndOneself,
    LaterChangeStands,
    NameIsMissing,
    NeverJoined,
    NotEmployed,
    OwnRolesStay,
    SignInNameTaken,
)


def worded(refusal: Exception) -> tuple[str | None, str]:
    """Return the field that a refusal concerns (None: the form as a whole) and what to say."""
    if isinstance(refusal, LaterChangeStands):
        said = _("A change of %(day)s stands already; choose that day or a later one.")
        return "on", said % {"day": day(refusal.not_before)}
    if isinstance(refusal, SignInNameTaken):
        return refusal.field, _("Somebody signs in with this already, as a username or as a number.")
    field = None if isinstance(refusal, (CannotEndOneself, OwnRolesStay, AdminWouldBeGone)) else "on"
    return ("name_zh" if isinstance(refusal, NameIsMissing) else field), _plain(refusal)


def _plain(refusal: Exception) -> str:
    words = {
        NotEmployed: _("They do not work here on that day."),
        NeverJoined: _("They had not joined by that day."),
        AlreadyEmployed: _("They work here on that day already."),
        CannotEndOneself: _("Nobody ends their own employment here; ask a colleague of HR."),
        OwnRolesStay: _("Nobody changes their own roles; ask a colleague."),
        AdminWouldBeGone: _("This is the last admin; make somebody else admin first."),
        NameIsMissing: _("Write the Chinese or the Latin name."),
    }
    return words[type(refusal)]
