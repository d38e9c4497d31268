"""F06: a handler fails in the middle: only the presser is told, and everything is rolled back."""

import logging
from dataclasses import replace

import pytest

from bot.handlers import all_routes
from bot.handlers.routing import Answered
from bot.handlers.work import Work
from bot.store.search.saved import Mark
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import search
from tests.fakes.community import Community
from tests.fakes.reading import words_of


def breaks(request: Request, work: Work) -> Message | Aside:
    """Write half of the change, and raise an error."""
    mentor = work.mentors.get(work.people.called(request.ref)[0].id)
    assert mentor is not None
    work.marks.put(work.me.id, mentor.id, Mark.SAVED)
    raise RuntimeError(request.ref)


def test_nothing_is_half_written_and_the_reference_leads_to_the_log(
    community_of_people: Community, caplog: pytest.LogCaptureFixture
) -> None:
    here = community_of_people
    here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    routes = {**all_routes(), search.SAVE.name: Answered(search.SAVE, breaks, truth=breaks)}
    broken = replace(leila, responder=replace(leila.responder, routes=routes))
    with caplog.at_level(logging.ERROR):
        said = broken.presses_token("1:save:Amara Okafor")
    assert isinstance(said, Aside)
    assert "Something broke on my side, and nothing was changed." in words_of(said)
    (record,) = caplog.records
    assert record.__dict__["reference"] in words_of(said)
    assert "Amara Okafor" not in record.getMessage()
    assert "Nobody saved yet" in words_of(leila.presses_token("1:saved:"))
