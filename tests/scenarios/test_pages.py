"""The doors of role-plays: who gets in, what is sent, what comes back; without scripts and with them."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from courses.services.enrol import enrol
from people.models import User
from people.testing import make_person
from scenarios.models import FactClaim, Run, Suspicion
from tests.scenarios import world
from tests.scenarios.test_services import crossing

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Any:
    world.publish()
    return world.learner(language="en")


def client_of(user: Any) -> Any:
    client = Client()
    client.force_login(user)
    return client


def address(name: Any, *args: Any) -> Any:
    return reverse(f"scenarios:{name}", args=args)


def begun(person: Any, slug: Any = "rp-aft-0011") -> Any:
    client = client_of(person)
    answer = client.post(address("start", slug))
    run = Run.objects.get(person=person, scenario__slug=slug)
    assert answer.url == address("desk", run.pk)
    return client, run


LINE = {"key": "k1", "moves": ["restate", "apologize"], "text": "I have read the record, nobody called you back, and I am sorry."}


def test_from_the_list_to_the_debrief_without_scripts(person: Any) -> None:
    client = client_of(person)
    assert b"Third contact" in client.get(address("list")).content
    assert b"Who is waiting" in client.get(address("scenario", "rp-aft-0011")).content
    client, run = begun(person)
    page = client.get(address("desk", run.pk)).content.decode()
    assert "Does anyone there own this?" in page
    sent = client.post(address("turn", run.pk), LINE, follow=True)
    assert "I have read the record" in sent.content.decode()
    assert escape(world.said("rp-aft-0011", "read", "en")) in sent.content.decode()
    left = client.post(address("leave", run.pk), follow=True).content.decode()
    assert "Left early" in left
    User.objects.filter(pk=person.pk).update(language="zh-hans")
    in_chinese = client.get(address("debrief", run.pk)).content.decode()
    assert f'<span lang="en">{escape(world.said("rp-aft-0011", "read", "en"))}</span>' in in_chinese
    assert "顾客要的是什么" in in_chinese
    assert "What the customer needed" in left


def test_the_24_chips_stand_in_five_stages_of_at_most_seven_with_an_example_each(person: Any) -> None:
    client, run = begun(person)
    page = client.get(address("desk", run.pk)).content.decode()
    groups = re.findall(r'data-chips="(\w+)"(.*?)</div>', page, re.DOTALL)
    chips = [re.findall(r'data-move="(\w+)".*?data-example="([^"]+)"', inside) for _name, inside in groups]
    assert [len(found) for found in chips] == [3, 5, 6, 6, 4]
    assert len({name for found in chips for name, _example in found}) == 24
    assert page.count('name="moves" value=') == 24
    assert len(re.findall(r'data-chips="\w+">', page)) == 1


def test_an_answer_comes_back_to_htmx_as_a_fragment(person: Any) -> None:
    client, run = begun(person)
    answer = client.post(address("turn", run.pk), LINE, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert "data-reply-in" in answer.content.decode()


def test_the_same_key_twice_is_one_turn(person: Any) -> None:
    client, run = begun(person)
    client.post(address("turn", run.pk), LINE)
    client.post(address("turn", run.pk), LINE)
    assert run.turns.count() == 1
    assert client.post(address("turn", run.pk), {**LINE, "text": "Something else altogether, I think."}).status_code == 409


def test_what_is_refused_keeps_its_words(person: Any) -> None:
    client, run = begun(person)
    answer = client.post(address("turn", run.pk), {**LINE, "do": ["ship_part"], "consent": "on"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "the customer cannot have agreed yet" in page
    assert LINE["text"] in page
    assert run.turns.count() == 0


def test_neither_time_nor_quality_nor_faults_nor_an_ending_can_be_sent(person: Any) -> None:
    # A17, A19: fields that the desk does not have change nothing; there is no way in but the next turn.
    client, run = begun(person)
    extra = {
        "at": "900",
        "quality": "1",
        "quality.restate": "1",
        "faults": "insult",
        "ending": "resolved",
        "state": "ended",
        "csat": "5",
        "number": "7",
    }
    client.post(address("turn", run.pk), {**LINE, **extra})
    entry = run.turns.get().entry
    assert (entry["quality"], entry["faults"], float(entry["at"]) < 60) == ({}, [], True)
    run.refresh_from_db()
    assert (run.state, run.ending, run.csat) == ("open", "", None)


def test_the_debrief_of_an_open_run_leads_back_to_the_desk(person: Any) -> None:
    client, run = begun(person)
    assert client.get(address("debrief", run.pk)).url == address("desk", run.pk)


NASTY = '<script>alert(1)</script><img src=x onerror="alert(2)">“引号”'


def test_what_an_agent_types_is_text_everywhere(person: Any) -> None:
    # A21: on the desk, in the debrief, for a lead and for an assessor.
    run = world.start(person, "rp-pre-0003")
    for planned in world.log("rp-pre-0003"):
        turn = replace(planned, text=f"这个床垫能治好她的腰{NASTY}，您放心。") if planned.at == 106 else planned
        if turn.at == 150:
            run = world.say(run, turn)
            shown = client_of(person).get(address("desk", run.pk)).content.decode()
        else:
            run = world.say(run, turn)
    assessor = make_person(roles=("assessor",))
    hr = make_person(roles=("hr",))
    row = Suspicion.objects.get(run=run)
    pages = [
        shown,
        client_of(person).get(address("debrief", run.pk)).content.decode(),
        client_of(hr).get(address("debrief", run.pk)).content.decode(),
        client_of(assessor).get(address("suspicion-list")).content.decode(),
        client_of(assessor).get(address("suspicion", row.pk)).content.decode(),
    ]
    for page in pages:
        assert "&lt;script&gt;alert" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_chart_and_its_pages_hold_no_inline_style_or_script(person: Any) -> None:
    run = world.play(person)
    page = client_of(person).get(address("debrief", run.pk)).content.decode()
    assert "<svg" in page
    assert " style=" not in page
    assert not re.search(r"<script>|\son\w+=", page)
    assert page.count("<table") == 1


def test_someone_elses_run_is_not_to_be_known_of(person: Any) -> None:
    _client, run = begun(person)
    other = client_of(world.learner())
    for name in ("desk", "log", "debrief"):
        assert other.get(address(name, run.pk)).status_code == 404
    for name in ("turn", "clock", "fact", "leave"):
        assert other.post(address(name, run.pk), LINE).status_code == 404
    assert run.turns.count() == 0


def test_a_lead_may_look_back_on_a_run_but_not_go_on_with_it() -> None:
    from people.testing import make_team

    world.publish()
    team = make_team()
    person = world.learner(team=team)
    lead = make_person(roles=("agent", "lead"), team=team)
    run = world.play(person)
    assert client_of(lead).get(address("debrief", run.pk)).status_code == 200
    assert client_of(lead).get(address("desk", run.pk)).status_code == 404
    rival = make_person(roles=("agent", "lead"), team=make_team())
    assert client_of(rival).get(address("debrief", run.pk)).status_code == 404


def test_a_scenario_that_was_not_given_is_not_to_be_known_of() -> None:
    world.publish()
    client = client_of(make_person())
    assert client.get(address("scenario", "rp-aft-0011")).status_code == 404
    assert client.post(address("start", "rp-aft-0011")).status_code == 404
    assert Run.objects.count() == 0


def test_pausing_by_hand_and_by_hiding_the_page(person: Any) -> None:
    client, run = begun(person)
    hidden = client.post(address("clock", run.pk), {"to": "pause", "hidden": "1"}).json()
    assert hidden["paused"] is True
    assert client.post(address("clock", run.pk), {"to": "resume", "hidden": "1"}).json()["paused"] is False
    client.post(address("clock", run.pk), {"to": "pause"})
    assert "Paused: the clock stands still" in client.get(address("desk", run.pk)).content.decode()


def test_i_did_say_it(person: Any) -> None:
    client, run = begun(person)
    client.post(address("turn", run.pk), {"key": "k1", "moves": ["commit"], "text": "You will get an answer quite soon."})
    page = client.get(address("desk", run.pk)).content.decode()
    assert "Not recognised in your last line" in page
    client.post(address("fact", run.pk), {"fact": "1.ownership"})
    assert FactClaim.objects.get().concept == "ownership"
    assert "Noted for a person" in client.get(address("desk", run.pk)).content.decode()
    assert client.post(address("fact", run.pk), {"fact": "1.evidence"}).status_code == 404
    assert client.post(address("fact", run.pk), {"fact": "x"}).status_code == 404


def test_only_assessors_decide_and_never_on_their_own() -> None:
    world.publish()
    person = world.learner(roles=("agent", "assessor"))
    row = Suspicion.objects.get(run=crossing(person))
    assert client_of(person).get(address("suspicion", row.pk)).status_code == 404
    assert client_of(make_person()).get(address("suspicion-list")).status_code == 403
    assessor = client_of(make_person(roles=("assessor",), language="en"))
    assert "能治好她的腰" in assessor.get(address("suspicion-list")).content.decode()
    assert assessor.post(address("suspicion", row.pk), {"decision": "dismissed", "reason": ""}).status_code == 422
    done = assessor.post(address("suspicion", row.pk), {"decision": "dismissed", "reason": "<b>quoted</b> the customer"}, follow=True)
    assert "Dismissed." in done.content.decode()
    assert "<b>quoted" not in done.content.decode()
    row.refresh_from_db()
    assert (row.state, row.reason) == ("dismissed", "<b>quoted</b> the customer")


def test_the_list_costs_the_same_at_one_and_at_three(person: Any, django_assert_num_queries: Any) -> None:
    client = client_of(person)
    world.play(person)
    client.get(address("list"))
    with django_assert_num_queries(LIST_QUERIES):
        client.get(address("list"))
    world.play(person, "rp-pre-0003")
    world.play(person, "rp-cri-0002", which="bad")
    with django_assert_num_queries(LIST_QUERIES):
        client.get(address("list"))


def test_what_is_not_open_yet_stands_in_the_list_with_its_reason() -> None:
    world.publish_in_two_sets("rp-aft-0011", "rp-pre-0003")
    person = make_person(language="en")
    enrol(person_ids=[person.pk], path_slug="sets", started_on=date(2026, 1, 6), by=world.BY, at=world.AT)
    page = client_of(person).get(address("list")).content.decode()
    opened, _, later = page.partition('id="locked"')
    assert ("sofa arm" in opened, "mattress" in opened) == (True, False)
    assert ("sofa arm" in later, "mattress" in later) == (False, True)
    assert "Opens when “First” is complete" in later
    assert address("scenario", "rp-pre-0003") not in page


def test_the_assessors_list_costs_the_same_at_one_and_at_three(django_assert_num_queries: Any) -> None:
    world.publish()
    assessor = client_of(make_person(roles=("assessor",)))
    crossing(world.learner())
    assessor.get(address("suspicion-list"))
    with django_assert_num_queries(SUSPICION_QUERIES):
        assessor.get(address("suspicion-list"))
    crossing(world.learner())
    crossing(world.learner())
    with django_assert_num_queries(SUSPICION_QUERIES):
        assessor.get(address("suspicion-list"))


LIST_QUERIES = 9
SUSPICION_QUERIES = 5
