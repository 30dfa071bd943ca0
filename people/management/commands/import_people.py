"""Bring in a people file: all rows or none, idempotent by employee number."""

import json
import os
import sys
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse
from django.utils import timezone

from audit.domain import Actor
from lib import clock
from lib.bilingual import Text, language_of
from lib.problems import Problem
from lib.sheets import SheetUnreadable, read_sheet
from people import services
from people.domain.file_columns import COLUMNS, Finding
from people.domain.file_rows import PeopleFile, read_file
from people.management.slips_sheet import Slip, sheet_of
from people.models import User
from people.services.importing import ImportReport, import_people
from people.services.slips import good_until

BY = Actor("system:import-people")
NOT_ALL_DONE, WRONG_USE = 1, 2
EVERY = 200
HELP = f"""Bring in a people file (CSV in UTF-8 or GB18030, or XLSX): every row or none.

The header is in either language, in any order; unknown columns are errors:
  {",".join(COLUMNS)}
  {",".join(COLUMNS.values())}

Only employee_number must be there; a new person also needs a name and hired_on. A missing column or an empty cell
says nothing and changes nothing. `team` is a path A/B, missing teams are made. `roles` are separated by ; and `lead`
means: leads the team of this row. `active` no ends somebody's employment today, yes takes them back. Someone who is
here already keeps the first day that is recorded. People who are not in the file are left alone and counted."""
EXAMPLE = """example:
  people.csv:
    employee_number,username,name_zh,name_en,email,team,roles,level,hired_on,language,time_zone,active
    001024,lin.xiao,林晓,Lin Xiao,,客户服务部/家居一组,agent,J,2026-11-16,zh,Asia/Shanghai,yes
    000311,chen.mo,陈默,Chen Mo,chen.mo@example.com,客户服务部/家居一组,agent;lead,S,2024-07-08,zh,Asia/Shanghai,yes

  manage.py import_people people.csv --dry-run          # what would change, and everything that is wrong
  manage.py import_people people.csv --slips slips.html # and a sign-in slip for everyone who has no password yet

exit codes: 0 all done, 1 nothing done because something is wrong, 2 wrong use"""
DONE = Text(
    zh="新增 {added} 人，改动 {changed} 人，{same} 人没有变化；文件里没有的 {left} 人保持原样",
    en="{added} added, {changed} changed, {same} the same; {left} not in the file, left alone",
)
WOULD = Text(
    zh="会新增 {added} 人，改动 {changed} 人，{same} 人没有变化；文件里没有的 {left} 人保持原样",
    en="{added} would be added, {changed} would be changed, {same} the same; {left} not in the file, left alone",
)
UNREADABLE = {
    "too-big": Text(zh="文件太大：最多 20 MB。", en="The file is too big: 20 MB at most."),
    "empty": Text(zh="文件是空的。", en="The file is empty."),
    "not-text": Text(zh="这不是 UTF-8 或 GB18030 的 CSV，也不是 XLSX。", en="This is neither CSV in UTF-8 or GB18030 nor XLSX."),
    "not-a-workbook": Text(zh="这个 XLSX 打不开。", en="This XLSX cannot be opened."),
}


