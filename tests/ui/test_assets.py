"""Front-end assets: what is copied, when, and what happens without them; the two dark blocks agree."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings as house
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django.fixtures import Settings

from ui import assets
from ui.staticfiles import ManifestStorage

ROOT = Path(house.BASE_DIR)


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    for asset in assets.ASSETS:
        path = tmp_path / "node_modules" / asset.source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a{}\n/*# sourceMappingURL=bootstrap.min.css.map */")
    (tmp_path / "package-lock.json").write_text("{}")
    return tmp_path


def bring(folder: Path) -> bool:
    return assets.bring(node_modules=folder / "node_modules", lock=folder / "package-lock.json", into=folder / "vendor")


def test_assets_are_brought_once_for_each_lock(packages: Path) -> None:
    assert bring(packages) is True
    assert bring(packages) is False
    (packages / "package-lock.json").write_text('{"changed": 1}')
    assert bring(packages) is True


def test_a_lost_file_is_brought_again(packages: Path) -> None:
    bring(packages)
    (packages / "vendor" / "htmx" / "htmx.min.js").unlink()
    assert bring(packages) is True


def test_pointers_to_source_maps_are_left_out(packages: Path) -> None:
    bring(packages)
    assert "sourceMappingURL" not in (packages / "vendor" / "bootstrap" / "bootstrap.min.css").read_text()


def test_missing_packages_are_named(tmp_path: Path) -> None:
    (tmp_path / "package-lock.json").write_text("{}")
    with pytest.raises(assets.AssetsMissing, match=r"bootstrap/dist/css/bootstrap\.min\.css"):
        bring(tmp_path)


def test_the_command_says_what_to_do(settings: Settings, tmp_path: Path) -> None:
    settings.RAPPORT_NODE_MODULES = tmp_path / "nothing"
    settings.RAPPORT_VENDOR = tmp_path / "vendor"
    with pytest.raises(CommandError, match="npm ci"):
        call_command("bring_assets")


def test_a_page_without_assets_is_unstyled_not_dead(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    storage = ManifestStorage(location=str(tmp_path), base_url="/static/")
    assert storage.stored_name("bootstrap/bootstrap.min.css") == "bootstrap/bootstrap.min.css"


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = [package for name, package in lock["packages"].items() if name]
    assert [name for name in lock["packages"] if "resolved" in lock["packages"][name]] == []
    assert all("integrity" in package for package in packages)


def test_dark_by_choice_and_dark_by_system_are_alike() -> None:
    text = (ROOT / "ui/static/ui/css/tokens.css").read_text()
    chosen = re.search(r'^\[data-bs-theme="dark"\] \{\n(.*?)\n\}', text, re.DOTALL | re.MULTILINE)
    followed = re.search(r'\[data-bs-theme="auto"\] \{\n(.*?)\n\} \}', text, re.DOTALL)
    assert chosen is not None
    assert followed is not None
    assert chosen.group(1) == followed.group(1)


def test_every_variable_that_is_used_is_set() -> None:
    sheets = list((ROOT / "ui/static/ui/css").glob("*.css"))
    text = "".join(sheet.read_text() for sheet in sheets)
    used = set(re.findall(r"var\((--r-[a-z0-9-]+)", text))
    made = set(re.findall(r"(--r-[a-z0-9-]+):", text))
    assert used - made == set()


def test_collected_scripts_import_each_other_by_hash(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_DIRS = []
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "ui.staticfiles.ManifestStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    (app,) = tmp_path.glob("ui/js/app.????????????.js")
    assert re.search(r'from "\./confirm\.[0-9a-f]{12}\.js"', app.read_text())
