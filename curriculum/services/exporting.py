"""Write what is published as a pack that loads back with no change."""

import os
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from courses.queries.pictures import original_bytes
from curriculum.domain.yaml_text import yaml_text
from curriculum.models import Loading
from curriculum.registry import apps, kinds
from curriculum.services.lesson_files import FENCE, LANGUAGES
from lib.packs import Entry, PackKind
from lib.shapes import to_json

NAMELESS: dict[str, Any] = {"format": "pack/1", "id": "rapport", "title": {"zh": "Rapport 课程", "en": "Rapport curriculum"}}


class FolderIsNotEmpty(Exception):
    """An export never writes over what is there."""


class NothingIsPublished(Exception):
    """There is nothing to export."""


def export_pack(root: Path) -> dict[str, int]:
    """Write the pack whole, or leave nothing behind; return how many entries of each kind.

    :raises FolderIsNotEmpty: if there is something at `root`
    :raises NothingIsPublished: if there is nothing to write
    :raises OSError: if the disk refuses
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise FolderIsNotEmpty
    entries = _by_kind()
    if not entries:
        raise NothingIsPublished
    root.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".export-", dir=root.parent))
    try:
        _write_all(draft, entries)
        draft.chmod(0o755)
        os.replace(draft, root)  # noqa: PTH105  a rename onto an empty folder, which Path.replace is too, said plainly
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return {kind: len(found) for kind, found in entries.items()}


def _by_kind() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for app in apps():
        for entry in app.export():
            found[entry.kind].append(entry)
    return dict(found)


def _write_all(root: Path, entries: dict[str, list[Entry]]) -> None:
    _write(root / "pack.yaml", yaml_text(_head()))
    for kind in kinds():
        found = entries.get(kind.name, [])
        if kind.layout == "single":
            _write_single(root, kind, found)
        else:
            for entry in found:
                _WRITERS[kind.layout](root, kind, entry)


def _write_single(root: Path, kind: PackKind, found: list[Entry]) -> None:
    if found:
        items = [to_json(entry.value) for entry in sorted(found, key=_by_number)]
        _write(root / kind.folder, yaml_text({Path(kind.folder).stem: items}))


def _head() -> dict[str, Any]:
    """Return the head of the pack that was loaded last; what any pack was free of, the export is free of."""
    heads: list[dict[str, Any]] = list(Loading.objects.order_by("pk").values_list("head", flat=True))
    if not heads:
        return NAMELESS
    free = any(head.get("bank_rules") == "free" for head in heads)
    return {**heads[-1], "bank_rules": "free" if free else "onboarding"}


def _write_lesson(root: Path, kind: PackKind, entry: Entry) -> None:
    whole = to_json(entry.value)
    for lang in LANGUAGES:
        twin = whole[lang]
        body = twin.pop("body")
        text = f"{FENCE}\n{yaml_text(twin)}{FENCE}\n{body}"
        _write(root / kind.folder / entry.id / f"{lang}.md", text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_yaml(root: Path, kind: PackKind, entry: Entry) -> None:
    _write(root / kind.folder / f"{entry.id}.yaml", yaml_text(to_json(entry.value)))


def _write_media(root: Path, kind: PackKind, entry: Entry) -> None:
    path = root / kind.folder / entry.id
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(original_bytes(entry.value.sha256, entry.id))


_WRITERS = {"yaml": _write_yaml, "lesson": _write_lesson, "media": _write_media}


def _by_number(entry: Entry) -> tuple[int, str]:
    return (int(entry.id), "") if entry.id.isdigit() else (0, entry.id)
