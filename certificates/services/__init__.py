"""Awarding, papers, revoking, issuing anew: every write of the app."""

from certificates.services.award import review
from certificates.services.expiry import tell_of_expiry
from certificates.services.paper import make as make_paper
from certificates.services.paper import try_again
from certificates.services.reissue import reissue
from certificates.services.revoke import revoke

__all__ = ["make_paper", "reissue", "review", "revoke", "tell_of_expiry", "try_again"]
