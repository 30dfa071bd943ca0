"""A notice: one message to one person, promised once for ever by its key."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Mail(models.TextChoices):
    """Where the mail of a notice stands."""

    NONE = "none", "none"
    WAITING = "waiting", "waiting"
    SENT = "sent", "sent"
    DROPPED = "dropped", "dropped"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices, chained."""

    def shown_to(self, person_id: int) -> "NoticeQuerySet":
        """Keep what a person finds in the app, the newest first."""
        return self.filter(person_id=person_id, forgotten_at=None).order_by("-promised_at", "-pk")

    def unread(self) -> "NoticeQuerySet":
        """Keep what was not read yet."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """What happened (`kind`, `params`), to whom, where it can be seen (`url`), and whether they know."""

    key = models.CharField(max_length=160, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    params = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True, default="")
    promised_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    mail = models.CharField(max_length=8, choices=Mail, default=Mail.NONE)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        """A mail is sent exactly when it has a time of it."""

        constraints = (
            models.CheckConstraint(
                condition=Q(mail=Mail.SENT, mailed_at__isnull=False) | (~Q(mail=Mail.SENT) & Q(mailed_at__isnull=True)),
                name="a_mail_is_sent_exactly_when_it_has_a_time_of_it",
            ),
        )
        indexes = (
            models.Index(fields=("person", "-promised_at"), name="notices_of_person"),
            models.Index(fields=("person",), condition=Q(read_at=None, forgotten_at=None), name="notices_unread"),
        )

    def __str__(self) -> str:
        """Name the row for the admin's eye."""
        return self.key

    @property
    def ref(self) -> str:
        """How jobs name this notice."""
        return f"notifications.notice:{self.pk}"
