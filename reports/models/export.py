"""An export: who had which rows written to which file, and how far it is."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class State(models.TextChoices):
    """Where an export stands."""

    WAITING = "waiting", "waiting"
    RUNNING = "running", "running"
    READY = "ready", "ready"
    REFUSED = "refused", "refused"
    GONE = "gone", "gone"


class Export(models.Model):
    """One file, for its maker alone, for a day."""

    maker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exports")
    query = models.JSONField()
    format = models.CharField(max_length=4, choices=[("csv", "CSV"), ("xlsx", "XLSX")])
    headers = models.CharField(max_length=5, choices=[("words", "words"), ("keys", "keys")], default="words")
    language = models.CharField(max_length=10)
    purpose = models.CharField(max_length=300, blank=True, default="")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    file = models.CharField(max_length=100, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    size = models.PositiveBigIntegerField(default=0)
    requested_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A file is named exactly when it is there."""

        constraints = (
            models.CheckConstraint(
                condition=(Q(state="ready", finished_at__isnull=False, expires_at__isnull=False) & ~Q(file="") & ~Q(sha256=""))
                | (~Q(state="ready") & Q(file="")),
                name="an_export_has_a_file_exactly_when_it_is_ready",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__isnull=True) | Q(expires_at__gt=F("requested_at")),
                name="an_export_ends_after_it_was_asked_for",
            ),
        )
        indexes = (
            models.Index(fields=("maker", "-requested_at"), name="reports_exports_of_maker"),
            models.Index(fields=("expires_at",), condition=Q(state="ready"), name="reports_exports_running_out"),
        )

    def __str__(self) -> str:
        """Name the row for the log."""
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail and the job name this export."""
        return f"reports.export:{self.pk}"

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more will happen to it by itself."""
        return self.state in {State.READY, State.REFUSED, State.GONE}
