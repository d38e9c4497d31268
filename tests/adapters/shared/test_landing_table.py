"""Where answers land: every platform decides each place and answer, in time and late."""

from enum import StrEnum
from typing import Any, Final

import pytest

from bot.adapters.discord.answering import ways as discord
from bot.adapters.shared.landing_table import Impossible, Landings, Late, Never, Row
from bot.adapters.slack.answering import ways as slack
from bot.adapters.slack.reading.inbound import Where
from bot.adapters.web.answering import ways as web
from bot.handlers import all_routes
from bot.handlers.routing import Answer, Answered
from bot.ui.commands import COMMANDS
from bot.ui.forms import Form, Input, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.verbs import asks, home

FORM: Final = Form(
    opens=asks.ASK,
    submit=asks.PREVIEW,
    title="Ask",
    fields=(Input(name="question", label="Question"),),
    send="Preview",
)
ANSWERS: Final[tuple[Answer, ...]] = (
    Message("Done"),
    Aside(Message("For you")),
    FORM,
    Rejected(FORM, {"question": "Too short."}),
)
TABLES: Final[dict[str, tuple[Landings[Any, Any], type[StrEnum], type[StrEnum]]]] = {
    "slack": (slack.LANDINGS, Where, slack.SlackWay),
    "web": (web.LANDINGS, web.WebPlace, web.WebWay),
    "discord": (discord.LANDINGS, discord.DiscordPlace, discord.DiscordWay),
}
NEVER: Final = {
    "slack": {
        (where, kind)
        for where in (Where.COMMAND, Where.HOME, Where.WORDS, Where.SHORTCUT, Where.MENTION)
        for kind in (Form, Rejected)
    },
    "web": set(),
    "discord": {
        (where, kind)
        for where in (discord.DiscordPlace.COMMAND, discord.DiscordPlace.WORDS)
        for kind in (Form, Rejected)
    },
}


@pytest.mark.parametrize("platform", TABLES)
def test_every_place_every_answer_in_time_and_late_is_decided(platform: str) -> None:
    table, places, ways = TABLES[platform]
    never, found = set(), set()
    for where in places:
        for answer in ANSWERS:
            for late in (False, True):
                try:
                    found.add(table.way(where, answer, late=late))
                except Impossible:
                    never.add((where, type(answer)))

    assert found == set(ways), "a way that no answer ever takes"
    assert never == NEVER[platform]


@pytest.mark.parametrize(
    "verb", [home.HOME, home.SAID, home.UNKNOWN, *(command.verb for command in COMMANDS)]
)
def test_what_can_never_come_is_no_answer_of_the_verbs_behind_it(verb: Any) -> None:  # noqa: ANN401
    """No form answers a command, typed words or the Home tab: their routes have no such type."""
    assert isinstance(all_routes()[verb.name], Answered)


def test_an_answer_that_can_never_come_says_why() -> None:
    no = Never("words are answered in words")
    table: Landings[web.WebPlace, web.WebWay] = Landings(
        {web.WebPlace.TYPED: Row(message=web.WebWay.LINE, aside=web.WebWay.LINE, form=no, rejected=no)}
    )
    with pytest.raises(Impossible, match="words are answered in words"):
        table.way(web.WebPlace.TYPED, FORM, late=False)


def test_a_late_answer_takes_the_other_way() -> None:
    two = Late(web.WebWay.FORM, web.WebWay.LINE)
    one = web.WebWay.LINE
    table: Landings[web.WebPlace, web.WebWay] = Landings(
        {web.WebPlace.TYPED: Row(message=one, aside=one, form=two, rejected=two)}
    )
    assert [table.way(web.WebPlace.TYPED, FORM, late=late) for late in (False, True)] == [
        web.WebWay.FORM,
        web.WebWay.LINE,
    ]
