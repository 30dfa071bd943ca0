"""The author's desk in a real browser."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit.domain import Actor
from curriculum.services.loading import load_pack
from people.testing import make_person
from tests.browser.pages import LOOKS, Look, axe, sideways
from tests.browser.plugin import Visit


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", [LOOKS[0], LOOKS[3], LOOKS[5], LOOKS[6]], ids=lambda look: look.name)
def test_the_desk_is_clean_and_does_not_scroll_sideways(visit: Visit, pack: Path, look: Look) -> None:
    load_pack(root=pack, by=Actor("system:test"), at=datetime(2026, 11, 22, 2, 0, tzinfo=UTC))
    page = visit("/curriculum/", user=make_person(roles=("author",)), look=look)
    assert axe(page) == []
    assert sideways(page) == 0
