"""Runs on the real database: the server's clock, one open run, keys, pauses, endings, steps, red lines."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from audit.models import Line
from courses.models import StepPass
from jobs.models import Job
from lib.packs import Entry, Pack
from notifications.models import Notice
from people.testing import make_person
from scenarios import packs
from scenarios.domain.submission import Submission, TurnRefused
from scenarios.domain.turns import Deed
from scenarios.models import Decision, FactClaim, Pause, Run, RunTurn, Scenario, Suspicion
from scenarios.queries import good_runs, runs_of
from scenarios.queries.replays import log_of, replay_of
from scenarios.services import claims, deciding, publishing, runs
from scenarios.services.errors import (
    AlreadyDecided,
    FactUnknown,
    KeyTaken,
    NotOnOnesOwn,
    NotPublished,
    ReasonMissing,
    RunClosed,
    RunUnknown,
    SuspicionUnknown,
)
from tests.scenarios import world
from tests.scenarios.world import AT, BY

pytestmark = pytest.mark.django_db
LINE = Submission(("greet",), "林先生您好，我先看一下记录。")


def seconds(n: Any) -> Any:
    return AT + timedelta(seconds=n)


@pytest.fixture
def person() -> Any:
    world.publish()
    return world.learner()


def say(run: Any, n: Any, sent: Any = LINE, key: Any = None) -> Any:
    return runs.say(run_id=run.pk, person_id=run.person_id, key=key or f"key-{n}", sent=sent, by=BY, at=seconds(n))


def test_starting_again_goes_on_with_the_open_run(person: Any) -> None:
    run = world.start(person)
    assert world.start(person) == run
    assert (run.number, run.language, len(run.seed)) == (1, "zh", 16)
    assert Line.objects.filter(verb="run.start").count() == 1


def test_two_people_and_two_scenarios_have_runs_of_their_own(person: Any) -> None:
    other = world.learner()
    found = {world.start(person), world.start(other), world.start(person, "rp-pre-0003")}
    assert len(found) == 3


def test_what_is_not_published_cannot_be_started(person: Any) -> None:
    with pytest.raises(NotPublished):
        world.start(person, "rp-none")


def test_the_servers_clock_says_when(person: Any) -> None:
    run = world.start(person)
    say(run, 21)
    say(run, 80)
    assert [turn.at for turn in log_of(run)] == [Decimal(21), Decimal(80)]


def test_a_clock_that_runs_backwards_never_breaks_the_order(person: Any) -> None:
    run = world.start(person)
    say(run, 80)
    say(run, 20, replace(LINE, text="我已经看完您的全部记录了。"))
    assert [turn.at for turn in log_of(run)] == [Decimal(80), Decimal(80)]


def test_the_same_key_gives_the_same_turn_and_another_value_is_refused(person: Any) -> None:
    run = world.start(person)
    first = say(run, 20, key="k")
    assert say(run, 50, key="k") == first
    with pytest.raises(KeyTaken):
        say(run, 60, replace(LINE, text="别的话，别的话，别的话。"), key="k")
    assert RunTurn.objects.filter(run=run).count() == 1


def test_a_turn_resent_after_the_ending_is_known_again(person: Any) -> None:
    run = world.play(person)
    last = run.turns.last()
    assert last is not None
    held = log_of(run)[-1]
    sent = world.sent(held)
    assert runs.say(run_id=run.pk, person_id=person.pk, key=last.client_key, sent=sent, by=BY, at=seconds(900)) == last
    with pytest.raises(RunClosed):
        say(run, 901)


def test_someone_elses_run_is_unknown(person: Any) -> None:
    run = world.start(person)
    stranger = world.learner()
    with pytest.raises(RunUnknown):
        runs.say(run_id=run.pk, person_id=stranger.pk, key="k", sent=LINE, by=BY, at=seconds(5))
    with pytest.raises(RunUnknown):
        runs.leave(run_id=run.pk, person_id=stranger.pk, by=BY, at=seconds(5))
    assert (run.turns.count(), Run.objects.get(pk=run.pk).state) == (0, "open")


def test_a_pause_stops_the_clock_and_is_kept(person: Any) -> None:
    run = world.start(person)
    say(run, 20)
    runs.pause(run_id=run.pk, person_id=person.pk, hidden=True, at=seconds(30))
    assert Run.objects.get(pk=run.pk).elapsed(seconds(500)) == Decimal(30)
    runs.resume(run_id=run.pk, person_id=person.pk, hidden=True, at=seconds(330))
    say(run, 350, replace(LINE, text="我已经看完您的全部记录了。"))
    assert [turn.at for turn in log_of(run)] == [Decimal(20), Decimal(50)]
    pause = Pause.objects.get(run=run)
    assert (pause.from_at, pause.until_at, pause.hidden) == (seconds(30), seconds(330), True)


def test_coming_back_to_the_page_does_not_lift_a_pause_made_by_hand(person: Any) -> None:
    run = world.start(person)
    runs.pause(run_id=run.pk, person_id=person.pk, hidden=False, at=seconds(10))
    assert runs.resume(run_id=run.pk, person_id=person.pk, hidden=True, at=seconds(20)).paused_at == seconds(10)
    assert runs.resume(run_id=run.pk, person_id=person.pk, hidden=False, at=seconds(30)).paused_at is None


def test_a_turn_ends_a_pause(person: Any) -> None:
    run = world.start(person)
    runs.pause(run_id=run.pk, person_id=person.pk, hidden=False, at=seconds(10))
    say(run, 100)
    assert [turn.at for turn in log_of(run)] == [Decimal(10)]
    assert Run.objects.get(pk=run.pk).paused_at is None


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (Submission(), "no-move"),
        (Submission(("greet",), "  "), "no-text"),
        (Submission(("greet", "thank", "act"), "太多动作的一句话。"), "too-many-moves"),
        (Submission(("sing",), "唱一首歌给您听听。"), "unknown-move"),
        (Submission(("greet",), "长" * 601), "text-too-long"),
        (Submission(("hold",), "请您稍候我去查一下。", 5000), "hold-out-of-range"),
        (Submission((), "", None, (Deed("fly"),)), "unknown-action"),
        (Submission((), "", None, (Deed("open_ticket"), Deed("open_ticket"))), "action-twice"),
        (Submission((), "", None, (Deed("ship_part"),)), "consent-needed"),
        (Submission((), "", None, (Deed("ship_part", consent=True),)), "consent-too-early"),
        (Submission((), "", None, (Deed("replace_whole", consent=True),)), "needs-lead"),
        (Submission((), "", None, (Deed("coupon", Decimal(21)),)), "over-limit"),
        (Submission((), "", None, (Deed("open_ticket", Decimal(5)),)), "amount-out-of-range"),
        (Submission((), "", None, (Deed("coupon", Decimal(-5)),)), "amount-out-of-range"),
    ],
)
def test_the_desk_enforces_what_it_allows(person: Any, sent: Any, why: Any) -> None:
    run = world.start(person)
    with pytest.raises(TurnRefused) as refused:
        say(run, 10, sent)
    assert refused.value.why == why
    assert run.turns.count() == 0


def test_chips_are_kept_in_the_order_they_were_tapped(person: Any) -> None:
    run = world.start(person)
    say(run, 20, Submission(("thank", "greet"), "谢谢您联系，林先生您好。"))
    assert log_of(run)[0].moves == ("thank", "greet")


def test_a_good_ending_passes_the_step_once_and_calls_for_a_review(person: Any) -> None:
    run = world.play(person, "rp-pre-0003")
    assert (run.state, run.ending, run.ending_class) == ("ended", "ordered", "good")
    passed = StepPass.objects.get(person=person)
    assert (passed.step.slug, passed.evidence_ref, passed.evidence_sha) == ("R1/rp-pre-0003", run.ref, run.version.sha256)
    again = world.play(person, "rp-pre-0003", at=seconds(5000))
    assert again.number == 2
    assert StepPass.objects.filter(person=person).count() == 1
    assert Job.objects.filter(topic="certificates.review", key=f"review:{person.pk}:run:{again.pk}").exists()


def test_a_bad_ending_passes_nothing(person: Any) -> None:
    run = world.play(person, which="bad")
    assert (run.state, run.ending_class) == ("ended", "bad")
    assert StepPass.objects.filter(person=person).count() == 0


def test_leaving_early_is_a_bad_ending(person: Any) -> None:
    run = world.start(person)
    left = runs.leave(run_id=run.pk, person_id=person.pk, by=BY, at=seconds(9))
    assert (left.state, left.ending, left.ending_class) == ("left", "left", "bad")
    assert runs.leave(run_id=run.pk, person_id=person.pk, by=BY, at=seconds(99)).ended_at == seconds(9)
    assert StepPass.objects.count() == 0


def test_a_run_is_stored_as_its_log_and_replayed(person: Any) -> None:
    run = world.play(person)
    played = replay_of(run)
    assert (played.ending, played.csat) == (run.ending, run.csat)
    assert len(played.steps) == run.turns.count() == 7


def test_the_log_and_what_was_published_never_change(person: Any) -> None:
    run = world.play(person)
    for table in ("scenarios_runturn", "scenarios_scenarioversion"):
        for deed in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(deed)
    assert run.turns.count() == 7


def test_a_new_version_leaves_open_runs_on_theirs(person: Any) -> None:
    run = world.start(person)
    changed = replace(world.story("rp-aft-0011"), timers=replace(world.story("rp-aft-0011").timers, first=25))
    loaded = publishing.publish(story=changed, by=BY, at=AT)
    assert loaded.changed == ["scenario:rp-aft-0011"]
    assert publishing.publish(story=changed, by=BY, at=AT).same == ["scenario:rp-aft-0011"]
    assert replay_of(Run.objects.get(pk=run.pk)).story == world.story("rp-aft-0011")
    assert Scenario.objects.get(slug="rp-aft-0011").versions.count() == 2


def test_what_is_exported_loads_back_without_change(person: Any, tmp_path: Any) -> None:
    entries = {entry.id: entry for entry in packs.export()}
    assert sorted(entries) == list(world.SLUGS)
    pack = Pack(tmp_path, {"scenario": entries})
    assert list(packs.check(pack)) == []
    assert packs.load(pack, by=BY, at=AT).same == [f"scenario:{slug}" for slug in world.SLUGS]


def test_a_pack_that_names_what_it_does_not_hold_is_told(tmp_path: Any) -> None:
    story = world.story("rp-pre-0003")
    entries = {"scenario": {story.id: Entry("scenario", story.id, story)}, "product": {"MT-A": Entry("product", "MT-A", None)}}
    assert [problem.key for problem in packs.check(Pack(tmp_path, entries))] == ["desk.products"]


RED = Submission(("inform",), "您把帖子删了，我们给您补 500 元。")


def crossing(person: Any, at: Any = AT) -> Any:
    """Play a required scenario well, but for one line that looks like a red one."""
    run = world.start(person, "rp-pre-0003", at=at)
    for turn in world.log("rp-pre-0003"):
        run = world.say(run, replace(turn, text="这个床垫能治好她的腰，您放心。") if turn.at == 106 else turn)
    return run


def test_a_suspected_red_line_waits_and_counts_for_nothing_by_itself(person: Any) -> None:
    run = crossing(person)
    row = Suspicion.objects.get(run=run)
    assert (row.code, row.turn, row.passage, row.state) == ("HF-CLAIM", 3, "这个床垫能治好她的腰", "waiting")
    assert run.ending_class == "good"
    assert StepPass.objects.filter(person=person).count() == 1
    assert good_runs(person.pk, ["rp-pre-0003"])["rp-pre-0003"].suspicion == "waiting"


def test_a_run_without_suspicion_stands_before_one_that_waits(person: Any) -> None:
    crossing(person)
    clean = world.play(person, "rp-pre-0003", at=seconds(9000))
    found = good_runs(person.pk, ["rp-pre-0003", "rp-cri-0002"])
    assert {slug: (run.run_id, run.suspicion) for slug, run in found.items()} == {"rp-pre-0003": (clean.pk, "none")}


def test_injury_that_was_not_paged_in_time_is_suspected(person: Any) -> None:
    run = world.play(person, "rp-cri-0002", which="bad")
    assert sorted(Suspicion.objects.filter(run=run).values_list("code", flat=True)) == ["HF-COVERUP", "HF-COVERUP", "HF-SAFETY"]


def decide(row: Any, decider: Any, decision: Any = Decision.DISMISSED, reason: Any = "她在转述顾客的话。") -> Any:
    return deciding.decide(suspicion_id=row.pk, decision=decision, reason=reason, decider_id=decider.pk, by=decider.actor, at=seconds(9999))


def test_an_assessor_decides_with_a_reason_and_certificates_are_reviewed(person: Any) -> None:
    row = Suspicion.objects.get(run=crossing(person))
    assessor = make_person(roles=("assessor",))
    with pytest.raises(ReasonMissing):
        decide(row, assessor, reason="  ")
    decided = decide(row, assessor)
    assert (decided.state, decided.decided_by_id) == ("dismissed", assessor.pk)
    assert decide(row, assessor) == decided
    with pytest.raises(AlreadyDecided):
        decide(row, make_person(roles=("assessor",)), Decision.CONFIRMED)
    assert good_runs(person.pk, ["rp-pre-0003"])["rp-pre-0003"].suspicion == "dismissed"
    assert Job.objects.filter(topic="certificates.review", key=f"review:{person.pk}:suspicion:{row.pk}").exists()
    assert Line.objects.filter(verb="suspicion.decide").count() == 1
    told = Notice.objects.get(person=person, kind="review-decided")
    assert (told.url, told.params["reason"]) == (f"/runs/{row.run_id}/debrief/", row.reason or decided.reason)


def test_nobody_decides_on_their_own_run() -> None:
    world.publish()
    assessor = world.learner(roles=("assessor",))
    with pytest.raises(NotOnOnesOwn):
        decide(Suspicion.objects.get(run=crossing(assessor)), assessor)


def test_what_is_suspected_in_an_optional_or_open_run_waits_for_nobody(person: Any) -> None:
    optional = world.start(person, "rp-aft-0011")
    say(optional, 20, RED)
    runs.leave(run_id=optional.pk, person_id=person.pk, by=BY, at=seconds(50))
    still_open = world.start(person, "rp-cri-0002")
    say(still_open, 20, RED)
    assert Suspicion.objects.count() == 2
    assert Suspicion.objects.that_matter().count() == 0
    with pytest.raises(SuspicionUnknown):
        decide(Suspicion.objects.first(), make_person(roles=("assessor",)))


def test_i_did_say_it_is_kept_for_a_person_and_changes_nothing(person: Any) -> None:
    run = world.start(person)
    say(run, 20, Submission(("commit",), "我会尽快给您一个答复的。"))
    before = replay_of(run)
    assert claims.claim(run_id=run.pk, person_id=person.pk, turn=1, concept="ownership", by=BY, at=seconds(30)) is True
    assert claims.claim(run_id=run.pk, person_id=person.pk, turn=1, concept="ownership", by=BY, at=seconds(31)) is False
    with pytest.raises(FactUnknown):
        claims.claim(run_id=run.pk, person_id=person.pk, turn=1, concept="evidence", by=BY, at=seconds(32))
    assert FactClaim.objects.count() == 1
    assert replay_of(run) == before


def test_the_list_of_runs_costs_two_queries_at_one_and_at_three(person: Any, django_assert_num_queries: Any) -> None:
    world.play(person)
    with django_assert_num_queries(2):
        assert len(runs_of(person.pk)) == 1
    world.play(person, which="bad", at=seconds(9000))
    world.play(person, "rp-pre-0003")
    with django_assert_num_queries(2):
        assert len(runs_of(person.pk)) == 3
