"""Work is recorded with the fact that calls for it, done once, tried again, and shown when it is stuck."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from jobs.domain import backoff
from jobs.models import Job, State
from jobs.services import record
from jobs.services.sweeping import sweep

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = AT

    def __call__(self) -> datetime:
        return self.at


class Worker:
    """A handler that keeps what it was asked, and fails while told to."""

    def __init__(self, fails: int = 0) -> None:
        self.fails, self.done = fails, list[str]()

    def __call__(self, *, subject: str, at: datetime) -> None:
        if self.fails:
            self.fails -= 1
            raise RuntimeError("no paper in the tray")
        assert at >= AT
        self.done.append(subject)


def _record(key: str = "review:1", *, rearm: bool = False) -> None:
    record(topic="review", key=key, subject="people.user:1", at=AT, rearm=rearm)


@pytest.mark.django_db
def test_a_job_is_recorded_once_for_its_key() -> None:
    _record()
    _record()
    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_a_job_falls_with_the_fact_that_called_for_it() -> None:
    def fact_that_fails() -> None:
        with transaction.atomic():
            _record()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fact_that_fails()
    assert Job.objects.count() == 0


@pytest.mark.django_db
def test_the_sweep_does_what_waits_and_nothing_twice() -> None:
    _record("a")
    _record("b")
    worker = Worker()
    assert sweep(handlers={"review": worker}, clock=Clock()) == 2
    assert sweep(handlers={"review": worker}, clock=Clock()) == 0
    assert worker.done == ["people.user:1", "people.user:1"]
    assert set(Job.objects.values_list("state", "done_at")) == {(State.DONE, AT)}


@pytest.mark.django_db
def test_a_failure_waits_and_is_tried_again() -> None:
    _record()
    worker, clock = Worker(fails=1), Clock()
    sweep(handlers={"review": worker}, clock=clock)
    job = Job.objects.get()
    assert (job.state, job.tries, job.trouble) == (State.WAITING, 1, "RuntimeError: no paper in the tray")
    assert sweep(handlers={"review": worker}, clock=clock) == 0
    clock.at += backoff.wait_after(1)
    assert sweep(handlers={"review": worker}, clock=clock) == 1
    assert worker.done == ["people.user:1"]


@pytest.mark.django_db
def test_after_five_failures_a_job_is_stuck_until_it_is_rearmed() -> None:
    _record()
    worker, clock = Worker(fails=5), Clock()
    for _ in range(7):
        sweep(handlers={"review": worker}, clock=clock)
        clock.at += timedelta(hours=1)
    job = Job.objects.get()
    assert (job.state, job.tries) == (State.STUCK, 5)
    _record(rearm=True)
    sweep(handlers={"review": worker}, clock=clock)
    assert Job.objects.get().state == State.DONE


@pytest.mark.django_db
def test_a_leased_job_is_left_alone_until_the_lease_runs_out() -> None:
    _record()
    Job.objects.update(lease="another", leased_until=AT + backoff.LEASE)
    worker, clock = Worker(), Clock()
    assert sweep(handlers={"review": worker}, clock=clock) == 0
    clock.at += backoff.LEASE + timedelta(seconds=1)
    assert sweep(handlers={"review": worker}, clock=clock) == 1


@pytest.mark.django_db
def test_a_topic_that_nobody_serves_waits() -> None:
    _record()
    assert sweep(handlers={"other": Worker()}, clock=Clock()) == 0
    assert Job.objects.get().state == State.WAITING


@pytest.mark.django_db(transaction=True)
def test_a_dead_broker_is_not_felt_by_the_writer() -> None:
    from lms.celery import app

    app.conf.update(broker_url="redis://127.0.0.1:1/0")
    try:
        with transaction.atomic():
            _record()
    finally:
        app.conf.update(broker_url="memory://")
    assert Job.objects.get().state == State.WAITING


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_sweeps_never_do_the_same_job() -> None:
    import threading

    from django.db import connection

    for number in range(40):
        _record(f"key {number}")
    worker = Worker()

    def one() -> None:
        try:
            sweep(handlers={"review": worker}, clock=Clock())
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(worker.done) == 40


def test_the_pauses_grow() -> None:
    assert [backoff.wait_after(n).total_seconds() for n in (1, 2, 3, 4)] == [5, 20, 80, 320]
    assert [backoff.is_stuck(n) for n in (4, 5)] == [False, True]
