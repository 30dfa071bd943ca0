"""A bank: the questions that one quiz file holds."""

from django.db import models


class Bank(models.Model):
    """A named set of questions."""

    slug = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        """Read as its id."""
        return self.slug
