"""Which messages there are, and which of them also go by mail."""

from enum import StrEnum


class Kind(StrEnum):
    """One kind of message; its words stand in `templates/notifications/kinds/`."""

    ASSIGNMENT_GIVEN = "assignment-given"
    ASSIGNMENT_DAY_AHEAD = "assignment-day-ahead"
    ASSIGNMENT_OVERDUE = "assignment-overdue"
    CERTIFICATE_AWARDED = "certificate-awarded"
    CERTIFICATE_EXPIRING = "certificate-expiring"
    CERTIFICATE_REVOKED = "certificate-revoked"
    REVIEW_DECIDED = "review-decided"
    PAPER_WAITING = "paper-waiting"
    EXPORT_READY = "export-ready"


ICONS: dict[Kind, str] = {
    Kind.ASSIGNMENT_GIVEN: "clipboard-plus",
    Kind.ASSIGNMENT_DAY_AHEAD: "hourglass-split",
    Kind.ASSIGNMENT_OVERDUE: "exclamation-triangle-fill",
    Kind.CERTIFICATE_AWARDED: "patch-check",
    Kind.CERTIFICATE_EXPIRING: "hourglass-split",
    Kind.CERTIFICATE_REVOKED: "x-octagon-fill",
    Kind.REVIEW_DECIDED: "chat-left-dots",
    Kind.PAPER_WAITING: "exclamation-triangle-fill",
    Kind.EXPORT_READY: "download",
}
ON_SCREEN_ONLY = frozenset({Kind.EXPORT_READY})


def is_inside(url: str) -> bool:
    """Tell whether an address is a path of this house, so that no notice leads elsewhere."""
    return url == "" or (url.startswith("/") and not url.startswith(("//", "/\\")) and "\n" not in url)
