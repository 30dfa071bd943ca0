"""Read a pack from its folder. What cannot be read is a problem with its place; the rest is read all the same."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from curriculum.domain.head import PackHead
from curriculum.registry import kinds
from curriculum.services.lesson_files import LANGUAGES, lesson_node
from curriculum.services.media_files import read_picture
from lib import shapes, yamlnodes
from lib.packs import Entry, Pack, PackKind
from lib.pictures import BadPicture
from lib.problems import Problem
from lib.yamlnodes import BadYaml, Node

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,59}")
HEAD = "pack.yaml"
WELCOME = frozenset({"README.md", "LICENSE", "CHANGELOG.md"})
MOST_FILES = 20_000
BOM = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Reading:
    """A pack as far as it could be read, what was wrong, and the ids of entries that were there but broken."""

    root: Path
    head: PackHead | None = None
    head_node: Node | None = None
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    broken_kinds: set[str] = field(default_factory=set)

    @property
    def pack(self) -> Pack:
        """The pack for the apps."""
        return Pack(self.root, self.entries)


def read_pack(root: Path) -> Reading:
    """Read all that lies in a folder."""
    reading = Reading(root)
    every = kinds()
    reading.head = _read_head(reading)
    _refuse_strangers(reading, every)
    for kind in every:
        reading.entries[kind.name] = {}
        before = sum(problem.level == "error" for problem in reading.problems)
        for entry in _read_kind(reading, kind):
            reading.entries[kind.name][entry.id] = entry
        if sum(problem.level == "error" for problem in reading.problems) > before:
            reading.broken_kinds.add(kind.name)
    return reading


def _read_head(reading: Reading) -> PackHead | None:
    node = reading.head_node = _yaml(reading, reading.root / HEAD)
    return None if node is None else shapes.read(node, PackHead, reading.problems, despite_unknown=True)


def _refuse_strangers(reading: Reading, every: tuple[PackKind, ...]) -> None:
    known = {kind.folder for kind in every} | {HEAD} | WELCOME
    for path in _visible(reading.root):
        if path.name not in known:
            reading.problems.append(_about(reading, path, f"is not part of a pack; known here: {', '.join(sorted(known))}"))


def _read_kind(reading: Reading, kind: PackKind) -> Iterator[Entry]:
    place = reading.root / kind.folder
    if not place.exists() and not place.is_symlink():
        return
    if kind.layout == "single":
        yield from _read_single(reading, kind, place)
        return
    if not _is_plain(reading, place, folder=True):
        return
    read = {"lesson": _read_lesson, "media": _read_media}.get(kind.layout, _read_yaml)
    for path in _visible(place)[:MOST_FILES]:
        entry = read(reading, kind, path)
        if entry is not None:
            yield entry


def _read_single(reading: Reading, kind: PackKind, path: Path) -> Iterator[Entry]:
    root, key = _yaml(reading, path), path.stem
    if root is None:
        return
    items = root.value.get(key) if isinstance(root.value, dict) else None
    if items is None or not isinstance(items.value, tuple) or len(root.value) != 1:
        reading.problems.append(root.problem(f"must hold one key, {key}, with a list", key))
        return
    seen: set[str] = set()
    for item in items.value:
        value = shapes.read(item, kind.shape, reading.problems, despite_unknown=True)
        if value is None:
            continue
        if str(value.id) in seen:
            reading.problems.append(item.problem(f"{value.id} stands here twice", "id"))
        seen.add(str(value.id))
        yield Entry(kind.name, str(value.id), value, _shown(reading, path), item)


def _read_yaml(reading: Reading, kind: PackKind, path: Path) -> Entry | None:
    if path.suffix != ".yaml":
        reading.problems.append(_about(reading, path, "is not a .yaml file"))
        return None
    if not _has_good_name(reading, path, path.stem):
        return None
    node = _yaml(reading, path)
    value: Any = None if node is None else shapes.read(node, kind.shape, reading.problems, despite_unknown=True)
    if node is None or value is None:
        reading.broken.add(path.stem)
        return None
    if value.id != path.stem:
        reading.problems.append(node.problem(f"must be the file's name, {path.stem}, not {value.id}", "id"))
        reading.broken |= {path.stem, str(value.id)}
        return None
    return Entry(kind.name, path.stem, value, _shown(reading, path), node)


def _read_lesson(reading: Reading, kind: PackKind, folder: Path) -> Entry | None:
    if not _has_good_name(reading, folder, folder.name) or not _is_plain(reading, folder, folder=True):
        return None
    before = len(reading.problems)
    twins = {lang: _twin(reading, folder, lang) for lang in LANGUAGES}
    for stranger in _visible(folder):
        if stranger.name not in {f"{lang}.md" for lang in LANGUAGES}:
            reading.problems.append(_about(reading, stranger, "is not part of a lesson; it holds zh.md and en.md"))
    found = {lang: node for lang, node in twins.items() if node is not None}
    whole = Node(found, _shown(reading, folder / "zh.md"), 1, 1)
    faulty = any(p.level == "error" for p in reading.problems[before:])
    value = shapes.read(whole, kind.shape, reading.problems, despite_unknown=True) if len(found) == len(LANGUAGES) else None
    if value is None or faulty:
        reading.broken.add(folder.name)
        return None
    return Entry(kind.name, folder.name, value, whole.file, whole, {node.file: node for node in found.values()})


def _read_media(reading: Reading, kind: PackKind, path: Path) -> Entry | None:
    """Look at a picture. One that is there but broken is named as such, so that its lessons are not blamed too."""
    if not _has_good_name(reading, path, path.name) or not _is_plain(reading, path, folder=False):
        return None
    try:
        return Entry(kind.name, path.name, read_picture(path), _shown(reading, path))
    except BadPicture as bad:
        reading.problems.append(_about(reading, path, str(bad)))
    except OSError as error:
        reading.problems.append(_about(reading, path, f"cannot be read: {error.strerror}"))
    reading.broken.add(path.name)
    return None


def _twin(reading: Reading, folder: Path, lang: str) -> Node | None:
    path = folder / f"{lang}.md"
    text = _text(reading, path)
    if text is None:
        return None
    try:
        node = lesson_node(text, _shown(reading, path))
    except BadYaml as bad:
        reading.problems.append(bad.problem)
        return None
    for key, expected in (("id", folder.name), ("language", lang)):
        said = node.value.get(key)
        if said is not None and said.value != expected:
            reading.problems.append(node.problem(f"must be {expected}, as the file is named, not {said.value}", key))
    return node


def _yaml(reading: Reading, path: Path) -> Node | None:
    text = _text(reading, path)
    if text is None:
        return None
    try:
        return yamlnodes.loads(text, _shown(reading, path))
    except BadYaml as bad:
        reading.problems.append(bad.problem)
        return None


def _text(reading: Reading, path: Path) -> str | None:
    """Return a file's text without a byte-order mark, or note why it cannot be read."""
    if not _is_plain(reading, path, folder=False):
        return None
    try:
        if path.stat().st_size > yamlnodes.LARGEST:
            reading.problems.append(_about(reading, path, f"is larger than {yamlnodes.LARGEST // 1024 // 1024} MB"))
            return None
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        reading.problems.append(Problem(_shown(reading, path), line, 0, "(file)", f"is not UTF-8 (byte {error.start}); save it as UTF-8"))
        return None
    except OSError as error:
        reading.problems.append(_about(reading, path, f"cannot be read: {error.strerror}"))
        return None
    if data.startswith(BOM):
        said = "begins with a byte-order mark; it was skipped, save it as UTF-8 without BOM"
        reading.problems.append(Problem(_shown(reading, path), 1, 1, "(file)", said, "warning"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_plain(reading: Reading, path: Path, *, folder: bool) -> bool:
    """Tell whether it is a real file or folder: links, pipes and devices are refused, so that nothing leads outside."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        reading.problems.append(
            _about(reading, path, "is missing" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}")
        )
        return False
    if stat.S_ISDIR(mode) if folder else stat.S_ISREG(mode):
        return True
    link = "is a link; a pack holds plain files and folders only"
    reading.problems.append(_about(reading, path, link if stat.S_ISLNK(mode) else f"is not a {'folder' if folder else 'file'}"))
    return False


def _has_good_name(reading: Reading, path: Path, name: str) -> bool:
    if ID.fullmatch(name):
        return True
    reading.problems.append(_about(reading, path, "is no good id: letters, digits, dots and hyphens, at most 60, a letter or digit first"))
    return False


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _shown(reading: Reading, path: Path) -> str:
    return printable(path.relative_to(reading.root).as_posix())


def _about(reading: Reading, path: Path, reason: str) -> Problem:
    return Problem(_shown(reading, path), 0, 0, "(file)", reason)


def printable(name: str) -> str:
    """Return a name that prints on one line, whatever bytes it was made of."""
    return "".join(c if c.isprintable() else "?" for c in name.encode("utf-8", "replace").decode())
