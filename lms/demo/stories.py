"""What happened to each person of the demo company, told day by day through the services of the house."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from certificates.models import Certificate
from certificates.services.revoke import revoke
from courses.queries.published import courses_now, paths_now
from jobs.services.sweeping import sweep
from lms.demo import playing, sitting
from lms.demo.company import Story
from lms.demo.days import Past
from lms.demo.hiring import TELLER, Hired
from lms.topics import handlers
from people import services as people
from people.models import User

PATH, EXAM, GATE, GOOD_RUNS = "onboarding", "exam-onboarding", "compliance", ("rp-pre-0003", "rp-cri-0002")
RED_LINE = "您放心，这张床垫睡三个月保证治好阿姨的腰，全网最低价，加我微信还能再便宜两百。"
FALSE_ALARM = "另外提醒您一句：有人冒充我们，让您加微信便宜两百，那不是我们，别转账。"
"""A warning that reads like the red line that it warns of: the machine suspects it, a person dismisses it."""

FRIDAY = 4
MARKS = (100, 93, 87, 100, 93)
HALF, NEARLY = (0, 1, 2, 3), (0, 1, 2, 3, 4, 5, 6, 6, 7)
"""For each course of the path, in its order, how many working days after the first it was taken."""


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
        """Take two courses, practise once, and stop."""
        self._take(one, HALF[:2])
        playing.play(one.person, "rp-aft-0011", self.past.at(self.past.day(-4), 15), run="bad")

    def halfway(self, one: Hired) -> None:
        """Take the first courses, begin the next, and practise once without much luck."""
        self._take(one, HALF)
        self._begin_next(one, len(HALF))
        playing.play(one.person, "rp-aft-0011", self.past.at(self.past.day(-1), 15), run="bad")

    def nearly(self, one: Hired) -> None:
        """Take all but the last courses, begin the next, and practise once without much luck."""
        self._take(one, NEARLY)
        self._begin_next(one, len(NEARLY))
        playing.play(one.person, "rp-aft-0011", self.past.at(self.past.day(-1), 15), run="bad")

    def suspected(self, one: Hired) -> None:
        """Do everything, and be suspected of a red line by mistake: an assessor has to look before there is a certificate."""
        self._close(one)
        day = self.past.day(-1)
        playing.play(one.person, GOOD_RUNS[0], self.past.at(day, 19), run="model", said_last=FALSE_ALARM)
        playing.play(one.person, GOOD_RUNS[1], self.past.at(day, 20), run="model")

    def failed(self, one: Hired) -> None:
        """Take every course, pass the gate, miss the exam's cut, and cross a red line in a required role-play."""
        self._close(one)
        playing.play(one.person, GOOD_RUNS[0], self.past.at(self.past.day(-1), 19), run="model", said_last=RED_LINE)

    def _close(self, one: Hired) -> None:
        """Take every course, pass the gate and sit the exam."""
        courses = len(self._courses())
        self._take(one, tuple(number * 7 // courses for number in range(courses)))
        day = self.past.day(-1)
        sitting.sit(one.person, GATE, self.past.at(day, 17), mark=100)
        sitting.sit(one.person, EXAM, self.past.at(day, 18), mark=one.entry.exam)

    def certified(self, one: Hired) -> None:
        """Do everything that the certification of then asked for."""
        start = self._start(one)
        for number, course in enumerate(self._courses()):
            morning = self.past.at(self._later(start, number), 10)
            sitting.take_course(one.person, course, morning, mark=MARKS[number % len(MARKS)])
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

    def _courses(self) -> tuple[str, ...]:
        """Return the courses of the path as published now, without the closing one."""
        return paths_now([PATH])[PATH].courses()[:-1]

    def _take(self, one: Hired, days: Sequence[int]) -> None:
        """Take courses in the path's order, each so many working days after the first; two of one day one after the other."""
        for number, (course, day) in enumerate(zip(self._courses(), days, strict=False)):
            hour = 9 + 4 * (day in days[:number])
            morning = self.past.at(self._later(one.hired_on, day), hour)
            sitting.take_course(one.person, course, morning, mark=MARKS[number % len(MARKS)])

    def _begin_next(self, one: Hired, number: int) -> None:
        """Read the next course's first lesson up to its second part."""
        course = self._courses()[number]
        lesson = courses_now([course])[course].modules[0].steps[0]
        sitting.read_lesson(one.person, lesson.ref, self.past.at(self.past.day(-1), 10), up_to=2)

    def _start(self, one: Hired) -> date:
        start = max(one.hired_on, one.awarded_on - timedelta(days=12))
        return start + timedelta(days=max(0, 7 - start.weekday()) if start.weekday() > FRIDAY else 0)

    def _later(self, day: date, working_days: int) -> date:
        for _ in range(working_days):
            day += timedelta(days=3 if day.weekday() == FRIDAY else 1)
        return day

    def _ends_at(self, one: Hired) -> datetime:
        earned = one.entry.story in {"certified", "expiring", "expired", "revoked", "left"}
        return self.past.at(one.awarded_on if earned else self.past.day(-1), 22)


_STORIES: Mapping[Story, Callable[[Teller, Hired], None]] = {
    "fresh": Teller.started,
    "overdue": Teller.overdue,
    "halfway": Teller.halfway,
    "nearly": Teller.nearly,
    "suspected": Teller.suspected,
    "failed": Teller.failed,
    "certified": Teller.certified,
    "expiring": Teller.certified,
    "expired": Teller.certified,
    "revoked": Teller.revoked,
    "left": Teller.left,
}

__all__ = ["TELLER", "Teller"]
