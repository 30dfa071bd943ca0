"""The menu: what each right opens, at most four tabs, nothing for visitors, and no query before it is shown."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from lms.nav import GROUPS, MOST_TABS, Shell, address_of, shell
from people.models import User
from people.testing import make_person, make_team

pytestmark = pytest.mark.django_db


def request(path: str, user: User | None) -> HttpRequest:
    made = RequestFactory().get(path)
    made.user = user or AnonymousUser()
    return made


def addresses(user: User) -> set[str]:
    return {entry.url_name for entry in Shell(request("/", user)).menu if entry.url}


def test_visitors_have_no_menu() -> None:
    frame = Shell(request("/", None))
    assert (frame.menu, frame.tabs, frame.rest, frame.name, frame.unread) == ((), (), (), "", 0)


def test_each_role_sees_its_own_tools() -> None:
    agent, hr, author = (addresses(make_person(roles=(role,))) for role in ("agent", "hr", "author"))
    assert "people:person-list" in hr
    assert "gallery" in author
    assert not {"people:person-list", "gallery"} & agent


@pytest.mark.parametrize("role", ["agent", "lead", "trainer", "author", "assessor", "hr", "admin"])
def test_four_tabs_at_most_and_nothing_is_lost_on_the_phone(role: str) -> None:
    person = make_person(roles=(role,), team=make_team())
    frame = Shell(request("/", person))
    assert len(frame.tabs) <= MOST_TABS
    assert {entry.url for entry in (*frame.tabs, *frame.rest)} == {entry.url for entry in frame.menu if entry.url}


def test_the_current_page_is_marked() -> None:
    person = make_person(roles=("author",))
    current = [entry.url_name for entry in Shell(request("/gallery/", person)).menu if entry.current]
    assert current == ["gallery"]


@pytest.mark.parametrize(
    ("path", "lit"),
    [
        ("/certificates/waiting/", "reports:certifications"),
        ("/reports/exports/1/", "reports:certifications"),
        ("/certificates/7/", "certificates:mine"),
        ("/runs/7/debrief/", "scenarios:list"),
        ("/teams/", "people:person-list"),
    ],
)
def test_one_line_lights_up_the_nearest(path: str, lit: str) -> None:
    person = make_person(roles=("hr",))
    assert [entry.url_name for entry in Shell(request(path, person)).menu if entry.current] == [lit]


def test_the_line_under_the_name_is_role_and_team() -> None:
    team = make_team("家居 A 组", name_en="Home A")
    person = make_person(roles=("agent", "hr"), team=team)
    with translation.override("zh-hans"):
        assert Shell(request("/", person)).role == ("人力资源", "家居 A 组")
    with translation.override("en"):
        assert Shell(request("/", person)).role == ("HR", "Home A")


def test_a_page_without_a_frame_pays_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    person = make_person()
    with django_assert_num_queries(0):
        shell(request("/", person))


def test_every_line_of_the_menu_leads_somewhere() -> None:
    unknown = [item.url_name for group in GROUPS for item in group.items if not address_of(item.url_name)]
    assert unknown == []
