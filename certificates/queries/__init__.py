"""Reads shaped for pages and for the apps above."""

from certificates.queries.certificates import CertificateRow, certificates_of
from certificates.queries.obstacles import certification_of_path, obstacles

__all__ = ["CertificateRow", "certificates_of", "certification_of_path", "obstacles"]
