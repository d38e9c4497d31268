"""A token with an id of others' is answered as one with an id that never was, whatever its verb."""

import re
from itertools import count

import pytest
from sqlalchemy import select

from bot.handlers import all_routes
from bot.handlers.routing import Answer, Received, Who
from bot.store import tables
from bot.store.database.database import Transaction
from bot.ui.forms import Form, Rejected
from bot.ui.requests import Request, Surface
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, form_of, words_of
from tests.stored.shapes import SOME, golden

QUESTION = "How did you know that it was time to change?"
ANSWER = "I noticed that I read about nothing else."
ID = re.compile(r"<(ask|shp|car|int|hnd|rep|apr|lkg|wsh)>")

NUMBERS = count(1)
TABLES = (
    tables.asks,
    tables.mentorships,
    tables.carries,
    tables.reports,
    tables.lookings,
    tables.wishes,
    tables.introductions,
    tables.hands,
    tables.approvals,
)

OPEN_TO_ALL = {
    # A card in the mentors' channel is for everybody there: its id is known to all who could press it.
    ("claim", "car"),
    ("report", "car"),
    ("send-report", "car"),
}


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def real(here: Community) -> dict[str, list[str]]:
    """Ids of everything that two people have between them, by the beginning of the id."""
    maya = here.joins("Maya Lindqvist", manages=True)
    amara = here.mentors("Amara Okafor", offers={"quick-question": 4, "career-chat": 2})
    jonas = here.mentors("Jonas Berg", offers={"quick-question": 4})
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor Amara"), QUESTION)
    here.deliver()
    form = amara.presses("Answer now", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, words=ANSWER))
    here.deliver()
    follow = leila.presses("One follow-up", here.inbox(leila)[-1])
    leila.presses("Send", leila.submits(follow, words="And how long did you wait after that?"))
    leila.presses_token(f"1:ask:{jonas.person.id}")
    leila.asks(leila.types("/find-mentor Jonas"), QUESTION, unnamed="yes")
    zoe = here.joins("Zoe Field")
    zoe.asks(zoe.types("/find-mentor Amara"), QUESTION, kind="career-chat")
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[-1])
    carry = zoe.presses("Ask without choosing anyone", zoe.types("/find-mentor product"))
    zoe.presses("Send", zoe.submits(carry, question=QUESTION))
    wish = zoe.presses_token("1:say-wish:")
    zoe.submits(wish, words="beekeeping")
    report = zoe.presses_token(f"1:report:{amara.person.id}")
    zoe.submits(report, what="other", words="A made-up report.")
    here.deliver()
    assert maya.person.manages
    return ids(here)


def ids(here: Community) -> dict[str, list[str]]:
    """Return the ids in the database, by their beginning."""
    return here.database.read(_ids)


def _ids(connection: Transaction) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table in TABLES:
        for one in connection.execute(select(table.c.id)).scalars():
            found.setdefault(str(one).split("_")[0], []).append(str(one))
    return found


def said(shown: Answer, ref: str) -> tuple[str, tuple[str, ...]]:
    """Return the words and the tokens of an answer, without the id that was pressed."""
    tokens = (
        [form_of(shown).token] if isinstance(shown, Form | Rejected) else [b.token for b in buttons_of(shown)]
    )
    return words_of(shown).replace(ref, "…"), tuple(token.replace(ref, "…") for token in tokens)


def cases() -> list[tuple[str, str]]:
    """Return each verb whose buttons name an id, with the shape of its reference."""
    shapes = [(verb, one) for verb, several in golden("refs").items() for one in several if ID.search(one)]
    routes = all_routes()
    return [(verb, one) for verb, one in shapes if verb in routes and routes[verb].who is Who.EVERYBODY]


def filled(shape: str, kind: str, known: str) -> str:
    """Return a reference with this id where its shape has one, and made-up values elsewhere."""
    with_id = shape.replace(f"<{kind}>", known)
    values = {"print": "0" * 16, "n": "1", "kind": "quick-question", "zone": "UTC", "half": "0" * 12}
    return re.sub(r"<([a-z]+)>", lambda one: values.get(one[1], f"{one[1]}_{SOME}"), with_id)


@pytest.mark.not_in_slack
@pytest.mark.not_on_discord("it presses nothing: hand-made requests go past every platform")
@pytest.mark.not_in_teams("it presses nothing, as on Discord")
def test_it_is_answered_as_one_that_never_was(here: Community, real: dict[str, list[str]]) -> None:
    tom = here.mentors("Tom Reed", offers={"quick-question": 1})
    here.clock.moves(minutes=1)
    checked, wrong = 0, []
    for verb, shape in cases():
        for kind in dict.fromkeys(ID.findall(shape)):
            if (verb, kind) in OPEN_TO_ALL:
                continue
            for known in real.get(kind, []):
                theirs, none = (filled(shape, kind, one) for one in (known, f"{kind}_{SOME}"))
                checked += 1
                first, second = (
                    said(press(tom, verb, theirs), known),
                    said(press(tom, verb, none), f"{kind}_{SOME}"),
                )
                if first != second:
                    wrong.append((verb, shape, first, second))
    assert wrong == []
    assert checked > 60
    assert {"ask", "shp", "car", "rep", "lkg"} <= set(real)


def press(who: Acting, verb: str, ref: str) -> Answer:
    """Press a button or submit a form with this reference, as if its token had been made by hand."""
    route = all_routes()[verb]
    surface = Surface.FORM if isinstance(route, Received) else Surface.CARD
    key = f"hand-made.{next(NUMBERS)}"
    return who.responder.respond(Request(key, who.actor, surface, verb, ref, {}, ""))
