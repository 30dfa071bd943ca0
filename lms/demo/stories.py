"""What happened to each person of the demo company, told day by day through the services of the house."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from certificates.models import Certificate
from certificates.services.revoke import revoke
from jobs.services.sweeping import sweep
from lms.demo import playing, sitting
from lms.demo.company import Story
from lms.demo.days import Past
from lms.demo.hiring import TELLER, Hired
from lms.topics import handlers
from people import services as people
from people.models import User

COURSES = (("C01", "C01-4"), ("C02", "C02-4"), ("C03", "C03-3"), ("C05", "C05-3"), ("C10", "C10-4"))
EXAM, GOOD_RUNS = "exam-onboarding", ("rp-pre-0003", "rp-cri-0002")
RED_LINE = "您放心，这张床垫睡三个月保证治好阿姨的腰，全网最低价，加我微信还能再便宜两百。"
FRIDAY = 4
COURSE_MARKS = (100, 93, 87, 100, 93)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells stories in one past."""

    past: Past
    hr: User

    def tell(self, one: Hired) -> None:
        """Tell a person's story, and let the worker of that time do what it called for."""
        _STORIES[one.entry.story](self, one)
        ends_at = self._ends_at(one)
        sweep(handlers=handlers(), clock=lambda: ends_at)

    def started(self, one: Hired) -> None:
        """Nothing has happened yet."""

    def overdue(self, one: Hired) -> None:
        """Finish the first set, practise once, and stop."""
        for number in (0, 1):
            self._course(one, number, self._later(one.hired_on, number + 1))
        playing.play(one.person, "rp-aft-0011", self.past.at(self.past.day(-4), 15), run="bad")

    def halfway(self, one: Hired) -> None:
        """Finish two courses, begin the third, and practise once without much luck."""
        for number in (0, 1):
            self._course(one, number, self._later(one.hired_on, number + 1))
        day = self.past.day(-1)
        sitting.read_lesson(one.person, "C03-3", self.past.at(day, 9), up_to=2)
        playing.play(one.person, "rp-aft-0011", self.past.at(day, 15), run="bad")

    def suspected(self, one: Hired) -> None:
        """Promise too much in a required role-play: an assessor has to look."""
        self.halfway(one)
        playing.play(one.person, "rp-pre-0003", self.past.at(self.past.day(-1), 16), run="model", said_last=RED_LINE)

    def failed(self, one: Hired) -> None:
        """Finish every course and miss the exam's cut."""
        for number in range(len(COURSES)):
            self._course(one, number, self._later(one.hired_on, number))
        sitting.sit(one.person, EXAM, self.past.at(self.past.day(-1), 14), mark=one.entry.exam)

    def certified(self, one: Hired) -> None:
        """Do everything that the certification asks for."""
        start = self._start(one)
        for number in range(len(COURSES)):
            self._course(one, number, self._later(start, number))
        sitting.sit(one.person, EXAM, self.past.at(one.awarded_on, 9, 30), mark=one.entry.exam)
        for hour, scenario in enumerate(GOOD_RUNS, 11):
            playing.play(one.person, scenario, self.past.at(one.awarded_on, hour), run="model")
        at = self.past.at(one.awarded_on, 16)
        sweep(handlers=handlers(), clock=lambda: at)

    def revoked(self, one: Hired) -> None:
        """Earn it, and lose it."""
        self.certified(one)
        certificate = Certificate.objects.get(person=one.person)
        reason = "抽检发现考试由他人代答，已约谈本人。"
        revoke(certificate_id=certificate.pk, reason=reason, by=self.hr.actor, at=self.past.at(self.past.day(-20), 11))

    def left(self, one: Hired) -> None:
        """Earn it, and leave the firm."""
        self.certified(one)
        day = self.past.day(one.entry.left)
        people.end(person_id=one.person.pk, on=day, by=self.hr.actor, at=self.past.at(day, 17))

    def _course(self, one: Hired, number: int, day: date) -> None:
        course, lesson = COURSES[number]
        sitting.read_lesson(one.person, lesson, self.past.at(day, 10))
        sitting.sit(one.person, course, self.past.at(day, 14), mark=COURSE_MARKS[number])

    def _start(self, one: Hired) -> date:
        start = max(one.hired_on, one.awarded_on - timedelta(days=12))
        return start + timedelta(days=max(0, 7 - start.weekday()) if start.weekday() > FRIDAY else 0)

    def _later(self, day: date, working_days: int) -> date:
        for _ in range(working_days):
            day += timedelta(days=3 if day.weekday() == FRIDAY else 1)
        return day

    def _ends_at(self, one: Hired) -> datetime:
        earned = one.entry.story in {"certified", "expiring", "expired", "revoked", "left"}
        return self.past.at(one.awarded_on if earned else self.past.day(-1), 18)


_STORIES: Mapping[Story, Callable[[Teller, Hired], None]] = {
    "fresh": Teller.started,
    "overdue": Teller.overdue,
    "halfway": Teller.halfway,
    "suspected": Teller.suspected,
    "failed": Teller.failed,
    "certified": Teller.certified,
    "expiring": Teller.certified,
    "expired": Teller.certified,
    "revoked": Teller.revoked,
    "left": Teller.left,
}

__all__ = ["TELLER", "Teller"]
