"""Addresses of the app."""

from django.urls import URLPattern, path

from scenarios.views import debrief, desk, listing, suspicions

app_name = "scenarios"
urlpatterns: list[URLPattern] = [
    path("scenarios/", listing.scenarios, name="list"),
    path("scenarios/<str:slug>/", listing.scenario, name="scenario"),
    path("scenarios/<str:slug>/start/", listing.start, name="start"),
    path("runs/<int:pk>/", desk.desk, name="desk"),
    path("runs/<int:pk>/turn/", desk.turn, name="turn"),
    path("runs/<int:pk>/log/", desk.log, name="log"),
    path("runs/<int:pk>/clock/", desk.clock_switch, name="clock"),
    path("runs/<int:pk>/fact/", desk.fact, name="fact"),
    path("runs/<int:pk>/leave/", desk.leave, name="leave"),
    path("runs/<int:pk>/debrief/", debrief.debrief, name="debrief"),
    path("suspicions/", suspicions.suspicions, name="suspicion-list"),
    path("suspicions/<int:pk>/", suspicions.suspicion, name="suspicion"),
]
