"""The team tree, as a mapping from each team to its parent."""

from collections.abc import Iterable, Mapping


def below(parents: Mapping[int, int | None], roots: Iterable[int]) -> frozenset[int]:
    """Return the roots and every team under them. A loop in the data ends, it does not hang."""
    children: dict[int, list[int]] = {}
    for child, parent in parents.items():
        if parent is not None:
            children.setdefault(parent, []).append(child)
    found: set[int] = set()
    waiting = [root for root in roots if root in parents]
    while waiting:
        team = waiting.pop()
        if team not in found:
            found.add(team)
            waiting.extend(children.get(team, ()))
    return frozenset(found)


def path_of(parents: Mapping[int, int | None], team: int) -> tuple[int, ...]:
    """Return the teams from the top down to this one."""
    trail: list[int] = []
    step: int | None = team
    while step is not None and step not in trail:
        trail.append(step)
        step = parents.get(step)
    return tuple(reversed(trail))


def makes_loop(parents: Mapping[int, int | None], team: int, new_parent: int | None) -> bool:
    """Tell whether hanging a team under another would put it under itself."""
    return new_parent is not None and new_parent in below(parents, [team])
