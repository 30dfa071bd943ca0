"""The one page that says what each role may do: the code asks it, and /roles/ shows it in plain words."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from lib.bilingual import Text


class Role(StrEnum):
    """What someone is here for. A person may hold several; `lead` follows from leading a team."""

    AGENT = "agent"
    LEAD = "lead"
    TRAINER = "trainer"
    AUTHOR = "author"
    ASSESSOR = "assessor"
    HR = "hr"
    ADMIN = "admin"


class Right(StrEnum):
    """One thing that one may do."""

    TAKE_TRAINING = "take-training"
    SEE_SCRIPTS = "see-scripts"
    SEE_TEAM = "see-team"
    ASSIGN_TEAM = "assign-team"
    GIVE_SIGN_IN_SLIP = "give-sign-in-slip"
    SEE_ALL_PROGRESS = "see-all-progress"
    ASSIGN_ANYONE = "assign-anyone"
    RUN_INTAKES = "run-intakes"
    AUTHOR_CURRICULUM = "author-curriculum"
    ASSESS = "assess"
    SEE_HR_FIELDS = "see-hr-fields"
    MANAGE_PEOPLE = "manage-people"
    CORRECT_NAMES = "correct-names"
    EXPORT_CERTIFICATES = "export-certificates"
    REVOKE_CERTIFICATES = "revoke-certificates"
    ADMINISTER = "administer"
    SEE_AUDIT = "see-audit"


_EVERYONE = frozenset({Right.TAKE_TRAINING, Right.SEE_SCRIPTS})

RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.AGENT: _EVERYONE,
        Role.LEAD: _EVERYONE | {Right.SEE_TEAM, Right.ASSIGN_TEAM, Right.GIVE_SIGN_IN_SLIP},
        Role.TRAINER: _EVERYONE | {Right.SEE_ALL_PROGRESS, Right.ASSIGN_ANYONE, Right.RUN_INTAKES},
        Role.AUTHOR: _EVERYONE | {Right.AUTHOR_CURRICULUM},
        Role.ASSESSOR: _EVERYONE | {Right.ASSESS},
        Role.HR: _EVERYONE
        | {
            Right.SEE_ALL_PROGRESS,
            Right.SEE_HR_FIELDS,
            Right.MANAGE_PEOPLE,
            Right.CORRECT_NAMES,
            Right.GIVE_SIGN_IN_SLIP,
            Right.EXPORT_CERTIFICATES,
            Right.REVOKE_CERTIFICATES,
        },
        Role.ADMIN: _EVERYONE
        | {
            Right.SEE_HR_FIELDS,
            Right.MANAGE_PEOPLE,
            Right.GIVE_SIGN_IN_SLIP,
            Right.ADMINISTER,
            Right.SEE_AUDIT,
        },
    }
)

ROLE_NAMES: Mapping[Role, Text] = MappingProxyType(
    {
        Role.AGENT: Text(zh="客服", en="Agent"),
        Role.LEAD: Text(zh="组长", en="Team lead"),
        Role.TRAINER: Text(zh="培训师", en="Trainer"),
        Role.AUTHOR: Text(zh="课程作者", en="Author"),
        Role.ASSESSOR: Text(zh="考评员", en="Assessor"),
        Role.HR: Text(zh="人力资源", en="HR"),
        Role.ADMIN: Text(zh="管理员", en="Admin"),
    }
)

ROLE_LIMITS: Mapping[Role, Text] = MappingProxyType(
    {
        Role.AGENT: Text(zh="只看得到自己的学习和证书。", en="Sees only their own training and certificates."),
        Role.LEAD: Text(
            zh="带一个团队就是组长，不另外授予。只看得到自己带的团队和下级团队的人。",
            en="Comes with leading a team, it is not granted. Sees the people of their own teams and below, nobody else.",
        ),
        Role.TRAINER: Text(
            zh="看得到所有人的进度，看不到人事信息；不能自己发证。",
            en="Sees everyone’s progress but no HR field, and awards nothing of their own.",
        ),
        Role.AUTHOR: Text(zh="看不到别人的答卷和演练。", en="Does not see other people’s attempts or role-plays."),
        Role.ASSESSOR: Text(
            zh="只看得到待考评的那一段，不能评自己的。",
            en="Sees only the passage that waits for a decision, and never decides on their own.",
        ),
        Role.HR: Text(
            zh="不能授予或取消管理员，也不能改自己的角色。",
            en="Cannot make or unmake an admin, and cannot change their own roles.",
        ),
        Role.ADMIN: Text(
            zh="看不到别人的学习进度，不能改自己的角色；所做的都留痕。",
            en="Does not see people’s progress and cannot change their own roles; everything leaves a trace.",
        ),
    }
)

RIGHT_WORDS: Mapping[Right, Text] = MappingProxyType(
    {
        Right.TAKE_TRAINING: Text(zh="学课程、做测验、练对话、考证", en="Take courses, quizzes, role-plays and exams"),
        Right.SEE_SCRIPTS: Text(zh="查话术库", en="Look things up in the script library"),
        Right.SEE_TEAM: Text(
            zh="看自己团队（含下级）每个人的进度、成绩和证书",
            en="See progress, marks and certificates of their own teams and below",
        ),
        Right.ASSIGN_TEAM: Text(zh="给自己团队（含下级）的人指派课程和路径", en="Assign courses and paths to their own teams and below"),
        Right.GIVE_SIGN_IN_SLIP: Text(
            zh="给没有邮箱或忘记密码的人开一次性登录单（组长只限自己团队）",
            en="Give a one-time sign-in slip to someone without mail or password (a lead: in their own teams only)",
        ),
        Right.SEE_ALL_PROGRESS: Text(zh="看所有人的进度、成绩和证书", en="See everyone’s progress, marks and certificates"),
        Right.ASSIGN_ANYONE: Text(zh="给任何人指派课程和路径", en="Assign courses and paths to anyone"),
        Right.RUN_INTAKES: Text(zh="开期、把人编进期", en="Open intakes and put people into them"),
        Right.AUTHOR_CURRICULUM: Text(
            zh="写课程、题目、话术和场景，检查并发布", en="Write, check and publish lessons, questions, scripts and scenarios"
        ),
        Right.ASSESS: Text(zh="判定演练里的红线疑点", en="Decide on suspected red lines in role-plays"),
        Right.SEE_HR_FIELDS: Text(
            zh="看人事信息：工号、邮箱、入职和离职、职级", en="See HR fields: number, mail, joining and leaving, level"
        ),
        Right.MANAGE_PEOPLE: Text(
            zh="新增人员、调动、改角色和职级、办离职和重新入职",
            en="Add and move people, change roles and levels, end and rejoin",
        ),
        Right.CORRECT_NAMES: Text(zh="更正写错的姓名", en="Correct a misspelt name"),
        Right.EXPORT_CERTIFICATES: Text(zh="查看和导出证书总表", en="See and export the table of certificates"),
        Right.REVOKE_CERTIFICATES: Text(zh="撤销证书，姓名更正后重发", en="Revoke certificates, re-issue them after a name was corrected"),
        Right.ADMINISTER: Text(zh="管理系统：任务队列、授予或取消管理员", en="Run the system: the job queue, making and unmaking admins"),
        Right.SEE_AUDIT: Text(zh="查看操作记录", en="See the audit trail"),
    }
)

GRANTABLE: tuple[Role, ...] = tuple(role for role in Role if role is not Role.LEAD)


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Return everything that the roles together allow."""
    return frozenset().union(*(RIGHTS[role] for role in roles))


def may_change_role(role: Role, giver: frozenset[Right]) -> bool:
    """Tell whether someone with these rights may grant or end a role: admins only by those who administer."""
    if role is Role.LEAD or Right.MANAGE_PEOPLE not in giver:
        return False
    return role is not Role.ADMIN or Right.ADMINISTER in giver


def may_hand_key(giver: frozenset[Right], holder: frozenset[Right]) -> bool:
    """Tell whether someone with the rights `giver` may let someone with the rights `holder` in by a slip.

    A slip sets a new password, so it must never lead to more than the giver may do; HR lets in anyone but admins.
    """
    if Right.GIVE_SIGN_IN_SLIP not in giver:
        return False
    if Right.MANAGE_PEOPLE in giver:
        return Right.ADMINISTER not in holder or Right.ADMINISTER in giver
    return holder <= giver
