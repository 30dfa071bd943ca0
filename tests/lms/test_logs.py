"""Logs say what happened without saying who."""

import json
import logging
import sys

from lms.logs import JsonLines


def _line(**fields: object) -> dict[str, object]:
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "%s: %s", ("Not Found", "/people/张伟/"), None)
    for name, value in fields.items():
        setattr(record, name, value)
    found: dict[str, object] = json.loads(JsonLines().format(record))
    return found


def test_a_path_stays_out_and_the_status_stays_in() -> None:
    line = _line(status_code=404)
    assert (line["message"], line["status"]) == ("Not Found", 404)
    assert "张伟" not in json.dumps(line, ensure_ascii=False)


def test_a_trace_has_places_and_no_values() -> None:
    try:
        int("13800138000 belongs to 张伟")
    except ValueError:
        record = logging.LogRecord("jobs", logging.ERROR, __file__, 1, "a job failed", (), sys.exc_info())
    line = json.loads(JsonLines().format(record))
    assert line["exception"] == "ValueError"
    assert "13800138000" not in json.dumps(line, ensure_ascii=False)
    assert line["trace"][0].startswith("test_logs.py:")
