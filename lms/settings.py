"""All settings, from the environment; `.env.example` documents every one."""

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ
from csp.constants import NONE, SELF

from lms.environment import Environment, base_dir, dates

BASE_DIR = base_dir()
env = Environment(BASE_DIR / ".env")

# ---- what this is ----
RAPPORT_MODE = env.choice("RAPPORT_MODE", ("demo", "production"), "demo")
DEMO = RAPPORT_MODE == "demo"
RAPPORT_VAR = Path(env.text("RAPPORT_VAR", str(BASE_DIR / "var"))).absolute()
RAPPORT_NODE_MODULES = Path(env.text("RAPPORT_NODE_MODULES", str(BASE_DIR / "node_modules"))).absolute()
RAPPORT_FIRM_NAME = {
    "zh": env.text("RAPPORT_FIRM_NAME_ZH", "云栖家居" if DEMO else ""),
    "en": env.text("RAPPORT_FIRM_NAME_EN", "Yunqi Home" if DEMO else ""),
}
_FONTS = RAPPORT_NODE_MODULES / "@expo-google-fonts"
RAPPORT_FONT_DIRS = [
    *(Path(p) for p in env.text("RAPPORT_FONT_DIRS").split(":") if p),
    *(_FONTS / name for name in ("noto-sans", "noto-sans-sc", "noto-serif-sc")),
]
PORT = env.whole("PORT", 8000, 1, 65535)
HOST = env.text("HOST", "127.0.0.1")
PUBLIC_URL = env.url("PUBLIC_URL", f"http://127.0.0.1:{PORT}" if DEMO else "", ("http", "https"), "https://training.example.com").rstrip(
    "/"
)

# ---- security ----
DEBUG = False


def _secret_key() -> str:
    said = env.text("RAPPORT_SECRET_KEY")
    if said:
        return said
    kept = RAPPORT_VAR / "secret_key"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return kept.read_text(encoding="ascii")


SECRET_KEY = _secret_key()
_PUBLIC = urlsplit(PUBLIC_URL)
ALLOWED_HOSTS = [h for h in env.text("RAPPORT_ALLOWED_HOSTS").split(",") if h] or sorted(
    {"127.0.0.1", "localhost", "[::1]", *([_PUBLIC.hostname] if _PUBLIC.hostname else [])} if DEMO else {_PUBLIC.hostname or "localhost"}
)
CSRF_TRUSTED_ORIGINS = [f"{_PUBLIC.scheme}://{_PUBLIC.netloc}"] if _PUBLIC.netloc else []
SECURE_PROXY = env.choice("RAPPORT_TLS_PROXY", ("yes", "no"), "no") == "yes"
if SECURE_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not DEMO
SECURE_SSL_REDIRECT = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
PASSWORD_HASHERS = ["people.hashing.OwaspArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.backends.PeopleBackend"]
LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = "dashboards:home"
LOGOUT_REDIRECT_URL = "people:sign-in"
CSRF_FAILURE_VIEW = "ui.views.errors.csrf_failure"

# ---- apps ----
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "ui",  # before crispy: its field template is ours
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "lms",
    "dashboards",
    "reports",
    "curriculum",
    "certificates",
    "quizzes",
    "scenarios",
    "assignments",
    "courses",
    "questions",
    "knowledge",
    "notifications",
    "people",
    "jobs",
    "audit",
]
MIDDLEWARE = [
    "lms.middleware.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "people.middleware.Reader",
    "people.middleware.PasswordDue",
    "people.middleware.NoStore",
    "lms.middleware.Storable",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "lms.urls"
WSGI_APPLICATION = "lms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lms.nav.shell",
            ],
            "builtins": ["ui.templatetags.rapport"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("bootstrap5",)
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# ---- data ----
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
        "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-8000",
    },
}


