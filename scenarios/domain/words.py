"""The closed word lists of rp/1: moves, customer types, faults, stages, endings, hard fails."""

from typing import Literal, get_args

MoveName = Literal[
    "greet", "verify", "acknowledge",
    "restate", "probe_open", "probe_closed", "empathize", "apologize",
    "reassure", "inform", "explain", "recommend", "options", "decline",
    "compensate", "commit", "act", "hold", "escalate", "boundary",
    "upsell", "thank", "confirm", "close",
]  # fmt: skip
TypeName = Literal[
    "anxious", "rational", "polite", "bargain", "hesitant", "impatient", "suspicious",
    "expert", "silent", "talkative", "abusive", "repeat", "loyal", "impulse",
]  # fmt: skip
FaultName = Literal[
    "blame", "dismiss", "argue", "parrot", "stall", "reask",
    "deflect", "insult", "leak", "offplatform", "overpromise", "illegal_promise",
]  # fmt: skip
StageName = Literal["connect", "understand", "solve", "implement", "closing"]
TradeStage = Literal["presale", "insale", "aftersale", "complaint", "crisis", "care", "internal"]
EndingName = Literal[
    "public_post", "complaint", "churn_silent", "escalated", "abuse_closed",
    "ordered", "lost_sale", "resolved", "resolved_reluctant", "unresolved",
]  # fmt: skip
EndingClass = Literal["good", "ok", "bad"]
HardFail = Literal[
    "HF-OFFPLATFORM", "HF-PRIVACY", "HF-INSULT", "HF-PROMISE", "HF-CLAIM", "HF-REVIEW",
    "HF-DENY", "HF-MONEY", "HF-SAFETY", "HF-COVERUP", "HF-FALSE",
]  # fmt: skip

MOVE_NAMES: tuple[MoveName, ...] = get_args(MoveName)
TYPE_NAMES: tuple[TypeName, ...] = get_args(TypeName)
FAULT_NAMES: tuple[FaultName, ...] = get_args(FaultName)
ENDING_NAMES: tuple[EndingName, ...] = get_args(EndingName)
HARD_FAILS: tuple[HardFail, ...] = get_args(HardFail)
