"""Words that say the opposite of the chip that was tapped; only plain cases, because a miss is no fault."""

# ruff: noqa: E501  a pattern is easier to read on one line

from scenarios.domain.clauses import clauses, compiled

_PATTERNS: dict[str, tuple[str, ...]] = {
    "acknowledge": ("不关我(们)?(的)?事", "跟(我|我们)(没|无)关", "not my problem", "nothing to do with (me|us)"),
    "restate": ("没看(明白|懂)", "不知道你(在)?说什么", "no idea what you"),
    "empathize": (
        "至于吗", "有什么(好|可)(气|急|生气)", "大惊小怪", "别(激动|闹|急了)", "矫情",
        "calm down", "overreact", "no big deal", "what'?s the fuss",
    ),
    "apologize": (
        "不是(我|我们)的?(错|问题|责任)", "(我|我们)没(有)?(错|责任)", "怪(你|您)自己", "(你|您)自己(的)?(问题|弄|搞)",
        "not our (fault|problem)", "your own fault", "we did nothing wrong",
    ),
    "reassure": ("(我|我们)(也)?不(敢|能)(保证|确定)", "(听天由命|自求多福)", "can'?t (promise|be sure)", "good luck with"),
    "inform": ("(我|我们)(也)?不(知道|清楚|了解)", "自己(去)?(看|查|百度)", "i don'?t know", "look it up yourself", "no idea"),
    "recommend": ("(随便|都行|都一样|都差不多|你自己选)", "whatever you like", "they are all the same", "up to you"),
    "options": ("(没|没有)(别的|其他|其它|任何)(办法|选择|方案)", "只能这样", "no other (option|choice|way)", "take it or leave it"),
    "decline": ("^(可以|没问题|好的?)(给您|马上)?(办|转|安排)", "^sure.{0,4}i('ll| will) (do|transfer|send)"),
    "compensate": ("(不|没法|不能|不会)(给|做)?(赔|补偿|补)", "一分(钱)?(也|都)?(没有|不)", "no (compensation|refund|coupon)", "won'?t compensate"),
    "commit": (
        "(说不准|不好说|没准|看情况|等着吧|到时候再说)", "(不|没法|不能)(保证|承诺|确定)", "什么时候.{0,4}不(知道|清楚)",
        "can'?t (promise|say when)", "no idea when", "we'?ll see",
    ),
    "act": ("(办不了|没办法办|做不了|没法办|处理不了)", "(can'?t|cannot|won'?t) (do|process|arrange|handle) (it|this|that|anything)"),
    "escalate": ("(找谁|找主管|找领导|升级)(都|也)(没用|一样)", "no point (in )?escalating"),
    "thank": ("(谢什么|有什么好谢)", "nothing to thank"),
}  # fmt: skip


def contradicts(move: str, text: str) -> bool:
    """Tell whether a clause of the text says the opposite of the chip."""
    patterns = _PATTERNS.get(move, ())
    return any(compiled(pattern).search(clause) for clause in clauses(text) for pattern in patterns)
