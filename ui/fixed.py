"""`{% fixed %}…{% endfixed %}`: what a page shows alike to everyone is rendered once for each language, and kept.

It is rendered without the page's context, so nothing of one reader can come to be shown to another.
"""

from django.template.base import Node, NodeList, Parser, Token, VariableNode
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.template.exceptions import TemplateSyntaxError
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

OF_ONE_PAGE = (VariableNode, CsrfTokenNode, BlockNode)


class Fixed(Node):
    """Some nodes that depend on nothing but the language."""

    def __init__(self, nodelist: NodeList) -> None:
        """Keep the nodes; they are rendered when a page first asks."""
        self.nodelist = nodelist
        self.kept: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Return the HTML in the language of the page."""
        language = get_language()
        found = self.kept.get(language)
        if found is None:
            found = self.kept[language] = self.nodelist.render(context.new())
        return found


def fixed(parser: Parser, token: Token) -> Fixed:
    """Compile the tag.

    :raises TemplateSyntaxError: if a value of the page stands inside, which would be kept for everyone
    """
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    for kind in OF_ONE_PAGE:
        if found := nodelist.get_nodes_by_type(kind):
            message = f"{found[0]!r} stands inside {token.contents!r} but belongs to one page"
            raise TemplateSyntaxError(message)
    return Fixed(nodelist)
