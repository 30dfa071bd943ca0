"""One JSON object a line: what happened and its ids, never a person's data."""

import json
import logging

KEPT = ("request_id", "method", "route", "status", "topic", "subject", "tries", "trouble", "task", "key", "static")


class JsonLines(logging.Formatter):
    """Formats a record from its fixed message and a list of known fields; arguments and request objects stay out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        line: dict[str, object] = {"at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S"), "level": record.levelname, "logger": record.name}
        line["message"] = record.getMessage() if not record.name.startswith("django.") else _plain(record)
        line |= {name: getattr(record, name) for name in KEPT if hasattr(record, name)} | _of_request(record)
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__name__
            line["trace"] = _places(record)
        return json.dumps(line, ensure_ascii=False, default=str)


def _plain(record: logging.LogRecord) -> str:
    """Drop Django's arguments, which carry paths with names and numbers; of a request's it keeps the reason phrase."""
    if record.name == "django.request" and isinstance(record.args, tuple) and record.args:
        return str(record.args[0])
    return str(record.msg) if record.args else record.getMessage()


def _of_request(record: logging.LogRecord) -> dict[str, object]:
    """Name a request by its route and status, never by its path."""
    request, found = getattr(record, "request", None), dict[str, object]()
    if hasattr(record, "status_code"):
        found["status"] = record.status_code
    if getattr(request, "resolver_match", None):
        found["route"] = request.resolver_match.view_name  # type: ignore[union-attr]  # it was just looked at
    return found


def _places(record: logging.LogRecord) -> list[str]:
    """Return where it happened: files and lines, without the values."""
    trace = record.exc_info[2] if record.exc_info else None
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-12:]
