"""People for tests: made by the services, so that they are what the house would have made."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count

from audit.domain import Actor
from people import services
from people.domain.roles import Role
from people.models import Intake, Team, User

TESTER = Actor("system:test")
HIRED_ON = date(2026, 1, 5)
MADE_AT = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
PASSWORD = "a-long-enough-password"  # noqa: S105  of people who live in tests
_numbers = count(1)


def make_team(name: str = "", *, parent: Team | None = None, name_en: str = "") -> Team:
    """Make a team; without a name it gets one of its own."""
    return services.make_team(
        name_zh=name or f"测试{next(_numbers)}组",
        name_en=name_en,
        parent_id=parent.pk if parent else None,
        by=TESTER,
        at=MADE_AT,
    )


def make_person(
    *,
    username: str = "",
    roles: Iterable[str] = ("agent",),
    team: Team | None = None,
    leads: Iterable[Team] = (),
    employee_number: str = "",
    name_zh: str = "",
    name_en: str = "",
    email: str = "",
    hired_on: date = HIRED_ON,
    left_on: date | None = None,
    level: str = "J",
    language: str = "zh-hans",
    time_zone: str = "Asia/Shanghai",
    password: str = "",
) -> User:
    """Make a person. The role `lead` leads `team`; `leads` names further teams. Without a password nobody can sign in."""
    serial = next(_numbers)
    wanted = [Role(role) for role in roles]
    person = services.hire(
        employee_number=employee_number or f"T{serial:05d}",
        username=username or f"person{serial}",
        name_zh=name_zh or f"测试{serial}",
        name_en=name_en or f"Ce Shi {serial}",
        email=email,
        hired_on=hired_on,
        language=language,
        time_zone=time_zone,
        team_id=team.pk if team else None,
        roles=[role for role in wanted if role is not Role.LEAD],
        level=level,
        by=TESTER,
        at=MADE_AT,
    )
    led = [*([team] if team and Role.LEAD in wanted else []), *leads]
    for one in led:
        services.appoint(person_id=person.pk, team_id=one.pk, on=hired_on, by=TESTER, at=MADE_AT)
    if password:
        services.set_password(person_id=person.pk, password=password, by=TESTER, at=MADE_AT)
    if left_on:
        services.end(person_id=person.pk, on=left_on, by=TESTER, at=MADE_AT)
    return User.objects.get(pk=person.pk)


def make_intake(
    code: str = "",
    *,
    people: Iterable[User] = (),
    starts_on: date = HIRED_ON,
    ends_on: date = date(2026, 3, 31),
    name_zh: str = "",
    name_en: str = "",
) -> Intake:
    """Make an intake with its people."""
    code = code or f"T{next(_numbers)}"
    intake = services.open_intake(
        code=code,
        name_zh=name_zh or f"{code} 期",
        name_en=name_en or f"Intake {code}",
        starts_on=starts_on,
        ends_on=ends_on,
        by=TESTER,
        at=MADE_AT,
    )
    person_ids = [person.pk for person in people]
    services.join_intake(intake_id=intake.pk, person_ids=person_ids, on=starts_on, by=TESTER, at=MADE_AT)
    return intake
