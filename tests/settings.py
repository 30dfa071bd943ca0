"""The product's settings, with quick hashing of the tests' own passwords and a folder that goes away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "RAPPORT_VAR" not in os.environ:
    os.environ["RAPPORT_VAR"] = tempfile.mkdtemp(prefix="rapport-tests-")
    atexit.register(shutil.rmtree, os.environ["RAPPORT_VAR"], ignore_errors=True)
os.environ.setdefault("RAPPORT_MODE", "demo")

from lms.settings import *  # noqa: F403
from lms.settings import BASE_DIR, DATABASES, RAPPORT_VAR, STORAGES

SECRET_KEY = "only-for-tests-" + "x" * 50
PASSWORD_HASHERS = ["people.hashing.OwaspArgon2", "django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
RAPPORT_HAS_MAIL = True
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {}
del CELERY_BROKER_TRANSPORT  # noqa: F821  it comes with the star
_VENDOR = Path(os.environ.get("RAPPORT_TEST_VENDOR", BASE_DIR / "var" / "vendor"))
STATICFILES_DIRS = [_VENDOR] if _VENDOR.is_dir() else []
MEDIA_ROOT = RAPPORT_VAR / "media"
WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in the product: a shared memory answers "table is locked" where a file waits. It need not outlive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": str(RAPPORT_VAR / "test.sqlite3")}
    _init = DATABASES["default"]["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    DATABASES["default"]["OPTIONS"] = {**DATABASES["default"]["OPTIONS"], "init_command": _init}
