"""How alike two lines are, by their pairs of characters."""

from scenarios.domain.clauses import bare

ALIKE = 0.9


def alike(one: str, other: str) -> bool:
    """Tell whether two lines say the same, punctuation, width and case aside (Dice over pairs, 0.9 or more)."""
    left, right = bare(one), bare(other)
    if left == right:
        return bool(left)
    pairs, others = _pairs(left), _pairs(right)
    total = sum(pairs.values()) + sum(others.values())
    shared = sum(min(count, others.get(pair, 0)) for pair, count in pairs.items())
    return total > 0 and 2 * shared / total >= ALIKE


def within(line: str, other: str) -> bool:
    """Tell whether a whole line stands inside another one."""
    left, right = bare(line), bare(other)
    return bool(left) and left in right


def _pairs(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for index in range(len(text) - 1):
        pair = text[index : index + 2]
        found[pair] = found.get(pair, 0) + 1
    return found
