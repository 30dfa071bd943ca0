"""The matrix: every address of the house, and who may come in. All objects belong to `agent`; `lead` leads her team."""

from collections.abc import Mapping
from typing import Any

from tests.architecture.doors import (
    ADMIN,
    AGENT,
    ASSESSOR,
    AUTHOR,
    EVERYONE,
    HR,
    LEAD,
    PEER,
    PUBLIC,
    RIVAL,
    TRAINER,
    Door,
    owners,
    those,
)
from tests.world import World

LEADS = (LEAD, RIVAL)
GIVERS = (*LEADS, TRAINER)
KEEPERS = (HR, ADMIN)
WHO_LOOK_IN = (*GIVERS, AUTHOR, HR)
NEW_PASSWORD = "some quite new words 7"


def _agent(world: World) -> tuple[Any, ...]:
    return (world.agent.pk,)


def _gone(world: World) -> tuple[Any, ...]:
    return (world.people["gone"].pk,)


def _team(world: World) -> tuple[Any, ...]:
    return (world.team.pk,)


def _intake(world: World) -> tuple[Any, ...]:
    return (world.intake.pk,)


def _open_attempt(world: World) -> tuple[Any, ...]:
    return (world.open_attempt.pk,)


def _open_run(world: World) -> tuple[Any, ...]:
    return (world.open_run.pk,)


def _certificate(world: World) -> tuple[Any, ...]:
    return (world.certificate.pk,)


def _export(world: World) -> tuple[Any, ...]:
    return (world.export.pk,)


def _today(world: World) -> str:
    return world.past.today.isoformat()


def _person_fields(_world: World) -> dict[str, Any]:
    return {"username": "agent", "email": "", "language": "en", "time_zone": "Asia/Shanghai"}


HOUSE: Mapping[str, Door] = {
    "healthz": Door(get=PUBLIC),
    "robots": Door(get=PUBLIC),
    "readyz": Door(get=PUBLIC),
    "language": Door(post=PUBLIC, says=lambda _: {"language": "en", "next": "/roles/"}),
    "ui:theme": Door(post=PUBLIC, says=lambda _: {"theme": "dark", "next": "/roles/"}),
    "gallery": Door(get=those(AUTHOR, ADMIN)),
    "job-list": Door(get=those(ADMIN)),
    "job-again": Door(post=those(ADMIN), to=lambda _: (1,)),
    "audit-trail": Door(get=those(ADMIN)),
}

