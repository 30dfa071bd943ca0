"""The log-ins of the demo, as the sign-in page lists them there."""

from collections.abc import Mapping
from types import MappingProxyType

from lib.bilingual import Text

DEMO_LOG_INS: Mapping[str, Text] = MappingProxyType(
    {
        "agent": Text(zh="客服", en="Agent"),
        "peer": Text(zh="同组客服", en="Agent of the same team"),
        "lead": Text(zh="组长", en="Team lead"),
        "rival": Text(zh="另一组的组长", en="Lead of another team"),
        "trainer": Text(zh="培训师", en="Trainer"),
        "author": Text(zh="课程作者", en="Author"),
        "assessor": Text(zh="考评员", en="Assessor"),
        "hr": Text(zh="人力资源", en="HR"),
        "admin": Text(zh="管理员", en="Admin"),
    }
)
