"""The script library (话术库)."""

from datetime import date

from django.db import models
from django.db.models import Q

from knowledge.domain.script import FINDABLE
from lib.versions import FrozenVersion


class ScriptEntryQuerySet(models.QuerySet["ScriptEntry"]):
    """Entries, narrowed."""

    def findable_on(self, day: date) -> "ScriptEntryQuerySet":
        """Keep what an agent may use on a day: the query twin of `knowledge.domain.script.Script.findable_on`."""
        alive = Q(expires_on=None) | Q(expires_on__gt=day)
        return self.filter(alive, state__in=FINDABLE, effective_from__lte=day, current__isnull=False)


class ScriptEntry(models.Model):
    """The slot: a script, named by its code. The other columns copy what lists and search need from `current`."""

    slug = models.CharField(max_length=80, unique=True)
    current = models.ForeignKey("ScriptVersion", on_delete=models.PROTECT, null=True, related_name="+")
    stage = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=20, blank=True)
    effective_from = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    pinyin = models.TextField(blank=True)
    initials = models.CharField(max_length=200, blank=True)

    objects = ScriptEntryQuerySet.as_manager()

    class Meta:
        """Listed by code."""

        ordering = ("slug",)
        verbose_name_plural = "script entries"
        indexes = (models.Index(fields=("state", "stage"), name="script_by_state_and_stage"),)

    def __str__(self) -> str:
        """Show the code."""
        return self.slug


class ScriptFacet(models.Model):
    """One move, customer type or channel that an entry serves."""

    entry = models.ForeignKey(ScriptEntry, on_delete=models.CASCADE, related_name="facets")
    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=30)

    class Meta:
        """Each once."""

        constraints = (models.UniqueConstraint(fields=("entry", "kind", "value"), name="a_facet_stands_once_at_an_entry"),)
        indexes = (models.Index(fields=("kind", "value", "entry"), name="script_by_facet"),)

    def __str__(self) -> str:
        """Show what it says."""
        return f"{self.kind}={self.value}"


class ScriptVersion(FrozenVersion):
    """What was published; its body is `knowledge.domain.script.Script`."""

    slot_field = "entry"

    entry = models.ForeignKey(ScriptEntry, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        """Numbered from 1."""

        constraints = (models.UniqueConstraint(fields=("entry", "number"), name="one_number_per_script_version"),)

    def __str__(self) -> str:
        """Show code and number."""
        return f"{self.entry.slug} v{self.number}"
