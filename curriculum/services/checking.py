"""Check a pack: everything that is wrong with it, at once. Reads the folder and nothing else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from curriculum.domain.banks import check_banks
from curriculum.domain.citing import check_citations
from curriculum.domain.coverage import check_coverage
from curriculum.domain.reading_time import check_minutes
from curriculum.domain.sources import check_figures
from curriculum.domain.twins import check_twins
from curriculum.registry import apps
from curriculum.services.reading import Reading, read_pack
from lib.packs import Pack
from lib.problems import Level, Problem

# What is said of other entries, without an id of the broken one, while one of a kind is broken.
ECHOES = {
    "claim": ("there is no claim",),
    "quiz": ("no quiz file has a question", "no question practises"),
    "lesson": ("no lesson of this pack has an objective",),
}
_TWIN = re.compile(r"lessons/[^/]+/(zh|en)\.md")
_BODY_LINE = re.compile(r"line (\d+) of the text: (.*)")


@dataclass(frozen=True, slots=True)
class Checked:
    """A pack with its problems, in the order of files and lines."""

    reading: Reading
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Tell whether it may be loaded: warnings do not forbid it."""
        return not any(problem.level == "error" for problem in self.problems)


def check(root: Path) -> Checked:
    """Read a pack and check it."""
    reading = read_pack(root)
    found = [*reading.problems, *_without_echoes(_check_all(reading), reading)]
    return Checked(reading, tuple(sorted({_as_in_the_file(problem) for problem in found})))


def _check_all(reading: Reading) -> Iterator[Problem]:
    pack = reading.pack
    for app in apps():
        yield from app.check(pack)
    yield from check_citations(pack)
    yield from check_figures(pack)
    yield from check_twins(pack)
    yield from check_minutes(pack)
    yield from check_banks(pack, _bank_level(reading))
    yield from check_coverage(pack, reading.head.headings if reading.head else (), reading.head_node)
    yield from _empty(pack)


def _bank_level(reading: Reading) -> Level:
    return "warning" if reading.head is None or reading.head.bank_rules == "free" else "error"


def _empty(pack: Pack) -> Iterator[Problem]:
    if not any(pack.entries.values()):
        yield Problem("pack.yaml", 0, 0, "(pack)", "there is nothing in this pack")


def _without_echoes(problems: Iterable[Problem], reading: Reading) -> Iterator[Problem]:
    """Leave out what only says that something is missing which stands there broken, and is reported as such."""
    names = [re.compile(rf"(?<![A-Za-z0-9.-]){re.escape(name)}(?![A-Za-z0-9-])") for name in reading.broken]
    names += [re.compile(echo) for kind in reading.broken_kinds for echo in ECHOES.get(kind, ())]
    for problem in problems:
        if not any(name.search(problem.reason) for name in names):
            yield problem


def _as_in_the_file(problem: Problem) -> Problem:
    """Name the key as its file does (`minutes`, not `en.minutes`), and a body's line as the file counts it."""
    twin = _TWIN.fullmatch(problem.file)
    if twin is None or not problem.key.startswith(f"{twin.group(1)}."):
        return problem
    key, counted = problem.key.partition(".")[2], _BODY_LINE.fullmatch(problem.reason)
    if key == "body" and counted is not None:
        return replace(problem, key=key, line=problem.line + int(counted.group(1)) - 1, column=1, reason=counted.group(2))
    return replace(problem, key=key)
