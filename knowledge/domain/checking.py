"""What is wrong with the facts of a pack, beyond their shapes."""

import re
from collections.abc import Iterator

from knowledge.domain import tokens
from knowledge.domain.rule_card import RuleCard, RuleEdition
from knowledge.domain.script import Script
from knowledge.domain.tokens import VariableToken
from lib.bilingual import Text
from lib.packs import Entry, Pack
from lib.problems import Problem

FEWEST_PARAPHRASES = 2
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def check_pack(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with rule cards, products and scripts."""
    for entry in pack.of("rule").values():
        yield from _check_card(entry, entry.value)
    for entry in pack.of("product").values():
        yield from _twice(entry, "facts", [fact.id for fact in entry.value.facts])
    for entry in pack.of("script").values():
        yield from _check_script(entry, entry.value, pack)


def _check_card(entry: Entry, card: RuleCard) -> Iterator[Problem]:
    if not card.versions:
        yield entry.problem("versions", "has no version; a card needs at least one")
    for index, edition in enumerate(card.versions):
        key = f"versions[{index}]"
        if edition.effective_until is not None and edition.effective_until < edition.effective_from:
            yield entry.problem(f"{key}.effective_until", f"ends before it begins ({edition.effective_from})")
        for earlier in card.versions[:index]:
            if _overlap(earlier, edition):
                yield entry.problem(f"{key}.effective_from", "overlaps with another version of this card")
        for name in edition.fields:
            if not _NAME.fullmatch(name):
                yield entry.problem(f"{key}.fields.{name}", "a field's name is in small letters, digits and _")


def _overlap(one: RuleEdition, other: RuleEdition) -> bool:
    starts_in_time = other.effective_until is None or one.effective_from <= other.effective_until
    return starts_in_time and (one.effective_until is None or other.effective_from <= one.effective_until)


def _check_script(entry: Entry, script: Script, pack: Pack) -> Iterator[Problem]:
    for key, kind, names in (("rule_cards", "rule", script.rule_cards), ("lessons", "lesson", script.lessons)):
        for index, name in enumerate(names):
            if name not in pack.of(kind):
                what = "rule card" if kind == "rule" else kind
                yield entry.problem(f"{key}[{index}]", f"there is no {what} {name} in this pack")
    if len(script.paraphrases) < FEWEST_PARAPHRASES:
        yield entry.problem("paraphrases", f"needs at least {FEWEST_PARAPHRASES}, so that chats do not look copied")
    if script.expires_on is not None and script.expires_on <= script.effective_from:
        yield entry.problem("expires_on", f"expires before it begins ({script.effective_from})")
    yield from _check_variables(entry, script)


def _check_variables(entry: Entry, script: Script) -> Iterator[Problem]:
    declared = [variable.id for variable in script.variables]
    yield from _twice(entry, "variables", declared)
    for index, variable in enumerate(script.variables):
        if not _NAME.fullmatch(variable.id):
            yield entry.problem(f"variables[{index}].id", "a variable's name is in small letters, digits and _")
        if (variable.type == "choice") != bool(variable.choices):
            reason = "a choice lists its choices" if variable.type == "choice" else "only a choice has choices"
            yield entry.problem(f"variables[{index}].choices", reason)
    yield from _check_use(entry, script, declared)
    for key, text in (("good", script.good), ("bad", script.bad)):
        for lang, names in _variables(text):
            for name in sorted(names):
                yield entry.problem(f"{key}.{lang}", f"{{{name}}} is not filled; an example shows what a customer would read")


def _check_use(entry: Entry, script: Script, declared: list[str]) -> Iterator[Problem]:
    used: set[str] = set()
    for key, text in (("text", script.text), *((f"paraphrases[{n}]", said) for n, said in enumerate(script.paraphrases))):
        for lang, names in _variables(text):
            used |= names
            for name in sorted(names - set(declared)):
                yield entry.problem(f"{key}.{lang}", f"{{{name}}} is not declared under variables")
    for index, name in enumerate(declared):
        if name not in used:
            yield entry.problem(f"variables[{index}].id", f"{{{name}}} is declared and used nowhere")


def _variables(text: Text) -> Iterator[tuple[str, set[str]]]:
    for lang in ("zh", "en"):
        said = tokens.found(text.get(lang))
        yield lang, {each.token.name for each in said if isinstance(each.token, VariableToken)}


def _twice(entry: Entry, key: str, names: list[str]) -> Iterator[Problem]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield entry.problem(f"{key}[{index}].id", f"{name} stands here twice")
