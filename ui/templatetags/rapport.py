"""`{% load rapport %}`: every component of the design system as a tag, and its filters.

Simple tags check their props against the function's signature when the template is compiled.
"""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ui import fixed
from ui.components import button, card, chat, finding, frame, icon, notice, progress, quiz, shell, status, table, words
from ui.components.props import NOTHING

register = template.Library()

for _component in (
    icon.icon, icon.sep, button.button, button.busy_button,
    status.pill, status.filter_pill, status.count, status.seal, status.saved, status.avatar,
    progress.progress, progress.tiles, progress.steps,
    notice.banner, notice.toast, notice.empty,
    chat.said, chat.message, chat.chat, chat.chip, chat.clock,
    quiz.choice, quiz.palette, quiz.palette_legend,
    table.table, table.pagination,
    finding.verdict, finding.claims, finding.facts, finding.pips, finding.timeline,
):  # fmt: skip
    register.simple_tag(_component)

for _filter in (
    words.inlang, words.day, words.short_day, words.moment, words.time_of_day,
    words.duration, words.minutes, words.number, words.percent,
):  # fmt: skip
    register.filter(_filter)

register.filter(shell.words_of)
register.filter(shell.sheet_path)
register.filter(shell.message_kind)
register.filter(shell.may_stay_empty)
register.simple_tag(words.both)
register.simple_tag(shell.page_language)
register.simple_tag(shell.again, takes_context=True)

register.simple_tag(frame.menu)
register.simple_tag(frame.tabs)

register.tag("fixed", fixed.fixed)

for _block in (card.card, card.banner_block, card.fold):
    register.simple_block_tag(_block)


@register.simple_block_tag(takes_context=True)
def confirm(
    context: Context,
    content: str,
    *,
    open: str,  # noqa: A002  reads as the word on the button that opens it
    title: str,
    body: str = "",
    action_url: str,
    action: str,
    keep: str = "",
    small: bool = False,
    danger: bool = True,
) -> SafeString:
    """Ask before an act: a button that opens a question with the act and the way back.

    Works without scripts as a fold; with them it is a dialog. What stands between the tags (a field
    for the reason, say) is sent with the form.
    """
    token = frame.token_field(_token(context))
    return card.confirmation(
        token, content, opener=open, title=title, body=body, action_url=action_url, action=action,
        keep=keep or gettext("Leave it"), small=small, danger=danger,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def language_switch(context: Context) -> SafeString:
    """Show the way to the other language."""
    return frame.language_switch(token=_token(context), here=context["request"].get_full_path())


@register.simple_tag(takes_context=True)
def switches(context: Context) -> SafeString:
    """Show the switches of language and brightness."""
    token, here = _token(context), context["request"].get_full_path()
    return frame.language_switch(token=token, here=here) + frame.theme_switch(token=token, here=here, theme=context["shell"].theme)


@register.simple_tag(takes_context=True)
def who(context: Context) -> SafeString:
    """Show who is signed in, nothing to visitors."""
    shell = context["shell"]
    if not shell.name:
        return NOTHING
    return frame.who(
        token=_token(context), name=shell.name, about=shell.role, profile_url=shell.profile_url, sign_out_url=shell.sign_out_url
    )


def _token(context: Context) -> str:
    return str(context.get("csrf_token", ""))
