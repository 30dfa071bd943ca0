"""The product's settings for looking at pages: assets straight from the working tree, nothing collected."""

from lms.settings import *  # noqa: F403
from lms.settings import BASE_DIR, RAPPORT_VENDOR, STORAGES

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
STATICFILES_DIRS = [folder for folder in (RAPPORT_VENDOR, BASE_DIR / "var" / "vendor") if (folder / "bootstrap").is_dir()][:1]
