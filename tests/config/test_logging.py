"""Logs: each event of every library is one readable line without a secret."""

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO

import pytest
import structlog

from config.logging import Format, configure_logging


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Restore the logging configuration afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def started(form: Format, level: str = "info") -> StringIO:
    stream = StringIO()
    configure_logging(level, form, stream)
    return stream


def lose_the_database() -> None:
    raise ConnectionError("postgresql://sam:hunter2@db/alongside")


def test_an_event_for_machines_is_a_line_of_json() -> None:
    stream = started("json")

    structlog.get_logger("bot.jobs").info("delivered", notices=3)

    event = json.loads(stream.getvalue())
    when = datetime.fromisoformat(event.pop("timestamp"))
    assert event == {"event": "delivered", "level": "info", "logger": "bot.jobs", "notices": 3}
    assert when.tzinfo == UTC


def test_an_event_for_people_reads_from_left_to_right() -> None:
    stream = started("console")

    structlog.get_logger("bot.jobs").warning("late", seconds=2)

    assert stream.getvalue().endswith("Z warning late seconds=2 logger=bot.jobs\n")


@pytest.mark.parametrize("form", ["console", "json"])
def test_nobody_can_write_a_line_or_a_colour_of_their_own(form: Format) -> None:
    stream = started(form)

    structlog.get_logger("bot").info("met", name="Sam\n2026 error forged\x1b[31m\u2028", said=["a\nb"])
    logging.getLogger("library").info("read %s", "x\ny")

    assert len(stream.getvalue().splitlines()) == 2
    assert "\x1b" not in stream.getvalue()


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_library_and_a_traceback_are_masked_too(form: Format) -> None:
    stream = started(form)

    logging.getLogger("library").info("calling with %s", "xoxb-1-2-hunter2", extra={"api_token": "hunter2"})
    try:
        lose_the_database()
    except ConnectionError:
        logging.getLogger("library").exception("lost")
        structlog.get_logger("bot").exception("lost")

    lines = stream.getvalue().splitlines()
    assert len(lines) == 3
    assert all("ConnectionError" in line for line in lines[1:])
    assert "hunter2" not in stream.getvalue()


@pytest.mark.parametrize("form", ["console", "json"])
def test_what_is_bound_to_a_request_stands_in_every_line(form: Format) -> None:
    stream = started(form)
    structlog.contextvars.bind_contextvars(request="r1")

    structlog.get_logger("bot").info("ours")
    logging.getLogger("library").info("theirs")

    assert [line.count("r1") for line in stream.getvalue().splitlines()] == [1, 1]


def test_what_is_below_the_level_is_left_out() -> None:
    stream = started("console", "warning")

    structlog.get_logger("bot").info("small talk")
    logging.getLogger("library").info("small talk")
    logging.getLogger("library").error("serious")

    assert [line.split()[1:3] for line in stream.getvalue().splitlines()] == [["error", "serious"]]


def test_setting_up_again_replaces_what_was_there() -> None:
    first, second = started("json"), started("json")

    logging.getLogger("library").info("once")

    assert first.getvalue() == ""
    assert len(second.getvalue().splitlines()) == 1
