"""The governed facts as rows: slots that stay, versions that are frozen."""

from knowledge.models.claim import Claim, ClaimVersion
from knowledge.models.product import Product, ProductVersion
from knowledge.models.rule_card import RuleCard, RuleCardVersion
from knowledge.models.script import ScriptEntry, ScriptFacet, ScriptVersion
from knowledge.models.stamp import Stamp

__all__ = [
    "Claim",
    "ClaimVersion",
    "Product",
    "ProductVersion",
    "RuleCard",
    "RuleCardVersion",
    "ScriptEntry",
    "ScriptFacet",
    "ScriptVersion",
    "Stamp",
]