class Command(BaseCommand):
    """`import_people FILE [--dry-run] [--json] [--slips OUT.html]`."""

    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Show help and example as they are written."""
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, epilog=EXAMPLE, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options."""
        parser.add_argument("file", help="the people file, .csv or .xlsx")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--slips", metavar="OUT.html", help="write sign-in slips for those who have no password yet")
        parser.add_argument("--address", default=settings.PUBLIC_URL, help="where the slips lead (default: PUBLIC_URL)")
        parser.add_argument("--language", choices=("zh", "en"), help="of what is wrong (default: the terminal's)")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, do, tell; exit 1 if anything is wrong."""
        path = Path(options["file"])
        self._must_make_sense(path, options)
        try:
            file = read_file([(row.line, row.cells) for row in read_sheet(path)])
        except SheetUnreadable as unreadable:
            file = PeopleFile((), {}, (Finding(0, 0, "", UNREADABLE[unreadable.code]),))
        try:
            report = self._import(file, options)
        except OSError as trouble:
            self.stderr.write(f"{options['slips']}: {trouble.strerror}. Nothing was done.")
            sys.exit(NOT_ALL_DONE)
        self._tell(path, report, options)
        if report.findings:
            sys.exit(NOT_ALL_DONE)

    def _must_make_sense(self, path: Path, options: dict[str, Any]) -> None:
        if not path.is_file():
            self._wrong_use(f"{path}: there is no such file")
        if options["slips"] and not options["address"]:
            self._wrong_use("--slips needs an address to lead to: set PUBLIC_URL or give --address https://training.example.com")

    def _wrong_use(self, reason: str) -> None:
        self.stderr.write(reason)
        sys.exit(WRONG_USE)

    def _import(self, file: PeopleFile, options: dict[str, Any]) -> ImportReport:
        quiet = options["json"] or not sys.stderr.isatty()
        out = options["slips"]
        return import_people(
            file=file,
            on=timezone.localdate(),
            by=BY,
            at=clock.now(),
            dry_run=options["dry_run"],
            told=None if quiet else self._progress,
            then=(lambda report: self._write_slips(report, Path(out), options["address"].rstrip("/"))) if out else None,
        )

    def _progress(self, done: int, of: int) -> None:
        if done % EVERY == 0 or done == of:
            self.stderr.write(f"\r{done}/{of}", ending="\n" if done == of else "")

    def _write_slips(self, report: ImportReport, out: Path, address: str) -> None:
        """Write the file while everything can still be undone: a full disk leaves nobody with a dead slip."""
        at = clock.now()
        people = [p for p in User.objects.by_name().filter(pk__in=report.person_ids) if not p.has_usable_password()]
        slips = []
        for person in people:
            token = services.give_slip(person_id=person.pk, by=BY, at=at)
            slips.append(Slip(person, f"{address}{reverse('people:slip', args=[token])}", good_until(person_id=person.pk)))
        out.write_text(sheet_of(slips), encoding="utf-8")
        out.chmod(0o600)

    def _tell(self, path: Path, report: ImportReport, options: dict[str, Any]) -> None:
        language = options["language"] or language_of(os.environ.get("LC_ALL") or os.environ.get("LANG") or "en")
        found = sorted(report.findings, key=lambda finding: (finding.line, finding.column))
        problems = [Problem(str(path), f.line, f.column, f.key, f.reason.get(language)) for f in found]
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(report, problems), ensure_ascii=False, indent=2))
            return
        if problems:
            self._table(problems)
            said = Text(zh="什么都没有改，共 {n} 处问题", en="nothing was done: {n} problem(s)").get(language)
            self.stdout.write(f"{path}: {said.format(n=len(problems))}")
            return
        said = (WOULD if options["dry_run"] else DONE).get(language)
        counts = {key: len(getattr(report, key)) for key in ("added", "changed", "same")}
        self.stdout.write(f"{path}: {said.format(**counts, left=report.left_alone)}")
        if options["slips"] and not options["dry_run"]:
            kept = Text(zh="登录单在 {file}（七天有效，请收好）", en="slips: {file} (good for seven days, keep the file safe)")
            self.stdout.write(kept.get(language).format(file=options["slips"]))

    def _table(self, problems: list[Problem]) -> None:
        self.stdout.write(f"{'line':>6}  {'column':>6}  {'key':<16}  what is wrong")
        for problem in problems:
            self.stdout.write(f"{problem.line:>6}  {problem.column:>6}  {problem.key:<16}  {problem.reason}")


def _as_json(report: ImportReport, problems: list[Problem]) -> dict[str, object]:
    done = not problems
    did = {key: len(getattr(report, key)) if done else 0 for key in ("added", "changed", "same")}
    keys = ("file", "line", "column", "key", "reason")
    shown = [{key: getattr(problem, key) for key in keys} for problem in problems]
    return {"ok": done, "did": did, "left_alone": report.left_alone if done else 0, "problems": shown}
