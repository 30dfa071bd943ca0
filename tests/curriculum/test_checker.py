"""The checker: each rule broken once, and the exact line that it says so in."""

from pathlib import Path

import pytest

from curriculum.services.checking import check
from tests.curriculum.conftest import Change, findings

ZH, EN, SCRIPT, QUIZ, RULE = "lessons/L-1/zh.md", "lessons/L-1/en.md", "scripts/AFT-17.yaml", "quizzes/L.yaml", "rules/POL-7D.yaml"
WAY = "cite {rule:CARD.field} or {claim:NUMBER}, or mark an example as {n:NUMBER}"


def test_the_small_pack_has_no_error(pack: Path) -> None:
    assert findings(pack) == []
    assert findings(pack, "warning") == [
        "quizzes/L.yaml:7: questions: warning: has 3 types of question (ordering, single, true_false); a bank needs 4",
        "quizzes/L.yaml:7: questions: warning: has 5 questions for the quiz; a bank needs 15",
    ]


BREAKS = [
    # shape
    (RULE, "kind: law", "kind: lore", ["rules/POL-7D.yaml:3: kind: must be one of law, platform, firm, not 'lore'"]),
    (
        RULE,
        "colour: red",
        "color: red",
        [
            "rules/POL-7D.yaml:1: colour: is missing: colour",
            "rules/POL-7D.yaml:4: color: is not a key that we know; known here: id, title, kind, colour, versions",
        ],
    ),
    (RULE, "colour: red", "colour: red\ncolour: red", ["rules/POL-7D.yaml:5: colour: stands here twice"]),
    (RULE, "value: 7", "value: seven", ["rules/POL-7D.yaml:15: versions[0].fields.days.value: must be a number, not 'seven'"]),
    (RULE, 'zh: "七天无理由退货", ', "", ["rules/POL-7D.yaml:2: title.zh: is missing: zh"]),
    (RULE, 'zh: "七天无理由退货"', 'zh: ""', ["rules/POL-7D.yaml:2: title.zh: must not be empty"]),
    (RULE, "id: POL-7D", "id: POL-8D", ["rules/POL-7D.yaml:1: id: must be the file's name, POL-7D, not POL-8D"]),
    (RULE, "id: POL-7D\n", "id: [POL-7D\n", ["rules/POL-7D.yaml:2: (file): is not valid YAML: expected ',' or ']', but got ':'"]),
    ("pack.yaml", "pack/1", "pack/2", ["pack.yaml:1: format: must be one of pack/1, not 'pack/2'"]),
    (ZH, "level: J", "level: X", ["lessons/L-1/zh.md:5: level: must be one of J, I, S, L, not 'X'"]),
    (ZH, "---\nid", "id", ["lessons/L-1/zh.md:1: (file): must begin with front matter between two lines of ---"]),
    (ZH, "---\n## ", "## ", ["lessons/L-1/zh.md:1: (file): its front matter is not closed by a line of ---"]),
    (ZH, "language: zh", "language: en", ["lessons/L-1/zh.md:3: language: must be zh, as the file is named, not en"]),
    (ZH, "id: L-1\n", "id: L-2\n", ["lessons/L-1/zh.md:2: id: must be L-1, as the file is named, not L-2"]),
    ("claims.yaml", "id: 11", "id: eleven", ["claims.yaml:2: claims[0].id: must be a whole number, not 'eleven'"]),
    # citations
    (
        ZH,
        "{rule:POL-7D.days}",
        "{rule:POL-9D.days}",
        [
            "lessons/L-1/en.md:18: body: {rule:POL-7D.days} stands here and not in the Chinese twin",
            "lessons/L-1/zh.md:18: body: there is no rule card POL-9D in this pack",
            "lessons/L-1/zh.md:18: body: {rule:POL-9D.days} stands here and not in the English twin",
        ],
    ),
    (
        QUIZ,
        'en: "Because: apologise."',
        'en: "{rule:POL-7D.weeks}"',
        [
            "quizzes/L.yaml:15: questions[0].options[1].why.en: rule card POL-7D has no field weeks; it has days",
            "quizzes/L.yaml:15: questions[0].options[1].why.en: {rule:POL-7D.weeks} stands here and not in the Chinese twin",
        ],
    ),
    (
        ZH,
        "{claim:11}",
        "{claim:12}",
        [
            "lessons/L-1/en.md:18: body: {claim:11} stands here and not in the Chinese twin",
            "lessons/L-1/zh.md:18: body: there is no claim 12 in claims.yaml",
            "lessons/L-1/zh.md:18: body: {claim:12} stands here and not in the English twin",
        ],
    ),
    (
        ZH,
        "{claim:11}",
        "{claim:11} {rule:POL-7D}",
        [
            "lessons/L-1/zh.md:18: body: {rule:POL-7D} is no citation; write {rule:CARD.field}, {claim:NUMBER} or {n:NUMBER}",
        ],
    ),
    (ZH, "你先做什么？", "你先做{shop}？", ["lessons/L-1/zh.md:18: body: {shop} is a blank for scripts; a lesson cannot fill it"]),
    # figures without a source
    (ZH, "{n:1899} 元", "{n:1899} 元，限 3 天", [f"lessons/L-1/zh.md:18: body: 3 天 is a period without a source; {WAY}"]),
    (EN, "to send it back", "to send it back for 99 yuan", [f"lessons/L-1/en.md:18: body: 99 yuan is an amount without a source; {WAY}"]),
    (ZH, "| 二 | 办事 |", "| 二 | 办 80% 的事 |", [f"lessons/L-1/zh.md:35: body: 80% is a percentage without a source; {WAY}"]),
    (ZH, "## 收尾", "## 5 分钟收尾", [f"lessons/L-1/zh.md:39: body: 5 分钟 is a period without a source; {WAY}"]),
    (
        ZH,
        'rule_code: "先复述，',
        'rule_code: "5 秒先复述，',
        [
            "lessons/L-1/en.md:9: rule_code: numbers differ between the twins: zh 5; en none",
            f"lessons/L-1/zh.md:9: rule_code: 5 秒 is a period without a source; {WAY}",
        ],
    ),
    (QUIZ, "复述就是重复。", "复述要 30 秒。", [f"quizzes/L.yaml:71: questions[6].stem.zh: 30 秒 is a period without a source; {WAY}"]),
    (SCRIPT, "可以退：", "３天可以退：", [f"scripts/AFT-17.yaml:26: paraphrases[1].zh: ３天 is a period without a source; {WAY}"]),
    (SCRIPT, "三句话说完步骤", "30 秒说完步骤", [f"scripts/AFT-17.yaml:29: do.zh: 30 秒 is a period without a source; {WAY}"]),
    ("courses/L.yaml", "一课一测。", "20 分钟一课。", [f"courses/L.yaml:3: summary.zh: 20 分钟 is a period without a source; {WAY}"]),
    # twins
    (
        EN,
        "{n:1899}",
        "{n:1999}",
        [
            "lessons/L-1/en.md:18: body: {n:1999} stands here and not in the Chinese twin",
            "lessons/L-1/zh.md:18: body: {n:1899} stands here and not in the English twin",
        ],
    ),
    (EN, "minutes: 3", "minutes: 2", ["lessons/L-1/en.md:6: minutes: differs from the Chinese twin: 2 and 3"]),
    (EN, 'title: "Say', 'title: "2 ways: say', ["lessons/L-1/en.md:4: title: numbers differ between the twins: zh none; en 2"]),
    (
        SCRIPT,
        "within {rule:POL-7D.days}, {way}",
        "in time, {way}",
        [
            "scripts/AFT-17.yaml:23: text.zh: {rule:POL-7D.days} stands here and not in the English twin",
        ],
    ),
    # minutes
    (
        ZH,
        "minutes: 3",
        "minutes: 30",
        [
            "lessons/L-1/en.md:6: minutes: differs from the Chinese twin: 3 and 30",
            "lessons/L-1/zh.md:6: minutes: states 30 minutes; reading and answering take about 2.8, more than a third off",
        ],
    ),
    # references
    (
        ZH,
        "scripts: [AFT-17]",
        "scripts: [AFT-18]",
        [
            "lessons/L-1/en.md:10: scripts: differs from the Chinese twin: ('AFT-17',) and ('AFT-18',)",
            "lessons/L-1/zh.md:10: scripts[0]: there is no script AFT-18 in the pack",
        ],
    ),
    (
        SCRIPT,
        "rule_cards: [POL-7D]",
        "rule_cards: [POL-9]",
        ["scripts/AFT-17.yaml:10: rule_cards[0]: there is no rule card POL-9 in this pack"],
    ),
    (SCRIPT, "lessons: [L-1]", "lessons: [L-9]", ["scripts/AFT-17.yaml:11: lessons[0]: there is no lesson L-9 in this pack"]),
    ("courses/L.yaml", "{lesson: L-1}", "{lesson: L-9}", ["courses/L.yaml:9: modules[0].steps[0]: there is no lesson L-9 in the pack"]),
    ("courses/L.yaml", "{quiz: L}", "{quiz: L9}", ["courses/L.yaml:10: modules[0].steps[1]: there is no quiz L9 in the pack"]),
    ("paths/short.yaml", "courses: [L]", "courses: [M]", ["paths/short.yaml:6: sets[0].courses[0]: there is no course M in the pack"]),
    (QUIZ, "course: L", "course: M", ["quizzes/L.yaml:4: course: there is no course M"]),
    # checks in a lesson
    (
        ZH,
        ":::check L-1-k1",
        ":::check L-1-k9",
        [
            "lessons/L-1/en.md:16: body: must ask the same checks in the same parts as the Chinese twin",
            "lessons/L-1/zh.md:16: body: asks L-1-k9, but no quiz file has a question of that id with “use: check”",
        ],
    ),
    (
        ZH,
        ":::check L-1-k1",
        ":::chek L-1-k1",
        [
            "lessons/L-1/en.md:16: body: must ask the same checks in the same parts as the Chinese twin",
            "lessons/L-1/zh.md:6: minutes: states 3 minutes; reading and answering take about 2.1, more than a third off",
            "lessons/L-1/zh.md:26: body: :::chek is not a block that we know (:::chat, :::example, :::check)",
        ],
    ),
    # banks
    (
        ZH,
        "{id: L-1.a, verb: restate",
        "{id: L-1.b, verb: restate",
        [
            "lessons/L-1/en.md:8: objectives: must have the ids and verbs of the Chinese twin, in the same order",
            "lessons/L-1/zh.md:8: objectives[0].id: no question practises objective L-1.b",
            *(
                f"quizzes/L.yaml:{line}: questions[{n}].objective: no lesson of this pack has an objective L-1.a"
                for n, line in enumerate((9, 19, 29, 39, 49, 59, 69, 77))
            ),
        ],
    ),
    (
        "pack.yaml",
        "bank_rules: free",
        "bank_rules: onboarding",
        [
            "quizzes/L.yaml:7: questions: has 3 types of question (ordering, single, true_false); a bank needs 4",
            "quizzes/L.yaml:7: questions: has 5 questions for the quiz; a bank needs 15",
        ],
    ),
    # scripts
    (
        SCRIPT,
        '{zh: "可以退：{order}，',
        '{zh: "可以退：{ordre}，',
        ["scripts/AFT-17.yaml:26: paraphrases[1].zh: {ordre} is not declared under variables"],
    ),
    (
        SCRIPT,
        "  - {id: order, ",
        '  - {id: agent, type: text, label: {zh: "名", en: "Name"}, example: {zh: "小云", en: "Yun"}}\n  - {id: order, ',
        [
            "scripts/AFT-17.yaml:17: variables[0].id: {agent} is declared and used nowhere",
        ],
    ),
    (
        SCRIPT,
        "订单 6203-88417 签收",
        "订单 {order} 签收",
        [
            "scripts/AFT-17.yaml:27: good.zh: {order} is not filled; an example shows what a customer would read",
        ],
    ),
    (SCRIPT, "type: choice", "type: text", ["scripts/AFT-17.yaml:22: variables[1].choices: only a choice has choices"]),
    (
        SCRIPT,
        '  - {zh: "可以退：{order}，{way}。", en: "Yes, {order} can go back, {way}."}\n',
        "",
        [
            "scripts/AFT-17.yaml:25: paraphrases: needs at least 2, so that chats do not look copied",
        ],
    ),
    # rule cards
    (
        RULE,
        "effective_until: 2027-12-31",
        "effective_until: 2028-12-31",
        [
            "rules/POL-7D.yaml:16: versions[1].effective_from: overlaps with another version of this card",
        ],
    ),
    (
        RULE,
        "effective_until: 2027-12-31",
        "effective_until: 2013-12-31",
        ["rules/POL-7D.yaml:7: versions[0].effective_until: ends before it begins (2014-03-15)"],
    ),
    (
        RULE,
        "days: {value: 10",
        "tage: {value: 10",
        [
            "lessons/L-1/en.md:18: body: rule card POL-7D has no field days from 2028-01-01 on",
            "lessons/L-1/zh.md:18: body: rule card POL-7D has no field days from 2028-01-01 on",
            *(
                f"scripts/AFT-17.yaml:{line}: {key}.{lang}: rule card POL-7D has no field days from 2028-01-01 on"
                for line, key in ((23, "text"), (25, "paraphrases[0]"))
                for lang in ("en", "zh")
            ),
        ],
    ),
    ("products/MT-A.yaml", "id: core", "id: firmness", ["products/MT-A.yaml:5: facts[1].id: firmness stands here twice"]),
]


