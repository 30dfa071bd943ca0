"""Bring a people file in: every row or none, the same file twice changes nothing, whoever is not in it is left alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from audit import services as audit
from audit.domain import Actor
from lib.bilingual import Text
from people.domain.file_columns import Finding
from people.domain.file_rows import PeopleFile, PersonLine, finding
from people.domain.roles import GRANTABLE, Role
from people.models import User
from people.queries.standing import Standing, TeamNames, standings
from people.services.import_refusals import REFUSED, RowIncomplete, worded
from people.services.joining import end, hire, rejoin
from people.services.moving import move, set_level
from people.services.naming import amend, correct_name
from people.services.roles import set_roles
from people.services.teams import appoint, ensure_team_path

Told = Callable[[int, int], None]


@dataclass(slots=True)
class ImportReport:
    """What was done, or would be; `left_alone` counts who works here and is not in the file."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    left_alone: int = 0
    findings: list[Finding] = field(default_factory=list)
    person_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Doing:
    """What every row is done with."""

    on: date
    by: Actor
    at: datetime
    teams: TeamNames

    def team_id(self, path: tuple[str, ...] | None) -> int | None:
        """Return the team of a path, made where it is missing."""
        if path is None:
            return None
        known = self.teams.find(path)
        return known if known is not None else self.teams.keep(ensure_team_path(path=path, by=self.by, at=self.at))


def import_people(
    *,
    file: PeopleFile,
    on: date,
    by: Actor,
    at: datetime,
    dry_run: bool = False,
    told: Told | None = None,
    then: Callable[[ImportReport], None] | None = None,
) -> ImportReport:
    """Do what the file says as of a day, or nothing if anything is wrong with it (or for a dry run).

    `told` hears how far it is; `then` runs before the end of the transaction, and what it raises undoes everything.
    """
    report = ImportReport(findings=list(file.findings))
    if report.findings:
        return report
    with transaction.atomic():
        _do_rows(file, Doing(on, by, at, TeamNames.read()), report, told)
        if report.findings or dry_run:
            transaction.set_rollback(True)
        else:
            details = {"added": len(report.added), "changed": len(report.changed), "same": len(report.same)}
            audit.write(by=by, verb="people.import", subject="people", at=at, details=details)
            if then is not None:
                then(report)
    return report


def _do_rows(file: PeopleFile, doing: Doing, report: ImportReport, told: Told | None) -> None:
    standing = standings((line.employee_number for line in file.people), doing.on)
    for done, line in enumerate(file.people, start=1):
        try:
            with transaction.atomic():
                _do_row(line, standing.get(line.employee_number.lower()), doing, report)
        except REFUSED as refusal:
            key, reason = worded(refusal)
            report.findings.append(finding(line, file.places, key, reason))
        if told is not None:
            told(done, len(file.people))
    inside = {line.employee_number.lower() for line in file.people}
    here = User.objects.active_on(doing.on).values_list("employee_number", flat=True)
    report.left_alone = sum(number.lower() not in inside for number in here)


def _do_row(line: PersonLine, stands: Standing | None, doing: Doing, report: ImportReport) -> None:
    if stands is None:
        person_id = _add(line, doing)
        report.added.append(line.employee_number)
    else:
        person_id = stands.person.pk
        changed = list(_changes(line, stands, doing))
        (report.changed if any(changed) else report.same).append(line.employee_number)
    if line.active is not False:
        report.person_ids.append(person_id)


def _add(line: PersonLine, doing: Doing) -> int:
    _must_be_whole(line)
    assert line.hired_on is not None  # noqa: S101  for the type checker: asked one line above
    roles = (Role.AGENT,) if line.roles is None else line.roles
    person = hire(
        employee_number=line.employee_number,
        username=line.username or line.employee_number,
        name_zh=line.name_zh or "",
        name_en=line.name_en or "",
        hired_on=line.hired_on,
        email=line.email or "",
        language=line.language or "zh-hans",
        time_zone=line.time_zone or "Asia/Shanghai",
        team_id=doing.team_id(line.team),
        roles=_granted(roles),
        level=line.level or "",
        by=doing.by,
        at=doing.at,
    )
    if Role.LEAD in roles:
        _lead(person.pk, doing.team_id(line.team), line.hired_on, doing)
    return person.pk


