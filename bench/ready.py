"""Import this first: it puts the project on the path and sets Django up with the tests' settings."""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ.setdefault("RAPPORT_VAR", tempfile.mkdtemp(prefix="rapport-bench-"))

import django

django.setup()
