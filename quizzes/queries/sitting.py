"""An open attempt as its page shows it: eight questions a page, so that a page stays small."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser

from lib.bilingual import Text
from people.models import User
from questions.domain import Response, ShownQuestion, is_blank, shown_in_order
from questions.queries import questions_by_sha, saying
from quizzes.domain import paper_from_json
from quizzes.domain.paper import Item
from quizzes.models import Attempt
from quizzes.policies import may_see_attempt
from quizzes.queries.one import log_of, now_of, one_attempt
from quizzes.queries.published import published

PER_PAGE = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the page, with what was saved for it."""

    number: int
    shown: ShownQuestion
    response: Response | None
    saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class Place:
    """One question in the palette."""

    number: int
    question: str
    page: int
    answered: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """A page of an open attempt. `seconds_left` is None where no time is set."""

    attempt_id: int
    quiz_slug: str
    title: Text
    kind: str
    number: int
    page: int
    pages: int
    asked: tuple[Asked, ...]
    places: tuple[Place, ...]
    last_saved_at: datetime | None
    deadline_at: datetime | None
    seconds_left: int | None
    grace_seconds: int

    @property
    def total(self) -> int:
        """Return how many questions the paper has."""
        return len(self.places)

    @property
    def answered(self) -> int:
        """Return how many of them were answered."""
        return sum(place.answered for place in self.places)

    @property
    def open_places(self) -> tuple[Place, ...]:
        """Return those that were not."""
        return tuple(place for place in self.places if not place.answered)


def attempt_with_clock(user: User | AnonymousUser, attempt_id: int) -> Attempt | None:
    """Return an attempt that someone may open, with the database's time."""
    attempt = one_attempt(attempt_id)
    return attempt if attempt is not None and may_see_attempt(user, attempt) else None


def page_of(attempt: Attempt, question: str) -> int:
    """Return the page on which a question stands, the first if it stands on none."""
    slugs = [item.question for item in paper_from_json(attempt.paper).items]
    return slugs.index(question) // PER_PAGE + 1 if question in slugs else 1


def sitting(attempt: Attempt, lang: str, page: int, today: date) -> Sitting:
    """Return a page of an open attempt; a page that is not there becomes the nearest."""
    rules, items = published(attempt.version), paper_from_json(attempt.paper).items
    saved = _saved(attempt)
    pages = max(1, -(-len(items) // PER_PAGE))
    page = min(max(page, 1), pages)
    return Sitting(
        attempt_id=attempt.pk,
        quiz_slug=attempt.quiz.slug,
        title=rules.title,
        kind=rules.kind,
        number=attempt.number,
        page=page,
        pages=pages,
        asked=_asked(items, page, saved, lang, today),
        places=tuple(_place(n, item, saved) for n, item in enumerate(items, 1)),
        last_saved_at=max((at for _, at in saved.values()), default=None),
        deadline_at=attempt.deadline_at,
        seconds_left=_left(attempt),
        grace_seconds=rules.grace_seconds,
    )


def _saved(attempt: Attempt) -> dict[str, tuple[Response, datetime]]:
    return {row.question_slug: (row.value, row.received_at) for row in log_of(attempt.pk)}


def _asked(items: tuple[Item, ...], page: int, saved: dict[str, tuple[Response, datetime]], lang: str, today: date) -> tuple[Asked, ...]:
    first = (page - 1) * PER_PAGE
    here = items[first : first + PER_PAGE]
    questions, say = questions_by_sha(item.sha256 for item in here), saying(lang, today)
    return tuple(
        Asked(n, shown_in_order(questions[item.sha256], lang, item.order, say), *saved.get(item.question, (None, None)))
        for n, item in enumerate(here, first + 1)
    )


def _place(number: int, item: Item, saved: dict[str, tuple[Response, datetime]]) -> Place:
    answered = item.question in saved and not is_blank(saved[item.question][0])
    return Place(number, item.question, (number - 1) // PER_PAGE + 1, answered)


def _left(attempt: Attempt) -> int | None:
    if attempt.deadline_at is None:
        return None
    return max(0, int((attempt.deadline_at - now_of(attempt)).total_seconds()))
