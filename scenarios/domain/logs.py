"""Reading a log: a YAML list of turns, in the order of time, held to the word lists."""

from decimal import Decimal

from lib import shapes
from lib.problems import Problem
from lib.yamlnodes import Node
from scenarios.domain.story import Story
from scenarios.domain.turns import Turn
from scenarios.domain.words import MOVE_NAMES


def read_log(node: Node, problems: list[Problem]) -> tuple[Turn, ...]:
    """Read a log; what is wrong is appended to `problems`. A mapping with the key `log` is taken as its log."""
    if isinstance(node.value, dict) and "log" in node.value:
        node = node.value["log"]
    turns = shapes.read(without_empty_texts(node), tuple[Turn, ...], problems)
    if turns is None:
        return ()
    problems.extend(_out_of_order(node, turns))
    problems.extend(_out_of_range(node, turns))
    return tuple(turns)


def without_empty_texts(node: Node) -> Node:
    """Drop `text: ""`: saying nothing is allowed in a log, and is worth nothing."""
    value = node.value
    if isinstance(value, tuple):
        value = tuple(without_empty_texts(item) for item in value)
    elif isinstance(value, dict):
        value = {key: child for key, child in value.items() if not (key == "text" and child.value in ("", None))}
    return Node(value, node.file, node.line, node.column, node.path, node.key_places)


def unknown_actions(story: Story, turns: tuple[Turn, ...]) -> tuple[str, ...]:
    """Return desk actions of a log that this desk does not offer."""
    used = dict.fromkeys(deed.do for turn in turns for deed in turn.actions)
    return tuple(name for name in used if name not in story.desk.actions)


def _out_of_order(node: Node, turns: tuple[Turn, ...]) -> list[Problem]:
    found, last = [], Decimal(0)
    for item, turn in zip(node.value, turns, strict=True):
        if turn.at < last:
            found.append(item.problem(f"must not be earlier than the turn before it ({last})", "at"))
        last = max(last, turn.at)
    return found


def _out_of_range(node: Node, turns: tuple[Turn, ...]) -> list[Problem]:
    found = []
    for item, turn in zip(node.value, turns, strict=True):
        if turn.at < 0:
            found.append(item.problem("must be 0 or more seconds since the start", "at"))
        for move, value in turn.quality.items():
            if move not in MOVE_NAMES or not 0 <= value <= 1:
                found.append(item.problem(f"must give a move a value from 0 to 1, not {move}: {value}", "quality"))
    return found
