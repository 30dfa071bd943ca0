"""What `./run` does inside the environment: prepare the data, then serve until told to stop."""

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured

READY_WITHIN_S = 90


def main() -> int:
    """Prepare and serve; return the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
    try:
        django.setup()
    except ImproperlyConfigured as trouble:
        print(f"Rapport cannot start. {trouble}", file=sys.stderr)
        return 2
    from lms.serving import prepare, processes

    try:
        prepare.refuse_what_is_unsafe()
        prepare.everything()
        return processes.serve(READY_WITHIN_S)
    except prepare.CannotServe as trouble:
        print(f"Rapport cannot start. {trouble}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
