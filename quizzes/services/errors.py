"""What can stand in the way of sitting a quiz, as sentences."""

from datetime import date


class SittingRefused(Exception):
    """Something stands in the way; `code` says what in one word, for programs."""

    code = "refused"


class NotPublished(SittingRefused):
    """The quiz has no version in force."""

    code = "not-published"


class TooEarlyToRetry(SittingRefused):
    """The exam may be tried again from a day on."""

    code = "too-early"

    def __init__(self, on: date) -> None:
        """Keep the day."""
        super().__init__(on.isoformat())
        self.on = on


class AlreadyPassed(SittingRefused):
    """The exam was passed; there is nothing to try again."""

    code = "already-passed"


class AttemptUnknown(SittingRefused):
    """There is no such attempt, or it is someone else's."""

    code = "not-found"


class KeyTaken(SittingRefused):
    """The key of this save was used before, for another answer."""

    code = "key-taken"


class AttemptClosed(SittingRefused):
    """The attempt was handed in, or its time is over."""

    code = "closed"


class NotInPaper(SittingRefused):
    """The question is not in this paper, or what was sent cannot be an answer to it."""

    code = "not-in-paper"

    def __init__(self, code: str = "not-in-paper") -> None:
        """Keep a more exact code where there is one."""
        super().__init__(code)
        self.code = code