def _database(url: str) -> dict[str, Any]:
    if not url:
        return {**SQLITE, "NAME": str(RAPPORT_VAR / "rapport.sqlite3")}
    parsed: dict[str, Any] = environ.Env.db_url_config(url)
    if parsed.get("ENGINE", "").endswith("sqlite3"):
        return {**SQLITE, "NAME": parsed["NAME"]}
    if not parsed.get("ENGINE", "").endswith("postgresql") or not parsed.get("NAME"):
        raise ValueError(url)
    settings = "-c lock_timeout=5s -c statement_timeout=120s -c idle_in_transaction_session_timeout=60s"
    return {**parsed, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True, "OPTIONS": {"options": settings, **parsed.get("OPTIONS", {})}}


DATABASES = {"default": env.parsed("DATABASE_URL", "", _database, "postgres://rapport:secret@127.0.0.1:5432/rapport")}
SESSION_ENGINE = "people.sessions"
CACHES = {
    "default": env.parsed("CACHE_URL", "locmemcache://", environ.Env.cache_url_config, "redis://127.0.0.1:6379/1"),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = RAPPORT_VAR / "media"
MEDIA_URL = "/media/"

# ---- static files ----
STATIC_URL = "/static/"
STATIC_ROOT = RAPPORT_VAR / "static"
RAPPORT_VENDOR = RAPPORT_VAR / "vendor"
RAPPORT_VENDOR.mkdir(parents=True, exist_ok=True)  # the first start fills it, in a process that has read this already
STATICFILES_DIRS = [RAPPORT_VENDOR]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "ui.staticfiles.ManifestStorage"},
}
WHITENOISE_MAX_AGE = 3600

# ---- language and time ----
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = env.parsed("RAPPORT_TIME_ZONE", "Asia/Shanghai", lambda name: str(ZoneInfo(name)), "Asia/Shanghai")
DAYS_OFF = env.parsed("RAPPORT_DAYS_OFF", "", dates, "2026-10-01,2026-10-02")
WEEKENDS_WORKED = env.parsed("RAPPORT_WEEKENDS_WORKED", "", dates, "2026-10-10")

# ---- mail ----
RAPPORT_HAS_MAIL = bool(env.text("EMAIL_URL"))
_MAIL = env.parsed("EMAIL_URL", "dummymail://", environ.Env.email_url_config, "smtp+tls://user:password@mail.example.com:587")
EMAIL_BACKEND = _MAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _MAIL.get("EMAIL_HOST") or "localhost", _MAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.get("EMAIL_HOST_USER") or "", _MAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = bool(_MAIL.get("EMAIL_USE_TLS")), bool(_MAIL.get("EMAIL_USE_SSL"))
EMAIL_FILE_PATH = _MAIL.get("EMAIL_FILE_PATH") or str(RAPPORT_VAR / "mail")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("RAPPORT_MAIL_FROM", "Rapport <rapport@localhost>")

# ---- the worker ----
CELERY_BROKER_URL = env.url(
    "CELERY_BROKER_URL", "filesystem://", ("filesystem", "redis", "rediss", "amqp", "amqps"), "redis://127.0.0.1:6379/0"
)
_QUEUE = RAPPORT_VAR / "queue"
if CELERY_BROKER_URL.startswith("filesystem"):
    CELERY_BROKER_TRANSPORT = "lms.broker:Transport"
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
        "data_folder_in": str(_QUEUE / "data"),
        "data_folder_out": str(_QUEUE / "data"),
        "control_folder": str(_QUEUE / "control"),
        "processed_folder": str(_QUEUE / "processed"),
        "polling_interval": 0.1,
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 600,
        "unacked_restore_throttle": 1,
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
    }
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 540
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(RAPPORT_VAR / "beat")
CELERY_TIMEZONE = "UTC"

# ---- logs: structured, without personal data ----
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "lms.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "loggers": {"kombu.connection": {"level": "ERROR"}},
    "root": {"handlers": ["stderr"], "level": env.choice("RAPPORT_LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "WARNING")},
}
