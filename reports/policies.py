"""Whose exports one may see: one's own, while one may still export."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from people.domain.roles import Right
from people.models import User
from people.policies import may, signed_in
from reports.models import Export


def exports_of(user: User | AnonymousUser) -> QuerySet[Export]:
    """Return someone's own exports, the newest first; none once they may not export any more."""
    if not signed_in(user) or not may(user, Right.EXPORT_CERTIFICATES):
        return Export.objects.none()
    return Export.objects.filter(maker=user).order_by("-requested_at", "-pk")


def may_fetch(user: User | AnonymousUser, export: Export) -> bool:
    """Tell whether someone may have an export's file."""
    return exports_of(user).filter(pk=export.pk).exists()
