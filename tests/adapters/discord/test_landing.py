"""Where answers land on Discord: every place, every answer, in time and late, over a real API."""

from dataclasses import dataclass
from itertools import product
from typing import Final

import pytest

from bot.adapters.discord.answering.interactions import FirstAnswer, Interactions
from bot.adapters.discord.answering.landing import DiscordLanding
from bot.adapters.discord.answering.sending import DiscordSending
from bot.adapters.discord.answering.turn import DiscordTurn
from bot.adapters.discord.answering.ways import LANDINGS, DiscordPlace, DiscordWay
from bot.adapters.discord.calls.api import DiscordApi
from bot.adapters.discord.reading.inbound import DiscordAct
from bot.adapters.discord.reading.interactions import read_interaction
from bot.adapters.shared.landing_table import Impossible
from bot.domain.programme.programme import Programme
from bot.handlers.routing import Answer
from bot.port import InDoubt
from bot.ui.forms import Form, Input, Rejected
from bot.ui.nodes import Aside, Message, Text
from bot.ui.verbs import asks
from bot.views.common.reader import Reader
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.discord import acts, reading
from tests.fakes.discord.acting import Person
from tests.fakes.discord.community import Town
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.staying import everybody_stays
from tests.fakes.discord.values import (
    COMPONENTS_V2,
    EPHEMERAL,
    Callback,
    Channel,
    ChannelType,
    Interaction,
    Kind,
)
from tests.fakes.discord.values import Message as Standing
from tests.fakes.discord.world import APP, BOT

CALLBACK: Final = "POST /interactions/{interaction}/{token}/callback"
FOLLOW: Final = "POST /webhooks/{application}/{token}"
FILL: Final = "PATCH /webhooks/{application}/{token}/messages/{message}"
QUESTION: Final = "How did you know that it was time to leave law?"
FORM: Final = Form(
    opens=asks.ASK,
    submit=asks.PREVIEW,
    title="Ask",
    fields=(Input(name="question", label="Question", value=QUESTION),),
    send="Preview",
)
ANSWERS: Final[dict[str, Answer]] = {
    "message": Message("Done", (Text("It is done."),)),
    "aside": Aside(Message("Not now", (Text("It is done."),))),
    "form": FORM,
    "rejected": Rejected(FORM, {"question": "Too short."}),
}
PLACES: Final = {
    "command": DiscordPlace.COMMAND,
    "card": DiscordPlace.CARD,
    "server's card": DiscordPlace.SERVERS_CARD,
    "private": DiscordPlace.PRIVATE,
    "form": DiscordPlace.FORM,
    "form of a server's card": DiscordPlace.FORM,
    "private form": DiscordPlace.PRIVATE_FORM,
}
MESSAGE, MODAL, UPDATE = Callback.MESSAGE, Callback.MODAL, Callback.UPDATE
FOLLOWS, LATER = Callback.DEFERRED_UPDATE, Callback.DEFERRED
Landed = tuple[Callback, str]

NEW, HERE = "to the presser alone", "in place"
OPEN = "in their direct messages"
IN_TIME: Final[dict[str, dict[str, Landed]]] = {
    "command": dict.fromkeys(("message", "aside"), (MESSAGE, NEW)),
    "card": {
        "message": (UPDATE, HERE),
        "aside": (MESSAGE, OPEN),
        "form": (MODAL, ""),
        "rejected": (MESSAGE, OPEN),
    },
    "server's card": {
        "message": (MESSAGE, NEW),
        "aside": (MESSAGE, NEW),
        "form": (MODAL, ""),
        "rejected": (MESSAGE, NEW),
    },
    "private": {
        "message": (UPDATE, HERE),
        "aside": (MESSAGE, NEW),
        "form": (MODAL, ""),
        "rejected": (MESSAGE, NEW),
    },
    "form": dict.fromkeys(ANSWERS, (MESSAGE, NEW)),
    "form of a server's card": dict.fromkeys(ANSWERS, (MESSAGE, NEW)),
    "private form": dict.fromkeys(ANSWERS, (UPDATE, HERE)),
}
LATE: Final[dict[str, dict[str, Landed]]] = {
    "command": dict.fromkeys(("message", "aside"), (LATER, NEW)),
    "card": {**dict.fromkeys(ANSWERS, (FOLLOWS, OPEN)), "message": (FOLLOWS, HERE)},
    "server's card": dict.fromkeys(ANSWERS, (FOLLOWS, NEW)),
    "private": {**dict.fromkeys(ANSWERS, (FOLLOWS, NEW)), "message": (FOLLOWS, HERE)},
    "form": dict.fromkeys(ANSWERS, (LATER, NEW)),
    "form of a server's card": dict.fromkeys(ANSWERS, (LATER, NEW)),
    "private form": dict.fromkeys(ANSWERS, (FOLLOWS, HERE)),
}


