"""Small helpers of the page shells."""

from django.forms import BoundField
from django.template.base import Node
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString

from ui.components.props import NOTHING
from ui.components.words import chinese

MESSAGE_KINDS = {"success": "ok", "warning": "warn", "error": "danger"}


def page_language() -> str:
    """Return the language of the page as HTML names it: zh-Hans or en."""
    return "zh-Hans" if chinese() else "en"


def again(context: Context, name: str) -> SafeString:
    """Show a block of the page once more, so that the title is written once and stands in two places."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block: Node | None = blocks.get_block(name) if blocks else None
    return SafeString(block.render(context)) if block else NOTHING


def words_of(text: str) -> list[str]:
    """Split a literal at its blanks."""
    return text.split()


def sheet_path(name: str) -> str:
    """Return where a style sheet of the design system lies."""
    return f"ui/css/{name}.css"


def may_stay_empty(field: BoundField) -> bool:
    """Tell whether a field says "optional": only beside fields that are not, so never in a row of filters."""
    return not field.field.required and any(each.required for each in field.form.fields.values())


def message_kind(tag: str) -> str:
    """Fold the level of a Django message to the kind of a banner."""
    return MESSAGE_KINDS.get(tag, "info")
