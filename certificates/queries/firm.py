"""The firm itself: its day, its name, its public address."""

from datetime import date, datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from lib.bilingual import Text


def day_of(at: datetime) -> date:
    """Return the date of an instant where the firm is."""
    return at.astimezone(timezone.get_default_timezone()).date()


def name() -> Text:
    """Return the firm's name; either language stands in for a missing one."""
    said = settings.RAPPORT_FIRM_NAME
    return Text(said["zh"] or said["en"], said["en"] or said["zh"])


def is_demo() -> bool:
    """Tell whether certificates are only for show."""
    return bool(settings.RAPPORT_MODE != "production")


def address_is_public() -> bool:
    """Tell whether a QR code with our address would lead a stranger here. In the demo any address will do."""
    return is_demo() or _is_public(settings.PUBLIC_URL)


def _is_public(url: str) -> bool:
    host = (urlsplit(url).hostname or "").rstrip(".")
    if not host or host == "localhost" or host.endswith(".localhost"):
        return False
    try:
        address = ip_address(host)
    except ValueError:
        return True
    mapped = getattr(address, "ipv4_mapped", None) or address
    return not (mapped.is_loopback or mapped.is_unspecified or mapped.is_link_local)
