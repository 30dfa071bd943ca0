"""Import this first: it sets Django up with the tests' settings."""

import atexit
import os
import shutil
import tempfile

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
if "RAPPORT_VAR" not in os.environ:
    os.environ["RAPPORT_VAR"] = tempfile.mkdtemp(prefix="rapport-bench-")
    atexit.register(shutil.rmtree, os.environ["RAPPORT_VAR"], ignore_errors=True)

import django

django.setup()
