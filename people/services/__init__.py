"""Every write about people: joining, moving, leaving, names, roles, keys, intakes."""

from people.services.intakes import change_intake, join_intake, leave_intake, open_intake
from people.services.joining import end, hire, rejoin
from people.services.moving import move, set_level
from people.services.naming import amend, correct_name
from people.services.passwords import demand_new_password, set_password
from people.services.profile import choose_language, set_preferences
from people.services.roles import end_role, grant_role, set_roles
from people.services.slips import give_slip, use_slip
from people.services.teams import appoint, change_team, dismiss, ensure_team_path, make_team

__all__ = [
    "amend",
    "appoint",
    "change_intake",
    "change_team",
    "choose_language",
    "correct_name",
    "demand_new_password",
    "dismiss",
    "end",
    "end_role",
    "ensure_team_path",
    "give_slip",
    "grant_role",
    "hire",
    "join_intake",
    "leave_intake",
    "make_team",
    "move",
    "open_intake",
    "rejoin",
    "set_level",
    "set_password",
    "set_preferences",
    "set_roles",
    "use_slip",
]
