"""Who may see a certificate and who may act on it: each `may_` beside the rows it allows."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from certificates.models import Certificate
from certificates.models.certificate import CertificateQuerySet
from people.domain.roles import Right
from people.models import User
from people.policies import may, people_seen_by, signed_in


def certificates_seen_by(user: User | AnonymousUser) -> CertificateQuerySet:
    """Return the certificates that someone may open: their own, and those of the people whose progress they see."""
    if not signed_in(user):
        return Certificate.objects.none()
    if may(user, Right.SEE_ALL_PROGRESS) or may(user, Right.EXPORT_CERTIFICATES):
        return Certificate.objects.all()
    return Certificate.objects.filter(Q(person=user) | Q(person__in=people_seen_by(user).order_by().values("pk")))


def may_see(user: User | AnonymousUser, certificate: Certificate) -> bool:
    """Tell whether someone may open a certificate."""
    return certificates_seen_by(user).filter(pk=certificate.pk).exists()


def papers_taken_by(user: User | AnonymousUser) -> CertificateQuerySet:
    """Return the certificates whose files someone may take: their own, HR every one."""
    if not signed_in(user):
        return Certificate.objects.none()
    if may(user, Right.EXPORT_CERTIFICATES):
        return Certificate.objects.all()
    return Certificate.objects.filter(person=user)


def may_take_paper(user: User | AnonymousUser, certificate: Certificate) -> bool:
    """Tell whether someone may take a certificate's files."""
    return papers_taken_by(user).filter(pk=certificate.pk).exists()


def ended_by(user: User | AnonymousUser) -> CertificateQuerySet:
    """Return the certificates that someone may revoke or issue anew: every one but their own."""
    if not signed_in(user) or not may(user, Right.REVOKE_CERTIFICATES):
        return Certificate.objects.none()
    return Certificate.objects.exclude(person=user)


def may_end(user: User | AnonymousUser, certificate: Certificate) -> bool:
    """Tell whether someone may revoke a certificate or issue it anew."""
    return ended_by(user).filter(pk=certificate.pk).exists()
