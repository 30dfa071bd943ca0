"""What an agent sends from the desk, held against what this desk allows before it becomes a turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scenarios.domain.run import Run
from scenarios.domain.story import Story
from scenarios.domain.turns import Deed, Turn
from scenarios.domain.words import MOVE_NAMES, MoveName

MOST_MOVES = 2
LONGEST_LINE = 600
LONGEST_HOLD = 900
Why = Literal[
    "no-move", "no-text", "too-many-moves", "unknown-move", "text-too-long", "hold-out-of-range",
    "unknown-action", "action-twice", "consent-too-early", "consent-needed", "over-limit", "needs-lead", "amount-out-of-range",
]  # fmt: skip


class TurnRefused(Exception):
    """The desk does not allow this turn; nothing was written."""

    def __init__(self, why: Why, subject: str = "", limit: int = 0) -> None:
        """Keep the reason as values for the page to word."""
        super().__init__(why)
        self.why, self.subject, self.limit = why, subject, limit


@dataclass(frozen=True, slots=True)
class Submission:
    """One turn as the page sends it. It carries neither quality nor time: those are not the agent's to say."""

    moves: Sequence[str] = ()
    text: str = ""
    hold_s: int | None = None
    actions: Sequence[Deed] = ()


def turn_of(run: Run, sent: Submission, at: Decimal) -> Turn:
    """Return the turn that was sent.

    :raises TurnRefused: with the reason and what it is about
    """
    moves = _moves(sent)
    text = sent.text.strip()
    if moves and not text:
        raise TurnRefused("no-text")
    if len(text) > LONGEST_LINE:
        raise TurnRefused("text-too-long", limit=LONGEST_LINE)
    hold = sent.hold_s if "hold" in moves else None
    if hold is not None and not 1 <= hold <= LONGEST_HOLD:
        raise TurnRefused("hold-out-of-range", limit=LONGEST_HOLD)
    deeds = tuple(_deed(run, deed) for deed in sent.actions)
    if len({deed.do for deed in deeds}) < len(deeds):
        raise TurnRefused("action-twice")
    return Turn(at=at, moves=moves, text=text or None, hold_s=None if hold is None else Decimal(hold), actions=deeds)


def wants_consent(story: Story) -> frozenset[str]:
    """Return the desk actions that may only be done with the customer's consent."""
    return frozenset(name for need in story.needs if need.consent for name in (*need.any_actions, *need.all_actions))


def limit_of(story: Story, action: str) -> int | None:
    """Return the most yuan that this desk lets the agent give by an action; None where there is no money in it."""
    limit = story.desk.authority.get(f"{action}_max")
    return limit if isinstance(limit, int) else None


def keeper_of(authority: Mapping[str, int | str], action: str) -> str:
    """Return who has to do an action when the agent may not."""
    keeper = authority.get(action)
    return keeper if isinstance(keeper, str) else ""


def _moves(sent: Submission) -> tuple[MoveName, ...]:
    chosen = tuple(dict.fromkeys(sent.moves))
    if not chosen and not sent.actions:
        raise TurnRefused("no-move")
    if len(chosen) > MOST_MOVES:
        raise TurnRefused("too-many-moves", limit=MOST_MOVES)
    known = tuple(name for name in MOVE_NAMES if name in chosen)
    if len(known) < len(chosen):
        raise TurnRefused("unknown-move")
    return tuple(sorted(known, key=chosen.index))


def _deed(run: Run, deed: Deed) -> Deed:
    story = run.story
    if deed.do not in story.desk.actions:
        raise TurnRefused("unknown-action", deed.do)
    if keeper := keeper_of(story.desk.authority, deed.do):
        raise TurnRefused("needs-lead", deed.do if keeper == "lead" else keeper)
    limit = limit_of(story, deed.do)
    if deed.amount < 0 or (limit is None and deed.amount):
        raise TurnRefused("amount-out-of-range", deed.do)
    if limit is not None and deed.amount > limit:
        raise TurnRefused("over-limit", deed.do, limit)
    if deed.consent and not run.consentable:
        raise TurnRefused("consent-too-early", deed.do)
    if deed.do in wants_consent(story) and not deed.consent:
        raise TurnRefused("consent-needed", deed.do)
    return deed
