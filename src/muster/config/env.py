"""Everything Muster reads from the environment, and nothing else reads it. See docs/operate/settings.md."""

from __future__ import annotations

import os
import re
import secrets
import warnings
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import unquote, urlsplit

import environ
import platformdirs
from django.core.exceptions import ImproperlyConfigured

from muster.engine.readers import Limits

LIMIT = "MUSTER_LIMIT_"
"""Before the name of each limit of a file, in capitals."""
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}


@dataclass(frozen=True, slots=True)
class Environment:
    """The host's choices, parsed once at start."""

    data_dir: Path
    database: dict[str, object]
    email_url: str
    mail: dict[str, object]
    """Django's EMAIL_… settings; empty where nothing can be sent."""
    url: str
    trusted_proxies: int
    lease_s: int
    bounces: Path | None
    """A maildir with mails that came back."""
    mails_a_minute: int
    """0: as fast as the mail server takes them."""
    keep_uploads_days: int
    keep_rows_days: int
    undo_days: int
    keep_mails_days: int
    secret_key: str
    limits: Limits
    """What a file may hold and cost."""

    @property
    def host(self) -> str:
        """The public host name, empty until MUSTER_URL is set."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_tls(self) -> bool:
        return self.url.startswith("https://")


def data_dir() -> Path:
    """The data folder: MUSTER_DATA_DIR, else the platform's user data folder."""
    named = os.environ.get("MUSTER_DATA_DIR")
    return Path(named).expanduser().resolve() if named else Path(platformdirs.user_data_dir("muster"))


def secret_key(folder: Path) -> str:
    """The secret of this installation, made once in the data folder with mode 0600."""
    path = folder / "secret.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = folder / f"secret.key.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)  # the first of several processes wins, the others read its key
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def _usable_secret_key(folder: Path) -> str:
    try:
        key = secret_key(folder)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key in {folder} can't be read or made: {error.strerror}. Give the folder to the user that runs Muster."
        ) from error
    if not key:
        raise ImproperlyConfigured(f"{folder / 'secret.key'} is empty. Put back the one from your backup.")
    return key


def _database(text: str) -> dict[str, object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the sentence below says it
        parsed: dict[str, object] = environ.Env.db_url_config(text)
    if str(parsed.get("ENGINE", "")) not in {"django.db.backends.sqlite3", "django.db.backends.postgresql"}:
        raise ImproperlyConfigured(
            "DATABASE_URL names no database that Muster can use. "
            "Give it as postgresql://USER:PASSWORD@HOST/NAME or sqlite:////FOLDER/FILE."
        )
    return parsed


def _mail(text: str) -> dict[str, object]:
    """Django's settings for an EMAIL_URL."""
    if not text:
        return {}
    try:
        url = urlsplit(text)
        port = url.port
    except ValueError as error:
        raise _wrong_email_url() from error
    if url.scheme == "file" and url.path.startswith("/") and not url.netloc:
        return {
            "EMAIL_BACKEND": "muster.notices.backends.EmlFileBackend",
            "EMAIL_FILE_PATH": unquote(url.path),
        }
    if url.scheme not in MAIL_PORTS or not url.hostname:
        raise _wrong_email_url()
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": port or MAIL_PORTS[url.scheme],
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_TLS": url.scheme == "smtp+tls",
        "EMAIL_USE_SSL": url.scheme == "smtp+ssl",
    }


def _wrong_email_url() -> ImproperlyConfigured:
    return ImproperlyConfigured(
        "EMAIL_URL can't be used. Give it as smtp://USER:PASSWORD@HOST:PORT, smtp+tls://… (STARTTLS), "
        "smtp+ssl://… or file:///FOLDER."
    )


def _url(text: str) -> str:
    """The public address, without a slash at its end."""
    url = urlsplit(text)
    if text and (url.scheme not in {"http", "https"} or not url.hostname or url.path.strip("/") or url.query):
        raise ImproperlyConfigured(
            "MUSTER_URL must be an address without a path, such as https://muster.example.org."
        )
    return text.rstrip("/")


def _count(name: str, default: int, *, least: int) -> int:
    """A whole number from the environment."""
    text = os.environ.get(name, "").strip() or str(default)
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number, {least} or more.")
    return int(text)


def _maildir(text: str) -> Path | None:
    """The folder of a maildir, which has to be there."""
    if not text:
        return None
    folder = Path(text).expanduser()
    if not (folder / "new").is_dir() or not (folder / "cur").is_dir():
        raise ImproperlyConfigured(
            "MUSTER_BOUNCES must name a maildir: a folder with the folders new and cur in it."
        )
    return folder


_UNITS = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30}
_AMOUNT = re.compile(r"(\d{1,15})\s*([kmg]?)(?:i?b)?", re.IGNORECASE)


def read_limits() -> Limits:
    """The limits of a file: those named in the environment, and Muster's own figures for all others."""
    names = {f"{LIMIT}{limit.name.upper()}": limit.name for limit in fields(Limits)}
    given = {name: text for name, text in os.environ.items() if name.startswith(LIMIT) and text.strip()}
    unknown = sorted(given.keys() - names.keys())
    if unknown:
        raise ImproperlyConfigured(f"There is no limit {unknown[0]}. There are: {', '.join(sorted(names))}.")
    return Limits(**{names[name]: _amount(name, text) for name, text in given.items()})


def _amount(name: str, text: str) -> int:
    """A whole number above zero, perhaps with k, M or G behind it: 200 MB."""
    amount = _AMOUNT.fullmatch(text.strip()) if text.isascii() else None
    number = int(amount[1]) * _UNITS[amount[2].lower()] if amount else 0
    if not number:
        raise ImproperlyConfigured(f"{name} must be a whole number above zero, such as 500, 64 MB or 2 GB.")
    return number


def _usable_data_dir() -> Path:
    folder = data_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {folder} can't be made: {error.strerror}. "
            "Set MUSTER_DATA_DIR to a folder that this user can write to."
        ) from error
    return folder


def read_environment() -> Environment:
    """The environment of this process. Raises ImproperlyConfigured with a sentence where a value can't be used."""
    folder = _usable_data_dir()
    email_url = os.environ.get("EMAIL_URL", "").strip()
    return Environment(
        data_dir=folder,
        database=_database(
            os.environ.get("DATABASE_URL", "").strip() or f"sqlite:///{folder / 'muster.sqlite3'}"
        ),
        email_url=email_url,
        mail=_mail(email_url),
        url=_url(os.environ.get("MUSTER_URL", "").strip()),
        trusted_proxies=_count("MUSTER_TRUSTED_PROXIES", 0, least=0),
        lease_s=_count("MUSTER_LEASE_S", 60, least=1),
        bounces=_maildir(os.environ.get("MUSTER_BOUNCES", "").strip()),
        mails_a_minute=_count("MUSTER_MAILS_A_MINUTE", 0, least=0),
        keep_uploads_days=_count("MUSTER_KEEP_UPLOADS_DAYS", 7, least=0),
        keep_rows_days=_count("MUSTER_KEEP_ROWS_DAYS", 30, least=0),
        undo_days=_count("MUSTER_UNDO_DAYS", 30, least=1),
        keep_mails_days=_count("MUSTER_KEEP_MAILS_DAYS", 90, least=1),
        secret_key=_usable_secret_key(folder),
        limits=read_limits(),
    )
