"""Looking back on a run."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from people.policies import reader, require_sign_in
from scenarios import policies
from scenarios.domain.move_words import MOVE_WORDS
from scenarios.models import Run
from scenarios.queries.debrief import Debrief, debrief_of
from scenarios.queries.lessons import lessons_of
from ui.components.words import inlang


@require_safe
@require_sign_in
def debrief(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a run that is over, to who played it and to who may see that person's progress."""
    person = reader(request)
    rows = policies.runs_seen_by(person).select_related("version", "scenario__step", "person")
    run = get_object_or_404(rows, pk=pk)
    own = run.person_id == person.pk
    if run.is_open and own:
        return redirect("scenarios:desk", run.pk)
    return render(request, "scenarios/debrief.html", _context(run, debrief_of(run), own=own))


def _context(run: Run, page: Debrief, *, own: bool) -> dict[str, object]:
    story, clocks = page.played.story, page.played.clocks
    return {
        "page": page,
        "run": run,
        "own": own,
        "who": run.person.name(get_language() or ""),
        "clocks": clocks,
        "first_late": clocks is not None and clocks.first > story.timers.first,
        "names": page.names,
        "table": page.table,
        "finding": _finding(page),
        "turn_moves": _moves(page),
        "model_lines": [(model.line, MOVE_WORDS[model.move].label) for model in story.model_lines],
        "traps": tuple(story.traps.values()),
        "lessons": lessons_of(story),
    }


def _finding(page: Debrief) -> str:
    """Say in a sentence what the curve shows."""
    if not page.table:
        return ""
    first, last = page.table[0], page.table[-1]
    peak = max(page.table, key=lambda row: row.values[0])
    words = {"first": first.values[0], "last": last.values[0], "trust": first.values[1], "trusted": last.values[1]}
    if peak.number == 0:
        return _("Anger began at %(first)s, its highest, and ended at %(last)s; trust went from %(trust)s to %(trusted)s.") % words
    words |= {"peak": peak.values[0], "turn": peak.number}
    return (
        _(
            "Anger began at %(first)s, was highest at %(peak)s after turn %(turn)s and ended at %(last)s; "
            "trust went from %(trust)s to %(trusted)s."
        )
        % words
    )


def _moves(page: Debrief) -> str:
    if page.turning is None:
        return ""
    labels = [inlang(MOVE_WORDS[move].label) for move in page.turning.step.turn.moves]
    return " + ".join(labels) or _("Nothing said")
