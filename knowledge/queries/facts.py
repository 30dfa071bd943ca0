"""The facts in force on a day, worked out once a version of them."""

from collections import OrderedDict
from datetime import date
from threading import Lock

from knowledge.domain.citations import Facts, facts_of
from knowledge.domain.claim import Claim as ClaimBody
from knowledge.domain.rule_card import RuleCard as RuleCardBody
from knowledge.models import Claim, RuleCard, ScriptEntry, Stamp
from lib.bilingual import Text
from lib.shapes import from_json

_KEPT = 16
_facts: OrderedDict[tuple[str, date], Facts] = OrderedDict()
_lock = Lock()


def facts_in_force(on: date) -> Facts:
    """Return all that texts may cite on a day. One small query; the facts themselves are kept by their digest."""
    key = (_stamp(), on)
    with _lock:
        if key in _facts:
            _facts.move_to_end(key)
            return _facts[key]
    facts = _read(on)
    with _lock:
        _facts[key] = facts
        while len(_facts) > _KEPT:
            _facts.popitem(last=False)
    return facts


def _stamp() -> str:
    return next((row.sha256 for row in Stamp.objects.raw("SELECT * FROM knowledge_stamp WHERE id = 1")), "")


def _read(on: date) -> Facts:
    cards = RuleCard.objects.exclude(current=None).values_list("slug", "current__body")
    claims = Claim.objects.exclude(current=None).values_list("current__body", flat=True)
    read_claims = [from_json(body, ClaimBody) for body in claims]
    titles = ScriptEntry.objects.exclude(current=None).values_list("slug", "current__body__title")
    scripts = {slug: from_json(title, Text) for slug, title in titles}
    rules = {slug: from_json(body, RuleCardBody) for slug, body in cards}
    return facts_of(rules, {claim.id: claim for claim in read_claims}, on, scripts)
