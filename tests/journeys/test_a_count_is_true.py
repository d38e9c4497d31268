"""What is said to have happened has: counts of people and hours, and a place that a proposal holds."""

from datetime import UTC, datetime
from functools import partial

import pytest

from bot.domain.common.capacity import EVERYTHING
from bot.store.mentors.quarterly_letter import Given, Seasons
from bot.ui.nodes import Message
from bot.ui.verbs import mentorships
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.places import held
from tests.fakes.racing import race
from tests.fakes.reading import buttons_of, message_of, words_of

QUESTION = "How did you know that it was time to leave law for product?"
ANSWER = "I waited until Sunday nights grew heavy, then I left."
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    return here.mentors("Amara Okafor", offers={"quick-question": 1, "ongoing": 12}, at_once=12)


@pytest.fixture
def maya(here: Community) -> Acting:
    return here.joins("Maya Lindqvist", manages=True)


def given(here: Community, mentor: Acting) -> list[Given]:
    return here.database.read(
        lambda open_: Seasons(open_, here.id).given(mentor.person.id, since=LONG_AGO, now=here.clock())
    )


def begins(here: Community, amara: Acting, name: str, kind: str = "ongoing") -> Acting:
    mentee = here.joins(name)
    mentee.asks(mentee.types("/find-mentor Amara"), QUESTION, kind=kind)
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[-1])
    here.deliver()
    return mentee


def room_of(who: Acting) -> str:
    return next(str(one.ref) for one in buttons_of(who.types("/mentoring")) if one.verb is mentorships.SEE)


def agrees(here: Community, one: Acting, other: Acting, day: str) -> None:
    ref = room_of(one)
    one.submits(one.presses_token(f"1:{mentorships.SUGGEST.name}:{ref}"), day=day, time="16:00")
    here.deliver()
    rooms = [line.message for line in here.platform.lines.values() if line.to in here.platform.rooms]
    other.presses(
        "Choose this time", next(card for card in reversed(rooms) if card.title == "Times to choose from")
    )
    here.deliver()


def letter(here: Community, amara: Acting) -> list[Message]:
    """Move past the quarter; return the letters that the mentor got."""
    here.plans()
    for _ in range(100):
        here.clock.moves(days=1)
        here.reminds()
        here.deliver()
    return [one for one in here.inbox(amara) if one.title == "Your season"]


def test_ten_yeses_without_a_meeting_are_no_help(here: Community, amara: Acting) -> None:
    for n in range(10):
        begins(here, amara, f"Mentee Made-Up{n}")
    assert given(here, amara) == []
    page = amara.presses("Close my door", amara.types("/be-a-mentor"))
    assert "helped" not in words_of(page)
    assert letter(here, amara) == []


def test_a_meeting_counts_once_either_says_so(here: Community, amara: Acting) -> None:
    leila = begins(here, amara, "Leila Haddad")
    ref = room_of(leila)
    leila.presses_token(f"1:met:{ref}.yes")
    amara.presses_token(f"1:met:{ref}.yes")
    assert given(here, amara) == [Given("ongoing", leila.person.id)]
    page = amara.presses("Close my door", amara.types("/be-a-mentor"))
    assert "Thank you: 1 person helped." in words_of(page)
    # Neither says so any more: it did not happen.
    for one in (leila, amara):
        one.presses_token(f"1:met:{ref}.not-yet")
    assert given(here, amara) == []


def test_a_time_that_has_passed_counts_unless_one_denies_it(here: Community, amara: Acting) -> None:
    leila = begins(here, amara, "Leila Haddad")
    agrees(here, leila, amara, "2026-11-10")
    assert given(here, amara) == []
    here.clock.is_set_to(datetime(2026, 11, 11, 10, tzinfo=UTC))
    assert len(given(here, amara)) == 1
    ref = room_of(leila)
    leila.presses_token(f"1:met:{ref}.not-yet")
    assert given(here, amara) == []
    amara.presses_token(f"1:met:{ref}.yes")
    assert len(given(here, amara)) == 1


