"""Which Chromium the tests take, and what is said when there is none."""

from pathlib import Path

import pytest

from tests.browser.chromium import ON_PATH, NoChromium, find, fonts


def test_none_at_all_names_the_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAPPORT_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoChromium, match=r"apt install chromium.*@sparticuz/chromium.*RAPPORT_CHROMIUM"):
        find(var=tmp_path, node_modules=tmp_path)


def test_a_wrong_setting_shows_a_right_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORT_CHROMIUM", str(tmp_path / "nothing"))
    with pytest.raises(NoChromium, match="RAPPORT_CHROMIUM=/usr/bin/chromium"):
        find(var=tmp_path, node_modules=tmp_path)


def test_the_path_comes_before_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAPPORT_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    own = tmp_path / ON_PATH[0]
    own.touch(mode=0o755)
    assert find(var=tmp_path, node_modules=tmp_path) == (own, ())


def test_the_fonts_are_those_of_the_lock(tmp_path: Path) -> None:
    (tmp_path / "@expo-google-fonts" / "noto-sans-sc").mkdir(parents=True)
    written = fonts(var=tmp_path, node_modules=tmp_path).read_text(encoding="utf-8")
    assert f"<dir>{tmp_path}/@expo-google-fonts/noto-sans-sc</dir>" in written
    assert "noto-serif-sc" not in written
