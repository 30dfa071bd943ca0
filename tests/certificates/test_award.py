"""Awards: made by themselves when all is met, once, whole."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from audit.models import Line
from certificates import services, tasks
from certificates.domain.eligibility import Kind
from certificates.models import Certificate, HeldAward
from certificates.queries import obstacles
from certificates.services.errors import CertificateHasEnded, NothingToCorrect, ReasonMissing
from certificates.services.publishing import publish
from jobs.models import Job
from notifications.models import Notice
from people.models import User
from people.testing import make_intake, make_team
from tests.certificates.world import (
    AT,
    BODY,
    BY,
    GATE,
    SCENARIOS,
    TODAY,
    award,
    curriculum,
    decide,
    earn,
    learner,
    pass_courses,
    pass_exam,
    play_well,
)

pytestmark = pytest.mark.django_db


def kinds(person: User) -> list[Kind]:
    decision = obstacles(person.pk, "onboarding", AT)
    assert decision is not None
    return [refusal.kind for refusal in decision.refusals]


def test_an_award_keeps_all_that_is_printed_and_all_that_it_rests_on() -> None:
    certification = curriculum()
    team = make_team("售前一组", name_en="Presales 1")
    person = learner(name_zh="林晓", name_en="Lin Xiao", team=team)
    make_intake("2026-03", people=[person], name_zh="三月班", name_en="March class")
    certificate = award(person)
    assert (certificate.person, certificate.certification, certificate.version_number) == (person, certification, 1)
    assert (certificate.holder_name_zh, certificate.holder_name_en) == ("林晓", "Lin Xiao")
    assert (certificate.team_name_zh, certificate.team_name_en) == ("售前一组", "Presales 1")
    assert (certificate.intake_name_zh, certificate.intake_name_en) == ("三月班", "March class")
    assert (certificate.level, certificate.score, certificate.band_zh) == ("J", Decimal("86.5"), "良好")
    assert (certificate.issued_on.isoformat(), certificate.expires_on.isoformat()) == ("2026-11-28", "2027-11-27")
    assert len(certificate.number) == 26
    assert [proof["kind"] for proof in certificate.evidence] == ["lesson", "quiz", "lesson", "quiz", "exam", "run", "run"]
    assert all(proof["sha"] and proof["at"] for proof in certificate.evidence)


def test_an_award_is_told_noted_and_its_paper_called_for() -> None:
    curriculum()
    certificate = award(learner())
    assert Line.objects.get(verb="certificate.award").subject == certificate.ref
    assert Notice.objects.filter(kind="certificate-awarded", person=certificate.person).count() == 1
    assert Job.objects.get(topic="certificates.paper").subject == certificate.ref


def test_the_day_of_issue_is_the_firms() -> None:
    curriculum()
    person = learner(time_zone="America/New_York")
    certificate = award(person, at=AT.replace(hour=16, minute=30))
    assert certificate.issued_on == TODAY + timedelta(days=1)


def test_reviewing_again_awards_nothing_again() -> None:
    curriculum()
    certificate = award(learner())
    for _again in range(3):
        assert services.review(person_id=certificate.person_id, by=BY, at=AT) == ()
    tasks.review(subject=f"people.user:{certificate.person_id}", at=AT)
    assert (Certificate.objects.count(), Line.objects.filter(verb="certificate.award").count()) == (1, 1)
    assert Job.objects.filter(topic="certificates.paper").count() == 1


def test_what_stands_in_the_way_is_told_until_nothing_does() -> None:
    curriculum()
    person = learner()
    assert kinds(person) == [Kind.COURSE_OPEN, Kind.COURSE_OPEN, Kind.EXAM_NOT_PASSED, Kind.SCENARIO_NOT_GOOD, Kind.SCENARIO_NOT_GOOD]
    pass_courses(person, but=("C02/C02",))
    decision = obstacles(person.pk, "onboarding", AT)
    assert decision is not None
    assert [(refusal.part.slug, refusal.left) for refusal in decision.refusals[:1] if refusal.part] == [("C02", 1)]
    pass_courses(person)
    pass_exam(person, fraction="0.700000", passed=False)
    assert kinds(person) == [Kind.EXAM_NOT_PASSED, Kind.SCENARIO_NOT_GOOD, Kind.SCENARIO_NOT_GOOD]
    pass_exam(person)
    first = play_well(person, SCENARIOS[0], suspicion="waiting")
    play_well(person, SCENARIOS[1])
    assert kinds(person) == [Kind.SUSPICION_WAITS]
    decide(first, "confirmed")
    assert kinds(person) == [Kind.SUSPICION_CONFIRMED]
    assert services.review(person_id=person.pk, by=BY, at=AT) == ()
    play_well(person, SCENARIOS[0])
    assert len(services.review(person_id=person.pk, by=BY, at=AT)) == 1
    assert kinds(person) == [Kind.ALREADY_HELD]


def test_a_gate_has_to_be_passed_and_gives_no_points() -> None:
    curriculum()
    publish(body=replace(BODY, gates=(GATE,)), at=AT)
    person = learner()
    earn(person)
    assert kinds(person) == [Kind.EXAM_NOT_PASSED]
    pass_exam(person, GATE, fraction="0.850000", passed=False)
    assert services.review(person_id=person.pk, by=BY, at=AT) == ()
    pass_exam(person, GATE, fraction="0.950000")
    (certificate,) = services.review(person_id=person.pk, by=BY, at=AT)
    assert certificate.score == Decimal("86.5")
    assert [proof["kind"] for proof in certificate.evidence][-4:] == ["gate", "exam", "run", "run"]


def test_who_holds_a_certificate_keeps_it_when_a_gate_is_added() -> None:
    curriculum()
    certificate = award(learner())
    assert publish(body=replace(BODY, gates=(GATE,)), at=AT) == "changed"
    assert kinds(certificate.person) == [Kind.ALREADY_HELD]


def test_a_colleague_s_evidence_is_not_mine() -> None:
    curriculum()
    award(learner())
    other = learner()
    assert services.review(person_id=other.pk, by=BY, at=AT) == ()
    assert Certificate.objects.filter(person=other).count() == 0


def test_a_newer_version_of_the_certification_does_not_change_an_award() -> None:
    curriculum()
    certificate = award(learner())
    assert publish(body=replace(BODY, months=6, level="I"), at=AT) == "changed"
    assert services.review(person_id=certificate.person_id, by=BY, at=AT) == ()
    certificate.refresh_from_db()
    assert (certificate.version.number, certificate.level) == (1, "J")


def test_the_database_refuses_a_second_live_certificate_and_any_change_of_what_was_issued() -> None:
    curriculum()
    certificate = award(learner())
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(
            **{
                field.attname: getattr(certificate, field.attname)
                for field in Certificate._meta.concrete_fields
                if field.attname not in {"id", "number"}
            },
            number="0" * 26,
        )
    for change in ({"score": Decimal(99)}, {"holder_name_zh": "别人"}, {"expires_on": TODAY + timedelta(days=9999)}):
        with pytest.raises(Exception, match=r"append-only|never changes"), transaction.atomic():
            Certificate.objects.filter(pk=certificate.pk).update(**change)
    with pytest.raises(Exception, match=r"append-only|never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM certificates_certificate")


def test_revoking_takes_a_reason_and_the_same_exam_does_not_award_again() -> None:
    curriculum()
    certificate = award(learner())
    with pytest.raises(ReasonMissing):
        services.revoke(certificate_id=certificate.pk, reason="  \n", by=BY, at=AT)
    services.revoke(certificate_id=certificate.pk, reason="考试由他人代考", by=BY, at=AT)
    with pytest.raises(CertificateHasEnded):
        services.revoke(certificate_id=certificate.pk, reason="again", by=BY, at=AT)
    certificate.refresh_from_db()
    assert (certificate.revoked_on, certificate.revoke_reason) == (TODAY, "考试由他人代考")
    assert Line.objects.get(verb="certificate.revoke").details == {"reason": "考试由他人代考"}
    assert services.review(person_id=certificate.person_id, by=BY, at=AT) == ()
    assert kinds(certificate.person) == [Kind.EXAM_TO_REPEAT]
    pass_exam(certificate.person, fraction="0.950000", at=AT + timedelta(days=4))
    (again,) = services.review(person_id=certificate.person_id, by=BY, at=AT + timedelta(days=5))
    assert (again.score, again.band_en) == (Decimal("95.0"), "Excellent")


def test_an_expired_certificate_is_followed_by_a_new_one_after_a_new_exam() -> None:
    curriculum()
    old = award(learner())
    later = AT + timedelta(days=400)
    assert services.review(person_id=old.person_id, by=BY, at=later) == ()
    pass_exam(old.person, at=later)
    (new,) = services.review(person_id=old.person_id, by=BY, at=later)
    old.refresh_from_db()
    assert (old.lapsed_at, old.revoked_at, new.issued_on) == (later, None, later.date())


def test_issuing_anew_needs_a_corrected_name_and_keeps_dates_and_result() -> None:
    curriculum()
    old = award(learner(name_zh="林小", name_en="Lin Xiao"))
    with pytest.raises(NothingToCorrect):
        services.reissue(certificate_id=old.pk, by=BY, at=AT)
    User.objects.filter(pk=old.person_id).update(name_zh="林晓")
    new = services.reissue(certificate_id=old.pk, by=BY, at=AT + timedelta(days=1))
    old.refresh_from_db()
    assert (old.state_on(TODAY).value, new.state_on(TODAY).value) == ("replaced", "valid")
    assert (old.holder_name_zh, new.holder_name_zh, new.replaces) == ("林小", "林晓", old)
    assert (new.issued_on, new.expires_on, new.score, new.evidence) == (old.issued_on, old.expires_on, old.score, old.evidence)
    assert new.number != old.number
    with pytest.raises(CertificateHasEnded):
        services.reissue(certificate_id=old.pk, by=BY, at=AT)


def test_in_production_no_certificate_without_a_public_address(settings: object) -> None:
    curriculum()
    person = learner()
    earn(person)
    settings.RAPPORT_MODE = "production"  # type: ignore[attr-defined]
    settings.RAPPORT_FIRM_NAME = {"zh": "云栖家居", "en": ""}  # type: ignore[attr-defined]
    for address in (
        "",
        "http://127.0.0.1:8000",
        "https://localhost",
        "http://[::1]:8000",
        "https://0.0.0.0",
        "http://127.8.8.8",
        "https://a.localhost",
    ):
        settings.PUBLIC_URL = address  # type: ignore[attr-defined]
        assert services.review(person_id=person.pk, by=BY, at=AT) == ()
        assert kinds(person) == [Kind.NO_PUBLIC_ADDRESS]
    assert HeldAward.objects.get().reason == "no-public-address"
    settings.PUBLIC_URL = "https://training.example.com"  # type: ignore[attr-defined]
    tasks.expire_notices(at=AT)
    assert Job.objects.filter(topic="certificates.review", key=f"held:{person.pk}").count() == 1
    (certificate,) = services.review(person_id=person.pk, by=BY, at=AT)
    assert (certificate.is_demo, certificate.issuer_en, HeldAward.objects.count()) == (False, "云栖家居", 0)
    assert certificate.check_url.startswith("https://training.example.com/verify/")


def test_holders_are_told_once_that_a_certificate_runs_out() -> None:
    curriculum()
    soon, later = award(learner()), award(learner(), at=AT + timedelta(days=20))
    when = AT + timedelta(days=345)
    for _again in range(3):
        services.tell_of_expiry(at=when)
    told = Notice.objects.filter(kind="certificate-expiring").values_list("person_id", flat=True)
    assert list(told) == [soon.person_id]
    assert later.person_id not in told
