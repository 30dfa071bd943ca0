"""Addresses of the app."""

from django.urls import URLPattern, path

from dashboards import views

app_name = "dashboards"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("training/", views.my_training, name="my-training"),
    path("team/", views.my_team, name="my-team"),
    path("team/<int:pk>/", views.person, name="person"),
]
