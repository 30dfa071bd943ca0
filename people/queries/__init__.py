"""Reads about people, shaped for those who ask."""

from people.policies.rights import rights_of, roles_of
from people.policies.trees import led_teams, parents_of_teams, team_and_below
from people.queries.choices import Choices, choices_for
from people.queries.intakes import intake_of, intakes_of
from people.queries.levels import level_of, levels_of
from people.queries.sign_in import find_by_sign_in_name
from people.queries.teams import (
    lead_ids_of,
    members_of,
    team_now,
    team_of,
    team_paths,
    teams_of,
)

__all__ = [
    "Choices",
    "choices_for",
    "find_by_sign_in_name",
    "intake_of",
    "intakes_of",
    "lead_ids_of",
    "led_teams",
    "level_of",
    "levels_of",
    "members_of",
    "parents_of_teams",
    "rights_of",
    "roles_of",
    "team_and_below",
    "team_now",
    "team_of",
    "team_paths",
    "teams_of",
]
