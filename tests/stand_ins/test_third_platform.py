"""The third platform refuses what it claims to refuse, and its adapter never causes a refusal."""

import time
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.shared.road import PATIENCE
from bot.domain.common.ids import CommunityId
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.handlers.run import Runner
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.repositories import Services
from bot.ui.fit import MARK
from bot.ui.forms import Form, Input, Rejected
from bot.ui.nodes import Aside, Button, Buttons, Filters, Message, Option, Quote, Select, Text
from bot.ui.requests import Request
from bot.ui.verbs import asks, search
from tests.contract.gallery import gallery
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.platform import StandIn
from tests.fakes.reading import value_of, words_of
from tests.fakes.third import adapter as third
from tests.fakes.third import render
from tests.fakes.third.community import ThirdCommunity, on_third
from tests.fakes.third.reading import message
from tests.fakes.third.server import (
    ACKNOWLEDGED,
    AFTER_A_DEFERRAL,
    AFTER_A_FORM,
    BYTES,
    NO_PARTS,
    NOT_ACKNOWLEDGED,
    NOT_PRESSED,
    TOO_MANY_BYTES,
    Called,
    Hall,
    Refused,
)

LEILA = {"id": "leila", "name": "Leila Haddad", "locale": "en-GB", "zone": "UTC", "manages": False}
FORM = render.form(
    Form(
        opens=asks.ASK,
        submit=asks.PREVIEW,
        title="Ask",
        fields=(Input(name="question", label="Question"),),
        send="Preview",
    )
)
BODY = render.message(Message("Done"), 2_000)


def acts(kind: str, *before: Callable[[Hall, str], None]) -> tuple[Hall, str]:
    """Act as a person, and call the bot's side for it."""
    hall = Hall()
    of = str(hall.arrives(kind, LEILA)["id"])
    for does in before:
        does(hall, of)
    return hall, of


def defer(hall: Hall, of: str) -> None:
    hall.defer(of)


def respond(hall: Hall, of: str) -> None:
    hall.respond(of, BODY, {})


def open_form(hall: Hall, of: str) -> None:
    hall.open_form(of, FORM)


def redraw(hall: Hall, of: str) -> None:
    hall.redraw(of, BODY, {})


def follow_up(hall: Hall, of: str) -> None:
    hall.follow_up(of, BODY, {})


def unknown(hall: Hall, of: str) -> None:
    hall.respond(of, b'[{"kind":"poem","text":"Roses"}]', {})


@pytest.mark.parametrize(
    ("kind", "before", "then", "why"),
    [
        ("card", (respond,), respond, ACKNOWLEDGED),
        ("card", (defer,), respond, ACKNOWLEDGED),
        ("card", (respond,), defer, ACKNOWLEDGED),
        ("card", (defer,), open_form, AFTER_A_DEFERRAL),
        ("card", (respond,), open_form, ACKNOWLEDGED),
        ("form", (), open_form, AFTER_A_FORM),
        ("card", (), follow_up, NOT_ACKNOWLEDGED),
        ("command", (), redraw, NOT_PRESSED),
        ("card", (), unknown, NO_PARTS),
    ],
)
def test_what_is_forbidden_is_refused_and_stands_in_the_ledger(
    kind: str, before: tuple[Callable[[Hall, str], None], ...], then: Callable[[Hall, str], None], why: str
) -> None:
    hall, of = acts(kind, *before)
    shown = len(hall.seen)
    with pytest.raises(Refused, match=why):
        then(hall, of)
    assert hall.ledger[-1] == Called(then.__name__.replace("unknown", "respond"), of, why)
    assert len(hall.seen) == shown


def test_a_message_of_one_byte_too_many_is_refused() -> None:
    hall, of = acts("card")
    hall.limit = len(BODY) - 1
    with pytest.raises(Refused, match=TOO_MANY_BYTES):
        respond(hall, of)
    hall.limit = len(BODY)
    respond(hall, of)


WORDS = st.text(st.sampled_from('x漢"\\\n🌱ש<&'), min_size=1, max_size=300).map(lambda words: f"x{words}")
PRESS = Buttons((Button("See", search.FIND), Button("Ask", asks.ASK, "per_1")))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12), st.integers(render.LEAST, 12_000))
def test_a_message_is_cut_with_a_mark_to_as_many_bytes_as_it_is_given(words: list[str], room: int) -> None:
    shown = Message("Title", (*map(Text, words), *map(Quote, words[:2]), PRESS))
    whole = render.message(shown, 100_000)

    body = render.message(shown, room)

    assert len(body) <= room
    assert (body == whole) is (len(whole) <= room)
    read = message(body, {})
    assert (MARK in words_of(read)) is (body != whole)
    assert read.body[-1] == PRESS, "a step was lost"


