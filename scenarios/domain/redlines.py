"""Red lines that a text seems to cross (HF-*). A suspicion never counts by itself: a person decides."""

# ruff: noqa: E501  a pattern is easier to read on one line

import re
from dataclasses import dataclass

from scenarios.domain.clauses import asserted
from scenarios.domain.words import HardFail


@dataclass(frozen=True, slots=True)
class Suspected:
    """A red line and the clause that looks like crossing it."""

    code: HardFail
    passage: str


# Patterns are matched a clause at a time and not where the clause denies them: "不能加微信" refuses correctly.
_PATTERNS: dict[HardFail, tuple[str, ...]] = {
    "HF-OFFPLATFORM": (
        r"(加|添加).{0,4}(企业)?(微信|微|vx|qq|v信)", r"(微信|支付宝|银行卡|私下|线下).{0,6}(转|打款|付款|退给|返)",
        r"(转|打).{0,4}(到|给)您?.{0,6}(微信|支付宝|银行卡)", r"(单独|私下|平台外).{0,4}(退款|交易|付款|转账)",
        r"add (me|us|my|our).{0,12}(wechat|whatsapp|weixin)", r"(transfer|pay|send|refund).{0,30}(wechat|alipay|bank (card|account)|whatsapp)",
        r"(outside|off) the platform",
    ),
    "HF-PRIVACY": (
        r"1[3-9]\d{9}(?!\d)", r"(?<!\d)\d{17}[\dx](?!\d)", r"(?<!\d)\d{16,19}(?!\d)",
        r"(别的|其他|另一位|另外一位)(客人|顾客|买家|客户).{0,8}(电话|地址|姓名|叫|住)", r"(邻居|前一位).{0,6}(电话|地址|订单)是",
        r"(another|other) customer('s)?.{0,12}(phone|address|name)",
    ),
    "HF-INSULT": (
        r"(傻[逼叉子]?|蠢|白痴|神经病|你有病|脑子有|滚[开蛋吧出]|闭嘴|去死|不要脸|无赖|刁民|穷鬼|碰瓷)", r"(等着瞧|你等着|给我等着|(报复|弄死|打死|告死)你)",
        r"\b(stupid|idiot|moron|shut up|get lost|liar|pathetic|scammer)\b", r"(watch your back|you will regret)",
    ),
    "HF-PROMISE": (
        r"(三倍|十倍|双倍|\d+倍)(赔|补偿|退)", r"(赔|退)您?(三|十|双|\d+)倍", r"(保证|肯定|一定|百分百|100%).{0,4}(治好|能好|痊愈|到货|送到|赔|批|通过|不会(坏|裂|炸))",
        r"(guarantee|promise|definitely|certainly).{0,20}(cure|heal|arrive|refund|approved|never (break|shatter))", r"(three|ten|3|10) times (the )?(price|refund|compensation)",
        r"(triple|treble) (the )?(price|refund|compensation)",
    ),
    "HF-CLAIM": (
        r"(能|可以|会).{0,2}(治疗|治好|治愈|根治|医治|缓解).{0,6}(腰|病|椎|疼|痛|失眠)?", r"(零甲醛|0甲醛|无任何甲醛|绝对(环保|安全|无害))",
        r"(全网|全国|全球|史上|行业|世界)(的)?(最|第一|唯一)", r"(最(好|佳|优质|便宜)|顶级)的(一款|一张|床垫|沙发|茶几|产品|质量|材料|选择)", r"(最低价|第一品牌)",
        r"\b(cures?|heals?|treats?)\b.{0,20}(back|disc|pain|spine|insomnia|her|him|it)", r"\b(zero|no) formaldehyde\b", r"\b(the best|lowest price|number one|no\. ?1)\b.{0,12}(mattress|sofa|table|in the world|on the market|anywhere)",
    ),
    "HF-REVIEW": (
        r"(好评|五星).{0,6}(返|红包|送|奖|优惠|退)", r"(返|红包|送|奖|优惠).{0,8}(好评|五星)", r"(改|删|修改|删除|撤).{0,4}(评价|差评|中评)",
        r"(five[- ]star|good review|positive review).{0,24}(cash|coupon|refund|gift|yuan)", r"(cash|coupon|refund|gift|yuan).{0,24}(five[- ]star|good review|positive review)", r"(delete|remove|change) (your|the) (bad )?review",
    ),
    "HF-DENY": (
        r"(特价|促销|清仓|活动|直播|拆封).{0,6}(一律|一概|概)?(不退|不换|不予退|不能退)", r"(不支持|不适用|没有).{0,2}(七天|7天)无理由", r"(概不负责|本店有最终解释权)", r"(投诉|12315|告).{0,4}(也|都)?没用",
        r"(sale|promotion|discounted|opened) items?.{0,16}(no returns?|not returnable|cannot be returned)", r"no point (in )?(complaining|calling 12315)", r"we are not liable",
    ),
    "HF-COVERUP": (
        r"(删|撤|别发|不发|别曝光).{0,8}(帖|视频|笔记|小红书|微博).{0,10}(赔|补|给您|钱|元|红包|退)",
        r"(帖|视频|笔记|小红书|微博).{0,6}(删|撤).{0,10}(赔|补|给您|钱|元|红包|退)", r"(赔|补|给您|钱|红包|退).{0,12}(删|撤|别发|不发)",
        r"(扔掉|扔了|丢掉|清理掉|处理掉|销毁)", r"是(您|你|孩子|家长|小孩).{0,8}(没看好|磕|撞|碰|弄坏|弄炸|操作)", r"使用不当",
        r"(delete|take down|do not post|don'?t post).{0,30}(pay|compensat|refund|yuan|money|coupon)", r"(pay|compensat|refund|yuan|money|coupon).{0,30}(delete|take down|not post|don'?t post)",
        r"(throw away|bin|dispose of|sweep up).{0,16}(fragments|pieces|glass|box|evidence)", r"(your|the child'?s|her|his) (own )?(fault|misuse)", r"\bmisuse\b",
    ),
    "HF-FALSE": (
        r"(系统|后台)(显示)?(已经)?(帮您)?(随便|先)(填|编)", r"(编|造)(一|个).{0,4}(单号|物流|检测报告)", r"make up (a|the) (tracking|report)",
    ),
}  # fmt: skip


_ACROSS_CLAUSES: frozenset[HardFail] = frozenset({"HF-COVERUP", "HF-REVIEW", "HF-OFFPLATFORM"})
"""A bargain often has a comma in the middle: these are looked for in whole sentences as well."""
_COMMA = re.compile(r"[，、,；;]")


def suspected(text: str) -> tuple[Suspected, ...]:
    """Return each red line that a clause of the text seems to cross, once a code."""
    found = ((code, asserted(patterns, text) or _across(code, patterns, text)) for code, patterns in _PATTERNS.items())
    return tuple(Suspected(code, passage) for code, passage in found if passage)


def _across(code: HardFail, patterns: tuple[str, ...], text: str) -> str:
    return asserted(patterns, _COMMA.sub(" ", text)) if code in _ACROSS_CLAUSES else ""
