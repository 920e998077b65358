"""Every setting of parindex, read from the environment; `.env.example` lists them."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

CHECKOUT = Path(__file__).resolve().parents[3]
HOME = Path(os.environ.get("PARINDEX_HOME", CHECKOUT / "var"))
RULEBOOK = Path(os.environ.get("PARINDEX_RULEBOOK", CHECKOUT / "rulebook"))


def _database(url: str) -> dict[str, object]:
    """Return Django's database settings for `sqlite:///file`, `sqlite://:memory:` or `postgresql://…`."""
    if url.startswith("sqlite:"):
        place = url.removeprefix("sqlite://").removeprefix("/") if url != "sqlite://:memory:" else ":memory:"
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
        }
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": place, "OPTIONS": options}
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.removeprefix("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


def _secret_key() -> str:
    """Return the key from the environment, or one kept in a file only the owner can read."""
    if key := os.environ.get("PARINDEX_SECRET_KEY"):
        return key
    file = HOME / "secret-key"
    if not file.exists():
        HOME.mkdir(mode=0o700, parents=True, exist_ok=True)  # passwords' digests, sessions, files: nobody else's
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
                out.write(secrets.token_urlsafe(50))
        except FileExistsError:
            pass
    return file.read_text()


DATABASE_URL = os.environ.get("PARINDEX_DATABASE_URL", f"sqlite:///{HOME / 'parindex.sqlite3'}")
DATABASES = {"default": _database(DATABASE_URL)}
# A command that works in memory touches no disk: it needs no lasting key.
SECRET_KEY = secrets.token_urlsafe(50) if DATABASE_URL == "sqlite://:memory:" else _secret_key()
DEBUG = os.environ.get("PARINDEX_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("PARINDEX_HOSTS", "127.0.0.1,localhost").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host not in ("127.0.0.1", "localhost")]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "parindex.foundation",
    "parindex.registers",
    "parindex.index",
    "parindex.steering",
    "parindex.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "parindex.web.today.TodayMiddleware",
    "parindex.web.gate.GateMiddleware",
]
ROOT_URLCONF = "parindex.config.urls"
WSGI_APPLICATION = "parindex.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "parindex.web.frame.frame",
            ],
        },
    },
]
AUTH_USER_MODEL = "foundation.Account"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name")},
    },
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "sign-in"
CSRF_FAILURE_VIEW = "parindex.web.errors.csrf_failure"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
FILES_ROOT = HOME / "files"  # uploaded files, by SHA-256
IMPORT_KINDS = {  # kinds of file that come in, and the room that reads each
    "dossiers": "parindex.registers.dossiers.imports.KIND",
    "observations": "parindex.index.observations.imports.KIND",
}
FACTS = "parindex.registers.facts.ALL_FACTS"  # what the registers count
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600  # a working day: desks at a one-stop shop are shared
SESSION_COOKIE_SAMESITE = "Lax"
HTTPS = os.environ.get("PARINDEX_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0  # a year
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None  # the proxy sets it: `.env.example`
# Neighbours under an office's domain are not ours to bind to HTTPS, nor is its entry in browsers' lists.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
    },
}
LOGGING = {  # what failed, with its trace, to whoever reads the server's messages; never to the page
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"messages": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "django.request": {"handlers": ["messages"], "level": "ERROR", "propagate": False},
        "parindex": {"handlers": ["messages"], "level": "WARNING"},
    },
}
