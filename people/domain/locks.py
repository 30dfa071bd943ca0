"""Guessing passwords gets slower: ten failures lock, each further one twice as long, never for ever."""

import ipaddress
from datetime import datetime, timedelta

FREE_TRIES = 10
FIRST_LOCK = timedelta(minutes=1)
LONGEST_LOCK = timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(hours=24)


def failures_now(failures: int, last_at: datetime, at: datetime) -> int:
    """Return how many failures still count at an instant: a quiet day forgets them."""
    return 0 if at - last_at >= FORGOTTEN_AFTER else failures


def lock_after(failures: int) -> timedelta | None:
    """Return for how long so many failures lock, or None while tries are free: 1, 2, 4 … minutes, an hour at most."""
    if failures < FREE_TRIES:
        return None
    doublings = min(failures - FREE_TRIES, 16)
    wait: timedelta = FIRST_LOCK * 2**doublings
    return min(wait, LONGEST_LOCK)


def network_of(remote: str, forwarded: str, *, behind_proxy: bool) -> str:
    """Return the network that a request comes from: an IPv4 address, or the /64 of an IPv6 one.

    `forwarded` (X-Forwarded-For) counts only behind our own proxy, and only its last entry, which that proxy wrote.
    """
    said = forwarded.rpartition(",")[2].strip() if behind_proxy and forwarded else remote
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
