"""A lesson's picture: shown on its page, and given to those who may read a lesson that shows it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from courses import packs
from courses.domain.lesson_file import LessonFile
from courses.queries.pictures import copy_place
from courses.services import enrol
from curriculum.services.media_files import read_picture
from lib.packs import Entry, Pack
from people.models import User
from people.testing import make_person
from tests.courses.curriculum import AT, BY, TODAY, lesson, publish_all
from tests.courses.test_pages import html, signed_in
from tests.lib.drawn import drawn

pytestmark = pytest.mark.django_db
SHOWN, HIDDEN = drawn(colour="#0e6179"), drawn("JPEG", size=(30, 30))


def showing(slug: str, name: str) -> LessonFile:
    """Return a lesson whose first part shows a picture."""
    plain = lesson(slug)
    image = f'\n![{{n:2}} boxes, "blue" & <b>white</b>](media/{name} "For {{rule:CLOCK-FIRST.seconds}}")\n\n:::chat bad "坏"'
    zh, en = (replace(twin, body=twin.body.replace('\n:::chat bad "坏"', image, 1)) for twin in (plain.zh, plain.en))
    return LessonFile(zh, en)


@pytest.fixture(autouse=True)
def on_the_first_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def addresses(settings: LazySettings, tmp_path: Path) -> dict[str, str]:
    """Publish a picture in a lesson of the path, and one in a lesson that is nobody's; return their addresses."""
    settings.MEDIA_ROOT = tmp_path / "storage"
    (tmp_path / "media").mkdir()
    publish_all()
    found: dict[str, dict[str, Any]] = {"media": {}, "lesson": {}}
    for slug, name, data in (("C01-1", "box.png", SHOWN), ("C77-1", "secret.jpg", HIDDEN)):
        (tmp_path / "media" / name).write_bytes(data)
        found["media"][name] = read_picture(tmp_path / "media" / name)
        found["lesson"][slug] = showing(slug, name)
    entries = {kind: {key: Entry(kind, key, value) for key, value in each.items()} for kind, each in found.items()}
    packs.load(Pack(tmp_path, entries), by=BY, at=AT)
    return {name: f"/media/{picture.sha256}.{name[-3:]}" for name, picture in found["media"].items()}


@pytest.fixture
def learner() -> User:
    publish_all()
    person = make_person(hired_on=TODAY, language="en")
    enrol.enrol(person_ids=[person.pk], path_slug="onboarding", started_on=TODAY, by=BY, at=AT)
    return person


def test_the_page_shows_the_picture_as_a_figure(learner: User, addresses: dict[str, str]) -> None:
    page = signed_in(learner).get("/lessons/C01-1/")
    figure = re.search(r"<figure.*?</figure>", html(page), re.DOTALL)
    assert figure is not None
    assert figure.group().startswith(
        '<figure class="r-figure"><img alt="2 boxes, &quot;blue&quot; &amp; &lt;b&gt;white&lt;/b&gt;" height="20" loading="lazy" '
        f'src="{addresses["box.png"]}" width="40"><figcaption>For '
    )
    assert "img-src 'self'" in page.headers["Content-Security-Policy"]


def test_the_picture_comes_as_what_it_is(learner: User, addresses: dict[str, str]) -> None:
    answer = signed_in(learner).get(addresses["box.png"])
    sha = addresses["box.png"][7:71]
    assert answer.status_code == 200
    assert b"".join(answer) == copy_place(sha, "box.png").read_bytes()
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"] == 'inline; filename="box.png"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_only_who_may_read_its_lesson_sees_a_picture(learner: User, addresses: dict[str, str]) -> None:
    author, stranger = make_person(roles=["author"]), make_person()
    seen = {who.pk: [signed_in(who).get(url).status_code for url in addresses.values()] for who in (learner, author, stranger)}
    assert seen == {learner.pk: [200, 404], author.pk: [200, 200], stranger.pk: [404, 404]}
    away = Client().get(addresses["box.png"])
    assert (away.status_code, away.headers["Location"].partition("?")[0]) == (302, "/sign-in/")


@pytest.mark.parametrize("change", [("box", "box"), (".png", ".jpg"), (".png", ".original.png"), (".png", ".gif"), (".png", ".png%0a")])
def test_no_other_address_leads_to_it(learner: User, addresses: dict[str, str], change: tuple[str, str]) -> None:
    known = addresses["box.png"]
    url = known.replace(*change) if change[0] in known else f"/media/{'0' * 64}.png"
    assert signed_in(learner).get(url).status_code == 404
    assert signed_in(learner).post(known).status_code == 405


def test_a_file_that_is_lost_is_not_found(learner: User, addresses: dict[str, str]) -> None:
    copy_place(addresses["box.png"][7:71], "box.png").unlink()
    assert signed_in(learner).get(addresses["box.png"]).status_code == 404
