"""Message catalogues are built without GNU gettext, and only when they changed."""

import gettext
import os
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from pytest_django.fixtures import Settings

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Back"\nmsgstr "返回"\n'


def compile_mo(**options: bool) -> str:
    said = StringIO()
    call_command("compile_mo", stdout=said, **options)
    return said.getvalue().strip()


def test_catalogues_are_built_when_they_changed(settings: Settings, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    folder = tmp_path / "shop" / "locale" / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, encoding="utf-8")
    assert compile_mo() == "1 of 1 catalogues built."
    with (folder / "django.mo").open("rb") as built:
        assert gettext.GNUTranslations(built).gettext("Back") == "返回"
    assert compile_mo() == "0 of 1 catalogues built."
    later = (folder / "django.mo").stat().st_mtime_ns + 1_000_000_000
    os.utime(folder / "django.po", ns=(later, later))
    assert compile_mo() == "1 of 1 catalogues built."
    assert compile_mo(force=True) == "1 of 1 catalogues built."
