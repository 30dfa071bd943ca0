"""Addresses of the app."""

from django.urls import URLPattern, path

from assignments.views import given, giving

app_name = "assignments"
urlpatterns: list[URLPattern] = [
    path("assignments/", given.assignment_list, name="list"),
    path("assign/", giving.give, name="give"),
    path("assignments/<int:pk>/withdraw/", given.assignment_withdraw, name="assignment-withdraw"),
    path("duties/<int:pk>/withdraw/", given.withdraw, name="withdraw"),
]
