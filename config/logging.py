"""Logs: one event, one line, in UTC, with no secret in it."""

import logging
from typing import Literal, TextIO

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.types import EventDict, Processor, WrappedLogger

from config.masking import masked_item

Format = Literal["console", "json"]

CHATTY = ("alembic", "apscheduler", "uvicorn")
"""Libraries that report every step they take: below warnings they are heard only while debugging."""


def configure_logging(level: str, form: Format, stream: TextIO) -> None:
    """Send everything logged by us and by the libraries through one chain to a stream.

    `level` is a name such as `info`. Doing it again replaces what was there.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_formatter(form))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for library in CHATTY:
        logging.getLogger(library).setLevel(
            max(root.level, logging.WARNING) if root.level > logging.DEBUG else root.level
        )
    structlog.configure(
        processors=[*_gathering(), ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def mask_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace whatever looks like a token or a password, in every value."""
    return {key: masked_item(key, value) for key, value in event.items()}


def escape_lines(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Write line breaks and terminal codes out, so that no value can look like a line of its own."""
    return {key: _escaped(value) for key, value in event.items()}


def _escaped(value: object) -> object:
    """Return text on one line; a collection's own form escapes what is in it."""
    if not isinstance(value, str):
        return value
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in value)


def _gathering() -> list[Processor]:
    """Say who, when and where; the same for our events and for the libraries'."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.filter_by_level,
        *_naming(),
    ]


def _naming() -> list[Processor]:
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _formatter(form: Format) -> ProcessorFormatter:
    """Return what makes a line out of an event; secrets go last, when tracebacks too are text."""
    finishing: list[Processor] = [
        ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        mask_secrets,
    ]
    match form:
        case "json":
            drawing: list[Processor] = [structlog.processors.JSONRenderer()]
        case "console":
            drawing = [escape_lines, _line]
    return ProcessorFormatter(
        foreign_pre_chain=[structlog.contextvars.merge_contextvars, *_naming()],
        processors=[*finishing, *drawing],
    )


def _line(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    """Draw an event as a person reads it: when, how grave, what, and the rest."""
    when, level, what = (event.pop(key, "") for key in ("timestamp", "level", "event"))
    rest = " ".join(f"{key}={value}" for key, value in event.items())
    return f"{when} {level:<7} {what} {rest}".rstrip()
