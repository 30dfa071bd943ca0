"""What is said when something cannot be done: JSON to the page's script, a page to a form, in the reader's language."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from quizzes.forms import FormIncomplete
from quizzes.services import errors

STATUS: dict[type[Exception], int] = {
    errors.AttemptUnknown: 404,
    errors.KeyTaken: 409,
    errors.AttemptClosed: 410,
    errors.NotInPaper: 400,
    FormIncomplete: 400,
}
BUSY = 503
"""The database could not keep it now (a lock, a full disk): the page holds the answer and sends it again."""


def wants_json(request: HttpRequest) -> bool:
    """Tell whether the page's script asks."""
    return "application/json" in request.headers.get("Accept", "")


def refused(request: HttpRequest, refusal: Exception, *, attempt_id: int) -> HttpResponse:
    """Answer a refused save with its code and a plain sentence."""
    status = STATUS.get(type(refusal), BUSY)
    code = "busy" if status == BUSY else getattr(refusal, "code", "incomplete")
    message, headers = sentence(code), {"Retry-After": "2"} if status == BUSY else {}
    if wants_json(request):
        return JsonResponse({"error": {"code": code, "message": message}}, status=status, headers=headers)
    page = {"message": message, "attempt_id": attempt_id, "closed": status == 410}  # noqa: PLR2004
    return render(request, "quizzes/refused.html", page, status=status)


def sentence(code: str) -> str:
    """Word a code."""
    words = {
        "busy": _("Not saved: the server could not keep it just now. Try again in a moment."),
        "not-found": _("This attempt does not exist, or it is someone else’s."),
        "key-taken": _("Not saved: this save was sent before with another answer. Load the page again; what was saved first counts."),
        "closed": _("Not saved: this paper is closed. Everything saved before counts."),
        "nothing-chosen": _("Not saved: nothing was chosen yet."),
        "place-taken-twice": _("Not saved: each place may be used once, and every item needs one."),
        "not-every-item-once": _("Not saved: each place may be used once, and every item needs one."),
        "too-long": _("Not saved: 200 characters at most in one gap."),
        "not-in-paper": _("Not saved: this question is not in your paper."),
        "not-an-option": _("Not saved: this is not one of the answers to this question."),
    }
    return words.get(code, _("Not saved: the page sent something incomplete. Load it again."))