@pytest.mark.on_both
def test_each_meeting_counts_and_its_hours_stay_after_the_end(here: Community, amara: Acting) -> None:
    leila = begins(here, amara, "Leila Haddad")
    for day, after in (("2026-11-10", 11), ("2026-11-20", 21)):
        agrees(here, leila, amara, day)
        here.clock.is_set_to(datetime(2026, 11, after, 10, tzinfo=UTC))
    assert len(given(here, amara)) == 2
    leila.presses_token(f"1:finish:{room_of(leila)}")
    assert len(given(here, amara)) == 2


def test_the_letter_counts_an_hour_for_each_meeting_and_ten_minutes_for_an_answer(
    here: Community, amara: Acting
) -> None:
    here.plans()
    here.clock.moves(days=30)
    leila = begins(here, amara, "Leila Haddad")
    leila.presses_token(f"1:met:{room_of(leila)}.yes")
    begins(here, amara, "Mei Tan")
    tom = here.joins("Tom Whitaker")
    tom.asks(tom.types("/find-mentor Amara"), QUESTION, kind="quick-question")
    here.deliver()
    amara.presses("Send", amara.submits(amara.presses("Answer now", here.inbox(amara)[-1]), words=ANSWER))
    (season,) = letter(here, amara)
    assert "In these three months 2 people were helped by you: about 1 hour" in words_of(season)


def wants(here: Community, name: str) -> Acting:
    who = here.joins(name)
    who.types("/find-mentor leaving law for product")
    who.submits(who.presses_token("1:introduce-me:"), kind="quick-question")
    here.deliver()
    return who


def thinks(here: Community, maya: Acting, of: Acting) -> None:
    page = maya.types("/programme")
    choice = maya.presses("Introduce warmly", page, on=of.name)
    maya.presses("Propose Amara", maya.presses("Think of Amara", choice))
    here.deliver()


PLACES = {("quick-question", "2026-11"): 1, (EVERYTHING, ""): 1}


@pytest.mark.parametrize(
    "ends",
    ["No introduction for now", "Suggest somebody else", "silence", "block", "erasure", "door", "rest"],
)
@pytest.mark.on_both
def test_a_proposal_holds_its_place_until_it_ends(
    here: Community, amara: Acting, maya: Acting, ends: str
) -> None:
    sara = wants(here, "Sara Nilsen")
    thinks(here, maya, sara)
    assert held(here, amara) == PLACES
    proposal = here.inbox(sara)[-1]
    if ends == "silence":
        here.clock.moves(days=8)
        here.closes_what_is_over()
    elif ends == "block":
        sara.presses_token(f"1:block:{amara.person.id}")
    elif ends == "erasure":
        form = sara.presses("Erase everything", sara.presses("My data", sara.types("/mentoring")))
        sara.submits(form, word="erase")
    elif ends == "door":
        amara.presses("Close my door", amara.presses("Close my door", amara.types("/be-a-mentor")))
    elif ends == "rest":
        amara.presses_token("1:rest-for:week")
    else:
        sara.presses(ends, proposal)
    assert held(here, amara) == {}
    here.deliver()
    assert here.inbox(amara) == []
    if ends in {"block", "door", "rest"}:
        # The managers think on, and the mentee reads by when they hear.
        assert "Introduce warmly" in {one.label for one in buttons_of(here.inbox(maya)[0])}
        assert "you will hear who they thought of" in words_of(here.inbox(sara)[-1])
        late = sara.presses("Introduce me", proposal)
        assert message_of(late).title in {"Somebody else, then", "See its card"}
        assert message_of(here.comes_to(sara, late)).title == "Somebody else, then"


@pytest.mark.in_web_chat
def test_a_yes_that_comes_too_late_beside_the_card_confirms_nothing(
    here: Community, amara: Acting, maya: Acting
) -> None:
    sara = wants(here, "Sara Nilsen")
    thinks(here, maya, sara)
    copy = sara.presses("My introduction", sara.types("/mentoring"))
    amara.presses("Close my door", amara.presses("Close my door", amara.types("/be-a-mentor")))
    here.deliver()
    late = sara.presses("Introduce me", copy)
    assert message_of(late).title == "See its card"
    assert message_of(here.comes_to(sara, late)).title == "Somebody else, then"


