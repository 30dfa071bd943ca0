"""Frozen versions: canonical JSON with its SHA-256, numbered from 1 within what it is a version of."""

from collections import OrderedDict
from typing import Any, ClassVar, Self, TypeVar, cast

from django.db import models

from lib import shapes

T = TypeVar("T")
KEPT = 500
_parsed: OrderedDict[tuple[type, str], object] = OrderedDict()


class VersionIsFrozen(Exception):
    """A published version cannot be changed or deleted; publish another."""


class FrozenVersion(models.Model):
    """What was published, as it was. Concrete versions name their slot by `slot_field`."""

    slot_field: ClassVar[str] = ""

    number = models.PositiveIntegerField()
    body = models.JSONField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        """Concrete versions add a unique constraint over slot and number."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only.

        :raises VersionIsFrozen: if the row exists already
        """
        if self.pk is not None and not self._state.adding:
            raise VersionIsFrozen(str(self))
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse.

        :raises VersionIsFrozen: always
        """
        raise VersionIsFrozen(str(self))

    def parsed(self, shape: type[T]) -> T:
        """Return the body in its shape; what was parsed once is kept by its hash, for it never changes.

        :raises shapes.Misfit: if it was written in another format
        """
        found = _parsed.get((shape, self.sha256))
        if found is None:
            found = _parsed[shape, self.sha256] = shapes.from_json(self.body, shape)
            if len(_parsed) > KEPT:
                _parsed.popitem(last=False)
        return cast("T", found)

    @classmethod
    def body_of(cls, value: object) -> dict[str, Any]:
        """Return the fields `body` and `sha256` for a value in its shape."""
        return {"body": shapes.to_json(value), "sha256": shapes.sha256_of(value)}

    @classmethod
    def next_for(cls, slot: models.Model, value: object, at: Any) -> Self:
        """Return the next version of a slot, not yet saved."""
        last = cls._default_manager.filter(**{cls.slot_field: slot}).order_by("-number").first()
        return cls(**{cls.slot_field: slot}, number=(last.number if last else 0) + 1, published_at=at, **cls.body_of(value))
