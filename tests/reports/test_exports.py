"""Exports: recorded, made in the background, for their maker alone, for a day."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from audit.models import Line
from jobs.models import Job
from notifications.models import Notice
from people import services as people_services
from people.models import RoleGrant, User
from people.testing import make_person
from reports import services, tasks
from reports.domain.filters import Filters
from reports.models import Export, State
from reports.services import exports
from tests.certificates.world import AT, BY, TODAY, award, curriculum, learner

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]


@pytest.fixture
def hr() -> User:
    return make_person(roles=("hr",), language="en")


def client_of(person: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def asked(maker: User, **said: str) -> Export:
    defaults = {"format": "csv", "headers": "keys", "language": "en", "purpose": ""}
    return services.request(maker=maker, filters=Filters(), by=maker.actor, at=AT, **{**defaults, **said})


def body_of(answer: object) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_asking_records_row_job_and_trail_and_leads_to_the_progress(hr: User) -> None:
    answer = client_of(hr).post("/reports/certifications/export/", {"format": "xlsx", "state": "valid", "left": "exclude"})
    export = Export.objects.get()
    assert answer["Location"] == f"/reports/exports/{export.pk}/"
    assert (export.maker, export.state, export.query["state"], export.query["left"]) == (hr, "waiting", "valid", "exclude")
    assert Job.objects.get(topic="reports.export").subject == export.ref
    line = Line.objects.get(verb="export.request")
    assert (line.by, line.details["format"]) == (hr.ref, "xlsx")


def test_the_file_is_made_once_and_told(hr: User) -> None:
    curriculum()
    certificate = award(learner())
    export = asked(hr)
    for _again in range(2):
        tasks.export(subject=export.ref, at=AT)
    export.refresh_from_db()
    assert (export.state, export.done, export.total) == (State.READY, 1, 1)
    assert export.expires_at == AT + timedelta(hours=24)
    assert Notice.objects.filter(kind="export-ready", person=hr).count() == 1
    assert Line.objects.filter(verb="export.make").count() == 1
    content = exports.place_of(export).read_text(encoding="utf-8-sig")
    assert certificate.printed_number in content


def test_only_its_maker_fetches_it_and_each_time_is_noted(hr: User) -> None:
    curriculum()
    export = asked(hr)
    services.make(export_id=export.pk, by=BY, at=AT)
    other = make_person(roles=("hr",), language="en")
    with time_machine.travel(AT):
        assert client_of(other).get(f"/reports/exports/{export.pk}/file/").status_code == 404
        assert client_of(other).get(f"/reports/exports/{export.pk}/").status_code == 404
        for _twice in range(2):
            answer = client_of(hr).get(f"/reports/exports/{export.pk}/file/")
            assert (answer.status_code, body_of(answer)[:3]) == (200, b"\xef\xbb\xbf")
            assert "attachment" in answer["Content-Disposition"]
    assert Line.objects.filter(verb="export.fetch", by=hr.ref).count() == 2


def test_not_after_a_day_and_not_after_losing_the_right(hr: User) -> None:
    export = asked(hr)
    services.make(export_id=export.pk, by=BY, at=AT)
    with time_machine.travel(AT + timedelta(hours=24)):
        assert client_of(hr).get(f"/reports/exports/{export.pk}/file/").status_code == 410
    RoleGrant.objects.filter(person=hr, role="hr").update(until_on=TODAY)
    with time_machine.travel(AT):
        assert client_of(hr).get(f"/reports/exports/{export.pk}/file/").status_code == 403
    assert Line.objects.filter(verb="export.fetch").count() == 0


def test_who_lost_the_right_or_left_before_the_worker_came_gets_no_file(hr: User) -> None:
    export = asked(hr)
    people_services.end(person_id=hr.pk, on=TODAY, by=BY, at=AT)
    with time_machine.travel(AT):
        services.make(export_id=export.pk, by=BY, at=AT)
    export.refresh_from_db()
    assert (export.state, export.file, exports.place_of(export).exists()) == (State.REFUSED, "", False)


def test_old_files_are_deleted(hr: User) -> None:
    export = asked(hr)
    services.make(export_id=export.pk, by=BY, at=AT)
    place = exports.place_of(export)
    tasks.delete_old_exports(at=AT + timedelta(hours=23))
    assert place.exists()
    tasks.delete_old_exports(at=AT + timedelta(hours=24))
    export.refresh_from_db()
    assert (export.state, place.exists()) == (State.GONE, False)


def test_a_break_in_the_middle_leaves_no_file_and_nothing_marked_done(
    hr: User, monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: Path
) -> None:
    """The folder cannot be written: as on a full disk, the job fails and comes again."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    export = asked(hr)
    settings.MEDIA_ROOT = blocked  # type: ignore[attr-defined]
    with pytest.raises(OSError, match="Not a directory"):
        services.make(export_id=export.pk, by=BY, at=AT)
    export.refresh_from_db()
    assert (export.state, export.file) == (State.RUNNING, "")
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    assert services.make(export_id=export.pk, by=BY, at=AT).state == State.READY


def test_the_progress_page_asks_again_by_itself_until_it_is_over(hr: User) -> None:
    export = asked(hr)
    Export.objects.filter(pk=export.pk).update(state=State.RUNNING, done=200, total=312)
    client = client_of(hr)
    page = client.get(f"/reports/exports/{export.pk}/").content.decode()
    assert 'hx-trigger="every 1s"' in page
    assert "200 of 312 rows written" in page
    fragment = client.get(f"/reports/exports/{export.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    with time_machine.travel(AT):
        services.make(export_id=export.pk, by=BY, at=AT)
    assert "hx-trigger" not in client.get(f"/reports/exports/{export.pk}/").content.decode()


def test_many_rows_need_a_purpose(hr: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.views.exports.MOST_WITHOUT_PURPOSE", 0)
    curriculum()
    award(learner())
    client = client_of(hr)
    client.post("/reports/certifications/export/", {"format": "csv"})
    assert Export.objects.count() == 0
    client.post("/reports/certifications/export/", {"format": "csv", "purpose": "年度盘点"})
    assert Export.objects.get().purpose == "年度盘点"


def test_a_stopped_export_says_so_and_asks_no_more(hr: User) -> None:
    export = asked(hr)
    Job.objects.filter(topic="reports.export").update(state="stuck")
    page = client_of(hr).get(f"/reports/exports/{export.pk}/").content.decode()
    assert "This export has stopped" in page
    assert "hx-trigger" not in page
