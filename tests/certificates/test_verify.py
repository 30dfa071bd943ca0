"""The public page: four states, every printed claim, nothing else; guessing is slow and learns nothing."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils.html import strip_tags

from certificates import services
from certificates.models import Certificate, LookUps
from certificates.services.award import new_number
from certificates.services.paper import facts_of
from people.models import User
from people.testing import make_team
from tests.certificates.world import AT, BY, award, curriculum, learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate() -> Certificate:
    curriculum()
    team = make_team("机密小组", name_en="Secret team")
    person = learner(
        name_zh="林晓", name_en="Lin Xiao", team=team, employee_number="00417", username="linxiao", email="linxiao@example.com"
    )
    return award(person, fraction="0.867890")


@pytest.fixture(autouse=True)
def _today(time_machine_at: None) -> None:
    """Look on the day after the award."""


@pytest.fixture
def time_machine_at() -> object:
    import time_machine

    with time_machine.travel(AT + timedelta(days=1), tick=False):
        yield


def page(number: str, language: str = "en") -> tuple[int, str]:
    answer = Client(headers={"accept-language": language}).get(f"/verify/{number}/")
    return answer.status_code, re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


@pytest.mark.parametrize(("language", "tongue"), [("en", "en"), ("zh-CN", "zh")])
def test_every_printed_claim_is_stated_in_the_visitors_language(certificate: Certificate, language: str, tongue: str) -> None:
    facts = facts_of(Certificate.objects.select_related("version").get())
    status, text = page(certificate.printed_number, language)
    assert status == 200
    printed = (
        facts.number,
        facts.holder_zh,
        facts.holder_en,
        facts.certification.get(tongue),
        facts.level,
        facts.band.get(tongue),
        facts.issued_on.isoformat(),
        facts.expires_on.isoformat(),
        facts.issuer.get(tongue),
        "DEMO",
    )
    for claim in printed:
        assert claim in text
    assert ("An employer’s certificate" if tongue == "en" else "本证书由雇主颁发") in text


def test_nothing_else_about_the_person_is_shown(certificate: Certificate) -> None:
    services.revoke(certificate_id=certificate.pk, reason="secret reason", by=BY, at=AT)
    answer = Client().get(f"/verify/{certificate.number}/").content.decode()
    for inside in ("00417", "linxiao", "机密小组", "Secret team", "86.7", "secret reason", "a" * 64, f"/{certificate.pk}/"):
        assert inside not in answer.replace("verify/", "")


@pytest.mark.parametrize(
    "write", [str.lower, lambda n: n.replace("-", ""), lambda n: n.replace("0", "O").replace("1", "l"), lambda n: n.replace("-", " ")]
)
def test_the_number_is_read_as_people_write_it(certificate: Certificate, write: object) -> None:
    assert page(write(certificate.printed_number))[0] == 200  # type: ignore[operator]


def test_valid_then_expired(certificate: Certificate) -> None:
    import time_machine

    assert "This certificate is valid" in page(certificate.number)[1]
    with time_machine.travel(AT.replace(year=2027, month=11, day=27)):
        assert "This certificate is valid" in page(certificate.number)[1]
    with time_machine.travel(AT.replace(year=2027, month=11, day=28)):
        status, text = page(certificate.number)
    assert status == 200
    assert "This certificate has expired" in text
    assert "is valid" not in text


def test_revoked(certificate: Certificate) -> None:
    services.revoke(certificate_id=certificate.pk, reason="r", by=BY, at=AT)
    text = page(certificate.number)[1]
    assert "This certificate was revoked" in text
    assert "is valid" not in text


def test_replaced(certificate: Certificate) -> None:
    User.objects.filter(pk=certificate.person_id).update(name_zh="林筱")
    new = services.reissue(certificate_id=certificate.pk, by=BY, at=AT)
    text = page(certificate.number)[1]
    assert "This certificate was replaced" in text
    assert "林筱" not in text
    assert new.printed_number not in text
    assert "This certificate is valid" in page(new.number)[1]


def test_unknown_and_unreadable_numbers_get_the_same_answer(certificate: Certificate) -> None:
    def bare(text: str) -> str:
        return re.sub(r'value="[^"]*"|"X-CSRFToken": "[^"]*"', "", text)

    answers = {bare(Client().get(f"/verify/{number}/").content.decode()) for number in (new_number(), new_number(), "nonsense", "x" * 79)}
    assert len(answers) == 1
    assert {Client().get(f"/verify/{number}/").status_code for number in (new_number(), "nonsense")} == {404}


def test_it_is_kept_out_of_caches_and_search_engines(certificate: Certificate) -> None:
    for number in (certificate.number, new_number()):
        answer = Client().get(f"/verify/{number}/")
        assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")


def test_the_thirty_first_look_up_of_a_minute_is_refused(certificate: Certificate) -> None:
    client = Client()
    found = [client.get(f"/verify/{new_number()}/").status_code for _try in range(30)]
    assert set(found) == {404}
    refused = client.get(f"/verify/{certificate.number}/")
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert Client(REMOTE_ADDR="10.0.0.9").get(f"/verify/{certificate.number}/").status_code == 200
    assert LookUps.objects.count() == 2


def test_searching_leads_to_the_page_however_it_was_typed(certificate: Certificate) -> None:
    client = Client(headers={"accept-language": "en"})
    answer = client.get("/verify/", {"number": certificate.number.lower()})
    assert (answer.status_code, answer["Location"]) == (302, f"/verify/{certificate.printed_number}/")
    assert "26 letters and digits" in client.get("/verify/", {"number": "abc"}).content.decode()
    assert client.get("/verify/").status_code == 200


def test_numbers_are_not_repeated() -> None:
    assert len({new_number() for _draw in range(2000)}) == 2000
    assert Decimal(len(new_number())) == 26