PEOPLE: Mapping[str, Door] = {
    "people:sign-in": Door(get=PUBLIC, post=PUBLIC, says=lambda _: {"username": "agent", "password": "wrong"}),
    "people:sign-out": Door(post=PUBLIC),
    "people:password-change": Door(
        get=EVERYONE, post=EVERYONE, says=lambda _: {"old": "wrong", "new": NEW_PASSWORD, "again": NEW_PASSWORD}
    ),
    "people:password-reset": Door(get=PUBLIC, post=PUBLIC, says=lambda _: {"typed": "agent"}),
    "people:password-reset-asked": Door(get=PUBLIC),
    "people:password-reset-confirm": Door(
        get=PUBLIC, post=PUBLIC, to=lambda w: w.reset, says=lambda _: {"new": NEW_PASSWORD, "again": NEW_PASSWORD}
    ),
    "people:slip": Door(get=PUBLIC, post=PUBLIC, to=lambda w: (w.slip_token,), says=lambda _: {"new": NEW_PASSWORD, "again": NEW_PASSWORD}),
    "people:rights-page": Door(get=EVERYONE),
    "people:profile": Door(get=EVERYONE, post=EVERYONE, says=lambda _: {"language": "en", "time_zone": "Asia/Shanghai"}),
    "people:person-list": Door(get=those(*LEADS, *KEEPERS)),
    "people:person-add": Door(
        get=those(*KEEPERS),
        post=those(*KEEPERS),
        says=lambda w: {
            "employee_number": "009999",
            "username": "new",
            "name_zh": "新人",
            "name_en": "Xin Ren",
            "hired_on": _today(w),
            "team_id": w.team.pk,
            "level": "J",
            "language": "en",
            "time_zone": "Asia/Shanghai",
            "roles": ["agent"],
        },
    ),
    "people:person-edit": Door(get=those(*KEEPERS), to=_agent),
    "people:person-slip": Door(get=those(LEAD, *KEEPERS, blind=(RIVAL,)), post=those(LEAD, *KEEPERS, blind=(RIVAL,)), to=_agent),
    "people:person-amend": Door(post=those(*KEEPERS), to=_agent, says=_person_fields),
    "people:person-rename": Door(post=those(HR), to=_agent, says=lambda _: {"name_zh": "林筱", "name_en": "Lin Xiao"}),
    "people:person-move": Door(post=those(*KEEPERS), to=_agent, says=lambda w: {"team_id": w.other_team.pk, "on": _today(w)}),
    "people:person-level": Door(post=those(*KEEPERS), to=_agent, says=lambda w: {"level": "M", "on": _today(w)}),
    "people:person-roles": Door(post=those(*KEEPERS), to=_agent, says=lambda w: {"roles": ["agent", "author"], "on": _today(w)}),
    "people:person-end": Door(post=those(*KEEPERS), to=_agent, says=lambda w: {"on": _today(w)}),
    "people:person-rejoin": Door(
        post=those(*KEEPERS), to=_gone, says=lambda w: {"team_id": w.team.pk, "level": "J", "roles": ["agent"], "on": _today(w)}
    ),
    "people:team-tree": Door(get=those(*KEEPERS)),
    "people:team-add": Door(get=those(*KEEPERS), post=those(*KEEPERS), says=lambda _: {"name_zh": "三组"}),
    "people:team-edit": Door(get=those(*KEEPERS), post=those(*KEEPERS), to=_team, says=lambda _: {"name_zh": "新一组"}),
    "people:team-appoint": Door(post=those(*KEEPERS), to=_team, says=lambda w: {"person": "peer", "on": _today(w)}),
    "people:team-dismiss": Door(post=those(*KEEPERS), to=lambda w: (w.team.pk, w.people["lead"].pk)),
    "people:intake-list": Door(get=those(TRAINER)),
    "people:intake-add": Door(
        get=those(TRAINER),
        post=those(TRAINER),
        says=lambda w: {"code": "Q02", "name_zh": "第二期", "starts_on": _today(w), "ends_on": _today(w)},
    ),
    "people:intake": Door(get=those(TRAINER), to=_intake),
    "people:intake-edit": Door(
        get=those(TRAINER),
        post=those(TRAINER),
        to=_intake,
        says=lambda w: {"name_zh": "一期", "starts_on": _today(w), "ends_on": _today(w)},
    ),
    "people:intake-join": Door(post=those(TRAINER), to=_intake, says=lambda _: {"who": "peer"}),
    "people:intake-leave": Door(post=those(TRAINER), to=lambda w: (w.intake.pk, w.agent.pk)),
}

