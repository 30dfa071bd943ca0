"""Types, figures, faults, endings, red lines and reasons in words."""

from lib.bilingual import Text
from scenarios.domain.words import EndingClass, FaultName, HardFail, TypeName

TYPE_WORDS: dict[TypeName, Text] = {
    "anxious": Text("焦虑型", "anxious"),
    "rational": Text("理性型", "rational"),
    "polite": Text("礼貌型", "polite"),
    "bargain": Text("议价型", "bargaining"),
    "hesitant": Text("犹豫型", "hesitant"),
    "impatient": Text("急躁型", "impatient"),
    "suspicious": Text("多疑型", "suspicious"),
    "expert": Text("专家型", "know-it-all"),
    "silent": Text("沉默型", "silent"),
    "talkative": Text("健谈型", "talkative"),
    "abusive": Text("辱骂型", "abusive"),
    "repeat": Text("反复投诉型", "repeat contact"),
    "loyal": Text("忠诚型", "loyal"),
    "impulse": Text("冲动型", "on impulse"),
}
FIGURES: dict[str, Text] = {
    "T": Text("信任", "Trust"),
    "A": Text("愤怒", "Anger"),
    "X": Text("不安", "Anxiety"),
    "P": Text("耐心", "Patience"),
    "I": Text("购买意向", "Intent"),
}
FAULT_WORDS: dict[FaultName, Text] = {
    "blame": Text("怪顾客", "blames"),
    "dismiss": Text("轻视", "dismisses"),
    "argue": Text("争辩", "argues"),
    "parrot": Text("照念", "parrots"),
    "stall": Text("拖延", "stalls"),
    "reask": Text("重复索要", "asks again"),
    "deflect": Text("推诿", "passes the buck"),
    "insult": Text("侮辱", "insults"),
    "leak": Text("泄露信息", "leaks data"),
    "offplatform": Text("站外交易", "off platform"),
    "overpromise": Text("过度承诺", "overpromises"),
    "illegal_promise": Text("违规承诺", "promises what is not lawful"),
}
ENDING_WORDS: dict[str, Text] = {
    "public_post": Text("公开曝光", "Posted in public"),
    "complaint": Text("转为投诉", "Complaint"),
    "churn_silent": Text("默默离开", "Left in silence"),
    "escalated": Text("已升级", "Escalated"),
    "abuse_closed": Text("因辱骂结束", "Closed for abuse"),
    "ordered": Text("已下单", "Ordered"),
    "lost_sale": Text("没有成交", "No sale"),
    "resolved": Text("已解决", "Resolved"),
    "resolved_reluctant": Text("勉强解决", "Resolved, reluctantly"),
    "unresolved": Text("没有解决", "Unresolved"),
    "left": Text("中途退出", "Left early"),
}
ENDING_NOTES: dict[str, Text] = {
    "public_post": Text(
        "愤怒到顶，或者接连两次失望，顾客去公开平台发声。", "Anger at its height, or two let-downs in a row: the customer goes public."
    ),
    "complaint": Text("愤怒太高、耐心耗尽，或者收尾时事情没办成。", "Anger too high, patience gone, or nothing settled at the close."),
    "churn_silent": Text("不吵不闹，耐心没了，以后也不来了。", "No row; patience ran out, and the customer will not be back."),
    "escalated": Text("交给了能做主的人。", "Handed to someone who can decide."),
    "abuse_closed": Text("第三次设边界，会话结束。", "The third boundary closes the conversation."),
    "ordered": Text("想清楚了，放心下单。", "Clear and at ease, the customer ordered."),
    "lost_sale": Text("收尾时还没下决心。", "Not decided at the close."),
    "resolved": Text("事情办成，情绪也平了。", "The matter is settled and so is the mood."),
    "resolved_reluctant": Text("事情办成了，心里还有气。", "The matter is settled, the feelings are not."),
    "unresolved": Text("客客气气收了尾，事情还在那里。", "A polite close, and the matter is still there."),
    "left": Text("你提前结束了会话，算没有完成。", "You ended the conversation early; it does not count as done."),
}
CLASS_WORDS: dict[EndingClass, Text] = {
    "good": Text("好结局", "good ending"),
    "ok": Text("及格结局", "fair ending"),
    "bad": Text("坏结局", "bad ending"),
}
HARD_FAIL_WORDS: dict[HardFail, Text] = {
    "HF-OFFPLATFORM": Text("站外交易或转账", "Dealing or paying off the platform"),
    "HF-PRIVACY": Text("泄露或索要不必要的个人信息", "Giving away or asking for personal data"),
    "HF-INSULT": Text("辱骂或威胁", "Insult or threat"),
    "HF-PROMISE": Text("违法或越权的承诺", "A promise that is unlawful or not hers to make"),
    "HF-CLAIM": Text("绝对化或医疗功效宣称", "An absolute or medical claim"),
    "HF-REVIEW": Text("好评返现或逼改评价", "Paying for or pressing about reviews"),
    "HF-DENY": Text("否认顾客的法定权利", "Denying a legal right"),
    "HF-MONEY": Text("超出权限或未经同意动钱", "Money over the limit or without consent"),
    "HF-SAFETY": Text("有人受伤却没在限时内呼叫主管", "Injury not paged within the limit"),
    "HF-COVERUP": Text("拿钱换删帖、毁证据、怪受害人", "Money for deletion, destroying evidence, blaming the victim"),
    "HF-FALSE": Text("编造物流、库存或规则", "Invented tracking, stock or policy"),
}
# What a rule of the model did to a move.
REASON_WORDS: dict[str, Text] = {
    "third-sorry": Text("道歉第三次起会让人更烦。", "From the third apology on, sorry makes it worse."),
    "excuse": Text("对方还在气头上就解释，听起来像找借口。", "An explanation before the anger was heard sounds like an excuse."),
    "upsell-too-early": Text("问题没解决、气没消，就先推销。", "Selling before the matter and the anger are settled."),
    "needless-escalation": Text("事情不大、对方也不算生气，没有必要升级。", "Neither the matter nor the anger called for escalation."),
    "before-acknowledgement": Text("还没复述或共情就给办法，只起一半作用。", "A solution before restating or empathising works at half."),
    "again": Text("同样的动作用第二遍，作用递减。", "The same move works less each time."),
    "owed": Text("确实是我们的责任，这句道歉很值。", "The fault is ours, so this apology counts for more."),
    "not-owed": Text("责任不在我们，道歉的作用有限。", "The fault is not ours, so an apology helps less."),
    "disliked": Text("这一类顾客不吃这一套。", "This kind of customer dislikes this move."),
}
QUALITY_WORDS: dict[str, Text] = {
    "empty": Text("没有写话，这个动作不算数。", "Nothing was written, so the move counts for nothing."),
    "short": Text(
        "太短了：至少六个汉字或三个英文词，动作才算数。", "Too short: six Chinese characters or three English words make a move count."
    ),
    "repeated": Text("和你前面说过的话一样，动作不算数。", "You said this before, so the move counts for nothing."),
    "copied": Text("照抄顾客的话，动作不算数。", "It copies the customer, so the move counts for nothing."),
    "contradicts": Text("话和动作相反，动作不算数。", "The words contradict the move, so it counts for nothing."),
    "fact-missing": Text("没认出该说的要点，动作算一半。", "The fact it needs was not recognised, so the move counts half."),
}
