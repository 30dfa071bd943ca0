"""Who signs in: one account a person, kept for ever under one employee number."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from audit.domain import Actor
from lib.bilingual import language_of
from people.domain import names


class Language(models.TextChoices):
    """The languages of the house."""

    CHINESE = "zh-hans", "简体中文"
    ENGLISH = "en", "English"


class UserQuerySet(models.QuerySet["User"]):
    """People, chained."""

    def active_on(self, day: date) -> Self:
        """Keep those employed on a day."""
        employed = Q(employments__until_on__isnull=True) | Q(employments__until_on__gt=day)
        return self.filter(employed, employments__from_on__lte=day)

    def here_or_expected(self, day: date) -> Self:
        """Keep those employed on a day, and those whose first day is still to come."""
        open_ = Q(employments__until_on__isnull=True) | Q(employments__until_on__gt=day)
        return self.filter(open_).distinct()

    def expected_after(self, day: date) -> Self:
        """Keep those whose first day is still to come."""
        here = type(self)(self.model).active_on(day).values("pk")
        return self.filter(employments__from_on__gt=day).exclude(pk__in=here).distinct()

    def by_name(self) -> Self:
        """Sort by pinyin; two people of one name stand in the order of their numbers."""
        return self.order_by("name_sort", "employee_number")

    def by_sign_in_names(self, names_or_numbers: Collection[str]) -> Self:
        """Keep those whose username or number, in lower case, is one of these."""
        lowered = self.annotate(lower_username=Lower("username"), lower_number=Lower("employee_number"))
        return lowered.filter(Q(lower_username__in=names_or_numbers) | Q(lower_number__in=names_or_numbers))

    def matching(self, words: str) -> Self:
        """Keep those who match every word: a name in any form, pinyin, initials, a number, a username."""
        found = self
        for word in names.tidy(words).lower().split():
            found = found.filter(search_text__contains=word)
        return found


class UserManager(BaseUserManager["User"]):
    """Finds people by what they sign in with."""

    use_in_migrations = False

    def get_queryset(self) -> UserQuerySet:
        """Return people, chainable."""
        return UserQuerySet(self.model, using=self._db)

    def active_on(self, day: date) -> UserQuerySet:
        """Return those employed on a day."""
        return self.get_queryset().active_on(day)

    def by_name(self) -> UserQuerySet:
        """Return everyone, sorted by pinyin."""
        return self.get_queryset().by_name()

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return who has this username, in whatever case it was typed."""
        return self.get(username=(username or "").lower())


class User(AbstractBaseUser):
    """A person. Team, role, level and employment stand in dated rows of their own."""

    username = models.CharField(max_length=64)
    employee_number = models.CharField(max_length=32)
    name_zh = models.CharField(max_length=100, blank=True, default="")
    name_en = models.CharField(max_length=200, blank=True, default="")
    name_sort = models.CharField(max_length=200, editable=False)
    search_text = models.CharField(max_length=600, editable=False, default="")
    email = models.EmailField(blank=True, default="")
    hired_on = models.DateField()
    language = models.CharField(max_length=10, choices=Language, default=Language.CHINESE)
    time_zone = models.CharField(max_length=64, default="Asia/Shanghai")
    must_change_password = models.BooleanField(default=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["employee_number", "hired_on"]

    class Meta:
        """Names may be shared, what one signs in with may not."""

        constraints = (
            models.UniqueConstraint(Lower("username"), name="one_person_per_username"),
            models.UniqueConstraint(Lower("employee_number"), name="one_person_per_employee_number"),
            models.UniqueConstraint(fields=("username",), name="a_username_is_unique_as_written"),
            models.CheckConstraint(condition=~Q(username="") & ~Q(employee_number=""), name="a_person_has_a_username_and_a_number"),
            models.CheckConstraint(condition=~Q(name_zh="") | ~Q(name_en=""), name="a_person_has_a_name"),
        )
        indexes = (
            models.Index(fields=("name_sort", "employee_number"), name="people_by_pinyin"),
            models.Index(fields=("email",), name="people_by_email"),
        )

    def __str__(self) -> str:
        """Name the row for the admin's eye; pages use `name`."""
        return f"{self.employee_number} {self.name_zh or self.name_en}"

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Keep what the name is sorted and found by true to the name."""
        self.name_sort = names.sort_key(self.name_zh, self.name_en)
        self.search_text = names.search_text(
            name_zh=self.name_zh,
            name_en=self.name_en,
            employee_number=self.employee_number,
            username=self.username,
        )
        if update_fields is not None:
            update_fields = {*update_fields, "name_sort", "search_text"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def name(self, language: str) -> str:
        """Return the name in a language, or in the other one where this is missing."""
        chinese, latin = self.name_zh, self.name_en
        return (chinese or latin) if language_of(language) == "zh" else (latin or chinese)

    def get_full_name(self) -> str:
        """Return the name as it is written at home, for Django's own pages."""
        return self.name_zh or self.name_en

    def get_short_name(self) -> str:
        """Return the same: names here are not split."""
        return self.get_full_name()

    @property
    def ref(self) -> str:
        """How audit, jobs and notices name this person."""
        return f"people.user:{self.pk}"

    @property
    def actor(self) -> Actor:
        """This person as one who acts."""
        return Actor(self.ref)

    @property
    def zone(self) -> ZoneInfo:
        """The person's time zone."""
        return ZoneInfo(self.time_zone)
