"""One hint about how the customer stands now; shown in practice only."""

from lib.bilingual import Text
from scenarios.domain.run import Run
from scenarios.domain.words import TypeName

WORKS: dict[TypeName, Text] = {
    "anxious": Text(
        "先说出他担心什么，再给能查到的事实和下次更新的钟点。",
        "Name the worry, give a fact that can be checked and the time of the next update.",
    ),
    "rational": Text("给数据和出处，少说感受。", "Give data and its source; go easy on feelings."),
    "polite": Text("同样客气，说得准确。", "Be as courteous, and exact."),
    "bargain": Text("给规则内的条件，或者讲清价值。", "Offer what the rules allow, or show the value."),
    "hesitant": Text("最多给两个选择，说出理由和退路。", "Two choices at most, with a reason and a way back."),
    "impatient": Text("先办事，一句话说清时间。", "Act first, and give the time in one line."),
    "suspicious": Text("拿出依据，也承认做不到的地方。", "Show proof, and admit the limits."),
    "expert": Text("肯定他懂行，回答要精确。", "Credit what he knows and answer precisely."),
    "silent": Text("给可以直接选的选项，少提问。", "Give choices to tap; ask little."),
    "talkative": Text("先接一句暖的，再带回正题。", "One warm line, then back to the matter."),
    "abusive": Text("先回应，再设边界，然后办事。", "Acknowledge, set the boundary, then act."),
    "repeat": Text("先让他知道记录你看过了，别再问一遍。", "Show that you read the record; do not ask again."),
    "loyal": Text("谢他一直光顾，别拿规定挡他。", "Thank him for staying; do not hide behind policy."),
    "impulse": Text("快速确认关键条件，给链接。", "Confirm the key terms fast and send the link."),
}
_HOT = Text("愤怒到 85 就转投诉。先认领、先回应，别再提问。", "At 85 the anger becomes a complaint. Own it and respond; ask nothing more.")
_TIRED = Text("耐心快没了。一句话给出下一步和钟点。", "Patience is almost gone. Give the next step and its time in one line.")
_UNHEARD = Text(
    "气还没被听见，先复述或共情，办法才管用。", "The anger has not been heard. Restate or empathise first, then solutions work."
)
_READY = Text("要办的都办了，可以确认、收尾。", "Everything needed is done: confirm, then close.")
_NEARLY_COMPLAINT, _NEARLY_GONE, _ANGRY = 70, 15, 50


def hint_of(run: Run) -> Text:
    """Return what matters most now."""
    if run.state.A >= _NEARLY_COMPLAINT:
        return _HOT
    if run.state.P <= _NEARLY_GONE:
        return _TIRED
    if run.state.A >= _ANGRY and not run.solid & {"restate", "empathize"}:
        return _UNHEARD
    if run.story.needs and len(run.met) == len(run.story.needs):
        return _READY
    return WORKS[run.story.customer.type]
