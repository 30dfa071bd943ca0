"""Tell the demo company's whole past, once."""

import logging
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from assignments.services.reminders import remind_everyone
from certificates.services.expiry import tell_of_expiry
from curriculum.services.loading import load_pack
from jobs.domain import backoff
from jobs.services import record
from jobs.services.sweeping import sweep
from lms.demo import assigning, company, editions, hiring
from lms.demo.assigning import EARNED
from lms.demo.days import Past
from lms.demo.stories import Teller
from lms.topics import handlers
from people.models import User

PUBLISHED_DAYS_AGO = 430
SECOND_EDITION = -10
"""The working day, counted from the first start, on which the path grew to what the newest intake takes."""


class NotADemo(Exception):
    """Only the demo has a made-up past."""


class PeopleAreHere(Exception):
    """There are people already; their past is their own."""


class PackHasErrors(Exception):
    """The curriculum that everybody took cannot be loaded."""


def _get_stuck(at: datetime) -> None:
    """Let one job fail until it is given up, for the admin to see: a paper of a certificate that is not there."""
    began = at - timedelta(days=1)
    record(topic="certificates.paper", key="demo-lost", subject="certificates.certificate:0", at=began)
    logger = logging.getLogger("jobs.services.sweeping")
    logger.disabled = True  # the failure is meant
    for hours in range(backoff.TRIES):
        now = began + timedelta(hours=hours)
        sweep(handlers=handlers(), clock=lambda now=now: now)  # type: ignore[misc]  # bound at once
    logger.disabled = False


def _publish(pack: Path, at: datetime) -> None:
    if not load_pack(root=pack, by=hiring.TELLER, at=at).checked.ok:
        raise PackHasErrors(str(pack))


@transaction.atomic
def tell_the_past(*, folder: Path, pack: Path, at: datetime) -> int:
    """Load the curriculum, hire everybody and tell their stories up to `at`; return how many people there are.

    :raises NotADemo: outside the demo
    :raises PeopleAreHere: if the table of people is not empty
    :raises PackHasErrors: if the pack has errors
    """
    if not settings.DEMO:
        raise NotADemo
    if User.objects.exists():
        raise PeopleAreHere
    zone = ZoneInfo(settings.TIME_ZONE)
    past = Past(at.astimezone(zone).date(), zone)
    with editions.first_edition(pack=pack, demo=folder) as first:
        _publish(first, at - timedelta(days=PUBLISHED_DAYS_AGO))
    hired = hiring.hire_everyone(company.read(folder / "company.yaml"), past)
    assigning.assign_everything(hired, past)
    hr = next(one.person for one in hired if one.entry.username == "hr")
    teller = Teller(past, hr)
    for one in hired:
        if one.entry.story in EARNED:
            teller.tell(one)
    _publish(pack, past.at(past.day(SECOND_EDITION), 12))
    for one in hired:
        if one.entry.story not in EARNED:
            teller.tell(one)
    _get_stuck(at)
    for days in (3, 2, 1):
        remind_everyone(at=past.at(past.today - timedelta(days=days), 9, 30))
    remind_everyone(at=at)
    tell_of_expiry(at=at)
    sweep(handlers=handlers(), clock=lambda: at, limit=1000)
    return len(hired)
