"""How a mail is named, so that a second copy of one message is known as such."""

import hashlib


def message_id(key: str, host: str) -> str:
    """Return the Message-ID of the mail of a notice: the same however often it is sent."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{host or 'rapport.invalid'}>"


def absolute(public_url: str, path: str) -> str:
    """Return an address that works outside the app, or nothing where the house has none."""
    return f"{public_url}{path}" if public_url and path else ""
