"""Import this first: it sets Django up with the tests' settings."""

import os
import tempfile

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ.setdefault("RAPPORT_VAR", tempfile.mkdtemp(prefix="rapport-bench-"))

import django

django.setup()
