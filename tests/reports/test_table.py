"""The certification table: one query for page, CSV and XLSX; columns, filters, pages."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from html.parser import HTMLParser

import openpyxl
import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from certificates import services
from certificates.models import Certificate
from people import services as people_services
from people.models import Intake, Team, User
from people.testing import make_intake, make_person, make_team
from reports.domain.columns import Column
from reports.domain.cursor import Cursor
from reports.domain.filters import Filters
from reports.queries.certifications import all_rows
from reports.queries.table_page import SIZE
from reports.services.files import write_table
from tests.certificates.world import AT, BY, TODAY, award, curriculum, learner

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=1)
KEYS = (
    "employee_number,name,name_latin,team_at_issue,team_now,intake,active,certification,version,level,score,band,state,"
    "issued_on,expires_on,revoked_on,reason,number"
)


class Cells(HTMLParser):
    """Reads the table of a page: one list of texts a row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


def of_page(client: Client, query: str = "") -> list[list[str]]:
    cells = Cells()
    found = re.search(
        r'<table[^>]*id="certifications".*?</table>', client.get(f"/reports/certifications/{query}").content.decode(), re.DOTALL
    )
    cells.feed(found.group(0) if found else "")
    return cells.rows


def of_csv(filters: Filters, language: str, headers: str = "words") -> list[list[str]]:
    out = io.BytesIO()
    list(write_table(out, filters, format="csv", headers=headers, language=language, today=LATER))
    assert out.getvalue().startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"))))


def of_xlsx(filters: Filters, language: str) -> list[list[str]]:
    out = io.BytesIO()
    list(write_table(out, filters, format="xlsx", headers="words", language=language, today=LATER))
    sheet = openpyxl.load_workbook(io.BytesIO(out.getvalue())).worksheets[0]

    def text(value: object) -> str:
        if value is None:
            return ""
        if hasattr(value, "date"):
            return str(value.date().isoformat())
        return str(Decimal(str(value)).quantize(Decimal("0.1"))) if isinstance(value, float) else str(value)

    return [[text(cell.value) for cell in row] for row in sheet.iter_rows()]


@pytest.fixture(autouse=True)
def next_day() -> Iterator[None]:
    """Look on the day after the award."""
    with time_machine.travel(AT + timedelta(days=1), tick=False):
        yield


@pytest.fixture
def hr() -> User:
    return make_person(roles=("hr",), language="en")


@pytest.fixture
def client(hr: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(hr)
    return client


@pytest.fixture
def house() -> dict[str, Certificate]:
    """Make people of every kind: one who moved, one who left, one revoked, one expired, one replaced."""
    curriculum()
    firm = make_team("客服中心", name_en="Service")
    pre = make_team("售前组", parent=firm, name_en="Presales")
    after = make_team("售后组", parent=firm, name_en="After-sales")
    moved = learner(name_zh="林晓", name_en="Lin Xiao", team=pre, employee_number="00417")
    left = learner(name_zh="韩丽娜", name_en='=HYPERLINK("http://x")', team=after, employee_number="00088")
    revoked = learner(name_zh="@罗思源", name_en='Luo, "Siyuan"', team=after, employee_number="-5")
    make_intake("2026-03", people=[moved], name_zh="三月班", name_en="March class")
    found = {
        "expired": award(learner(name_zh="马骁", name_en="Ma Xiao", team=pre), at=AT - timedelta(days=400)),
        "left": award(left, fraction="0.950000", at=AT - timedelta(days=30)),
        "revoked": award(revoked, at=AT - timedelta(days=10)),
        "moved": award(moved, fraction="0.800000"),
        "old": award(learner(name_zh="王晓", name_en="", team=after)),
    }
    people_services.move(person_id=moved.pk, team_id=after.pk, on=LATER, by=BY, at=AT)
    people_services.end(person_id=left.pk, on=TODAY, by=BY, at=AT)
    services.revoke(certificate_id=found["revoked"].pk, reason="+1 次代考，\n=2+2", by=BY, at=AT)
    User.objects.filter(pk=found["old"].person_id).update(name_zh="王筱")
    found["new"] = services.reissue(certificate_id=found["old"].pk, by=BY, at=AT)
    return found


@pytest.mark.parametrize(("language", "code"), [("en", "en"), ("zh-hans", "zh-CN")])
def test_page_csv_and_xlsx_agree_cell_by_cell(house: dict[str, Certificate], client: Client, language: str, code: str) -> None:
    User.objects.update(language=language)
    client.cookies["django_language"] = language
    page = of_page(client)
    plain = of_csv(Filters(), language)
    assert len(plain) == 7
    assert of_xlsx(Filters(), language) == page
    assert [[cell.removeprefix("'") for cell in row] for row in plain] == page


def test_columns_stand_in_this_order_under_these_keys() -> None:
    assert ",".join(Column) == KEYS
    assert of_csv(Filters(), "en", headers="keys") == [KEYS.split(",")]


def test_a_row_tells_what_was_and_what_is(house: dict[str, Certificate]) -> None:
    rows = {row.pk: row for row in all_rows(Filters(), today=LATER, language="en")}
    moved, left = rows[house["moved"].pk], rows[house["left"].pk]
    assert (moved.team_at_issue, moved.team_now, moved.intake, moved.active) == ("Presales", "After-sales", "March class", True)
    assert (moved.score, moved.band, moved.employee_number) == (Decimal("80.0"), "Pass", "00417")
    assert (left.team_at_issue, left.team_now, left.active) == ("After-sales", "", False)
    assert {name: rows[house[name].pk].state for name in house} == {
        "expired": "expired",
        "left": "valid",
        "revoked": "revoked",
        "moved": "valid",
        "old": "replaced",
        "new": "valid",
    }
    assert [row.active for row in all_rows(Filters(), today=date(2026, 11, 27), language="en")] == [True] * 6


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"state": "valid"}, {"left", "moved", "new"}),
        ({"state": "expired"}, {"expired"}),
        ({"state": "revoked"}, {"revoked"}),
        ({"state": "replaced"}, {"old"}),
        ({"level": "J"}, {"expired", "left", "revoked", "moved", "old", "new"}),
        ({"level": "S"}, set()),
        ({"left": "only"}, {"left"}),
        ({"left": "exclude"}, {"expired", "revoked", "moved", "old", "new"}),
        ({"issued_from": TODAY}, {"moved", "old", "new"}),
        ({"issued_to": TODAY - timedelta(days=30)}, {"expired", "left"}),
        ({"team": "售后组"}, {"left", "revoked", "moved", "old", "new"}),
        ({"team": "售前组"}, {"expired"}),
        ({"team": "客服中心", "left": "only"}, {"left"}),
        ({"intake": "2026-03"}, {"moved"}),
    ],
)
def test_filters(house: dict[str, Certificate], filters: dict[str, object], found: set[str]) -> None:
    said = Filters(**filters)  # type: ignore[arg-type]  # fields by name
    if said.team:
        said = replace(said, team=Team.objects.get(name_zh=said.team).pk)
    if said.intake:
        said = replace(said, intake=Intake.objects.get(code=said.intake).pk)
    names = {certificate.pk: name for name, certificate in house.items()}
    assert {names[row.pk] for row in all_rows(said, today=LATER, language="zh")} == found
    assert Filters.from_json(said.as_json()) == said