TRAINING: Mapping[str, Door] = {
    "dashboards:home": Door(get=EVERYONE),
    "dashboards:my-training": Door(get=EVERYONE),
    "notifications:list": Door(get=EVERYONE),
    "notifications:read-all": Door(post=EVERYONE),
    "notifications:open": Door(post=owners(AGENT), to=lambda w: (w.notice.pk,)),
    "knowledge:script-list": Door(get=EVERYONE),
    "knowledge:script": Door(get=EVERYONE, post=EVERYONE, to=lambda _: ("PRE-01",)),
    "knowledge:rule-list": Door(get=EVERYONE),
    "knowledge:rule": Door(get=EVERYONE, to=lambda _: ("POL-7D",)),
    # the agent and the peer were given the path; the agent took it, the peer has it before them
    "courses:course": Door(get=owners(AGENT, PEER, *WHO_LOOK_IN), to=lambda _: ("C01",)),
    "courses:step": Door(get=EVERYONE, to=lambda _: ("C01/C01-4",)),
    "courses:lesson": Door(get=owners(AGENT, PEER, *WHO_LOOK_IN), to=lambda _: ("C01-4",)),
    "courses:media": Door(get=owners(AGENT, PEER, *WHO_LOOK_IN), to=lambda w: w.picture),
    "courses:lesson-part": Door(post=owners(AGENT, PEER), to=lambda _: ("C01-4",), says=lambda _: {"part": "1"}),
    "courses:lesson-check": Door(post=owners(AGENT, PEER), to=lambda w: ("C01-4", w.check), says=lambda _: {"part": "2", "answer": "A"}),
    "courses:lesson-sign": Door(post=owners(AGENT, PEER), to=lambda _: ("C01-4",), says=lambda _: {"version": "1", "understood": "on"}),
    "quizzes:quiz": Door(get=owners(AGENT, barred=(PEER,)), to=lambda _: ("C01",)),
    "quizzes:start": Door(post=owners(AGENT, barred=(PEER,)), to=lambda _: ("C01",)),
    "quizzes:attempt": Door(get=owners(AGENT), to=_open_attempt),
    "quizzes:answer": Door(post=owners(AGENT), to=_open_attempt, says=lambda w: w.answer),
    "quizzes:hand-in": Door(get=owners(AGENT), post=owners(AGENT), to=_open_attempt),
    "quizzes:review": Door(get=owners(AGENT), to=lambda w: (w.closed_attempt.pk,)),
    "scenarios:list": Door(get=EVERYONE),
    "scenarios:scenario": Door(get=owners(AGENT, AUTHOR, barred=(PEER,)), to=lambda _: ("rp-aft-0011",)),
    "scenarios:start": Door(post=owners(AGENT, AUTHOR, barred=(PEER,)), to=lambda _: ("rp-aft-0011",)),
    "scenarios:desk": Door(get=owners(AGENT), to=_open_run),
    "scenarios:log": Door(get=owners(AGENT), to=_open_run),
    "scenarios:turn": Door(
        post=owners(AGENT), to=_open_run, says=lambda _: {"key": "k" * 24, "moves": ["greet"], "text": "您好，我是客服小林。"}
    ),
    "scenarios:clock": Door(post=owners(AGENT), to=_open_run, says=lambda _: {"to": "pause"}),
    "scenarios:fact": Door(post=owners(AGENT), to=_open_run, says=lambda w: {"fact": w.missed_fact}),
    "scenarios:leave": Door(post=owners(AGENT), to=_open_run),
    "scenarios:debrief": Door(get=owners(AGENT, LEAD, TRAINER, HR), to=lambda w: (w.closed_run.pk,)),
    "scenarios:suspicion-list": Door(get=those(ASSESSOR)),
    "scenarios:suspicion": Door(
        get=those(ASSESSOR),
        post=those(ASSESSOR),
        to=lambda w: (w.suspicion.pk,),
        says=lambda _: {"decision": "dismissed", "reason": "话说得对"},
    ),
}

LEADING: Mapping[str, Door] = {
    "dashboards:my-team": Door(get=those(*GIVERS, HR)),
    "dashboards:person": Door(get=those(LEAD, TRAINER, HR, blind=(RIVAL,)), to=_agent),
    "assignments:list": Door(get=those(*GIVERS)),
    "assignments:give": Door(
        get=those(*GIVERS),
        post=those(LEAD, TRAINER, blind=(RIVAL,)),
        says=lambda w: {"target": "course:C05", "audience": "people", "people": [w.agent.pk], "due": "after_hire", "days": "10"},
    ),
    "assignments:assignment-withdraw": Door(post=those(LEAD, TRAINER, blind=(RIVAL,)), to=lambda w: (w.assignment.pk,)),
    "assignments:withdraw": Door(post=those(LEAD, TRAINER, blind=(RIVAL,)), to=lambda w: (w.duty.pk,)),
}

PROVING: Mapping[str, Door] = {
    # look-ups are counted, to slow down whoever guesses
    "certificates:verify-search": Door(get=PUBLIC, notes=True),
    "certificates:verify": Door(get=PUBLIC, to=lambda w: (w.certificate.number,), notes=True),
    "certificates:mine": Door(get=EVERYONE),
    "certificates:waiting": Door(get=those(HR)),
    "certificates:certificate": Door(get=owners(AGENT, LEAD, TRAINER, HR), to=_certificate),
    "certificates:pdf": Door(get=owners(AGENT, HR), to=_certificate),
    "certificates:png": Door(get=owners(AGENT, HR), to=_certificate),
    "certificates:revoke": Door(post=those(HR), to=_certificate, says=lambda _: {"reason": "代考"}),
    "certificates:reissue": Door(post=those(HR), to=_certificate),
    "certificates:print-again": Door(post=those(HR), to=_certificate),
    "curriculum:overview": Door(get=those(AUTHOR)),
    "reports:certifications": Door(get=those(HR)),
    "reports:export": Door(post=those(HR), says=lambda _: {"format": "csv", "left": "include"}),
    "reports:export-status": Door(get=those(HR), to=_export),
    "reports:download": Door(get=those(HR), to=_export, notes=True),  # each fetch stands in the trail
}

MATRIX: Mapping[str, Door] = {**HOUSE, **PEOPLE, **TRAINING, **LEADING, **PROVING}
