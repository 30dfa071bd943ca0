"""The gallery: every component in every state."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ui import samples


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show the components; the root decides who may look."""
    return render(request, "ui/gallery.html", samples.everything())
