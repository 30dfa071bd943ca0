"""What services refuse while a people file comes in, in both languages, at the column that it concerns."""

from lib.bilingual import Text
from people.services.joining import AlreadyEmployed, NeverJoined
from people.services.moving import NotEmployed
from people.services.naming import NameIsMissing, SignInNameTaken
from people.services.roles import AdminWouldBeGone
from people.services.spells import LaterChangeStands


class RowIncomplete(Exception):
    """A row lacks something; `key` is the column, `reason` says what."""

    def __init__(self, key: str, reason: Text) -> None:
        """Keep both."""
        super().__init__(key)
        self.key, self.reason = key, reason


REFUSED = (
    AdminWouldBeGone,
    AlreadyEmployed,
    LaterChangeStands,
    NameIsMissing,
    NeverJoined,
    NotEmployed,
    RowIncomplete,
    SignInNameTaken,
)


def worded(refusal: Exception) -> tuple[str, Text]:
    """Return the column that a refusal concerns, and what to say."""
    if isinstance(refusal, RowIncomplete):
        return refusal.key, refusal.reason
    if isinstance(refusal, SignInNameTaken):
        return refusal.field, Text(
            zh="已经有人用它登录（用户名或工号）。", en="Somebody signs in with this already, as a username or number."
        )
    if isinstance(refusal, LaterChangeStands):
        day = refusal.not_before.isoformat()
        return "employee_number", Text(
            zh=f"{day} 已经有一次变动，不能改在它之前。", en=f"A change of {day} stands already; none can come before it."
        )
    return _PLAIN[type(refusal)]


_PLAIN: dict[type[Exception], tuple[str, Text]] = {
    AdminWouldBeGone: ("roles", Text(zh="这是最后一名管理员。", en="This is the last admin.")),
    AlreadyEmployed: ("active", Text(zh="那一天已经在职。", en="They work here on that day already.")),
    NameIsMissing: ("name_zh", Text(zh="要有中文名或英文名。", en="A Chinese or a Latin name is needed.")),
    NeverJoined: ("hired_on", Text(zh="那一天还没有入职。", en="They had not joined by that day.")),
    NotEmployed: ("active", Text(zh="那一天不在职。", en="They do not work here on that day.")),
}
