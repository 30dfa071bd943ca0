"""What the gallery shows its components with."""

from typing import Any

from django import forms
from django.utils.functional import lazy

from ui.components.chat import Message, Said
from ui.components.finding import Effect, TurnItem
from ui.components.progress import StepItem, Tile
from ui.components.quiz import PaletteItem
from ui.components.status import pill
from ui.components.table import Column, Row
from ui.components.words import both
from ui.forms import RapportForm, RapportHelper

later = lazy(both, str)
COLOURS = (
    "accent", "accent-soft", "seal", "ok", "warn", "danger", "ink", "ink2", "ink3", "canvas", "surface", "line",
)  # fmt: skip


def everything() -> dict[str, object]:
    """Return the samples by the name the gallery knows them under."""
    return {
        "colours": COLOURS,
        "tiles": _tiles(),
        "steps": _steps(),
        "messages_shown": _chat(),
        "palette": _palette(),
        "columns": _columns(),
        "rows": _rows(),
        "claims": _claims(),
        "turns": _turns(),
        "form": SampleForm.filled(),
    }


def _tiles() -> tuple[Tile, ...]:
    return (
        Tile(both("新人上岗", "Onboarding"), "2", unit=both("/ 9 步", "of 9 steps"), share=2 / 9),
        Tile(
            both("本周学习", "Studied this week"), "3", unit=both("小时", "hours"), note=both("都在上班时间内", "all of it in working time")
        ),
        Tile(both("逾期任务", "Overdue"), "4", note=both("3 人，最久 6 天", "3 people, the longest 6 days"), alarm=True),
        Tile(both("错题待回看", "Questions to go over"), "6", note=both("约 5 分钟", "about 5 minutes"), url="#tiles"),
    )


def _steps() -> tuple[StepItem, ...]:
    return (
        StepItem(
            both("C01 客服的价值与心态", "C01 The value of customer service"),
            "done",
            note=both("4 课，测验 92 分", "4 lessons, quiz 92"),
            aside=both("11月12日通过", "passed 12 Nov"),
        ),
        StepItem(
            both("C03 会话礼仪与响应时限", "C03 Manners and response times"),
            "late",
            note=both("课都学完了，差一次测验", "all lessons read, one quiz to go"),
        ),
        StepItem(
            both("C05 售后与退换货", "C05 Returns and exchanges"),
            "now",
            note=both("5 课学完 2 课，约 40 分钟", "2 of 5 lessons, about 40 minutes"),
            url="#steps",
        ),
        StepItem(
            both("C10 合规红线", "C10 Red lines"),
            "open",
            note=both("3 课，约 55 分钟", "3 lessons, about 55 minutes"),
            aside=both("可以开始", "can be started"),
        ),
        StepItem(both("上岗考试", "Final exam"), "locked", note=both("完成 C10 后开放", "opens when C10 is passed")),
        StepItem(
            both("J 级上岗证书", "Level J certificate"), "award", note=both("全部完成后自动颁发", "awarded by itself when all is met")
        ),
    )


def _chat() -> tuple[Message, ...]:
    return (
        Message("note", both("18:31:02 第三次进线", "18:31:02 comes in for the third time")),
        Message("customer", both("那睡这个，腰能好吗？", "Will it do my back any good, sleeping on this?"), meta="18:30:11"),
        Message(
            "agent",
            both(
                "它能托住腰，但不能代替治疗，请以医生意见为准。",
                "It supports the back, but it replaces no treatment: please go by what your doctor says.",
            ),
            meta="18:30:40",
            said=(Said(both("说明", "Explaining")),),
        ),
        Message("customer", "那我再想想。", lang="zh-Hans", name=both("周女士", "Ms Zhou")),
        Message(
            "agent",
            both("麻烦您再发一遍照片。", "Please send the photos once more."),
            said=(Said(both("重复索要", "Asking again"), fault=True),),
        ),
    )


def _palette() -> tuple[PaletteItem, ...]:
    answered, flagged, unsaved, current = range(1, 6), {4, 7}, 6, 7
    return tuple(
        PaletteItem(n, url="#palette", answered=n in answered, flagged=n in flagged, unsaved=n == unsaved, current=n == current)
        for n in range(1, 13)
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(both("姓名（拼音）", "Name (pinyin)"), sort_url="#table", sorted="ascending"),
        Column(both("工号", "Number")),
        Column(both("团队", "Team")),
        Column(both("得分", "Score"), right=True),
        Column(both("状态", "State")),
    )


def _rows() -> tuple[Row, ...]:
    return (
        Row((both("安可", "An Ke"), "0102", both("家居 A 组", "Home A"), "88.5", pill(both("有效", "Valid"), state="ok"))),
        Row((both("白若琳", "Bai Ruolin"), "0388", both("家居 A 组", "Home A"), "81.0", pill(both("快到期", "Expiring"), state="warn"))),
        Row((both("陈嘉树", "Chen Jiashu"), "0219", both("家居 B 组", "Home B"), "79.5", pill(both("已撤销", "Revoked"), state="danger"))),
        Row(
            (
                both("丁然（已离职）", "Ding Ran (left)"),
                "0007",
                both("家居 B 组", "Home B"),
                "90.0",
                pill(both("已过期", "Expired"), state="past"),
            ),
            left=True,
        ),
    )


def _claims() -> tuple[tuple[str, str], ...]:
    return (
        (both("持证人", "Holder"), "罗思源　Luo Siyuan"),
        (both("认证", "Certification"), both("新人上岗，第 1 版", "Onboarding, version 1")),
        (both("颁发", "Issued"), "2026-04-07"),
    )


def _turns() -> tuple[TurnItem, ...]:
    anger = both("愤怒", "Anger")
    good = both("“换谁都会着急。我先看一下您的工单。”", "“Anyone would be upset. Let me look at your case first.”")
    bad = both("“麻烦您再发一遍照片。”", "“Please send the photos once more.”")
    return (
        TurnItem("18:31:24", both("第 1 轮", "Turn 1"), good, (Effect(anger, 80, 62, good=True),)),
        TurnItem("18:32:15", both("第 2 轮", "Turn 2"), bad, (Effect(anger, 62, 80),), turning=True),
    )


class SampleForm(RapportForm):
    """What the gallery shows: each kind of field, one of them wrong."""

    due_on = forms.DateField(label=later("截止日期", "Due on"))
    team = forms.ChoiceField(
        label=later("指派给", "Assigned to"),
        choices=[("a", later("家居 A 组，18 人", "Home A, 18 people"))],
        help_text=later("只列出你带的团队", "Only teams you lead are listed"),
    )
    people = forms.FileField(label=later("人员文件", "People file"), required=False, help_text=later("CSV 或 XLSX", "CSV or XLSX"))
    note = forms.CharField(label=later("备注", "Note"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    level = forms.ChoiceField(label=later("级别", "Level"), choices=[("J", "J"), ("I", "I")], widget=forms.RadioSelect, initial="J")
    remind = forms.BooleanField(label=later("提前一天提醒", "Remind a day ahead"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Lay it out in two columns."""
        super().__init__(*args, **kwargs)
        self.helper = RapportHelper(self, submit=both("指派", "Assign"), cancel_url="#form", columns=2)

    @classmethod
    def filled(cls) -> "SampleForm":
        """Return it as it comes back with an error."""
        form = cls({"due_on": "2026-11-20", "team": "a", "level": "J", "remind": "on"}, {})
        form.is_valid()
        form.add_error("due_on", both("11 月 20 日已经过去，请选今天或以后。", "20 November has passed; choose today or later."))
        return form
