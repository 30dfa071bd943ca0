"""The fixed words of the paper, in both languages: frozen with it, so not translated at run time."""

from typing import Final

from lib.bilingual import Text

HEADING: Final = Text("客服认证证书", "Customer service certificate")
LEVEL: Final = Text("级别", "Level")
BAND: Final = Text("等第", "Result")
ISSUED: Final = Text("颁发日期", "Issued")
EXPIRES: Final = Text("有效期至", "Valid to")
SCAN: Final = Text("扫码核验", "Scan to check")
EMPLOYER: Final = Text(
    "本证书由雇主颁发，证明其内部培训与考核的结果。",
    "An employer’s certificate: it states the result of in-house training and assessment.",
)
DEMO: Final = Text("演示", "DEMO")

_SENTENCE: Final = Text(
    # no-break blanks stand around the level
    "已修完“{title}”认证的全部课程，通过考试和规定的顾客对练，等第“{band}”，准予以 {level} 级独立接待顾客。",
    "has completed every course of “{title}”, passed its exam and the required customer role-plays "
    "with the result “{band}”, and may serve customers independently at level {level}.",
)


def sentence(title: Text, band: Text, level: str, language: str) -> str:
    """Return the sentence that says what was earned."""
    return _SENTENCE.get(language).format(title=title.get(language), band=band.get(language), level=level)
