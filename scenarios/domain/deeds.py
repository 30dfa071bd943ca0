"""The desk actions that a scenario may offer, in words."""

from lib.bilingual import Text

DEEDS: dict[str, Text] = {
    "open_ticket": Text("建工单", "Open a ticket"),
    "ship_part": Text("补发配件", "Ship the part"),
    "replace_whole": Text("整件换新", "Replace the whole item"),
    "return_refund": Text("退货退款", "Return and refund"),
    "coupon": Text("发优惠券", "Give a coupon"),
    "open_incident": Text("建事故单", "Open an incident"),
    "page_duty_lead": Text("电话呼叫值班主管", "Page the duty lead by phone"),
    "freeze_sku_flag": Text("上报停售核查", "Flag the batch to be held"),
    "log_evidence": Text("登记证据", "Log the evidence"),
    "send_link": Text("发商品链接", "Send the product link"),
    "send_terms": Text("发规则链接", "Send the terms"),
    "verify_identity": Text("核对身份", "Verify identity"),
    "refund_only": Text("仅退款", "Refund without return"),
    "trace_parcel": Text("查件", "Trace the parcel"),
}
