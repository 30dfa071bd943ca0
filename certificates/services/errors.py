"""What a service refuses, as sentences."""


class CertificateHasEnded(Exception):
    """It was revoked or replaced already, or has expired."""


class ReasonMissing(Exception):
    """Revoking needs a reason."""


class NothingToCorrect(Exception):
    """The holder's name is the one that the certificate states."""


class HouseCannotIssue(Exception):
    """The firm's name or its public address is missing."""
