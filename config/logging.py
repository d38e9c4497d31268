"""Logs: one event, one line, in UTC, with no secret in it."""

import logging
from typing import Literal, TextIO

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.types import EventDict, Processor, WrappedLogger

from config.masking import masked_item

Format = Literal["console", "json"]

CHATTY = ("alembic", "apscheduler", "uvicorn")
"""Libraries that log every step: below warnings they are logged only at the level debug."""


def configure_logging(level: str, form: Format, stream: TextIO) -> None:
    """Send all logs, ours and those of the libraries, through one chain of processors to a stream.

    `level` is a name such as `info`. A second call replaces the first configuration.
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
    """Replace everything that looks like a token or a password, in every value."""
    return {key: masked_item(key, value) for key, value in event.items()}


def escape_lines(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Escape line breaks and terminal codes, so that no value can look like a line of its own."""
    return {key: _escaped(value) for key, value in event.items()}


def _escaped(value: object) -> object:
    """Return text on one line; the `repr` of a collection escapes what is in it."""
    if not isinstance(value, str):
        return value
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in value)


def _gathering() -> list[Processor]:
    """Return the processors that add who, when and where, for our events and the libraries'."""
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
    """Return what formats an event as a line; secrets are masked last, when tracebacks are text too."""
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
    """Format an event for a person: when, how grave, what, and the rest."""
    when, level, what = (event.pop(key, "") for key in ("timestamp", "level", "event"))
    rest = " ".join(f"{key}={value}" for key, value in event.items())
    return f"{when} {level:<7} {what} {rest}".rstrip()
