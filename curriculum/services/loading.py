"""Load a pack: all of it, or nothing."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from audit.domain import Actor
from audit.services import write
from curriculum.domain.head import PackHead
from curriculum.domain.uses import all_uses
from curriculum.models import Loading
from curriculum.registry import apps
from curriculum.services.checking import Checked, check
from lib.packs import Loaded, Pack
from lib.shapes import to_json


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, or with `dry_run` would have done; nothing if the pack has errors."""

    checked: Checked
    did: Loaded = field(default_factory=Loaded)


def load_pack(*, root: Path, by: Actor, at: datetime, dry_run: bool = False) -> LoadReport:
    """Check a pack and publish what differs. Entries that are published and not in the pack stay as they are."""
    checked = check(root)
    head = checked.reading.head
    if not checked.ok or head is None:
        return LoadReport(checked)
    return LoadReport(checked, _publish(checked, head, by, at, dry_run=dry_run))


def _uses(pack: Pack) -> dict[str, list[str]]:
    """Return what rests on each rule card: entries as `lesson:C01-4`, in order."""
    found: dict[str, set[str]] = {card: set() for card in pack.of("rule")}
    for use in all_uses(pack):
        found.setdefault(use.card, set()).add(f"{use.kind}:{use.id}")
    return {card: sorted(entries) for card, entries in sorted(found.items())}


@transaction.atomic
def _publish(checked: Checked, head: PackHead, by: Actor, at: datetime, *, dry_run: bool) -> Loaded:
    did = Loaded()
    pack = replace(checked.reading.pack, rehearsal=dry_run)
    for app in apps():
        did.absorb(app.load(pack, by=by, at=at))
    if dry_run:
        transaction.set_rollback(True)
        return did
    details = {"added": len(did.added), "changed": len(did.changed), "same": len(did.same)}
    Loading.objects.create(
        at=at,
        by=by.ref,
        pack=head.id,
        head=to_json(head),
        added=did.added,
        changed=did.changed,
        same=len(did.same),
        warnings=[problem.as_json() for problem in checked.problems],
        uses=_uses(checked.reading.pack),
    )
    write(by=by, verb="pack.load", subject=f"curriculum.pack:{head.id}", at=at, details=details)
    return did