@pytest.mark.parametrize(("file", "before", "after", "said"), BREAKS)
def test_each_rule_says_where_it_is_broken(pack: Path, change: Change, file: str, before: str, after: str, said: list[str]) -> None:
    change(file, before, after)
    assert findings(pack) == said


def test_numbers_that_differ_in_the_text_are_a_warning_with_both_lists(pack: Path, change: Change) -> None:
    change(EN, "it came 3 days ago", "it came 4 days ago")
    assert "lessons/L-1/en.md:16: body: warning: numbers differ between the twins: zh 3, 20; en 4, 20" in findings(pack, "warning")
    assert findings(pack) == []


@pytest.mark.parametrize(
    ("policy", "change_option"),
    [
        ("longest", lambda n, right: "x" * (30 if right else 3) + str(n)),
        ("first", None),
        ("most polite", lambda n, right: f"please {n}" if right else f"do {n}"),
        ("most figures", lambda n, right: f"{n} by 18.00" if right else f"{n} soon"),
        ("most words shared with the stem", lambda n, right: f"a return {n}" if right else f"nothing {n}"),
    ],
)
def test_a_bank_that_a_guess_passes_is_an_error(pack: Path, policy: str, change_option: object) -> None:
    lines = (pack / QUIZ).read_text(encoding="utf-8").split("\n")
    for index, line in enumerate(lines):
        if line.startswith("      - {id: ") and "text: {zh" in line and "right" in "".join(lines[index - 3 : index + 3]) and index < 69:
            letter, right = line.split("{id: ")[1][0], line.endswith("right: true}")
            if change_option is None:
                lines[index] = (
                    line.replace(", right: true}", "}") if letter != "a" else line.replace(", right: true}", "}")[:-1] + ", right: true}"
                )
            else:
                head, rest = line.split('en: "', 1)
                lines[index] = f'{head}en: "{change_option(index, right)}"{rest[rest.index("}") :]}'  # type: ignore[operator]  # one of the four above
    (pack / QUIZ).write_text("\n".join(lines), encoding="utf-8")
    said = [line for line in findings(pack) if f"“{policy}”" in line and line.endswith("in en; at most 40 % is allowed")]
    assert said == [
        f"quizzes/L.yaml:7: questions: always picking the option that is “{policy}” scores 100 % over 6 questions in en; at most 40 % is allowed"
    ]


