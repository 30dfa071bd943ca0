"""Products of the shop."""

from django.db import models

from lib.versions import FrozenVersion


class Product(models.Model):
    """The slot: a product, named by its id."""

    slug = models.CharField(max_length=80, unique=True)
    current = models.ForeignKey("ProductVersion", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """Listed by id."""

        ordering = ("slug",)

    def __str__(self) -> str:
        """Show the id."""
        return self.slug


class ProductVersion(FrozenVersion):
    """What was published; its body is `knowledge.domain.product.Product`."""

    slot_field = "product"

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        """Numbered from 1."""

        constraints = (models.UniqueConstraint(fields=("product", "number"), name="one_number_per_product_version"),)

    def __str__(self) -> str:
        """Show id and number."""
        return f"{self.product.slug} v{self.number}"
