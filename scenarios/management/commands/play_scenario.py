"""Play a scenario file against a log and print what the customer felt and said."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from lib import shapes, yamlnodes
from lib.bilingual import Language
from lib.problems import Problem
from scenarios.domain import engine
from scenarios.domain.answer import answer
from scenarios.domain.logs import read_log
from scenarios.domain.run import Run
from scenarios.domain.soundness import unsound
from scenarios.domain.story import Story
from scenarios.domain.turns import Turn

EXAMPLE = """
example:
  cat > log.yaml <<'LOG'
  - {at: 22, moves: [restate, apologize], text: "I have read the record: no more photos needed, and I am sorry."}
  - {at: 60, moves: [commit], text: "This ticket is mine, and you hear from me by 6 pm today."}
  LOG
  ./manage.py play_scenario fixtures/curriculum/scenarios/rp-aft-0011.yaml --log log.yaml --json

Only `at` (seconds since the start) is required in a turn; others: moves, text, hold_s, actions, quality, faults.
"""


class Broken(Exception):
    """A file has problems; nothing was played."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep them for the report."""
        super().__init__(len(problems))
        self.problems = problems


class Command(BaseCommand):
    """`play_scenario FILE --log LOG.yaml [--json] [--language zh|en]`."""

    help = "Play a role-play file (rp/1) against a log; the same file, log and language always give the same answer."
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Show the example below the options as it is written."""
        return super().create_parser(prog_name, subcommand, epilog=EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the scenario, the log and how to print."""
        parser.add_argument("file", metavar="FILE", help="the scenario, a YAML file in rp/1")
        parser.add_argument("--log", required=True, metavar="LOG.yaml", help="what the agent did: a YAML list of turns")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--language", choices=("zh", "en"), default="zh", help="the run's language, which times the replies")

    def handle(self, *, file: str, log: str, language: Language, **options: Any) -> None:
        """Play, print, and exit 1 when a file is broken."""
        try:
            story = _story(Path(file))
            turns = _turns(Path(log))
        except Broken as broken:
            self._complain(broken.problems, as_json=options["json"])
            raise SystemExit(1) from broken
        run = engine.replay(story, turns, language)
        if len(run.steps) < len(turns):
            self.stderr.write(f"{len(turns) - len(run.steps)} turns came after the ending and were not played.")
        if options["json"]:
            self.stdout.write(json.dumps(answer(run, shapes.sha256_of(story)[:12]), ensure_ascii=False))
        else:
            self._tell(run, language)

    def _complain(self, problems: list[Problem], *, as_json: bool) -> None:
        if as_json:
            did = {"added": 0, "changed": 0, "same": 0}
            self.stdout.write(json.dumps({"ok": False, "did": did, "problems": [p.as_json() for p in problems]}, ensure_ascii=False))
            return
        for problem in problems:
            self.stderr.write(str(problem))

    def _tell(self, run: Run, language: Language) -> None:
        for step in run.steps:
            state, moves = step.state, ", ".join(step.turn.moves) or "-"
            figures = " ".join(f"{name} {getattr(state, name):.1f}" for name in ("T", "A", "X", "P", "I"))
            self.stdout.write(f"{step.number:>2}  {step.turn.at:>5} s  {figures}  {moves}")
            for line in (*step.asides, *((step.line,) if step.line else ())):
                self.stdout.write(f"              [{line.beat}] {line.text.get(language)}")
        if run.ending is None:
            self.stdout.write("The conversation is still open.")
        else:
            self.stdout.write(f"{run.ending} ({run.ending_class}), CSAT {run.csat}")


def _story(path: Path) -> Story:
    problems: list[Problem] = []
    node = _load(path)
    story = shapes.read(node, Story, problems)
    if story is None:
        raise Broken(problems)
    found = [_at(node, key, reason) for key, reason in unsound(story)]
    if found:
        raise Broken(found)
    return story


def _turns(path: Path) -> tuple[Turn, ...]:
    problems: list[Problem] = []
    turns = read_log(_load(path), problems)
    if problems:
        raise Broken(problems)
    return turns


def _load(path: Path) -> yamlnodes.Node:
    try:
        return yamlnodes.load(path)
    except yamlnodes.BadYaml as bad:
        raise Broken([bad.problem]) from bad


def _at(node: yamlnodes.Node, key: str, reason: str) -> Problem:
    """Blame the place of a dotted key."""
    place = node
    for part in key.replace("[", ".").replace("]", "").split("."):
        below = place.value
        if isinstance(below, dict) and part in below:
            place = below[part]
        elif isinstance(below, tuple) and part.isdigit() and int(part) < len(below):
            place = below[int(part)]
    return Problem(place.file, place.line, place.column, key, reason)
