"""The menu: one table of what each right opens, and the frame that every page is shown in."""

from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import get_language, gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from people.domain.roles import ROLE_NAMES, Right, Role
from people.models import User
from people.queries import rights_of, roles_of, team_now
from ui.components.frame import Entry
from ui.theme import theme_of

NOTICES = "notifications:list"
MOST_TABS = 4
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the menu. `short` stands on the phone's tabs; `any_of` are the rights that open it.

    A page under its address, or under one of `below`, lights it up, unless another line names more of that page's address.
    """

    url_name: str
    label: Words
    short: Words
    icon: str
    any_of: frozenset[Right] = frozenset(Right)
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Some lines of the menu under a heading, in the order of who needs them most."""

    title: Words
    items: tuple[Item, ...]


def _for(*rights: Right) -> frozenset[Right]:
    return frozenset(rights)


_TRAINING = ("/courses/", "/lessons/", "/quizzes/", "/attempts/")

TEAM = Group(
    _("My team"),
    (
        Item("dashboards:my-team", _("My team"), pgettext_lazy("menu", "Team"), "people", _for(Right.SEE_TEAM, Right.SEE_ALL_PROGRESS)),
        Item(
            "assignments:list",
            _("Assignments"),
            pgettext_lazy("menu", "Assign"),
            "send",
            _for(Right.ASSIGN_TEAM, Right.ASSIGN_ANYONE),
            ("/assign/",),
        ),
        Item("people:intake-list", _("Intakes"), _("Intakes"), "calendar3", _for(Right.RUN_INTAKES)),
    ),
)
HOUSE = Group(
    _("The house"),
    (
        Item(
            "reports:certifications",
            _("Certifications"),
            pgettext_lazy("menu", "Table"),
            "card-checklist",
            _for(Right.EXPORT_CERTIFICATES),
            ("/reports/exports/", "/certificates/waiting/"),
        ),
        Item(
            "people:person-list", _("People"), _("People"), "person-badge", _for(Right.MANAGE_PEOPLE, Right.GIVE_SIGN_IN_SLIP), ("/teams/",)
        ),
        Item(
            "scenarios:suspicion-list", _("Red lines to decide"), pgettext_lazy("menu", "Decide"), "shield-exclamation", _for(Right.ASSESS)
        ),
        Item("curriculum:overview", _("Curriculum"), _("Curriculum"), "journals", _for(Right.AUTHOR_CURRICULUM)),
        Item("job-list", _("Work in the background"), _("Jobs"), "hourglass-split", _for(Right.ADMINISTER)),
        Item("audit-trail", _("Audit trail"), _("Audit"), "clock-history", _for(Right.SEE_AUDIT)),
        Item("gallery", _("Components"), pgettext_lazy("menu", "Parts"), "grid", _for(Right.AUTHOR_CURRICULUM, Right.ADMINISTER)),
    ),
)
MYSELF = Group(
    _("Myself"),
    (
        Item(
            "dashboards:my-training",
            _("My training"),
            pgettext_lazy("menu", "Training"),
            "signpost-split",
            _for(Right.TAKE_TRAINING),
            _TRAINING,
        ),
        Item(
            "scenarios:list",
            pgettext_lazy("menu", "Role-play"),
            pgettext_lazy("menu", "Role-play"),
            "chat-left-dots",
            _for(Right.TAKE_TRAINING),
            ("/runs/",),
        ),
        Item("knowledge:script-list", _("Scripts"), _("Scripts"), "journal-text", _for(Right.SEE_SCRIPTS)),
        Item("certificates:mine", _("My certificates"), pgettext_lazy("menu", "Certificates"), "patch-check", _for(Right.TAKE_TRAINING)),
        Item(NOTICES, _("Notices"), _("Notices"), "bell"),
        Item("people:rights-page", _("What each role may do"), _("Roles"), "key"),
    ),
)
GROUPS = (TEAM, HOUSE, MYSELF)
# Whoever works for others has their tools first on the phone, and their own training after them.
NOT_ON_TABS = frozenset({NOTICES, "people:rights-page", "gallery", "job-list", "audit-trail"})
ROLE_ORDER = (Role.ADMIN, Role.HR, Role.ASSESSOR, Role.AUTHOR, Role.TRAINER, Role.LEAD, Role.AGENT)