def _must_be_whole(line: PersonLine) -> None:
    if line.active is False:
        reason = Text(zh="这个工号还没有人，也就没有谁可以离职。", en="Nobody has this number yet, so nobody can have left.")
        raise RowIncomplete("active", reason)
    if not line.name_zh and not line.name_en:
        raise RowIncomplete("name_zh", Text(zh="新来的人要有中文名或英文名。", en="A new person needs a Chinese or a Latin name."))
    if line.hired_on is None:
        raise RowIncomplete("hired_on", Text(zh="新来的人要有入职日期。", en="A new person needs a first day."))


def _changes(line: PersonLine, stands: Standing, doing: Doing) -> Iterable[bool]:
    """Do what differs, and tell for each part whether it did."""
    yield _called(line, stands, doing)
    yield _reached(line, stands, doing)
    if line.active is False:
        yield _gone(stands, doing)
    elif line.active and not stands.here:
        yield _back(line, stands, doing)
    elif stands.here:
        yield from _placed(line, stands, doing)


def _called(line: PersonLine, stands: Standing, doing: Doing) -> bool:
    person = stands.person
    wanted = (line.name_zh if line.name_zh is not None else person.name_zh, line.name_en if line.name_en is not None else person.name_en)
    if wanted == (person.name_zh, person.name_en):
        return False
    correct_name(person_id=person.pk, name_zh=wanted[0], name_en=wanted[1], by=doing.by, at=doing.at)
    return True


def _reached(line: PersonLine, stands: Standing, doing: Doing) -> bool:
    person = stands.person
    fields = ("username", "email", "language", "time_zone")
    wanted = {key: getattr(person, key) if getattr(line, key) is None else getattr(line, key) for key in fields}
    if all(getattr(person, key) == value for key, value in wanted.items()):
        return False
    amend(person_id=person.pk, **wanted, by=doing.by, at=doing.at)
    return True


def _gone(stands: Standing, doing: Doing) -> bool:
    if stands.here:
        end(person_id=stands.person.pk, on=max(doing.on, stands.joined_on), by=doing.by, at=doing.at)
    return stands.here


def _back(line: PersonLine, stands: Standing, doing: Doing) -> bool:
    on = line.hired_on if line.hired_on and line.hired_on > stands.joined_on else doing.on
    roles = (Role.AGENT,) if line.roles is None else line.roles
    team_id = doing.team_id(line.team)
    rejoin(person_id=stands.person.pk, on=on, team_id=team_id, roles=_granted(roles), level=line.level or "", by=doing.by, at=doing.at)
    if Role.LEAD in roles:
        _lead(stands.person.pk, team_id, on, doing)
    return True


def _placed(line: PersonLine, stands: Standing, doing: Doing) -> Iterable[bool]:
    on, person_id = max(doing.on, stands.joined_on), stands.person.pk
    team_id = doing.team_id(line.team)
    if team_id is not None and team_id != stands.team_id:
        move(person_id=person_id, team_id=team_id, on=on, by=doing.by, at=doing.at)
        yield True
    if line.level and line.level != stands.level:
        set_level(person_id=person_id, level=line.level, on=on, by=doing.by, at=doing.at)
        yield True
    if line.roles is not None and set(_granted(line.roles)) != set(stands.roles):
        set_roles(person_id=person_id, roles=_granted(line.roles), among=GRANTABLE, on=on, by=doing.by, at=doing.at)
        yield True
    if line.roles is not None and Role.LEAD in line.roles and (team_id or stands.team_id) not in stands.leads:
        _lead(person_id, team_id or stands.team_id, on, doing)
        yield True


def _lead(person_id: int, team_id: int | None, on: date, doing: Doing) -> None:
    if team_id is None:
        raise RowIncomplete("team", Text(zh="组长要有团队：带的就是这一列的团队。", en="A lead needs a team: the one in this column."))
    appoint(person_id=person_id, team_id=team_id, on=on, by=doing.by, at=doing.at)


def _granted(roles: Iterable[Role]) -> tuple[Role, ...]:
    return tuple(role for role in roles if role is not Role.LEAD)
