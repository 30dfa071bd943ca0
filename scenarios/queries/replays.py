"""Runs rebuilt from their log."""

from lib import shapes
from lib.bilingual import Language, language_of
from scenarios.domain import engine
from scenarios.domain.run import Run as Played
from scenarios.domain.turns import Turn
from scenarios.models import Run
from scenarios.queries.published import story_of


def log_of(run: Run) -> tuple[Turn, ...]:
    """Return what was done in a run."""
    return tuple(shapes.from_json(turn.entry, Turn) for turn in run.turns.order_by("number"))


def replay_of(run: Run) -> Played:
    """Return the conversation as it stands: the fold of its log over its own frozen version."""
    return engine.replay(story_of(run.version), log_of(run), spoken(run))


def spoken(run: Run) -> Language:
    """Return the language that the run is played in; reply times depend on it."""
    return language_of(run.language)
