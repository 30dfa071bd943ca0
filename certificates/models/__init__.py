"""Certifications and their frozen versions; certificates; awards that wait for the house."""

from certificates.models.certificate import Certificate, PaperState
from certificates.models.certification import Certification, CertificationVersion
from certificates.models.held_award import HeldAward
from certificates.models.look_up import LookUps

__all__ = ["Certificate", "Certification", "CertificationVersion", "HeldAward", "LookUps", "PaperState"]
