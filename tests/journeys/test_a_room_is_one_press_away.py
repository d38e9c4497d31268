"""The room of two is one press away wherever a card speaks of it, while it stands, and for them alone."""

import pytest

from bot.handlers.routing import Answer
from bot.store.mentorships.mentorship import Mentorships
from bot.ui.attachments import Way
from bot.ui.nodes import Card, Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, message_of, words_of

QUESTION = "Would you walk beside me for half a year?"
STANDS = "There is a room for the two of you now"
WAY = "Go to your room"
OVER = "This has come to its end. There is nothing left to say here."


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    return here.mentors("Amara Okafor", offers={"quick-question": 4, "ongoing": 3})


@pytest.fixture
def leila(here: Community, amara: Acting) -> Acting:
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, kind="ongoing")
    here.deliver()
    return leila


@pytest.fixture
def yes(here: Community, amara: Acting, leila: Acting) -> Answer:
    """What the mentor reads at once after their yes, before anything is delivered."""
    return amara.presses("Accept", here.inbox(amara)[0])


def ways(shown: Answer) -> list[tuple[str, str]]:
    """Return what leads to a room, and to which one."""
    nodes = message_of(shown).body
    rooms = [node.room if isinstance(node, Card) else node for node in nodes]
    return [(room.label, place_of(dict(room.at))) for room in rooms if isinstance(room, Way)]


def place_of(at: dict[str, str]) -> str:
    """Return the platform's own name of the place; its link names Slack's team, or the server on Discord."""
    assert "channel" not in at or at.get("team") or at["guild"], at
    return at.get("channel") or at.get("conversation") or at["room"]


def the_room(here: Community) -> str:
    (room,) = here.platform.rooms
    return room


def card(here: Community, whose: Acting, words: str) -> Message:
    return next(one for one in here.inbox(whose) if words in words_of(one))


def see_of(whose: Acting) -> str:
    """Return the token of *See* of the only person that one is in touch with."""
    tokens = [one.token for one in buttons_of(whose.types("/mentoring"))]
    return next(token for token in tokens if ":see-mentorship:" in token)


def ends(here: Community, who: Acting) -> None:
    """Stop from the page to which one's home leads, and let ten minutes pass."""
    page = who.presses_token(see_of(who))
    look = who.presses("Stop without a reason", who.presses("How to stop", page))
    (stop,) = [one.label for one in buttons_of(look) if one.label.startswith("Stop with")]
    who.presses(stop, look)
    here.clock.moves(minutes=10)
    here.closes_what_is_over()
    here.deliver()


def test_both_cards_of_a_yes_lead_to_the_room(
    here: Community, amara: Acting, leila: Acting, yes: Answer
) -> None:
    here.deliver()
    there = [(WAY, the_room(here))]
    for whose, words in ((amara, "You said yes."), (leila, "write first, or let them")):
        shown = card(here, whose, words)
        assert ways(shown) == there
        assert STANDS in words_of(shown)
        assert "in a moment" not in words_of(shown)
    assert ways(card(here, leila, "Your ask to Amara")) == there


def test_a_closed_room_has_no_way_and_no_old_button(
    here: Community, amara: Acting, leila: Acting, yes: Answer
) -> None:
    here.deliver()
    here.clock.moves(days=4)
    here.reminds()
    here.deliver()
    for whose in (amara, leila):
        assert ways(card(here, whose, "a first step")) == [(WAY, the_room(here))]
    # A card that somebody has already is drawn again even where they want no reminders from now on.
    leila.presses("Stop reminders", card(here, leila, "a first step"))
    ends(here, leila)
    for whose in (amara, leila):
        for shown in here.inbox(whose):
            assert ways(shown) == [], words_of(shown)
            assert STANDS not in words_of(shown)
        first_step = card(here, whose, OVER)
        assert buttons_of(first_step) == []


def test_home_and_the_page_of_the_two_lead_there(
    here: Community, amara: Acting, leila: Acting, yes: Answer
) -> None:
    here.deliver()
    there = (WAY, the_room(here))
    for person in (amara, leila):
        home = person.types("/mentoring")
        assert there in ways(home)
        assert ways(person.presses_token(see_of(person))) == [there]
    # What a yes began is one row for the mentee as well: the ask does not stand there a second time.
    assert ways(leila.types("/mentoring")) == [there]


def test_a_room_on_its_way_says_so(amara: Acting, yes: Answer) -> None:
    assert "A room for the two of you opens in a moment." in words_of(yes)
    assert STANDS not in words_of(yes)
    assert ways(yes) == []
    assert ways(amara.types("/mentoring")) == []


def in_the_room(here: Community) -> list[Message]:
    return [line.message for line in here.platform.lines.values() if line.to == the_room(here)]


def suggests(here: Community, who: Acting, time: str) -> Answer:
    form = who.presses("Suggest times", in_the_room(here)[0])
    return who.submits(form, day="2026-11-10", time=time)


def refused_with_a_way(here: Community, shown: Answer) -> str:
    """Return the title of a refusal, which leads to the room, and home too."""
    assert ways(shown) == [(WAY, the_room(here))]
    assert [one.label for one in buttons_of(shown)] == ["My home"]
    return message_of(shown).title


def test_a_refused_suggestion_leads_to_the_room(here: Community, leila: Acting, yes: Answer) -> None:
    here.deliver()
    shown = [suggests(here, leila, time) for time in ("16:00", "16:30", "17:00", "17:30")]
    assert refused_with_a_way(here, shown[-1]) == "Three suggestions are enough"


def test_a_refused_choice_leads_to_the_room(
    here: Community, amara: Acting, leila: Acting, yes: Answer
) -> None:
    here.deliver()
    suggests(here, leila, "16:00")
    here.deliver()
    card = in_the_room(here)[-1]
    assert refused_with_a_way(here, leila.presses("Choose this time", card)) == "Theirs to choose"
    here.clock.moves(days=9)
    assert refused_with_a_way(here, amara.presses("Choose this time", card)) == "That time has moved on"


def test_what_cannot_be_called_off_leads_to_the_room(
    here: Community, amara: Acting, leila: Acting, yes: Answer
) -> None:
    here.deliver()
    suggests(here, leila, "16:00")
    here.deliver()
    amara.presses("Choose this time", in_the_room(here)[-1])
    here.deliver()
    agreed = in_the_room(here)[-1]
    look = leila.presses("Call it off", agreed)
    here.clock.moves(days=9)
    assert refused_with_a_way(here, leila.presses("Call it off", agreed)) == "That time has moved on"
    assert refused_with_a_way(here, leila.presses("Call off this time", look)) == "That time has moved on"


def test_nobody_else_is_led_there(here: Community, amara: Acting, leila: Acting, yes: Answer) -> None:
    here.deliver()
    mei = here.joins("Mei Tan")
    assert ways(mei.types("/mentoring")) == []
    assert ways(mei.presses_token(see_of(leila))) == []
    mentorship = see_of(leila).rpartition(":")[2]

    def rooms(whose: Acting) -> set[str]:
        return here.database.read(
            lambda open_: set(Mentorships(open_, here.id).rooms({mentorship}, whose.person.id))
        )

    assert mentorship in rooms(leila)
    assert rooms(mei) == set()
