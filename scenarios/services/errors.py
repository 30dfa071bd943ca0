"""What can stand in the way of a write, named as sentences."""

from scenarios.domain.submission import TurnRefused


class NotPublished(Exception):
    """There is no such scenario in force."""


class RunUnknown(Exception):
    """There is no such run of this person."""


class RunClosed(Exception):
    """The conversation is over."""


class KeyTaken(Exception):
    """The key was used for another turn."""


class FactUnknown(Exception):
    """No such fact was missed in that turn."""


class SuspicionUnknown(Exception):
    """There is no such suspicion to decide."""


class AlreadyDecided(Exception):
    """Someone else decided it meanwhile."""


class NotOnOnesOwn(Exception):
    """Nobody decides on their own run."""


class ReasonMissing(Exception):
    """A decision needs a reason."""


__all__ = [
    "AlreadyDecided",
    "FactUnknown",
    "KeyTaken",
    "NotOnOnesOwn",
    "NotPublished",
    "ReasonMissing",
    "RunClosed",
    "RunUnknown",
    "SuspicionUnknown",
    "TurnRefused",
]