@dataclass
class Landing:
    """What lands, and the acts that it answers."""

    town: Town
    leila: Person
    landing: DiscordLanding
    interactions: Interactions
    programme: Programme

    def turn(self, one: Interaction) -> DiscordTurn:
        """Return an interaction as the bot takes it."""
        act = read_interaction(one.payload, self.programme)
        assert isinstance(act, DiscordAct)
        return DiscordTurn(act, Reader("en-GB", "Europe/London", self.programme, TUESDAY_MORNING))

    def acts(self, where: str) -> Interaction:
        """Do something somewhere; the bot is not told by a gateway."""
        here = self.town.here
        at = here.opens_dm(self.leila.user.id) if where == "card" else self.thread()
        kind, data = Kind.COMPONENT, {"custom_id": "1:ask:men_1", "component_type": 2, "id": 1}
        if "form" in where:
            kind, data = Kind.MODAL, {"custom_id": "1:preview:men_1", "components": []}
        if where == "command":
            kind, data = Kind.COMMAND, {"id": "1", "name": "mentoring", "type": 1}
        pressed = None if where in {"command", "form"} else self.shown(at, private="private" in where)
        with here.lock:
            return acts.begin(here, kind, self.leila.user, at, data, pressed)

    def thread(self) -> Channel:
        """Return Leila's own thread."""
        here = self.town.here
        made = Channel(
            here.number(), ChannelType.PRIVATE_THREAD, self.town.guild.id, "x", self.town.channel.id
        )
        made.people, made.owner = {BOT, self.leila.user.id}, BOT
        here.channels[made.id] = made
        return made

    def shown(self, at: Channel, *, private: bool) -> Standing:
        """Return a card of the bot's."""
        here = self.town.here
        made = Standing(here.number(), at.id, BOT, flags=COMPONENTS_V2 | (EPHEMERAL if private else 0))
        made.components = [{"type": 10, "content": "As it was", "id": 1}]
        made.only_for = self.leila.user.id if private else ""
        here.keeps(made)
        return made

    def landed(self, one: Interaction) -> Landed:
        """Return how an act was answered, and where that stands."""
        here = self.town.here
        if one.answer is MODAL:
            return MODAL, ""
        told = [here.messages[at] for at in one.follow_ups] or [here.messages[one.original]]
        (message,) = told
        if message.id == one.message:
            return one.answer, HERE
        if one.message:
            assert reading.outline(here.messages[one.message]) == "As it was", "the card has to stay"
        alone = message.only_for == self.leila.user.id and message.flags & EPHEMERAL
        return one.answer, NEW if alone else OPEN if here.channels[message.channel].type == 1 else "to all"

    def words(self, one: Interaction) -> str:
        """Return what the answer says."""
        here = self.town.here
        at = one.follow_ups[-1] if one.follow_ups else one.original
        return reading.outline(here.messages[at])


@pytest.fixture
def landing(town: Town, api: DiscordApi, leila: Person, programme: Programme) -> Landing:
    interactions = Interactions(api, lambda: APP)
    return Landing(
        town,
        leila,
        DiscordLanding(interactions, DiscordSending(api, everybody_stays(api))),
        interactions,
        programme,
    )


@pytest.mark.parametrize(("where", "kind"), [(where, kind) for where, row in IN_TIME.items() for kind in row])
async def test_every_answer_lands_in_its_place_in_time_and_late(
    landing: Landing, where: str, kind: str
) -> None:
    for late, expected in ((False, IN_TIME), (True, LATE)):
        one = landing.acts(where)
        turn = landing.turn(one)
        assert turn.place is PLACES[where]
        if late:
            turn.late = True
            await landing.landing.meanwhile(turn)
        await landing.landing.land(turn, ANSWERS[kind])
        assert landing.landed(one) == expected[where][kind], f"late: {late}"
        firsts = [
            call for call in landing.town.here.calls if call.route == CALLBACK and one.id in call.of.values()
        ]
        assert [call.outcome for call in firsts] == ["ok"]
        if one.answer is not MODAL and kind in {"form", "rejected"}:
            assert "[" in landing.words(one), "a button opens it"
        if kind == "rejected":
            assert QUESTION in landing.words(one)


