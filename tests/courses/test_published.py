"""Published bodies are read once: what never changes is neither fetched nor parsed again."""

import pytest
from pytest_django import DjangoAssertNumQueries

from courses.models import Course
from courses.queries.published import course_of, courses_now
from tests.courses.curriculum import publish_all

pytestmark = pytest.mark.django_db


def test_a_body_is_read_once_for_all_who_ask(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    publish_all()
    first = courses_now()
    with django_assert_num_queries(1) as seen:
        again = courses_now()
    assert all(again[slug] is course for slug, course in first.items())
    assert [*again] == [*first] == [*Course.objects.values_list("slug", flat=True)]
    assert '"body"' not in seen.captured_queries[0]["sql"]
    assert courses_now(["C01", "none-such"]) == {"C01": first["C01"]}


def test_a_version_whose_body_was_left_out_is_known_by_its_hash(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    publish_all()
    known = courses_now()["C01"]
    course = Course.objects.select_related("current").defer("current__body").get(slug="C01")
    assert course.current is not None
    with django_assert_num_queries(0):
        assert course_of(course.current) is known
