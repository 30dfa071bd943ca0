"""Which task serves which job topic."""

from collections.abc import Callable, Mapping

from django.utils.module_loading import import_string

TOPICS: Mapping[str, str] = {
    "certificates.review": "certificates.tasks.review",
    "certificates.paper": "certificates.tasks.paper",
    "notifications.deliver": "notifications.tasks.deliver",
    "people.reset-mail": "people.tasks.reset_mail",
    "reports.export": "reports.tasks.export",
}


def handlers() -> dict[str, Callable[..., None]]:
    """Return the handler of each topic."""
    return {topic: import_string(path) for topic, path in TOPICS.items()}
