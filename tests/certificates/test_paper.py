"""The paper: both renderers, every claim, names that are long or cannot be drawn, a full disk."""

import hashlib
import io
import resource
import signal
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
import zxingcpp
from PIL import Image

from certificates import services
from certificates.domain.glyphs import CannotBeDrawn, Run, clusters, composed, runs_of
from certificates.domain.paper import LEFT, MM_PER_POINT, RIGHT, PaperFacts, fitted, laid_out
from certificates.domain.wrapping import wrapped
from certificates.models import Certificate, PaperState
from certificates.services.paper import facts_of, place_of
from certificates.services.rendering import pdf, png
from certificates.services.rendering.faces import paper_faces
from lib.bilingual import Text
from lib.published_file import publishing, sweep
from notifications.models import Notice
from people.models import User
from people.testing import make_person
from tests.certificates.world import AT, BY, award, curriculum, learner

FACTS = PaperFacts(
    "7QK2M-9XV4T-0BDHJ-W6R3N-YC8PFA",
    "林晓",
    "Lin Xiao",
    Text("新人上岗", "Onboarding"),
    "J",
    Text("良好", "Good"),
    date(2026, 11, 28),
    date(2027, 11, 27),
    Text("云栖家居", "Yunqi Home"),
    Text("上岗", "J"),
    is_demo=False,
)
URL = "https://training.example.com/verify/7QK2M-9XV4T-0BDHJ-W6R3N-YC8PFA/"
LONG = ("阿卜杜热合曼·买买提依明", "Abdurehman Memet’imin Tursun-Niyaz Yasin ogli the Younger of Kashgar and of Yarkand Prefecture")


def drawn(facts: PaperFacts) -> tuple[bytes, bytes]:
    layout = laid_out(facts, paper_faces())
    return pdf.draw(layout, url=URL, title="t", issuer="i", issued=AT), png.draw(layout, url=URL)


def text_of(content: bytes) -> str:
    return " ".join(pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text().split())


def test_runs_take_the_first_face_that_has_a_letter_with_its_marks() -> None:
    coverage = {"a": frozenset(map(ord, "abe")), "b": frozenset(map(ord, "abe\u0301晓"))}
    assert runs_of("ab晓", ("a", "b"), coverage) == (Run("a", "ab"), Run("b", "晓"))
    assert runs_of("b\u0301", ("a", "b"), coverage) == (Run("b", "b\u0301"),)
    assert clusters("e\u0301x\u200dy") == ("e\u0301", "x\u200dy")
    assert composed("  e\u0301  x ") == "é x"
    with pytest.raises(CannotBeDrawn) as refusal:
        runs_of("a𠮷b𠮷", ("a", "b"), coverage)
    assert (refusal.value.missing, str(refusal.value)) == (("𠮷",), "𠮷 (U+20BB7)")


def test_lines_break_between_words_and_never_before_a_closing_mark() -> None:
    assert wrapped("one two three", 7, len, "en") == ("one two", "three")
    assert wrapped("甲乙丙，丁", 3, len, "zh") == ("甲乙", "丙，丁")
    assert wrapped("以\u00a0J\u00a0级", 2, len, "zh") == ("以\u00a0J\u00a0级",)


@pytest.mark.parametrize(
    ("zh", "en"),
    [("林晓", "Lin Xiao"), LONG, ("", LONG[1]), ("欧阳娜娜" * 25, "W" * 200), ("", "Nguyễn Thị Ánh Nguyệt"), ("喆堃㛃", "")],
)
def test_every_line_stays_on_the_paper(zh: str, en: str) -> None:
    faces = paper_faces()
    layout = laid_out(replace(FACTS, holder_zh=zh, holder_en=en), faces)
    for line in layout.lines:
        width = faces.width(line.runs, line.size, line.tracking)
        left = line.x if line.align == "left" else line.x - width
        assert left >= LEFT - 0.01
        assert left + width <= RIGHT + 0.5, "".join(run.text for run in line.runs)


def test_a_name_that_fits_keeps_its_size() -> None:
    assert fitted(100, 40, 261) == 40
    assert fitted(522, 40, 261) == 20
    assert MM_PER_POINT * 72 == 25.4


def test_the_pdf_says_every_claim_embeds_its_fonts_and_is_the_same_each_time() -> None:
    content, _picture = drawn(FACTS)
    text = text_of(content)
    claims = (
        "林晓",
        "Lin Xiao",
        "新人上岗",
        "Onboarding",
        "良好",
        "Good",
        "2026-11-28",
        "2027-11-27",
        "云栖家居",
        "Yunqi Home",
        FACTS.number,
    )
    for claim in claims:
        assert claim in text
    assert "86.5" not in text
    assert "\x00" not in text
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert len(reader.pages) == 1
    resources: Any = reader.pages[0]["/Resources"]
    for font in resources["/Font"].values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & descriptor.keys()
    assert b"pdfuaid" in content
    assert drawn(FACTS)[0] == content
    assert len(content) < 54_000


