"""Who walks the roads in which language, and the words by which they know where they are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """A new hire, her lead, a colleague of hers and a stranger to her lead, and what the pages say to them."""

    locale: str
    language: str
    learner: str
    learner_name: str
    number: str
    lead: str
    colleague: str
    colleague_name: str
    not_theirs: str
    passed: str
    in_the_way: str
    given: str
    path: str
    valid: str
    revoke: str


ZH = Tongue(
    locale="zh-CN",
    language="zh-hans",
    learner="agent",
    learner_name="林晓",
    number="001024",
    lead="lead",
    colleague="zhangwei1",
    colleague_name="张伟",
    not_theirs="徐悦",
    passed="通过",
    in_the_way="两千五的床垫",
    given="危机处理",
    path="新人上岗",
    valid="有效",
    revoke="撤销",
)
EN = Tongue(
    locale="en-GB",
    language="en",
    learner="xuyue",
    learner_name="Xu Yue",
    number="001029",
    lead="rival",
    colleague="zhangwei2",
    colleague_name="Zhang Wei",
    not_theirs="Lin Xiao",
    passed="passed",
    in_the_way="Which mattress",
    given="Crisis",
    path="Onboarding",
    valid="Valid",
    revoke="Revoke",
)
