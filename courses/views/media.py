"""A lesson's picture."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from courses import policies
from courses.queries.pictures import copy_place
from lib.pictures import ENDINGS
from people.policies import reader, require_sign_in


@require_safe
@require_sign_in
def picture(request: HttpRequest, sha256: str, ending: str) -> FileResponse:
    """Show a picture to whoever may read a lesson that shows it."""
    found = get_object_or_404(policies.pictures_open_to(reader(request)), sha256=sha256)
    if ENDINGS[ending][1] != found.media_type:
        raise Http404
    try:
        file = copy_place(sha256, f".{ending}").open("rb")
    except FileNotFoundError as lost:
        raise Http404 from lost
    return FileResponse(file, content_type=found.media_type, filename=found.name)
