"""Who may do what, and who may see whom."""

from people.policies.doors import reader, require, require_sign_in
from people.policies.rights import rights_of, roles_of
from people.policies.rules import (
    may,
    may_change_roles,
    may_give_slip,
    may_manage,
    may_see_person,
    people_assigned_by,
    people_keyed_by,
    people_listed_for,
    people_seen_by,
    roles_changed_by,
    signed_in,
)
from people.policies.trees import led_team_ids, led_teams, parents_of_teams, team_and_below

__all__ = [
    "led_team_ids",
    "led_teams",
    "may",
    "may_change_roles",
    "may_give_slip",
    "may_manage",
    "may_see_person",
    "parents_of_teams",
    "people_assigned_by",
    "people_keyed_by",
    "people_listed_for",
    "people_seen_by",
    "reader",
    "require",
    "require_sign_in",
    "rights_of",
    "roles_changed_by",
    "roles_of",
    "signed_in",
    "team_and_below",
]
