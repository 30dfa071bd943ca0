"""Published quizzes as values; a version never changes, so what was parsed once is kept by its hash.

Who reads a version for its rules defers its body: it is asked for only where the hash was never parsed here.
"""

from collections import OrderedDict

from quizzes.domain import PublishedQuiz
from quizzes.models import QuizVersion

KEPT = 200
_parsed: OrderedDict[str, PublishedQuiz] = OrderedDict()


def published(version: QuizVersion) -> PublishedQuiz:
    """Return the rules and pools of a version."""
    found = _parsed.get(version.sha256)
    if found is None:
        found = _parsed[version.sha256] = version.parsed(PublishedQuiz)
        if len(_parsed) > KEPT:
            _parsed.popitem(last=False)
    return found
