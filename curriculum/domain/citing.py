"""Citations: every token is well formed and names a card, a field or a claim that is there."""

from collections.abc import Iterator

from curriculum.domain.passages import Passage, passages_of
from knowledge.domain import tokens
from knowledge.domain.rule_card import RuleCard
from knowledge.domain.tokens import BrokenToken, ClaimToken, Found, RuleToken, VariableToken
from lib.packs import Pack
from lib.problems import Problem


def check_citations(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with the tokens of every text."""
    for entries in pack.entries.values():
        for entry in entries.values():
            for passage in passages_of(entry):
                for found in tokens.found(passage.text):
                    reason = _fault(found, entry.kind, pack)
                    if reason is not None:
                        yield passage.problem(reason, offset=_offset(passage, found))


def _offset(passage: Passage, found: Found) -> int:
    return found.start if passage.column else 0


def _fault(found: Found, kind: str, pack: Pack) -> str | None:
    match found.token:
        case BrokenToken(said):
            return f"{{{said}}} is no citation; write {{rule:CARD.field}}, {{claim:NUMBER}} or {{n:NUMBER}}"
        case RuleToken(card, field):
            return _rule_fault(card, field, pack)
        case ClaimToken(number) if str(number) not in pack.of("claim"):
            return f"there is no claim {number} in claims.yaml"
        case VariableToken(name) if kind == "lesson":
            return f"{{{name}}} is a blank for scripts; a lesson cannot fill it"
        case _:
            return None


def _rule_fault(card: str, field: str, pack: Pack) -> str | None:
    entry = pack.of("rule").get(card)
    if entry is None:
        return f"there is no rule card {card} in this pack"
    body: RuleCard = entry.value
    known = sorted({name for edition in body.versions for name in edition.fields})
    if field not in known:
        return f"rule card {card} has no field {field}; it has {', '.join(known)}"
    lacking = [str(edition.effective_from) for edition in body.versions if field not in edition.fields]
    return f"rule card {card} has no field {field} from {lacking[0]} on" if lacking else None
