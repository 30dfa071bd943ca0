"""Publish an entry: a new frozen version when it differs from the one in force, nothing when it does not."""

from datetime import datetime
from typing import Any, Literal

from audit.domain import Actor
from audit.services import write
from knowledge.models import Claim, ClaimVersion, Product, ProductVersion, RuleCard, RuleCardVersion, ScriptEntry, ScriptVersion
from lib.shapes import sha256_of
from lib.versions import FrozenVersion

Outcome = Literal["added", "changed", "same"]
Slot = RuleCard | Claim | Product | ScriptEntry

# Kind of entry: its slot, its version, its name in the trail.
PAIRS: dict[str, tuple[type[Any], type[FrozenVersion], str]] = {
    "rule": (RuleCard, RuleCardVersion, "knowledge.rulecard"),
    "claim": (Claim, ClaimVersion, "knowledge.claim"),
    "product": (Product, ProductVersion, "knowledge.product"),
    "script": (ScriptEntry, ScriptVersion, "knowledge.scriptentry"),
}


def publish(*, kind: str, slug: str, value: object, by: Actor, at: datetime) -> tuple[Slot, Outcome]:
    """Publish a value under its id. Runs in the caller's transaction."""
    slots, versions, subject = PAIRS[kind]
    slot = slots.objects.select_for_update(of=("self",)).select_related("current").filter(slug=slug).first()
    if slot is not None and slot.current is not None and slot.current.sha256 == sha256_of(value):
        return slot, "same"
    outcome: Outcome = "changed" if slot else "added"
    slot = slot or slots.objects.create(slug=slug)
    version = versions.next_for(slot, value, at)
    version.save()
    slot.current = version
    slot.save(update_fields=["current"])
    details = {"version": version.number, "sha256": version.sha256}
    write(by=by, verb=f"{kind}.publish", subject=f"{subject}:{slug}", at=at, details=details)
    return slot, outcome
