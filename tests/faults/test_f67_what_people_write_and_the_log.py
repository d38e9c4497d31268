"""F67: with any names and words of people, each event is one log line, without their words."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

import pytest
import structlog
from sqlalchemy import insert

from bot.handlers import all_routes
from bot.handlers.routing import Answered
from bot.handlers.work import Work
from bot.store.tables import people
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import search
from config.logging import Format, configure_logging
from tests.fakes.community import Community

NAME = "Leila\n2026-11-25T10:00:00Z error   forged\x1b[31m\r\u2028\u0085 Haddad"
NOTE = "I never told anybody that I left law because of my father."
TOKEN = "xoxb-12345678901-made-up"
STARTS = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z (debug|info|warning|error|critical) ")


@pytest.fixture
def log() -> Iterator[StringIO]:
    """The log, on a stream of its own."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield StringIO()
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def breaks_with_their_name(request: Request, work: Work) -> Message | Aside:
    raise RuntimeError(f"{work.me.name} could not be reached with {TOKEN}")


def breaks_in_the_database(request: Request, work: Work) -> Message | Aside:
    """Write a row without a community, as a bug would."""
    row = {"id": "per_1", "platform_user": "somebody", "name": NOTE}
    work._connection.execute(insert(people).values(row))
    raise AssertionError("the database refuses it")


def presses_what_breaks(here: Community, act: Answered) -> None:
    leila = here.joins(NAME)
    broken = replace(leila.responder, routes={**all_routes(), search.SAVE.name: act})
    replace(leila, responder=broken).presses_token("1:save:per_1")


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_name_writes_no_line_of_its_own(
    community_of_people: Community, log: StringIO, form: Format
) -> None:
    configure_logging("debug", form, log)
    presses_what_breaks(community_of_people, Answered(search.SAVE, breaks_with_their_name))
    said = log.getvalue()
    assert "request failed" in said
    assert TOKEN not in said
    for line in said.splitlines():
        assert line.isprintable()
        assert STARTS.match(line) if form == "console" else json.loads(line)
    assert len([line for line in said.splitlines() if "request failed" in line]) == 1


def test_a_fault_of_the_database_says_nothing_of_what_was_written(
    community_of_people: Community, log: StringIO
) -> None:
    configure_logging("info", "console", log)
    presses_what_breaks(community_of_people, Answered(search.SAVE, breaks_in_the_database))
    said = log.getvalue()
    assert "IntegrityError" in said
    assert NOTE not in said
