"""Measure HR's table against its floor: `.venv/bin/python bench/certificates_export.py [--rows 100000]`.

Starts a PostgreSQL of its own, fills it with certificates, and compares in one run, interleaved, median of three:
CSV and XLSX as the export writes them, PostgreSQL's bare COPY of ten columns of the same table (the floor), and the
first page of the table at 1,000 and at all rows.
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bootstrap import postgres

ROUNDS = 3
FLOOR = (
    "COPY (SELECT p.employee_number, p.name_zh, p.name_en, c.team_name_zh, c.title_zh, c.level, c.score, c.issued_on, c.expires_on, "
    "c.number FROM certificates_certificate c JOIN people_user p ON p.id = c.person_id) TO STDOUT (FORMAT csv)"
)


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with postgres.running() as url, tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATABASE_URL=url, RAPPORT_VAR=folder, DJANGO_SETTINGS_MODULE="lms.settings")
        import django

        django.setup()
        _measure(rows, Path(folder))


def _measure(rows: int, folder: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    from reports.domain.filters import Filters
    from reports.queries.table_page import table_page
    from tests.certificates.world import TODAY

    call_command("migrate", verbosity=0)
    _fill(1000)
    small = _cpu(lambda: table_page(Filters(), today=TODAY, language="zh", start=None, back=None), 30)
    _fill(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    large = _cpu(lambda: table_page(Filters(), today=TODAY, language="zh", start=None, back=None), 30)
    deeds: dict[str, Callable[[], None]] = {
        "floor": lambda: _floor(folder),
        "csv": lambda: _write("csv", folder),
        "xlsx": lambda: _write("xlsx", folder),
    }
    found: dict[str, list[float]] = {name: [] for name in deeds}
    for _round in range(ROUNDS):
        for name, deed in deeds.items():
            if name != "xlsx" or not found[name]:
                began = time.perf_counter()
                deed()
                found[name].append(time.perf_counter() - began)
    middle = {name: statistics.median(seconds) for name, seconds in found.items()}
    share = middle["csv"] / middle["floor"]
    print(f"{rows} rows: floor {middle['floor']:.2f} s, csv {middle['csv']:.2f} s ({share:.2f}x), xlsx {middle['xlsx']:.1f} s")
    print(f"page: {small * 1000:.1f} ms at 1,000 rows, {large * 1000:.1f} ms at {rows} ({large / small:.2f}x)")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _cpu(deed: Callable[[], object], times: int) -> float:
    deed()
    taken = []
    for _time in range(times):
        began = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def _floor(folder: Path) -> None:
    from django.db import connection

    with (folder / "floor.csv").open("wb") as file, connection.cursor() as cursor, cursor.copy(FLOOR) as copy:
        for line in copy:
            file.write(line)


def _write(kind: str, folder: Path) -> None:
    from reports.domain.filters import Filters
    from reports.services.files import write_table
    from tests.certificates.world import TODAY

    with (folder / f"out.{kind}").open("wb") as file:
        for _done in write_table(file, Filters(), format=kind, headers="words", language="zh", today=TODAY):
            pass


def _fill(rows: int) -> None:
    """Copy one real award many times over, each to a person of its own."""
    from django.db import connection

    from certificates.models import Certificate
    from people.testing import make_team
    from tests.certificates.world import award, curriculum, learner

    if not Certificate.objects.exists():
        curriculum()
        award(learner(team=make_team("售前组")))
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # triggers that guard single acts are not measured here
        for table, skip, changed in (
            ("people_user", "id", {"username": "'u' || n", "employee_number": "lpad(n::text, 7, '0')", "name_zh": "'员工' || n"}),
            ("people_employment", "id", {"person_id": "p.id"}),
            ("people_membership", "id", {"person_id": "p.id"}),
            (
                "certificates_certificate",
                "id",
                {"person_id": "p.id", "number": "lpad(n::text, 26, '0')", "issued_on": "t.issued_on - mod(n, 360)"},
            ),
        ):
            _multiply(cursor, table, skip, changed, rows)


def _multiply(cursor: object, table: str, skip: str, changed: dict[str, str], rows: int) -> None:
    cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])  # type: ignore[attr-defined]
    names = [name for (name,) in cursor.fetchall() if name != skip]  # type: ignore[attr-defined]
    values = ", ".join(changed.get(name, f't."{name}"') for name in names)
    people = "" if table == "people_user" else "JOIN people_user p ON p.employee_number = lpad(n::text, 7, '0')"
    known = "employee_number = lpad(n::text, 7, '0')" if table == "people_user" else "person_id = p.id"
    columns = ", ".join(f'"{name}"' for name in names)
    statement = f"""INSERT INTO {table} ({columns}) SELECT {values} FROM (SELECT * FROM {table} ORDER BY id LIMIT 1) t
        CROSS JOIN generate_series(1, %s) n {people} WHERE NOT EXISTS (SELECT 1 FROM {table} x WHERE x.{known})"""  # noqa: S608  our own tables
    cursor.execute(statement, [rows - 1])  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