class Shell:
    """What stands round every page; each part is read from the database when the page first shows it."""

    def __init__(self, request: HttpRequest) -> None:
        """Keep the request; nothing is read yet."""
        self.request = request

    @cached_property
    def user(self) -> User | None:
        """The person who is signed in."""
        user = getattr(self.request, "user", None)
        return user if isinstance(user, User) else None

    @property
    def theme(self) -> str:
        """The theme this browser chose."""
        return theme_of(self.request)

    @property
    def demo(self) -> bool:
        """Whether firm and people are made up."""
        return bool(settings.DEMO)

    @property
    def firm(self) -> str:
        """The firm's name in the language of the page."""
        return settings.RAPPORT_FIRM_NAME["zh" if (get_language() or "zh").startswith("zh") else "en"]

    @property
    def name(self) -> str:
        """The person's name in the language of the page."""
        return self.user.name(get_language() or "") if self.user else ""

    @cached_property
    def role(self) -> tuple[str, ...]:
        """The person's chief role, and their team where they have one."""
        if self.user is None:
            return ()
        language = get_language() or "zh-hans"
        held = roles_of(self.user)
        words = [ROLE_NAMES[role].get(language) for role in ROLE_ORDER if role in held][:1]
        team = team_now(self.user)
        return (*words, *([team.name(language)] if team else []))

    @cached_property
    def unread(self) -> int:
        """How many notices were not read."""
        if self.user is None:
            return 0
        from notifications.queries import unread_count

        return unread_count(self.user.pk)

    @property
    def notices_label(self) -> str:
        """What the bell says to those who listen."""
        if not self.unread:
            return gettext("Notices")
        return ngettext("Notices, %(n)s unread", "Notices, %(n)s unread", self.unread) % {"n": self.unread}

    @property
    def notices_url(self) -> str:
        """Where the bell leads."""
        return address_of(NOTICES) if self.user else ""

    @property
    def profile_url(self) -> str:
        """Where a person sees and changes what they may of their own account."""
        return address_of("people:profile")

    @property
    def sign_out_url(self) -> str:
        """Where the form for signing out goes."""
        return address_of("people:sign-out")

    @cached_property
    def menu(self) -> tuple[Entry, ...]:
        """The side menu: groups that hold something, the first without a heading."""
        if self.user is None:
            return ()
        lines = _lines(rights_of(self.user), _lit(self.request.path), get_language() or "")
        return tuple(self._counted(entry) for entry in lines)

    @cached_property
    def tabs(self) -> tuple[Entry, ...]:
        """The phone's tabs, at most four."""
        return tuple(entry for entry in self.menu if entry.url and entry.url_name not in NOT_ON_TABS)[:MOST_TABS]

    @cached_property
    def rest(self) -> tuple[Entry, ...]:
        """What the phone shows behind the person's picture."""
        shown = {entry.url_name for entry in self.tabs}
        return tuple(entry for entry in self.menu if entry.url and entry.url_name not in shown)

    def _counted(self, entry: Entry) -> Entry:
        if entry.url_name != NOTICES or not self.unread:
            return entry
        return replace(entry, count=self.unread, count_label=gettext("unread"))


@lru_cache(maxsize=512)
def _lines(rights: frozenset[Right], lit: str, language: str) -> tuple[Entry, ...]:
    """Return the menu of these rights in a language; `lit` is the line that lights up."""
    del language  # the words below are read in it
    found: list[Entry] = []
    for group in GROUPS:
        entries = [_entry(item, lit) for item in group.items if rights & item.any_of and address_of(item.url_name)]
        if entries and found:
            found.append(Entry(title=str(group.title)))
        found += entries
    return tuple(found)


def _entry(item: Item, lit: str) -> Entry:
    return Entry(
        url_name=item.url_name,
        url=address_of(item.url_name),
        label=str(item.label),
        short=str(item.short),
        icon=item.icon,
        current=item.url_name == lit,
    )


def _lit(path: str) -> str:
    """Return the line that names the most of a page's address, none if no line names any of it."""
    items = (item for group in GROUPS for item in group.items)
    named, name = max((_named(item, path), item.url_name) for item in items)
    return name if named else ""


def _named(item: Item, path: str) -> int:
    """Return how much of a page's address a line names, 0 if none of it."""
    return max((len(start) for start in (address_of(item.url_name), *item.below) if start and path.startswith(start)), default=0)


@cache
def address_of(url_name: str) -> str:
    """Return the address of a page, or nothing when this house has no such page."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def shell(request: HttpRequest) -> dict[str, object]:
    """Give every template the frame of its page; a fragment that shows no frame pays nothing."""
    return {"shell": SimpleLazyObject(lambda: Shell(request))}
