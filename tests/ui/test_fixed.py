"""What is rendered once for each language: kept, never of one reader."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation


def test_each_language_has_its_own() -> None:
    template = Template('{% load i18n %}{% fixed %}{% translate "Yes" as word %}{% pill word %}{% endfixed %}')
    shown = []
    for language in ("en", "zh-hans", "en"):
        with translation.override(language):
            shown.append(template.render(Context()))
    assert (shown[0] == shown[2], shown[0] == shown[1]) == (True, False)


@pytest.mark.parametrize("inside", ["{{ name }}", "{% if 1 %}{{ name }}{% endif %}", "{% csrf_token %}", "{% block b %}{% endblock %}"])
def test_what_belongs_to_one_page_is_refused(inside: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="belongs to one page"):
        Template("{% fixed %}" + inside + "{% endfixed %}")


def test_it_does_not_see_the_page() -> None:
    template = Template("{% load rapport %}{% fixed %}{% icon name %}{% endfixed %}")
    assert "secret" not in template.render(Context({"name": "secret"}))
    assert "secret" not in template.render(Context({"name": "other"}))
