"""Addresses of the app."""

from django.urls import path, register_converter

from knowledge.views import rules, scripts


class EntryId:
    """An id as a pack writes it; anything else (a NUL, a blank) is no address."""

    regex = r"[A-Za-z0-9][A-Za-z0-9.-]{0,59}"

    def to_python(self, value: str) -> str:
        """Take it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Write it as it is."""
        return value


register_converter(EntryId, "entry")

app_name = "knowledge"
urlpatterns = [
    path("scripts/", scripts.script_list, name="script-list"),
    path("scripts/<entry:code>/", scripts.script, name="script"),
    path("rules/", rules.rule_list, name="rule-list"),
    path("rules/<entry:slug>/", rules.rule, name="rule"),
]
