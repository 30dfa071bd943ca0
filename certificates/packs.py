"""The pack kind `certification`: its shape, its checks, how it is loaded and written out."""

from collections.abc import Iterator
from datetime import datetime

from audit.domain import Actor
from audit.services import write
from certificates.domain.certification import CertificationBody
from certificates.models import Certification
from certificates.services.publishing import publish
from lib.packs import Entry, Loaded, Pack, PackKind
from lib.problems import Problem

KINDS = (PackKind("certification", "certifications", CertificationBody),)
_PARTS = (("path", "path"), ("exam", "quiz"))
_LISTS = (("courses", "course"), ("scenarios", "scenario"), ("gates", "quiz"))


def check(pack: Pack) -> Iterator[Problem]:
    """Find what is wrong inside certifications and in what they refer to."""
    paths: dict[str, str] = {}
    for entry in pack.of("certification").values():
        yield from _references(entry, pack)
        yield from _figures(entry)
        yield from _exam(entry, pack)
        yield from _gates(entry, pack)
        body: CertificationBody = entry.value
        if body.path in paths:
            yield entry.problem("path", f"carries the certification {paths[body.path]} already; a path carries one")
        paths.setdefault(body.path, entry.id)


def _references(entry: Entry, pack: Pack) -> Iterator[Problem]:
    for key, kind in _PARTS:
        named = getattr(entry.value, key)
        if named not in pack.of(kind):
            yield entry.problem(key, f"names the {kind} {named}, which is not in this pack")
    for key, kind in _LISTS:
        for place, named in enumerate(getattr(entry.value, key)):
            if named not in pack.of(kind):
                yield entry.problem(f"{key}[{place}]", f"names the {kind} {named}, which is not in this pack")
            if named in getattr(entry.value, key)[:place]:
                yield entry.problem(f"{key}[{place}]", f"names {named} twice")


def _figures(entry: Entry) -> Iterator[Problem]:
    body: CertificationBody = entry.value
    if not 1 <= body.months <= 120:  # noqa: PLR2004  ten years
        yield entry.problem("months", "must be from 1 to 120")
    if not body.courses:
        yield entry.problem("courses", "must name at least one course")
    if body.id != entry.id:
        yield entry.problem("id", f"must be the file's name, {entry.id}")
    starts = [band.score_from for band in body.bands]
    if not starts:
        yield entry.problem("bands", "must have at least one band")
    if starts != sorted(set(starts)) or any(not 0 <= start <= 100 for start in starts):  # noqa: PLR2004  percent
        yield entry.problem("bands", "must rise, from 0 to 100, each start once")
    if not 1 <= len(body.seal.zh) <= 4:  # noqa: PLR2004  a seal has four places
        yield entry.problem("seal.zh", "must have from one to four characters")


def _gates(entry: Entry, pack: Pack) -> Iterator[Problem]:
    for place, named in enumerate(entry.value.gates):
        gate = pack.of("quiz").get(named)
        if gate is not None:
            yield from _is_exam(entry, f"gates[{place}]", gate)
        if named == entry.value.exam:
            yield entry.problem(f"gates[{place}]", f"names {named}, which is the exam itself")


def _is_exam(entry: Entry, key: str, sat: Entry) -> Iterator[Problem]:
    if getattr(sat.value, "kind", "exam") != "exam":
        yield entry.problem(key, f"names {sat.id}, which is a quiz and not an exam")


def _exam(entry: Entry, pack: Pack) -> Iterator[Problem]:
    exam = pack.of("quiz").get(entry.value.exam)
    if exam is None:
        return
    yield from _is_exam(entry, "exam", exam)
    cut = getattr(exam.value, "cut_percent", None)
    lowest = min((band.score_from for band in entry.value.bands), default=0)
    if cut is not None and lowest > cut:
        yield entry.problem("bands", f"begin at {lowest}, above the exam's cut of {cut}: a pass between them would have no band")


def load(pack: Pack, *, by: Actor, at: datetime) -> Loaded:
    """Publish every certification of the pack whose content is new. Runs in the caller's transaction."""
    loaded = Loaded()
    for entry in pack.of("certification").values():
        deed = publish(body=entry.value, at=at)
        getattr(loaded, deed).append(f"certification:{entry.id}")
        if deed != "same":
            write(by=by, verb="certification.publish", subject=f"certificates.certification:{entry.id}", at=at)
    return loaded


def export() -> Iterator[Entry]:
    """Return everything that is published."""
    for certification in Certification.objects.filter(current__isnull=False).select_related("current").order_by("slug"):
        if certification.current is not None:
            yield Entry("certification", certification.slug, certification.current.value)
