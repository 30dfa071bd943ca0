"""The four figures over a result, worded for the reader."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from quizzes.queries.results import Result
from ui.components.progress import Tile
from ui.components.words import duration, minutes


def result_tiles(page: Result) -> tuple[Tile, ...]:
    """Return mark, cut, questions wholly right, and time taken."""
    cut_note = _("provisional cut") if page.cut_provisional else ""
    limit = _("of %(time)s") % {"time": minutes(page.minutes)} if page.minutes else _("no limit")
    return (
        Tile(pgettext("score", "Mark"), str(page.mark), unit="%", note=_("the mean over all questions"), share=page.share),
        Tile(_("To pass"), page.cut_percent, unit="%", note=cut_note),
        Tile(_("Wholly right"), page.whole, unit=f"/ {page.total}", note=_("%(n)s answered") % {"n": page.answered}),
        Tile(_("Time taken"), duration(page.took), note=limit),
    )