def test_the_table_knows_every_place_and_uses_every_way() -> None:
    ways: set[DiscordWay] = set()
    never: set[tuple[DiscordPlace, str]] = set()
    for place, (kind, answer), late in product(DiscordPlace, ANSWERS.items(), (False, True)):
        try:
            ways.add(LANDINGS.way(place, answer, late=late))
        except Impossible:
            never.add((place, kind))
    assert ways == set(DiscordWay)
    assert never == set(product((DiscordPlace.COMMAND, DiscordPlace.WORDS), ("form", "rejected")))


async def test_a_pressed_card_that_stands_is_drawn_in_its_new_state_under_its_cover(landing: Landing) -> None:
    secret = Message("Done", (Text("He wrote at night."),), stands=True, cover=Message("Something waits"))
    for answer, said in ((secret, "Something waits"), (Message("Said yes", stands=True), "Said yes")):
        one = landing.acts("server's card")
        await landing.landing.land(landing.turn(one), answer)
        assert landing.landed(one) == (UPDATE, HERE)
        assert said in landing.words(one)
        assert "at night" not in landing.words(one)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("where", ["command", "server's card", "private"])
async def test_a_line_cut_at_the_first_answer_costs_nothing(
    landing: Landing, where: str, after: bool
) -> None:
    cut = Trouble(lambda: Refusal(drops=True), CALLBACK, after_taking_it=after)
    landing.town.here.fails(cut)
    one = landing.acts(where)
    await landing.landing.land(landing.turn(one), ANSWERS["aside"])
    assert landing.landed(one) == (MESSAGE, NEW)
    assert landing.words(one).count("It is done.") == 1


async def test_a_line_that_is_cut_twice_is_a_doubt_and_no_third_try(landing: Landing) -> None:
    landing.town.here.fails(Trouble(lambda: Refusal(drops=True), CALLBACK), times=2)
    one = landing.acts("command")
    with pytest.raises(InDoubt):
        await landing.interactions.first(landing.turn(one).act, FirstAnswer.LATER)
    assert len(landing.town.here.calls) == 2


@pytest.mark.parametrize(("route", "late"), [(FOLLOW, True), (FILL, True)])
async def test_a_line_cut_at_a_late_answer_leaves_one(landing: Landing, route: str, late: bool) -> None:
    one = landing.acts("command" if route == FILL else "server's card")
    turn = landing.turn(one)
    turn.late = late
    await landing.landing.meanwhile(turn)
    landing.town.here.fails(Trouble(lambda: Refusal(status=502), route, after_taking_it=True))
    await landing.landing.land(turn, ANSWERS["aside"])
    assert len(one.follow_ups) <= 1
    assert landing.words(one).count("It is done.") == 1


async def test_another_process_that_was_first_is_left_its_answer(landing: Landing) -> None:
    one = landing.acts("command")
    act = landing.turn(one).act
    assert await landing.interactions.first(act, FirstAnswer.LATER)
    assert not await landing.interactions.first(act, FirstAnswer.LATER)
    await landing.landing.land(landing.turn(one), ANSWERS["message"])
    assert one.answer is LATER


async def test_where_parts_are_refused_the_answer_is_text(landing: Landing) -> None:
    for late, route in ((False, CALLBACK), (True, FILL), (True, FOLLOW)):
        one = landing.acts("server's card" if route == FOLLOW else "command")
        turn = landing.turn(one)
        turn.late = late
        if late:
            await landing.landing.meanwhile(turn)
        landing.town.here.fails(Trouble(lambda: Refusal(code=50035), route))
        await landing.landing.land(turn, ANSWERS["aside"])
        assert "It is done." in landing.words(one)
        assert landing.landed(one)[1] == NEW


async def test_a_token_that_is_over_takes_nothing_and_breaks_nothing(
    landing: Landing, caplog: pytest.LogCaptureFixture
) -> None:
    late = landing.acts("command")
    turn = landing.turn(late)
    turn.late = True
    await landing.landing.meanwhile(turn)
    landing.town.here.moves(15 * 60 + 1)
    await landing.landing.land(turn, ANSWERS["message"])
    fresh = landing.acts("command")
    landing.town.here.moves(4)
    await landing.landing.land(landing.turn(fresh), ANSWERS["message"])
    assert fresh.answer is Callback.NONE
    assert caplog.text.count("an answer came too late for Discord") == 2
    assert "It is done." not in caplog.text


async def test_an_acknowledgement_that_discord_does_not_take_breaks_nothing(landing: Landing) -> None:
    for where in ("command", "card", "private form"):
        one = landing.acts(where)
        landing.town.here.moves(4)
        await landing.landing.meanwhile(landing.turn(one))
        assert one.answer is Callback.NONE
