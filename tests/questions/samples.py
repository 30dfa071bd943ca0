"""One question of each type, as an author would write it."""

from lib.bilingual import Text
from questions.domain.types import Cloze, Matching, Multiple, Ordering, Single, TrueFalse
from questions.domain.types.cloze import Accepted, Gap
from questions.domain.types.matching import Decoy, Pair
from questions.domain.types.options import Option
from questions.domain.types.ordering import Item


def text(word: str) -> Text:
    return Text(f"{word}（中）", f"{word} (en)")


def single(one: str = "s1", right: str = "a", use: str = "quiz") -> Single:
    options = tuple(Option(o, text(f"option {o} of {one}"), text(f"why-{o}-of-{one}"), right=o == right) for o in "abc")
    return Single(id=one, use=use, objective="T.a", stem=text(f"stem of {one}"), type="single", options=options)  # type: ignore[arg-type]


def multiple(one: str = "m1", right: str = "ac") -> Multiple:
    options = tuple(Option(o, text(f"option {o} of {one}"), text(f"why-{o}-of-{one}"), right=o in right) for o in "abcd")
    return Multiple(id=one, use="quiz", objective="T.a", stem=text(f"stem of {one}"), type="multiple", options=options)


def true_false(one: str = "t1", *, answer: bool = True) -> TrueFalse:
    return TrueFalse(
        id=one,
        use="quiz",
        objective="T.a",
        stem=text(f"stem of {one}"),
        type="true_false",
        answer=answer,
        if_true=text(f"why-true-of-{one}"),
        if_false=text(f"why-false-of-{one}"),
    )


def ordering(one: str = "o1") -> Ordering:
    items = tuple(Item(f"i{n}", text(f"item {n} of {one}"), text(f"why-i{n}-of-{one}")) for n in range(1, 5))
    return Ordering(id=one, use="quiz", objective="T.a", stem=text(f"stem of {one}"), type="ordering", items=items)


def matching(one: str = "p1") -> Matching:
    pairs = tuple(Pair(f"p{n}", text(f"left {n} of {one}"), text(f"right {n} of {one}"), text(f"why-p{n}-of-{one}")) for n in range(1, 4))
    decoys = (Decoy("d1", text(f"decoy of {one}"), text(f"why-d1-of-{one}")),)
    return Matching(id=one, use="quiz", objective="T.a", stem=text(f"stem of {one}"), type="matching", pairs=pairs, decoys=decoys)


def cloze(one: str = "c1") -> Cloze:
    gaps = (
        Gap("g1", Accepted(("三点五", "3.5 天"), ("3.5 days",)), text(f"why-g1-of-{one}")),
        Gap("g2", Accepted(("先复述",), ("repeat first", "Repeat it first")), text(f"why-g2-of-{one}")),
    )
    stem = Text("在 [[g1]] 之内，[[g2]]，再给方案。", "Within [[g1]], [[g2]], then offer.")
    return Cloze(id=one, use="quiz", objective="T.a", stem=stem, type="cloze", gaps=gaps)


ALL = (single(), multiple(), true_false(), ordering(), matching(), cloze())

RIGHT: dict[str, object] = {
    "s1": "a",
    "m1": ["a", "c"],
    "t1": True,
    "o1": ["i1", "i2", "i3", "i4"],
    "p1": {"p1": "p1", "p2": "p2", "p3": "p3"},
    "c1": {"g1": "3.5天", "g2": "先复述。"},
}