@pytest.mark.parametrize("demo", [False, True])
def test_the_qr_code_of_the_picture_leads_to_the_public_page(demo: bool) -> None:
    _content, picture = drawn(replace(FACTS, is_demo=demo, holder_zh=LONG[0], holder_en=LONG[1]))
    image = Image.open(io.BytesIO(picture))
    assert image.size == (1754, 1240)
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [URL]


def test_the_qr_code_of_the_pdf_leads_to_the_public_page() -> None:
    layout = laid_out(replace(FACTS, is_demo=True), paper_faces())
    data = pdf.data_of(layout, url=URL, title="t", issuer="i", issued=AT)
    picture = pdf.compiler().compile(sys_inputs={"data": data}, format="png", ppi=144)
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))] == [URL]


def test_in_the_demo_demo_runs_across() -> None:
    assert "DEMO 演示" in text_of(drawn(replace(FACTS, is_demo=True))[0])
    assert "DEMO" not in text_of(drawn(FACTS)[0])


@pytest.mark.django_db
def test_files_are_frozen_at_issue_and_the_row_names_their_hashes() -> None:
    curriculum()
    certificate = services.make_paper(certificate_id=award(learner(name_zh="林晓", name_en="Lin Xiao")).pk, by=BY, at=AT)
    assert certificate.paper_state == PaperState.READY
    for kind, sha in (("pdf", certificate.pdf_sha256), ("png", certificate.png_sha256)):
        assert hashlib.sha256(place_of(certificate, kind).read_bytes()).hexdigest() == sha
    text = text_of(place_of(certificate, "pdf").read_bytes())
    assert "DEMO" in text
    assert certificate.printed_number in text
    User.objects.filter(pk=certificate.person_id).update(name_zh="别人")
    before = place_of(certificate, "pdf").stat().st_mtime_ns
    services.make_paper(certificate_id=certificate.pk, by=BY, at=AT)
    assert place_of(certificate, "pdf").stat().st_mtime_ns == before


@pytest.mark.django_db
def test_a_letter_that_no_font_has_leaves_the_award_made_and_names_the_paper_to_hr() -> None:
    curriculum()
    hr, _agent = make_person(roles=("hr",)), make_person()
    certificate = services.make_paper(certificate_id=award(learner(name_zh="王𠮷", name_en="Wang Ji")).pk, by=BY, at=AT)
    assert (certificate.paper_state, certificate.paper_problem) == (PaperState.REFUSED, "𠮷 (U+20BB7)")
    assert certificate.state_on(AT.date()).value == "valid"
    assert not place_of(certificate, "pdf").exists()
    notice = Notice.objects.get(kind="paper-waiting")
    assert (notice.person, notice.params["reason"]) == (hr, "𠮷 (U+20BB7)")
    services.try_again(certificate_id=certificate.pk, by=BY, at=AT)
    certificate.refresh_from_db()
    assert certificate.paper_state == PaperState.WAITING


@pytest.mark.django_db
def test_a_full_disk_leaves_nothing_done() -> None:
    """No file may grow beyond 40 kB: writing stops in the middle, as on a full disk."""
    curriculum()
    certificate = award(learner())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    paper_faces()
    drawn(FACTS)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            services.make_paper(certificate_id=certificate.pk, by=BY, at=AT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    certificate.refresh_from_db()
    assert (certificate.paper_state, certificate.pdf_sha256) == (PaperState.WAITING, "")
    folder = place_of(certificate, "pdf").parent
    assert [file for file in folder.iterdir() if certificate.number in file.name or file.name.startswith(".part")] == []
    assert services.make_paper(certificate_id=certificate.pk, by=BY, at=AT).paper_state == PaperState.READY


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file"
    with pytest.raises(TypeError), publishing(path) as file:
        file.writelines([b"half", None])  # type: ignore[list-item]  # breaks in the middle
    assert list(path.parent.iterdir()) == []
    with publishing(path) as file:
        file.write(b"whole")
    left = path.parent / ".part-killed"
    left.write_bytes(b"half")
    assert (sweep(tmp_path, before=left.stat().st_mtime), sweep(tmp_path, before=left.stat().st_mtime + 1)) == (0, 1)
    assert [(child.name, child.read_bytes()) for child in path.parent.iterdir()] == [("file", b"whole")]


@pytest.mark.django_db
def test_the_paper_states_what_the_certificate_keeps() -> None:
    curriculum()
    certificate = award(learner(name_zh="林晓", name_en="Lin Xiao"))
    facts = facts_of(Certificate.objects.select_related("version").get(pk=certificate.pk))
    assert facts == replace(FACTS, number=certificate.printed_number, is_demo=True)
