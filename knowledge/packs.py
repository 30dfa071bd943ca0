"""What knowledge brings to a pack: rule cards, claims, products and scripts."""

from collections.abc import Iterator
from datetime import datetime

from audit.domain import Actor
from knowledge.domain import claim, product, rule_card, script
from knowledge.domain.checking import check_pack
from knowledge.models import ScriptEntry
from knowledge.services.indexing import describe, index_all
from knowledge.services.publishing import PAIRS, publish
from knowledge.services.stamping import stamp
from lib.packs import Entry, Loaded, Pack, PackKind
from lib.problems import Problem
from lib.shapes import from_json

KINDS = (
    PackKind("rule", "rules", rule_card.RuleCard),
    PackKind("claim", "claims.yaml", claim.Claim, layout="single"),
    PackKind("product", "products", product.Product),
    PackKind("script", "scripts", script.Script),
)


def check(pack: Pack) -> Iterator[Problem]:
    """Find what is wrong with the facts of a pack."""
    return check_pack(pack)


def load(pack: Pack, *, by: Actor, at: datetime) -> Loaded:
    """Publish what differs, in the caller's transaction."""
    loaded = Loaded()
    for kind in KINDS:
        for slug, entry in sorted(pack.of(kind.name).items()):
            slot, outcome = publish(kind=kind.name, slug=slug, value=entry.value, by=by, at=at)
            getattr(loaded, outcome).append(f"{kind.name}:{slug}")
            if isinstance(slot, ScriptEntry) and outcome != "same":
                describe(slot, entry.value)
    if loaded.added or loaded.changed:
        stamp()
        index_all(at=at)
    return loaded


def export() -> Iterator[Entry]:
    """Yield everything that is published."""
    for kind in KINDS:
        published = PAIRS[kind.name][0].objects.exclude(current=None).order_by("slug")
        for slug, body in published.values_list("slug", "current__body"):
            yield Entry(kind.name, slug, from_json(body, kind.shape))
