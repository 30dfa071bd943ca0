"""Addresses of the app."""

from django.urls import path

from curriculum.views.overview import overview

app_name = "curriculum"
urlpatterns = [path("curriculum/", overview, name="overview")]
