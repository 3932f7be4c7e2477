"""Django's settings: one file, every value from `env.py` or fixed here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from muster.config.env import read_environment
from muster.config.logs import logging_settings
from muster.config.static import fingerprint

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
DATA_DIR = ENVIRONMENT.data_dir
MUSTER_URL = ENVIRONMENT.url
MUSTER_LEASE_S = ENVIRONMENT.lease_s
MUSTER_FAIL_POINT = ""  # tests name one of `muster.imports.fail_points` in their own settings
MUSTER_BOUNCES = ENVIRONMENT.bounces
MUSTER_MAILS_A_MINUTE = ENVIRONMENT.mails_a_minute
MUSTER_KEEP_UPLOADS_DAYS = ENVIRONMENT.keep_uploads_days
MUSTER_KEEP_ROWS_DAYS = ENVIRONMENT.keep_rows_days
MUSTER_UNDO_DAYS = ENVIRONMENT.undo_days
MUSTER_KEEP_MAILS_DAYS = ENVIRONMENT.keep_mails_days
MUSTER_LIMITS = ENVIRONMENT.limits
MUSTER_TRUSTED_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.trusted_proxies

# Before MUSTER_URL is set Muster answers on this machine's own names only.
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [*LOCAL_HOSTS, *([ENVIRONMENT.host] if ENVIRONMENT.host else [])]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.url] if ENVIRONMENT.url else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "muster.accounts",  # before allauth: its templates win
    "allauth",
    "allauth.account",
    "muster.organisations",
    "muster.programs",
    "muster.participants",
    "muster.notices",
    "muster.imports",
    "muster.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "muster.web.middleware.security_headers",
    "muster.config.request_log.request_log",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "muster.web.middleware.body_limit",  # the token of a form is looked for after this, in the body
    "muster.web.middleware.upload_places",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "muster.web.middleware.first_run",
    "muster.organisations.middleware.organisation_scope",
    "muster.web.middleware.refusals",
]

ROOT_URLCONF = "muster.config.urls"
WSGI_APPLICATION = "muster.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "muster.web.context.layout",
            ],
            "builtins": ["muster.web.templatetags.muster"],
        },
    }
]

DATABASES: dict[str, Any] = {"default": {**ENVIRONMENT.database, "ATOMIC_REQUESTS": False}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON; PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["muster.accounts.backend.KeyBackend"]
PASSWORD_HASHERS = [
    "muster.accounts.hashers.OneCoreArgon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:home"

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "muster.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "muster.accounts.forms.SignInForm",
    "reset_password": "muster.accounts.forms.ForgottenForm",
    "reset_password_from_key": "muster.accounts.forms.NewPasswordKeyForm",
    "change_password": "muster.accounts.forms.NewPasswordForm",
    "set_password": "muster.accounts.forms.FirstPasswordForm",
}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # an address without an account gets no mail
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = f"static/{fingerprint(PACKAGE / 'static')}/"
STATICFILES_DIRS = [PACKAGE / "static"]
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(
    exist_ok=True
)  # stays empty: files are served from the package; WhiteNoise warns where it is missing
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"."  # the fingerprint in STATIC_URL changes with any of them
MEDIA_ROOT = DATA_DIR / "files"
MEDIA_URL = ""
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = (
    16 * 1024 * 1024
)  # pasted rows come as one form value; files are streamed and limited by the guard
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# A page view writes nothing: the session is saved only where it changed.
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "muster.web.views.form_expired"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_tls
SECURE_SSL_REDIRECT = False  # the proxy in front does it; see docs/operate/hosting.md
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_tls else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.trusted_proxies else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# Nothing is sent until both EMAIL_URL and MUSTER_URL are set.
EMAIL_URL = ENVIRONMENT.email_url
EMAIL_TIMEOUT = 60
MAIL_DOT_TIMEOUT_S = 600  # RFC 5321, 4.5.3.2.6: a server may think that long about a mail it has been given
EMAIL_FILE_PATH: str | None = None
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
globals().update(ENVIRONMENT.mail)
MAIL_IS_CONFIGURED = bool(EMAIL_URL and MUSTER_URL)
DEFAULT_FROM_EMAIL = f"muster@{ENVIRONMENT.host or 'localhost'}"

# The proxy in front redirects to TLS; the other two would bind the host's other names. See docs/operate/hosting.md.
SILENCED_SYSTEM_CHECKS = ["security.W008", "security.W005", "security.W021"]

LOGGING = logging_settings(is_terminal=sys.stderr.isatty())
