"""The worker: a doorbell, a sweep and the beat table. What is to be done stands in the database."""

import os
import warnings
from collections.abc import Callable, Mapping
from typing import Any

from celery import Celery
from celery.signals import worker_ready
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")

# On a machine of one's own root is who one is; what this guards against, pickled messages, is not accepted at all.
warnings.filterwarnings("ignore", message=r"\s*You're running the worker with superuser privileges")

app = Celery("rapport")
app.config_from_object("django.conf:settings", namespace="CELERY")

SWEEP_EVERY_S = 15.0

app.conf.beat_schedule = {
    "sweep the jobs": {"task": "jobs.sweep", "schedule": SWEEP_EVERY_S, "options": {"expires": SWEEP_EVERY_S}},
    "close overdue attempts": {"task": "quizzes.close_overdue", "schedule": 60.0, "options": {"expires": 60}},
    "remind": {"task": "assignments.remind", "schedule": 900.0, "options": {"expires": 900}},
    "tell of expiry": {"task": "certificates.expire_notices", "schedule": 3600.0, "options": {"expires": 3600}},
    "delete old exports": {"task": "reports.delete_old_exports", "schedule": 3600.0, "options": {"expires": 3600}},
}

_PERIODIC: Mapping[str, str] = {
    "quizzes.close_overdue": "quizzes.tasks.close_overdue",
    "assignments.remind": "assignments.tasks.remind",
    "certificates.expire_notices": "certificates.tasks.expire_notices",
    "reports.delete_old_exports": "reports.tasks.delete_old_exports",
}


@app.task(name="jobs.sweep")
def sweep(**_future: object) -> int:
    """Do what waits."""
    from jobs.services.sweeping import sweep as do_sweep
    from lib import clock
    from lms.topics import handlers

    return do_sweep(handlers=handlers(), clock=clock.now)


@app.task(name="jobs.doorbell")
def doorbell(**_future: object) -> int:
    """Answer the bell: the same sweep, at once."""
    return int(sweep())


def _door(name: str, path: str) -> None:
    @app.task(name=name)
    def door(**_future: object) -> None:
        from lib import clock

        deed: Callable[..., Any] = import_string(path)
        deed(at=clock.now())


for _name, _path in _PERIODIC.items():
    _door(_name, _path)


@worker_ready.connect
def sweep_at_start(**_kwargs: object) -> None:
    """Take up at once what was left undone."""
    sweep.apply_async(retry=False, ignore_result=True)