def test_no_cell_is_a_formula_in_either_file(house: dict[str, Certificate]) -> None:
    for row in of_csv(Filters(), "en")[1:]:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell
    out = io.BytesIO()
    list(write_table(out, Filters(), format="xlsx", headers="keys", language="en", today=LATER))
    for row in openpyxl.load_workbook(io.BytesIO(out.getvalue())).worksheets[0].iter_rows():
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)


def test_pages_go_on_where_the_last_one_ended_and_back(client: Client) -> None:
    curriculum()
    for day in range(SIZE + 3):
        award(learner(name_zh=f"第{day}"), at=AT - timedelta(days=day // 2))
    first = of_page(client)
    assert len(first) == SIZE + 1
    ways = client.get("/reports/certifications/").context
    assert (ways["previous_url"], ways["page"].counted) == ("", SIZE + 3)
    second = client.get(ways["next_url"]).context
    assert (len(second["page"].rows), second["next_url"]) == (3, "")
    back = client.get(second["previous_url"]).context
    assert [row.pk for row in back["page"].rows] == [row.pk for row in ways["page"].rows]
    assert not {row.pk for row in second["page"].rows} & {row.pk for row in ways["page"].rows}


@pytest.mark.parametrize("written", ["", "x", "2026-11-28", "2026-11-28.", "2026-11-28.x", "2026-13-01.4", "2026-11-28." + "9" * 30])
def test_a_nonsense_place_is_no_place(written: str) -> None:
    assert Cursor.read(written) is None


def test_query_count_is_the_same_at_one_and_at_three(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    curriculum()
    for count in (1, 3):
        while Certificate.objects.count() < count:
            award(learner(team=make_team()))
        with django_assert_num_queries(QUERIES):
            client.get("/reports/certifications/?left=include")


QUERIES = 8


def test_an_empty_table_and_an_empty_search_each_say_so(client: Client) -> None:
    assert "No certificate has been issued yet" in client.get("/reports/certifications/").content.decode()
    assert "No certificate matches these filters" in client.get("/reports/certifications/?left=only").content.decode()


@pytest.mark.parametrize("role", ["agent", "lead", "trainer", "author", "assessor", "admin"])
def test_only_hr_sees_the_table(role: str) -> None:
    client = Client()
    client.force_login(make_person(roles=(role,), team=make_team()))
    assert client.get("/reports/certifications/").status_code == 403
    assert client.post("/reports/certifications/export/", {"format": "csv"}).status_code == 403
