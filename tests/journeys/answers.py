"""The right answers as the forms speak them, told by another process that sees the same database.

`python -m tests.journeys.answers USERNAME` prints `{"quiz": {question: fields}, "checks": {question: fields}}`.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence

import django


def main(username: str) -> None:
    """Print what this person should answer now."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "lms.settings"
    django.setup()
    from courses.queries.lesson_page import order_seed_of
    from lms.demo.knowing import right_response
    from people.models import User
    from questions.domain import shown, shown_in_order
    from questions.models import Question
    from questions.queries import current_questions, questions_by_sha
    from quizzes.domain import paper_from_json
    from quizzes.models import Attempt

    person = User.objects.get(username=username)
    quiz: dict[str, Mapping[str, Sequence[str]]] = {}
    attempt = Attempt.objects.open().filter(person=person).first()
    if attempt is not None:
        items = paper_from_json(attempt.paper).items
        known = questions_by_sha(item.sha256 for item in items)
        for item in items:
            question = known[item.sha256]
            quiz[item.question] = question.fill(shown_in_order(question, "zh", item.order), right_response(question))
    checks = {}
    asked = Question.objects.filter(slug__contains="-k").values_list("slug", flat=True)
    for slug, question in current_questions(asked).items():
        checks[slug] = question.fill(shown(question, "zh", order_seed_of(person.pk)), right_response(question))
    print(json.dumps({"quiz": quiz, "checks": checks}))  # noqa: T201  it is read by the test


if __name__ == "__main__":
    main(sys.argv[1])
