"""Forms: laid out with the system, words that say what to do, names and errors joined to their fields."""

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.test import RequestFactory
from django.utils import translation

from people.models import Team
from ui.forms import Dressed, RapportForm, RapportHelper

EVIL = "<script>alert(1)</script>"


class Sample(RapportForm):
    name = forms.CharField(label="Name", help_text=f"Hint {EVIL}")
    due_on = forms.DateField(label="Due on")
    seats = forms.IntegerField(label="Seats", required=False)
    level = forms.ChoiceField(label="Level", choices=[("J", "Junior"), ("I", "Inter")], widget=forms.RadioSelect)
    team = forms.ChoiceField(label="Team", choices=[("a", "A")])
    own = forms.CharField(label="Own", error_messages={"required": "Our own words."})

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.helper = RapportHelper(self, submit=EVIL, cancel_url='/x/"><script>', columns=2, wide=("name",))


def shown(form: forms.BaseForm) -> str:
    return str(render_crispy_form(form, context={"request": RequestFactory().get("/"), "csrf_token": "tok"}))


def test_errors_say_what_to_do() -> None:
    with translation.override("en"):
        form = Sample({"name": "", "due_on": "next week", "seats": "many", "level": "X", "team": "b", "own": ""})
        assert {name: list(errors) for name, errors in form.errors.items()} == {
            "name": ["This is still missing."],
            "due_on": ["Write a date such as 2026-11-22."],
            "seats": ["Write a whole number."],
            "level": ["This choice is not on the list; choose one that is."],
            "team": ["This choice is not on the list; choose one that is."],
            "own": ["Our own words."],
        }


def test_errors_in_chinese() -> None:
    with translation.override("zh-hans"):
        errors = Sample({}).errors
        assert [list(errors[name]) for name in ("name", "due_on", "level", "team")] == [["这一项还没填。"]] * 4


def test_hints_and_errors_are_joined_to_their_field() -> None:
    html = shown(Sample({"name": ""}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_nothing_unescaped_comes_through() -> None:
    html = shown(Sample())
    assert "<script" not in html


def test_what_may_stay_empty_says_so_and_nothing_has_a_star() -> None:
    with translation.override("en"):
        html = shown(Sample())
    assert html.count('class="r-optional"') == 1
    assert "asterisk" not in html


def test_filters_do_not_all_say_optional() -> None:
    class Filters(RapportForm):
        words = forms.CharField(required=False)
        team = forms.CharField(required=False)

        def __init__(self) -> None:
            super().__init__()
            self.helper = RapportHelper(self, submit="Find", method="get")

    assert "r-optional" not in shown(Filters())


def test_a_group_of_choices_is_a_fieldset() -> None:
    html = shown(Sample())
    assert '<legend class="form-label">Level' in html
    assert html.count('class="form-check-input"') == 2


def test_dates_use_the_browsers_calendar_in_iso() -> None:
    html = shown(Sample({"due_on": "2026-11-20"}))
    assert 'type="date" name="due_on" value="2026-11-20"' in html


def test_a_whole_form_error_is_a_banner() -> None:
    form = Sample({"name": "x"})
    form.add_error(None, f"No {EVIL}")
    html = shown(form)
    assert 'class="r-banner is-danger" role="alert"' in html
    assert "<script" not in html


def test_a_get_form_carries_no_token() -> None:
    form = Sample()
    form.helper = RapportHelper(form, submit="Find", method="get")
    assert "csrfmiddlewaretoken" not in shown(form)


def test_a_form_over_a_model_is_dressed_too() -> None:
    class TeamForm(Dressed, forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
        class Meta:
            model = Team
            fields = ("name_zh",)

    with translation.override("en"):
        assert list(TeamForm({}).errors["name_zh"]) == ["This is still missing."]


@pytest.mark.parametrize("columns", [1, 2])
def test_columns(columns: int) -> None:
    form = Sample()
    form.helper = RapportHelper(form, columns=columns)
    assert ("r-form-2" in shown(form)) is (columns == 2)
