"""A certificate: what was awarded, to whom, on what evidence; what was printed stays as it was printed."""

from datetime import date
from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse

from certificates.domain import number as numbers
from certificates.domain.state import CertificateState, Standing, state_on
from certificates.models.certification import Certification, CertificationVersion
from lib.bilingual import Text
from people.models import Intake, Team, User


class PaperState(models.TextChoices):
    """Where the files stand."""

    WAITING = "waiting", "waiting"
    READY = "ready", "ready"
    REFUSED = "refused", "refused"


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates, chained."""

    def live(self) -> Self:
        """Keep those that neither ended nor were followed by another."""
        return self.filter(revoked_at=None, replaced_at=None, lapsed_at=None)

    def with_state(self, today: date) -> Self:
        """Add `state_today`: the same order of strength as `domain.state`."""
        return self.annotate(
            state_today=Case(
                When(revoked_at__isnull=False, then=Value(CertificateState.REVOKED.value)),
                When(replaced_at__isnull=False, then=Value(CertificateState.REPLACED.value)),
                When(expires_on__lt=today, then=Value(CertificateState.EXPIRED.value)),
                default=Value(CertificateState.VALID.value),
                output_field=models.CharField(),
            )
        )

    def in_state(self, state: CertificateState, today: date) -> Self:
        """Keep those in a state on a day."""
        if state is CertificateState.REVOKED:
            return self.filter(revoked_at__isnull=False)
        if state is CertificateState.REPLACED:
            return self.filter(revoked_at=None, replaced_at__isnull=False)
        standing = self.filter(revoked_at=None, replaced_at=None)
        if state is CertificateState.EXPIRED:
            return standing.filter(expires_on__lt=today)
        return standing.filter(expires_on__gte=today)

    def newest_first(self) -> Self:
        """Sort as the table does."""
        return self.order_by("-issued_on", "-pk")


class Certificate(models.Model):
    """One award. All that is printed is kept here, so that renaming a team or a person changes no paper."""

    number = models.CharField(max_length=26, unique=True)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="certificates")
    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="certificates")
    version = models.ForeignKey(CertificationVersion, on_delete=models.PROTECT, related_name="certificates")
    version_number = models.PositiveIntegerField()
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")

    holder_name_zh = models.CharField(max_length=100, blank=True)
    holder_name_en = models.CharField(max_length=200, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team_name_zh = models.CharField(max_length=100, blank=True)
    team_name_en = models.CharField(max_length=100, blank=True)
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    intake_name_zh = models.CharField(max_length=100, blank=True)
    intake_name_en = models.CharField(max_length=100, blank=True)
    title_zh = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    level = models.CharField(max_length=8)
    score = models.DecimalField(max_digits=4, decimal_places=1)
    band_zh = models.CharField(max_length=40)
    band_en = models.CharField(max_length=40)
    issuer_zh = models.CharField(max_length=200)
    issuer_en = models.CharField(max_length=200)
    is_demo = models.BooleanField()
    public_url = models.CharField(max_length=200)
    evidence = models.JSONField(encoder=DjangoJSONEncoder)

    awarded_at = models.DateTimeField()
    issued_on = models.DateField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    revoke_reason = models.CharField(max_length=500, blank=True, default="")
    replaced_at = models.DateTimeField(null=True, blank=True)
    lapsed_at = models.DateTimeField(null=True, blank=True)
    told_of_expiry_at = models.DateTimeField(null=True, blank=True)

    paper_state = models.CharField(max_length=8, choices=PaperState, default=PaperState.WAITING)
    paper_problem = models.CharField(max_length=300, blank=True, default="")
    pdf_file = models.CharField(max_length=100, blank=True, default="")
    pdf_sha256 = models.CharField(max_length=64, blank=True, default="")
    png_file = models.CharField(max_length=100, blank=True, default="")
    png_sha256 = models.CharField(max_length=64, blank=True, default="")

    objects = CertificateQuerySet.as_manager()

    class Meta:
        """Awarded once and whole; ended whole; a paper is ready whole or not at all."""

        constraints = (
            models.UniqueConstraint(
                fields=("person", "certification"),
                condition=Q(revoked_at=None, replaced_at=None, lapsed_at=None),
                name="one_live_certificate_per_person_and_certification",
            ),
            models.CheckConstraint(
                condition=(~Q(holder_name_zh="") | ~Q(holder_name_en=""))
                & ~Q(level="")
                & ~Q(band_zh="")
                & ~Q(band_en="")
                & ~Q(issuer_zh="")
                & ~Q(issuer_en=""),
                name="a_certificate_is_awarded_whole",
            ),
            models.CheckConstraint(condition=Q(score__gte=0) & Q(score__lte=100), name="a_score_is_a_percentage"),
            models.CheckConstraint(condition=Q(expires_on__gt=F("issued_on")), name="a_certificate_expires_after_it_was_issued"),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_on=None, revoke_reason="")
                | (Q(revoked_at__isnull=False, revoked_on__isnull=False) & ~Q(revoke_reason="")),
                name="a_certificate_is_revoked_with_its_day_and_reason_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=(Q(paper_state="ready", paper_problem="") & ~Q(pdf_sha256="") & ~Q(png_sha256=""))
                | Q(paper_state="waiting", pdf_sha256="", png_sha256="")
                | (Q(paper_state="refused", pdf_sha256="", png_sha256="") & ~Q(paper_problem="")),
                name="a_paper_is_ready_whole_or_not_at_all",
            ),
        )
        indexes = (
            models.Index(fields=("-issued_on", "-id"), name="certificates_newest_first"),
            models.Index(
                fields=("expires_on",),
                condition=Q(revoked_at=None, replaced_at=None, told_of_expiry_at=None),
                name="certificates_running_out",
            ),
            models.Index(fields=("paper_state",), condition=~Q(paper_state="ready"), name="certificates_paper_undone"),
        )

    def __str__(self) -> str:
        """Name the row for the log: by number, not by name."""
        return self.number

    def get_absolute_url(self) -> str:
        """Return the page inside the house."""
        return reverse("certificates:certificate", args=[self.pk])

    @property
    def ref(self) -> str:
        """How the trail names this certificate."""
        return f"certificates.certificate:{self.pk}"

    @property
    def printed_number(self) -> str:
        """The number in groups."""
        return numbers.grouped(self.number)

    @property
    def check_url(self) -> str:
        """The address that its QR code holds."""
        return f"{self.public_url}{reverse('certificates:verify', args=[self.printed_number])}"

    @property
    def holder(self) -> Text:
        """The holder's name at issue; either form stands in for a missing one."""
        return Text(self.holder_name_zh or self.holder_name_en, self.holder_name_en or self.holder_name_zh)

    @property
    def title(self) -> Text:
        """The certification's title at issue."""
        return Text(self.title_zh, self.title_en)

    @property
    def band(self) -> Text:
        """The result in words."""
        return Text(self.band_zh, self.band_en)

    @property
    def issuer(self) -> Text:
        """The firm's name at issue."""
        return Text(self.issuer_zh, self.issuer_en)

    def state_on(self, today: date) -> CertificateState:
        """Return what it is worth on a day."""
        return state_on(Standing(self.revoked_at is not None, self.replaced_at is not None, self.expires_on), today)

    def is_held_on(self, today: date) -> bool:
        """Tell whether its holder holds it on a day."""
        return self.lapsed_at is None and self.state_on(today) is CertificateState.VALID