def test_a_customer_line_in_every_third_question(pack: Path) -> None:
    text = (pack / QUIZ).read_text(encoding="utf-8")
    (pack / QUIZ).write_text(text.replace("customer_line: true", "customer_line: false"), encoding="utf-8")
    expected = "quizzes/L.yaml:7: questions: warning: 0 of 5 questions start from a customer's line; at least a third should"
    assert expected in findings(pack, "warning")


def test_what_rests_on_a_broken_file_is_not_blamed_for_it(pack: Path, change: Change) -> None:
    change(SCRIPT, "stage: aftersale", "stage: later")
    said = "scripts/AFT-17.yaml:3: stage: must be one of presale, insale, aftersale, complaint, crisis, care, internal, not 'later'"
    assert findings(pack) == [said]


def test_all_problems_come_at_once_in_order(pack: Path, change: Change) -> None:
    change(RULE, "kind: law", "kind: lore")
    change(SCRIPT, "risk: amber", "risk: blue")
    change("courses/L.yaml", "{quiz: L}", "{quiz: L9}")
    assert [line.partition(":")[0] for line in findings(pack)] == ["courses/L.yaml", "rules/POL-7D.yaml", SCRIPT]


def test_an_unknown_key_hides_nothing_else_of_its_file(pack: Path, change: Change) -> None:
    change(EN, "to send it back", "to send it back for 99 yuan")
    change(EN, "language: en", "language: en\nmood: sunny")
    said = findings(pack)
    assert any("mood: is not a key that we know" in line for line in said)
    assert f"lessons/L-1/en.md:19: body: 99 yuan is an amount without a source; {WAY}" in said


def test_the_real_pack_is_good() -> None:
    checked = check(Path(__file__).parents[2] / "fixtures" / "curriculum")
    assert [str(problem) for problem in checked.problems if problem.level == "error"] == []
