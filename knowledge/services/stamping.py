"""Stamp the facts anew after a load."""

import hashlib

from knowledge.models import Claim, RuleCard, ScriptEntry, Stamp


def stamp() -> None:
    """Write the digest over all current rule cards, claims and scripts."""
    digest = hashlib.sha256()
    for slots in (RuleCard, Claim, ScriptEntry):
        for slug, sha in slots.objects.exclude(current=None).order_by("slug").values_list("slug", "current__sha256"):
            digest.update(f"{slug}={sha}\n".encode())
    Stamp.objects.update_or_create(pk=1, defaults={"sha256": digest.hexdigest()})
