"""Addresses of the app."""

from django.urls import path

from knowledge.views import rules, scripts

app_name = "knowledge"
urlpatterns = [
    path("scripts/", scripts.script_list, name="script-list"),
    path("scripts/<str:code>/", scripts.script, name="script"),
    path("rules/", rules.rule_list, name="rule-list"),
    path("rules/<str:slug>/", rules.rule, name="rule"),
]
