"""The shape of `fixtures/demo/company.yaml`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lib import shapes, yamlnodes
from lib.problems import Problem

Story = Literal["fresh", "nearly", "halfway", "overdue", "suspected", "failed", "certified", "expiring", "expired", "revoked", "left"]


@dataclass(frozen=True, slots=True)
class TeamEntry:
    """A team of the company."""

    id: str
    zh: str
    en: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class IntakeEntry:
    """An intake; its days are working days from the first start."""

    code: str
    zh: str
    en: str
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Somebody of the company and their story. `on`, `hired` and `left` are working days from the first start."""

    username: str
    number: str
    zh: str
    en: str
    team: str
    hired: int
    story: Story
    roles: tuple[str, ...] = ("agent",)
    leads: tuple[str, ...] = ()
    level: str = "J"
    intake: str | None = None
    language: str = "zh-hans"
    email: str | None = None
    on: int = 0
    left: int = 0
    exam: int = 80


@dataclass(frozen=True, slots=True)
class CompanyFile:
    """The whole company."""

    format: Literal["demo/1"]
    teams: tuple[TeamEntry, ...]
    intakes: tuple[IntakeEntry, ...]
    people: tuple[PersonEntry, ...]


class CompanyUnreadable(Exception):
    """The file does not have its shape."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep what was found."""
        super().__init__("\n".join(map(str, problems)))


def read(path: Path) -> CompanyFile:
    """Read the company.

    :raises CompanyUnreadable: if the file does not have its shape
    :raises yamlnodes.BadYaml: if it is not YAML
    """
    problems: list[Problem] = []
    company = shapes.read(yamlnodes.load(path), CompanyFile, problems)
    if company is None:
        raise CompanyUnreadable(problems)
    return company
