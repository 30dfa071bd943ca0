"""The trade's words for what a script is for, in both languages."""

from collections.abc import Mapping

from lib.bilingual import Text

STAGES: Mapping[str, Text] = {
    "presale": Text("售前", "Pre-sale"),
    "insale": Text("售中", "In-sale"),
    "aftersale": Text("售后", "After-sale"),
    "complaint": Text("投诉", "Complaint"),
    "crisis": Text("危机", "Crisis"),
    "care": Text("关怀", "Care"),
    "internal": Text("内部", "Internal"),
}

MOVES: Mapping[str, Text] = {
    "greet": Text("问候", "Greet"),
    "verify": Text("核身", "Verify"),
    "acknowledge": Text("承接", "Acknowledge"),
    "restate": Text("复述", "Restate"),
    "probe_open": Text("开放提问", "Ask openly"),
    "probe_closed": Text("封闭提问", "Ask yes or no"),
    "empathize": Text("共情", "Empathise"),
    "apologize": Text("致歉", "Apologise"),
    "reassure": Text("安心", "Reassure"),
    "inform": Text("告知", "Inform"),
    "explain": Text("解释", "Explain"),
    "recommend": Text("推荐", "Recommend"),
    "options": Text("给选项", "Offer options"),
    "decline": Text("婉拒", "Decline"),
    "compensate": Text("补偿", "Compensate"),
    "commit": Text("承诺时限", "Commit to a time"),
    "act": Text("办理", "Act"),
    "hold": Text("请稍候", "Hold"),
    "escalate": Text("升级", "Escalate"),
    "boundary": Text("设边界", "Set a boundary"),
    "upsell": Text("加购", "Upsell"),
    "thank": Text("致谢", "Thank"),
    "confirm": Text("确认", "Confirm"),
    "close": Text("收尾", "Close"),
}

TYPES: Mapping[str, Text] = {
    "any": Text("各类顾客", "Any customer"),
    "anxious": Text("焦虑型", "Anxious"),
    "rational": Text("理性型", "Rational"),
    "polite": Text("礼貌型", "Polite"),
    "bargain": Text("议价型", "Bargaining"),
    "hesitant": Text("犹豫型", "Hesitant"),
    "impatient": Text("急躁型", "Impatient"),
    "suspicious": Text("多疑型", "Suspicious"),
    "expert": Text("专家型", "Know-it-all"),
    "silent": Text("沉默型", "Silent"),
    "talkative": Text("健谈型", "Talkative"),
    "abusive": Text("辱骂型", "Abusive"),
    "repeat": Text("反复投诉型", "Repeat complainer"),
    "loyal": Text("忠诚型", "Loyal"),
    "impulse": Text("冲动型", "Impulsive"),
}

CHANNELS: Mapping[str, Text] = {
    "chat": Text("在线聊天", "Chat"),
    "phone": Text("电话", "Phone"),
    "mail": Text("邮件", "Mail"),
    "public": Text("公开回复", "Public reply"),
    "live": Text("直播间", "Live room"),
    "sms": Text("短信", "Text message"),
    "any": Text("各渠道", "Any channel"),
}

RISKS: Mapping[str, Text] = {
    "green": Text("可直接用", "Free to use"),
    "amber": Text("填好再核对", "Fill in and check"),
    "red": Text("组长或法务才用", "Lead or legal only"),
}

LEVELS: Mapping[str, Text] = {
    "J": Text("初级", "Junior"),
    "I": Text("中级", "Intermediate"),
    "S": Text("高级", "Senior"),
    "L": Text("组长", "Lead"),
}

STATES: Mapping[str, Text] = {
    "draft": Text("草稿", "Draft"),
    "reviewed": Text("已复核", "Reviewed"),
    "approved": Text("已批准", "Approved"),
    "stale": Text("待复审", "To be reviewed"),
    "archived": Text("已归档", "Archived"),
}

CARD_KINDS: Mapping[str, Text] = {
    "law": Text("法律法规", "Law"),
    "platform": Text("平台规则", "Platform rule"),
    "firm": Text("本店规定", "House rule"),
}

CARD_COLOURS: Mapping[str, Text] = {
    "green": Text("参考", "For reference"),
    "amber": Text("要核对", "Check it"),
    "red": Text("红线", "Red line"),
}

PLATFORMS: Mapping[str, Text] = {
    "any": Text("各平台", "Any platform"),
    "taobao": Text("淘宝", "Taobao"),
    "tmall": Text("天猫", "Tmall"),
    "jd": Text("京东", "JD"),
    "douyin": Text("抖音", "Douyin"),
    "pdd": Text("拼多多", "Pinduoduo"),
    "firm": Text("本店", "This shop"),
}

CONFIDENCE: Mapping[str, Text] = {
    "high": Text("把握大", "High confidence"),
    "medium": Text("把握中等", "Medium confidence"),
    "low": Text("把握小", "Low confidence"),
}
