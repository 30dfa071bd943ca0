"""People, their dated facts, their teams and intakes."""

from people.models.employment import Employment
from people.models.intake import Intake, IntakePlace
from people.models.leadership import Leadership
from people.models.level import LevelHeld
from people.models.membership import Membership
from people.models.reset import ResetRequest
from people.models.role import RoleGrant
from people.models.sign_in import SignInTries
from people.models.slip import SignInSlip
from people.models.team import Team
from people.models.user import User

__all__ = [
    "Employment",
    "Intake",
    "IntakePlace",
    "Leadership",
    "LevelHeld",
    "Membership",
    "ResetRequest",
    "RoleGrant",
    "SignInSlip",
    "SignInTries",
    "Team",
    "User",
]
