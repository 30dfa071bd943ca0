"""What the acts of the audit trail are called; the codes themselves never change."""

from collections.abc import Mapping
from typing import Final

from lib.bilingual import Text

ACTS: Final[Mapping[str, Text]] = {
    "assignment.give": Text("指派培训", "Assigned training"),
    "assignment.withdraw": Text("撤回指派", "Withdrew an assignment"),
    "attempt.close": Text("到时收卷", "Closed a paper at its end"),
    "attempt.hand-in": Text("交卷", "Handed in a paper"),
    "attempt.start": Text("开始作答", "Began a paper"),
    "certificate.award": Text("颁发证书", "Awarded a certificate"),
    "certificate.paper-waits": Text("证书待制作", "A paper waits"),
    "certificate.print": Text("制作证书文件", "Made a paper"),
    "certificate.print-again": Text("重新制作证书", "Had a paper made again"),
    "certificate.reissue": Text("换发证书", "Issued a certificate anew"),
    "certificate.revoke": Text("撤销证书", "Revoked a certificate"),
    "certification.publish": Text("发布认证", "Published a certification"),
    "claim.publish": Text("发布资料数字", "Published a claim"),
    "course.enrol": Text("加入课程", "Enrolled in a course"),
    "course.publish": Text("发布课程", "Published a course"),
    "enrolment.end": Text("退出学习", "Ended an enrolment"),
    "export.command": Text("命令行导出", "Exported by command"),
    "export.fetch": Text("下载导出文件", "Downloaded an export"),
    "export.make": Text("做好导出文件", "Made an export"),
    "export.refuse": Text("拒绝导出", "Refused an export"),
    "export.request": Text("申请导出", "Asked for an export"),
    "intake.change": Text("修改期", "Changed an intake"),
    "intake.join": Text("编进期", "Put into an intake"),
    "intake.leave": Text("移出期", "Took out of an intake"),
    "intake.open": Text("开一期", "Opened an intake"),
    "job.do-again": Text("重试后台任务", "Had a job tried again"),
    "lesson.publish": Text("发布课", "Published a lesson"),
    "lesson.sign": Text("签字确认读懂", "Signed a lesson"),
    "media.keep": Text("载入图片", "Kept a picture"),
    "pack.load": Text("载入课程包", "Loaded a pack"),
    "path.enrol": Text("加入路径", "Enrolled on a path"),
    "path.publish": Text("发布路径", "Published a path"),
    "people.import": Text("导入人员", "Imported people"),
    "person.amend": Text("改账号资料", "Changed an account"),
    "person.choose-language": Text("切换语言", "Chose a language"),
    "person.correct-name": Text("更正姓名", "Corrected a name"),
    "person.demand-new-password": Text("要求换密码", "Demanded a new password"),
    "person.end": Text("办理离职", "Ended employment"),
    "person.end-role": Text("取消角色", "Took a role away"),
    "person.give-slip": Text("开登录单", "Gave a sign-in slip"),
    "person.grant-role": Text("授予角色", "Granted a role"),
    "person.hire": Text("办理入职", "Hired"),
    "person.mail-reset": Text("发出重设密码邮件", "Mailed a password reset"),
    "person.move": Text("调团队", "Moved to a team"),
    "person.rejoin": Text("重新入职", "Came back"),
    "person.set-level": Text("改职级", "Changed a level"),
    "person.set-password": Text("设密码", "Set a password"),
    "person.set-preferences": Text("改个人设置", "Changed preferences"),
    "person.use-slip": Text("用掉登录单", "Used a sign-in slip"),
    "product.publish": Text("发布商品", "Published a product"),
    "questions.publish": Text("发布题库", "Published questions"),
    "quiz.publish": Text("发布测验", "Published a quiz"),
    "rule.publish": Text("发布规则卡", "Published a rule card"),
    "run.claim-fact": Text("对练中说明“我说过”", "Said “I did say it”"),
    "run.end": Text("对练结束", "A role-play ended"),
    "run.leave": Text("中途退出对练", "Left a role-play"),
    "run.start": Text("开始对练", "Began a role-play"),
    "scenario.publish": Text("发布场景", "Published a role-play"),
    "script.publish": Text("发布话术", "Published a script"),
    "sign-in.lock": Text("登录暂缓", "Slowed a sign-in"),
    "sign-in.open": Text("登录", "Signed in"),
    "step.pass": Text("完成一步", "Passed a step"),
    "suspicion.decide": Text("判定红线疑点", "Decided a suspicion"),
    "team.appoint": Text("任命组长", "Appointed a lead"),
    "team.change": Text("修改团队", "Changed a team"),
    "team.dismiss": Text("免去组长", "Dismissed a lead"),
    "team.make": Text("新建团队", "Made a team"),
}
SYSTEM: Final = Text("系统", "The system")


def act_words(verb: str, language: str) -> str:
    """Return what an act is called, nothing where it has no words."""
    return ACTS[verb].get(language) if verb in ACTS else ""


def actor_words(who: str, language: str) -> str:
    """Return who did it: the house itself is named as such, with the part of it that did."""
    house, _, part = who.partition("system:")
    return f"{SYSTEM.get(language)} ({part})" if part and not house else who
