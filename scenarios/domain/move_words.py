"""The 24 chips in words: what stands on them, and an example line each."""

from dataclasses import dataclass

from lib.bilingual import Text
from scenarios.domain.words import MoveName, StageName


@dataclass(frozen=True, slots=True)
class MoveWords:
    """A chip's label and one line that shows what it means."""

    label: Text
    example: Text


STAGE_WORDS: dict[StageName, Text] = {
    "connect": Text("建立联系", "Connect"),
    "understand": Text("识别", "Understand"),
    "solve": Text("寻解", "Solve"),
    "implement": Text("落实", "Implement"),
    "closing": Text("收尾", "Close"),
}


def _words(zh: str, en: str, example_zh: str, example_en: str) -> MoveWords:
    return MoveWords(Text(zh, en), Text(example_zh, example_en))


MOVE_WORDS: dict[MoveName, MoveWords] = {
    "greet": _words("问候", "Greet", "周女士您好，我来帮您看。", "Hello Ms Zhou, let me look into it for you."),
    "verify": _words(
        "核对身份", "Verify", "为了保护您的信息，请报一下收件人姓氏。", "To protect your data, may I have the recipient's surname?"
    ),
    "acknowledge": _words(
        "回应", "Acknowledge", "您说的我看到了，确实等了很久。", "I see what you wrote, and you have waited a long time."
    ),
    "restate": _words(
        "复述", "Restate", "您是说左扶手裂了，前两次都没人回您。", "You mean the left arm is cracked and nobody called back twice."
    ),
    "probe_open": _words("开放提问", "Open question", "平时是谁睡、喜欢偏软还是偏硬？", "Who sleeps on it, and what do they like?"),
    "probe_closed": _words("封闭提问", "Closed question", "床是一米五还是一米八？", "Is the bed 1.5 or 1.8 metres wide?"),
    "empathize": _words("共情", "Empathise", "同一件事跑三趟，换谁都会火。", "Three contacts for one thing would make anyone angry."),
    "apologize": _words(
        "道歉", "Apologise", "说好 24 小时联系却没做到，对不起。", "We promised a call within 24 hours and failed. I am sorry."
    ),
    "reassure": _words(
        "安心", "Reassure", "这张单在我手上，没有结果不会关。", "This case is in my hands and stays open until there is a result."
    ),
    "inform": _words("告知", "Inform", "这款软硬度 7/10，检测报告在商品页。", "Its firmness is 7 out of 10; the report is on the listing."),
    "explain": _words("解释", "Explain", "大件要分两段运，所以慢一天。", "Large items travel in two legs, which takes a day longer."),
    "recommend": _words("推荐", "Recommend", "按您说的条件，我推荐 B 款。", "For what you need, I would take the B."),
    "options": _words("给选项", "Offer options", "两个办法您挑：换扶手，或者退货。", "You can choose: replace the arm, or return it."),
    "decline": _words("婉拒", "Decline", "微信转账我不能做，走平台才有记录。", "I cannot pay on WeChat; the platform keeps a record."),
    "compensate": _words(
        "补偿", "Compensate", "补您一张 20 元的券，算是失约的心意。", "I have added a 20 yuan coupon for the missed call."
    ),
    "commit": _words("承诺时限", "Commit", "今天 18 点前我给您回话。", "I will message you by 6 pm today."),
    "act": _words("办理", "Act", "配件我已经提交出库。", "The part is booked out now."),
    "hold": _words("请稍候", "Hold", "我去查一下仓库，两分钟内回您。", "Let me check the warehouse; two minutes."),
    "escalate": _words("升级", "Escalate", "这件事我请主管来处理，他马上进来。", "My lead will take this over; he joins us now."),
    "boundary": _words(
        "设边界",
        "Set a boundary",
        "我想帮您，请不要用骂人的话，我们接着说事。",
        "I want to help; please leave out the insults so we can go on.",
    ),
    "upsell": _words("加购", "Upsell", "配套的床笠现在一起买更合适。", "The fitted cover goes well with it."),
    "thank": _words("致谢", "Thank", "谢谢您愿意再给我们一次机会。", "Thank you for giving us another chance."),
    "confirm": _words(
        "确认", "Confirm", "跟您核对：左扶手，周四上午，免费安装。", "Let me confirm: left arm, Thursday morning, fitted free."
    ),
    "close": _words("结束", "Close", "那先不打扰您，有变化随时找我。", "I will leave it there; write to me if anything changes."),
}
