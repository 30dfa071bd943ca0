"""The gallery: every component in every state."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ui import samples


def gallery(request: HttpRequest) -> HttpResponse:
    """Show the components; the root decides who may look."""
    return render(request, "ui/gallery.html", samples.everything())