@pytest.mark.parametrize("room", [render.LEAST, 4_000, BYTES])
def test_every_message_of_the_gallery_is_drawn_in_as_many_bytes_as_it_is_given(room: int) -> None:
    screens = [shown.screen for shown in gallery() if isinstance(shown.screen, Message)]

    assert max(len(render.message(screen, room)) for screen in screens) <= room
    assert max(len(render.message(screen, 100_000)) for screen in screens) > 4_000


def test_the_most_that_can_be_filtered_by_is_cut_and_says_so() -> None:
    options = tuple(Option(f"{n}" + "v" * 90, "漢" * 70, count=n) for n in range(25))
    shown = Message("Title", (Filters((Select("facet", "漢" * 40, options),) * 15, search.FILTER), PRESS))

    body = render.message(shown, BYTES)

    assert len(body) <= BYTES
    assert message(body, {}).body[-1] == Text(MARK)


@pytest.fixture
def founded(database: Database) -> CommunityId:
    return database.write(
        lambda open_: communities.ensure(open_, third.PLATFORM, third.WORKSPACE, TUESDAY_MORNING)
    )


@pytest.fixture
def database(on_sqlite: str) -> Iterator[Database]:
    opened = Database(on_sqlite)
    yield opened
    opened.close()


@pytest.fixture
def responder(community: CommunityId, database: Database, services: Services) -> Responder:
    return Responder(Runner(database, services, FOLLOWERS), all_routes())


@pytest.fixture
def here(
    responder: Responder, community: CommunityId, clock: Clock, index: Index
) -> Iterator[ThirdCommunity]:
    with on_third(responder) as stage:
        face = cast("StandIn", stage)
        yield ThirdCommunity(
            community, responder.database, responder.services, clock, index, face, stage=stage
        )


def methods(here: ThirdCommunity, since: int = 0) -> list[str]:
    """Return the bot's calls, with their refusals."""
    ledger = here.stage.hall.ledger[since:]
    return [one.method if one.outcome == "ok" else f"{one.method}: {one.outcome}" for one in ledger]


def test_what_opens_is_not_deferred_and_what_answers_is_at_once(here: ThirdCommunity) -> None:
    here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    found = leila.types("/find-mentor product")
    assert methods(here) == ["defer", "follow_up"]
    form = leila.presses("Ask", found, on="Amara")
    assert methods(here)[2:] == ["open_form"]
    leila.submits(form, question="How did you know that it was time to leave law?")
    assert methods(here)[3:] == ["defer", "follow_up"]


def test_what_opens_and_is_refused_answers_first_without_a_deferral(here: ThirdCommunity) -> None:
    leila = here.joins("Leila Haddad")
    refused = leila.presses_token("1:ask:per_nobody")
    assert isinstance(refused, Aside)
    assert methods(here) == ["respond"]


def test_a_form_that_is_handed_back_is_a_note_whose_button_opens_the_draft(here: ThirdCommunity) -> None:
    here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    form = leila.presses("Ask", leila.types("/find-mentor product"), on="Amara")
    before = len(here.stage.hall.ledger)
    handed_back = leila.submits(form, question="Hm")
    assert isinstance(handed_back, Rejected)
    assert set(handed_back.errors) == {"question"}
    assert "Hm" in [value_of(one) for one in handed_back.form.fields]
    assert methods(here, before) == ["defer", "follow_up", "open_form"]


def test_a_form_that_is_late_is_a_note_with_a_button(
    here: ThirdCommunity, responder: Responder, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    found = leila.types("/find-mentor product")
    waits = iter([PATIENCE + 0.3])
    respond = Responder.respond

    def slowly(self: Responder, request: Request) -> Answer:
        time.sleep(next(waits, 0.0))
        return respond(self, request)

    monkeypatch.setattr(Responder, "respond", slowly)
    before = len(here.stage.hall.ledger)
    assert isinstance(leila.presses("Ask", found, on="Amara"), Form)
    assert methods(here, before) == ["defer", "follow_up", "open_form"]


def test_an_act_that_comes_again_to_another_process_is_answered_once_more_and_acknowledged_once(
    here: ThirdCommunity,
) -> None:
    leila = here.joins("Leila Haddad")
    first = leila.types("/mentoring", key="twice")
    again = leila.types("/mentoring", key="twice")
    assert words_of(first) == words_of(again)
    assert methods(here) == ["defer", "follow_up", f"defer: {ACKNOWLEDGED}", "follow_up"]


def test_a_message_redraws_the_card_that_was_pressed_and_an_aside_leaves_it(here: ThirdCommunity) -> None:
    amara = here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), "How did you know that it was time?", on="Amara")
    here.deliver()
    (card,) = here.inbox(amara)
    assert isinstance(amara.presses("Why me?", card), Aside)
    assert words_of(here.inbox(amara)[0]) == words_of(card)
    assert isinstance(amara.presses("Accept", card), Message)
    assert "Accept" not in words_of(here.inbox(amara)[0])
