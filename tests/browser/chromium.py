"""One headless Chromium for all browser tests, and fonts that draw Chinese on a bare machine."""

import io
import os
import shutil
import tarfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import brotli  # type: ignore[import-untyped]  # it carries no types
from playwright.sync_api import Browser, BrowserType

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb")
FONT_PACKAGES = ("noto-sans-sc", "noto-sans", "noto-serif-sc")
ALIASES = {
    "Noto Sans CJK SC": "Noto Sans SC",
    "Noto Serif CJK SC": "Noto Serif SC",
    "sans-serif": "Noto Sans",
    "serif": "Noto Serif SC",
    "monospace": "Noto Sans SC",
}


class NoChromium(Exception):
    """There is no Chromium, and no package to unpack one from."""


def launch(kind: BrowserType, *, var: Path, node_modules: Path) -> Browser:
    """Start Chromium.

    :raises NoChromium: naming the package to install
    """
    executable, extra = find(var=var, node_modules=node_modules)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    environment["FONTCONFIG_FILE"] = str(fonts(var=var, node_modules=node_modules))
    return kind.launch(
        executable_path=str(executable),
        args=[*ARGUMENTS, *extra],
        env={**environment, **_libraries(executable)},
    )


def find(*, var: Path, node_modules: Path) -> tuple[Path, tuple[str, ...]]:
    """Return the Chromium to start, and arguments that only this build needs."""
    named = os.environ.get("RAPPORT_CHROMIUM")
    if named:
        if not Path(named).is_file():
            message = f"RAPPORT_CHROMIUM={named} is no file. A right value: RAPPORT_CHROMIUM=/usr/bin/chromium"
            raise NoChromium(message)
        return Path(named), ()
    for name in ON_PATH:
        if found := shutil.which(name):
            return Path(found), ()
    packed = node_modules / "@sparticuz" / "chromium" / "bin"
    if not (packed / "chromium.br").is_file():
        message = "No Chromium. Install one: `apt install chromium`, or `npm ci` (brings @sparticuz/chromium), or set RAPPORT_CHROMIUM."
        raise NoChromium(message)
    return _unpack(packed, var / "chromium"), ("--headless=shell", "--no-zygote")


def _unpack(packed: Path, into: Path) -> Path:
    """Unpack the npm package's Chromium once; it is renamed into place when it is whole."""
    executable = into / "chromium"
    if executable.is_file():
        return executable
    fresh = into.with_name(f"{into.name}.{os.getpid()}")
    fresh.mkdir(parents=True, exist_ok=True)
    (fresh / "chromium").write_bytes(brotli.decompress((packed / "chromium.br").read_bytes()))
    (fresh / "chromium").chmod(0o755)
    for name in ("al2023", "swiftshader"):
        raw = brotli.decompress((packed / f"{name}.tar.br").read_bytes())
        with tarfile.open(fileobj=io.BytesIO(raw)) as bundle:
            # Debian's 3.11.2 is older than the filter; the bundle's integrity stands in package-lock.json.
            safely: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
            bundle.extractall(fresh / name, **safely)  # noqa: S202  see above
    shutil.rmtree(into, ignore_errors=True)
    fresh.rename(into)
    return executable


def _libraries(executable: Path) -> dict[str, str]:
    """Return where the npm package's Chromium finds its own libraries."""
    own = executable.parent / "al2023" / "lib"
    return {"LD_LIBRARY_PATH": str(own)} if own.is_dir() else {}


def fonts(*, var: Path, node_modules: Path) -> Path:
    """Write a font configuration that knows the fonts of package-lock.json, so that pictures agree on every machine."""
    folders = [node_modules / "@expo-google-fonts" / name for name in FONT_PACKAGES]
    lines = [f"<dir>{escape(str(folder))}</dir>" for folder in folders if folder.is_dir()]
    lines += ["<dir>/usr/share/fonts</dir>", f"<cachedir>{escape(str(var / 'fontcache'))}</cachedir>"]
    lines += [
        f'<match target="pattern"><test name="family" qual="any"><string>{wanted}</string></test>'
        f'<edit name="family" mode="prepend" binding="strong"><string>{given}</string></edit></match>'
        for wanted, given in ALIASES.items()
    ]
    path = var / "fonts.conf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0"?><fontconfig>{"".join(lines)}</fontconfig>', encoding="utf-8")
    return path
