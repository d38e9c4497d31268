"""F06: a handler fails before the acknowledgement: a private message with a reference, and a 200."""

import logging
from dataclasses import replace

import pytest

from bot.adapters.slack.answering.landing import SlackLanding
from bot.handlers import all_routes
from bot.handlers.routing import Answered
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import home
from tests.fakes.community import Community
from tests.fakes.reading import words_of
from tests.fakes.slack.in_slack import InSlack, in_slack
from tests.fakes.slack.server import Server

BROKE = "Something broke on my side, and nothing was changed."


def breaks(request: Request, work: Work) -> Message | Aside:
    """Raise an error."""
    raise RuntimeError("the words of Leila")


def test_a_handler_that_breaks_is_owned_up_to(
    community_of_people: Community, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    routes = {**all_routes(), home.HELP.name: Answered(home.HELP, breaks)}
    responder = replace(community_of_people.responder, routes=routes)
    with in_slack(community_of_people, server, responder=responder) as slack:
        leila = slack.joins("U0LEILA", "Leila Haddad")
        leila.types("/mentoring")
        with caplog.at_level(logging.ERROR):
            leila.presses("Help")
    assert BROKE in words_of(leila.shown)
    (record,) = caplog.records
    assert record.__dict__["reference"] in words_of(leila.shown)


@pytest.mark.parametrize("way", ["command", "press", "form", "words"])
def test_an_adapter_that_breaks_is_owned_up_to(
    slack: InSlack, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, way: str
) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/mentoring")
    if way == "form":
        leila.presses("Become a mentor")
        leila.presses_token("1:who:")
    _break_once(monkeypatch)
    with caplog.at_level(logging.ERROR):
        match way:
            case "command":
                leila.types("/mentoring")
            case "press":
                leila.presses("Help")
            case "form":
                leila.submits()
            case _:
                leila.types("hello")
    leila.sees(BROKE)
    (record,) = caplog.records
    assert record.__dict__["reference"] in words_of(leila.shown)


def test_where_not_even_that_can_be_told_slack_is_acknowledged_all_the_same(
    slack: InSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/mentoring")
    monkeypatch.setattr(SlackLanding, "land", _never)
    assert leila.presses("Help").status == 200
    assert leila.types("/mentoring").body == ""


def _break_once(monkeypatch: pytest.MonkeyPatch) -> None:
    land, times = SlackLanding.land, iter((True,))

    async def once(self: SlackLanding, *arguments: object) -> object:
        if next(times, False):
            raise RuntimeError("broken")
        return await land(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(SlackLanding, "land", once)


async def _never(*_: object) -> object:
    raise RuntimeError("broken")