@pytest.mark.on_both
def test_the_ask_takes_over_the_place_of_its_proposal(here: Community, amara: Acting, maya: Acting) -> None:
    sara = wants(here, "Sara Nilsen")
    thinks(here, maya, sara)
    here.clock.moves(days=2)
    sara.presses("Introduce me", here.inbox(sara)[-1])
    assert held(here, amara) == PLACES
    here.deliver()
    form = amara.presses("Decline kindly", here.inbox(amara)[-1])
    amara.presses("Send", amara.submits(form, ready="full"))
    assert held(here, amara) == {}


@pytest.mark.on_both
def test_two_managers_at_once_never_think_of_more_than_there_is_room_for(
    here: Community, amara: Acting, maya: Acting
) -> None:
    """One place, two proposals and an ask at the same instant: one of the three has it."""
    omar, tom = here.joins("Omar Haddad", manages=True), here.joins("Tom Whitaker")
    sara, mei = wants(here, "Sara Nilsen"), wants(here, "Mei Tan")
    tokens = [
        next(
            one.token
            for one in buttons_of(
                who.presses(
                    "Think of Amara", who.presses("Introduce warmly", who.types("/programme"), on=of.name)
                )
            )
            if one.label == "Propose Amara"
        )
        for who, of in ((maya, sara), (omar, mei))
    ]
    form = tom.presses_token(f"1:ask:{amara.person.id}")
    preview = tom.submits(form, question=QUESTION, kind="quick-question")
    race(
        [
            partial(maya.presses_token, tokens[0]),
            partial(omar.presses_token, tokens[1]),
            partial(tom.presses, "Send", preview),
        ]
    )
    assert held(here, amara) == PLACES


def test_nobody_is_thought_of_who_shares_nothing(here: Community, maya: Acting) -> None:
    here.mentors("Paul Plumber", field="Plumbing", headline="Plumber", story="I mend pipes and boilers.")
    nora = here.joins("Nora Quill", line="second-year Journalism")
    nora.types("/find-mentor journalism and newspapers")
    nora.submits(nora.presses_token("1:introduce-me:"), kind="quick-question")
    here.deliver()
    choice = maya.presses("Introduce warmly", here.inbox(maya)[0])
    assert "Paul" not in words_of(choice)
    assert "Nobody with room for this fits what Nora looks for at the moment" in words_of(choice)
    assert "journalism" not in words_of(choice).lower()
    # The manager may invite somebody, or ask for another kind; Nora is asked once.
    assert "Read the invitation" in {one.label for one in buttons_of(choice)}
    for _ in range(2):
        assert "Nora is asked" in words_of(maya.presses("Ask Nora to widen it", choice))
    here.deliver()
    (question,) = [one for one in here.inbox(nora) if one.title == "Nobody fits yet"]
    here.mentors("Ines Press", offers={"career-chat": 2}, field="Journalism", headline="Newspaper editor")
    nora.submits(nora.presses("Choose another kind", question), kind="career-chat")
    here.deliver()
    assert "career conversation" in words_of(here.inbox(maya)[0]).lower()
    choice = maya.presses("Introduce warmly", maya.types("/programme"))
    assert "Think of Ines" in {one.label for one in buttons_of(choice)}


def test_nobody_is_thought_of_who_shares_one_word_of_many(here: Community, maya: Acting) -> None:
    here.mentors(
        "Paul Plumber", field="Plumbing", headline="Plumber", story="I mend pipes in newspapers' offices."
    )
    nora = here.joins("Nora Quill")
    nora.types("/find-mentor journalism newspapers reporting magazines")
    nora.submits(nora.presses_token("1:introduce-me:"), kind="quick-question")
    here.deliver()
    assert "Paul" not in words_of(maya.presses("Introduce warmly", here.inbox(maya)[0]))
