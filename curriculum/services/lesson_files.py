"""A lesson's file: front matter between two lines of `---`, Markdown below."""

from lib import yamlnodes
from lib.problems import Problem
from lib.yamlnodes import BadYaml, Node

LANGUAGES = ("zh", "en")
FENCE = "---"


def lesson_node(text: str, file: str) -> Node:
    """Return the front matter's node, with the Markdown under `body`.

    :raises BadYaml: if there is no front matter, or it is not a mapping, or names `body` itself
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise BadYaml(Problem(file, 1, 1, "(file)", "must begin with front matter between two lines of ---"))
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise BadYaml(Problem(file, 1, 1, "(file)", "its front matter is not closed by a line of ---"))
    head = yamlnodes.loads("\n".join(lines[1:end]) + "\n", file, first_line=2)
    if not isinstance(head.value, dict):
        raise BadYaml(Problem(file, 2, 1, "(file)", "its front matter must be keys with values"))
    if "body" in head.value:
        raise BadYaml(
            Problem(file, head.value["body"].line, 1, "body", "is not a key that we know; the text stands below the front matter")
        )
    body = Node("\n".join(lines[end + 1 :]), file, end + 2, 1, "body")
    places = (*head.key_places, ("body", body.line, 1))
    return Node({**head.value, "body": body}, file, head.line, head.column, "", places)
