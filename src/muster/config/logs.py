"""How Muster logs: JSON lines on standard error, or readable ones on a terminal. Ids and codes, never people's values."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor


def without_values(_logger: object, _method: str, event: EventDict) -> EventDict:
    """An exception as its type and where it happened; its message may quote a cell or an address."""
    exc_info = event.pop("exc_info", None)
    if exc_info is True:  # structlog's own `exception`
        exc_info = sys.exc_info()
    if isinstance(exc_info, tuple) and exc_info[0] is not None:
        event["error"] = exc_info[0].__name__
        frames = traceback.extract_tb(exc_info[2])
        event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def without_request(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Drops the request's path, which may hold a token, from what Django says of it ("Internal Server Error: /join/…")."""
    for key in ("request", "status_code", "stack_info"):
        event.pop(key, None)
    if getattr(event.get("_record"), "request", None) is not None:
        event["event"] = str(event["event"]).partition(": /")[0]
    return event


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    without_values,
    without_request,
]


def logging_settings(*, is_terminal: bool) -> dict[str, Any]:
    """Django's LOGGING, and structlog set up to go the same way."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    renderer = (
        structlog.dev.ConsoleRenderer()
        if is_terminal
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    remove_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": [remove_meta, renderer],
        "foreign_pre_chain": SHARED,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "muster": {"level": "INFO"},
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {
                "level": "CRITICAL"
            },  # scanners; the answer is 400 all the same
            "django.security.csrf": {
                "level": "CRITICAL"
            },  # the page that answers says it, without the addresses that Django names
        },
    }
