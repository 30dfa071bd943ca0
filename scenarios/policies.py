"""Who may play, see and decide what: each `may_` beside the rows it allows."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from courses.domain.unlocking import State
from courses.policies import Refusal, may_open_step, steps_given_to, steps_open_to
from courses.queries.states import StepRow
from people.domain.roles import Right
from people.models import User
from people.policies import may, people_seen_by, signed_in
from scenarios.models import Run, Scenario, Suspicion
from scenarios.models.run import RunQuerySet
from scenarios.models.suspicion import SuspicionQuerySet


def scenarios_open_to(user: User | AnonymousUser) -> QuerySet[Scenario]:
    """Return the role-plays that someone may play today; authors may try all of them."""
    published = Scenario.objects.filter(current__isnull=False)
    if may(user, Right.AUTHOR_CURRICULUM):
        return published
    return published.filter(step__in=steps_open_to(user))


@dataclass(frozen=True, slots=True)
class Given:
    """The role-plays that someone was given: those to play today, and the steps that open later, with their reasons."""

    playable: QuerySet[Scenario]
    locked: tuple[StepRow, ...]


def scenarios_given_to(user: User | AnonymousUser) -> Given:
    """Return what someone may play today and what opens later; for authors everything is open."""
    if may(user, Right.AUTHOR_CURRICULUM):
        return Given(scenarios_open_to(user), ())
    steps = steps_given_to(user, "scenario")
    playable = Scenario.objects.filter(current__isnull=False, step__slug__in=[step.slug for step in steps if step.is_open])
    return Given(playable, tuple(step for step in steps if step.state is State.LOCKED))


def may_play(user: User | AnonymousUser, scenario: Scenario) -> bool:
    """Tell whether someone may play a role-play today."""
    if scenario.current_id is None or not signed_in(user):
        return False
    if may(user, Right.AUTHOR_CURRICULUM):
        return True
    return scenario.step is not None and may_open_step(user, scenario.step) is None


def bar_to(user: User | AnonymousUser, scenario: Scenario) -> Refusal | None:
    """Say why a role-play that was given to someone cannot be played yet; None when it can, or was not given."""
    if may_play(user, scenario) or scenario.step is None:
        return None
    return may_open_step(user, scenario.step)


def runs_played_by(user: User | AnonymousUser) -> RunQuerySet:
    """Return one's own runs: only they can be gone on with."""
    return Run.objects.filter(person_id=user.pk) if signed_in(user) else Run.objects.none()


def runs_seen_by(user: User | AnonymousUser) -> RunQuerySet:
    """Return the runs whose debrief someone may see: one's own and those of the people one may see."""
    if not signed_in(user):
        return Run.objects.none()
    return Run.objects.filter(person__in=people_seen_by(user).order_by())


def may_see_run(user: User | AnonymousUser, run: Run) -> bool:
    """Tell whether someone may see the debrief of a run."""
    return runs_seen_by(user).filter(pk=run.pk).exists()


def suspicions_decided_by(user: User | AnonymousUser) -> SuspicionQuerySet:
    """Return the suspicions that someone may decide: those that matter, none of their own runs."""
    if not may(user, Right.ASSESS) or not signed_in(user):
        return Suspicion.objects.none()
    return Suspicion.objects.that_matter().exclude(run__person_id=user.pk)


def may_decide(user: User | AnonymousUser, suspicion: Suspicion) -> bool:
    """Tell whether someone may decide a suspicion."""
    return suspicions_decided_by(user).filter(pk=suspicion.pk).exists()
