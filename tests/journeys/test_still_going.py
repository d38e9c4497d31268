"""Once such help is usually over both are asked; silence ends it kindly, and one press takes it up."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from bot.domain.common.capacity import EVERYTHING, Place
from bot.domain.common.nudge_budget import NudgeKind
from bot.domain.mentorships.still_going import PATIENCE
from bot.handlers.mentorships import still_going
from bot.store.common.planned_nudges import DueNudges
from bot.store.database.database import Transaction
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.places import held, takes
from tests.fakes.racing import race
from tests.fakes.reading import buttons_of, options_of, words_of

pytestmark = pytest.mark.on_both

QUESTION = "Would you walk beside me for half a year?"
PLACES = {("ongoing", ""): 1, (EVERYTHING, ""): 1}
ASKED = datetime(2027, 5, 4, 10, 1, tzinfo=UTC)
"""Half a year after Amara's yes, a little after ten in Lagos and in London."""
ENDS = ASKED + 2 * PATIENCE
BY_ITSELF = "it has come to its end by itself"


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    return here.mentors("Amara Okafor", offers={"ongoing": 1, "career-chat": 2})


@pytest.fixture
def leila(here: Community, amara: Acting) -> Acting:
    """Leila, to whom Amara said yes to half a year together, on Tuesday 3 November."""
    leila = here.joins("Leila Haddad")
    says_yes(here, leila, amara, "ongoing")
    return leila


def says_yes(here: Community, leila: Acting, amara: Acting, kind: str) -> None:
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION, kind=kind))
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()


def on(here: Community, at: datetime) -> int:
    """Nudge at an instant (UTC), and deliver; return how many were told."""
    here.clock.is_set_to(at)
    told = here.reminds()
    here.deliver()
    return told


def called(here: Community, who: Acting, words: str) -> list[Message]:
    return [one for one in here.inbox(who) if words in words_of(one)]


def asked(here: Community, who: Acting) -> list[Message]:
    return called(here, who, "still going?")


def labels(message: Message) -> list[str]:
    return [button.label for button in buttons_of(message)]


def stays_silent(here: Community) -> None:
    for at in (ASKED, ASKED + PATIENCE, ENDS):
        on(here, at)


def token(here: Community, verb: str) -> str:
    (room,) = {one.ref for one in buttons_of(rooms(here)[0]) if one.verb.name in {"suggest", "goes-on"}}
    return f"1:{verb}:{room}"


def rooms(here: Community) -> list[Message]:
    (name,) = here.platform.rooms
    return [line.message for line in here.platform.lines.values() if line.to == name]


def test_both_are_asked_and_one_word_keeps_it_going(here: Community, amara: Acting) -> None:
    leila = here.joins("Leila Haddad")
    says_yes(here, leila, amara, "career-chat")
    assert on(here, datetime(2026, 11, 7, 10, 1, tzinfo=UTC)) == 2
    assert on(here, datetime(2026, 11, 17, 10, 1, tzinfo=UTC)) == 2
    assert on(here, datetime(2026, 11, 30, 10, 1, tzinfo=UTC)) == 0
    assert on(here, datetime(2026, 12, 1, 10, 1, tzinfo=UTC)) == 2
    (card,), (theirs,) = asked(here, amara), asked(here, leila)
    assert "since Tuesday 3 November: career conversation" in words_of(card)
    assert "finishing says thanks and frees your place." in words_of(card)
    assert "finishing says thanks to Amara." in words_of(theirs)
    assert {"Still going", "We're finished", "Fewer reminders", "Stop reminders"} <= set(labels(theirs))
    answer = leila.presses("Still going", theirs)
    assert "I ask again on Tuesday 29 December or a little later." in words_of(answer)
    here.deliver()
    assert asked(here, amara) == asked(here, leila) == []
    assert len(called(here, amara, "I ask again on Tuesday 29 December")) == 1
    assert on(here, datetime(2026, 12, 15, 10, 1, tzinfo=UTC)) == 0
    assert on(here, datetime(2026, 12, 29, 10, 1, tzinfo=UTC)) == 2
    look = amara.presses("We're finished", asked(here, amara)[0])
    assert "Leila is told in ten minutes" in words_of(look)
    amara.presses("Finish with Leila", look)
    here.clock.moves(minutes=10)
    here.closes_what_is_over()
    here.deliver()
    assert len(called(here, leila, "Amara finished this, with thanks.")) == 1


def test_silence_ends_it_kindly_and_one_press_takes_it_up(
    here: Community, amara: Acting, leila: Acting
) -> None:
    assert on(here, ASKED) == 2
    assert "I ask once more, in two weeks or a little later." in words_of(asked(here, amara)[0])
    assert on(here, ASKED + PATIENCE) == 2
    assert "For six weeks after that, one press takes it up again." in words_of(asked(here, leila)[-1])
    assert held(here, amara) == PLACES
    on(here, ENDS)
    assert held(here, amara) == {}
    (ended,), (theirs,) = called(here, leila, BY_ITSELF), called(here, amara, BY_ITSELF)
    assert "Your place is back." in words_of(theirs)
    assert {"It goes on", "Find somebody else"} <= set(labels(ended))
    assert "This came to its end by itself on Tuesday 1 June." in words_of(rooms(here)[0])
    assert asked(here, amara) == asked(here, leila) == []
    assert on(here, ENDS + PATIENCE) == 0

    assert "Amara is told." in words_of(leila.presses("It goes on", ended, key="on"))
    again = words_of(leila.presses("It goes on", ended, key="on"))
    assert not here.answers_again or "Amara is told." not in again
    here.deliver()
    assert held(here, amara) == PLACES
    (on_again,) = called(here, amara, "Leila would like to go on")
    assert "One of your places is taken again." in words_of(on_again)
    assert "It goes on" not in labels(here.inbox(amara)[-1])
    assert "Suggest times" in labels(rooms(here)[0])
    assert called(here, leila, BY_ITSELF) == called(here, amara, BY_ITSELF) == []
    assert on(here, ENDS + PATIENCE + timedelta(days=181)) == 0
    assert on(here, ENDS + PATIENCE + timedelta(days=182)) == 2


def test_what_was_taken_up_ends_again_and_both_hear_of_it(
    here: Community, amara: Acting, leila: Acting
) -> None:
    stays_silent(here)
    leila.presses("It goes on", called(here, leila, BY_ITSELF)[0])
    here.deliver()
    for wait in (182, 196, 210):
        on(here, ENDS + timedelta(days=wait))
    assert held(here, amara) == {}
    on_again, over = token(here, "goes-on"), token(here, "finish-now")
    amara.presses_token(on_again)
    leila.presses_token(over)
    here.clock.moves(minutes=10)
    here.closes_what_is_over()
    here.deliver()
    assert "Leila finished this, with thanks." in words_of(here.inbox(amara)[-1])
    assert "come to an end here" in words_of(amara.presses_token(token_of_an_end(here, amara)))


def token_of_an_end(here: Community, who: Acting) -> str:
    ref = next(
        one.ref for card in here.inbox(who) for one in buttons_of(card) if str(one.ref).startswith("shp_")
    )
    return f"1:goes-on:{ref}"


def test_it_goes_on_only_where_there_is_room(here: Community, amara: Acting, leila: Acting) -> None:
    stays_silent(here)
    takes(here, Place(amara.person.id, "ongoing"))
    for who, words in ((leila, "Amara has no room at the moment"), (amara, "All the places that you give")):
        assert words in words_of(who.presses("It goes on", called(here, who, BY_ITSELF)[0]))
    assert held(here, amara) == {("ongoing", ""): 1}
    here.deliver()
    assert called(here, amara, "would like to go on") == []


def test_a_mentor_who_rests_goes_on_only_by_themselves(here: Community, amara: Acting, leila: Acting) -> None:
    stays_silent(here)
    amara.presses_token("1:rest-for:month")
    here.deliver()
    answer = leila.presses("It goes on", called(here, leila, BY_ITSELF)[0])
    assert "Amara has no room at the moment" in words_of(answer)
    assert "Leila is told" in words_of(amara.presses("It goes on", called(here, amara, BY_ITSELF)[0]))
    assert held(here, amara) == PLACES


def test_after_six_weeks_it_is_over(here: Community, amara: Acting, leila: Acting) -> None:
    stays_silent(here)
    ended = called(here, leila, BY_ITSELF)[0]
    here.clock.is_set_to(ENDS + timedelta(weeks=6, minutes=1))
    assert "come to an end here" in words_of(leila.presses("It goes on", ended))
    assert held(here, amara) == {}


@pytest.mark.parametrize("verb", ["block", "erase"])
def test_who_keeps_apart_or_has_gone_is_not_brought_back(
    here: Community, amara: Acting, leila: Acting, verb: str
) -> None:
    stays_silent(here)
    ended = called(here, leila, BY_ITSELF)[0]
    if verb == "block":
        amara.presses_token(token(here, "block"))
    else:
        amara.submits(amara.presses_token("1:erase:"), word="erase")
    here.deliver()
    assert "is told" not in words_of(leila.presses("It goes on", ended))
    assert held(here, amara) == {}


def test_one_who_says_so_is_enough(here: Community, amara: Acting, leila: Acting) -> None:
    on(here, ASKED)
    on(here, ASKED + PATIENCE)
    first = asked(here, leila)[0]
    here.clock.is_set_to(ENDS - timedelta(hours=1))
    leila.presses("Still going", first)
    assert on(here, ENDS) == 0
    assert held(here, amara) == PLACES
    assert on(here, ENDS + timedelta(days=182)) == 2


def plans_anew(here: Community, who: Acting, ref: str, at: datetime, open_: Transaction) -> None:
    DueNudges(open_, here.id).begin_again(who.person.id, NudgeKind.STILL_GOING, at, ref=ref)


def test_a_question_that_is_due_too_early_moves(here: Community, amara: Acting, leila: Acting) -> None:
    ref, early = token(here, "").removeprefix("1::"), datetime(2026, 12, 1, 9, tzinfo=UTC)
    for who in (amara, leila):
        here.database.write(partial(plans_anew, here, who, ref, early))
    on(here, early + timedelta(hours=2))
    assert asked(here, amara) == asked(here, leila) == []
    assert on(here, ASKED - timedelta(days=1)) == 0
    assert on(here, ASKED) == 2


def test_a_question_on_its_way_is_not_put_once_it_was_answered(
    here: Community, amara: Acting, leila: Acting
) -> None:
    here.clock.is_set_to(ASKED)
    assert here.reminds() == 2
    amara.presses_token(token(here, "still-going"))
    here.deliver()
    assert asked(here, leila) == called(here, leila, "I ask again on") == []


@pytest.mark.parametrize("who", ["one", "both"])
def test_who_wants_no_reminders_is_not_asked(here: Community, amara: Acting, leila: Acting, who: str) -> None:
    for one in (leila, amara) if who == "both" else (leila,):
        one.presses_token("1:reminders:none")
    stays_silent(here)
    assert asked(here, leila) == []
    # Where nobody can be asked, nobody is silent.
    assert held(here, amara) == (PLACES if who == "both" else {})


def test_a_time_that_they_chose_is_kept(here: Community, amara: Acting, leila: Acting) -> None:
    here.clock.is_set_to(ASKED - timedelta(days=3))
    form = leila.presses_token(token(here, "suggest"))
    slot = options_of(form, "slot")[-1]
    leila.submits(form, slot=slot)
    here.deliver()
    (card,) = [one for one in rooms(here) if "Times to choose from" in words_of(one)]
    amara.presses("Choose this time", card)
    here.deliver()
    assert on(here, ASKED) == 0
    assert asked(here, amara) == []
    for days in range(1, 31):
        on(here, ASKED + timedelta(days=days))
    assert len(asked(here, amara)) == 1


def test_it_does_not_end_in_quiet_weeks(here: Community, amara: Acting, leila: Acting) -> None:
    nora = here.joins("Nora Lindqvist", manages=True)
    on(here, ASKED)
    on(here, ASKED + PATIENCE)
    form = nora.presses("Add a time", nora.presses("Quiet weeks", nora.types("/programme")))
    shown = nora.submits(form, first="2027-05-24", last="2027-06-06")
    nora.presses("Save these days", shown)
    for days in range(21):
        on(here, ENDS - timedelta(days=1) + timedelta(days=days))
        assert held(here, amara) == PLACES, days
    assert on(here, datetime(2027, 6, 21, 10, 1, tzinfo=UTC)) == 1
    assert held(here, amara) == {}


def test_both_press_at_once_and_it_goes_on_once(here: Community, amara: Acting, leila: Acting) -> None:
    stays_silent(here)
    goes_on = token(here, "goes-on")
    race([partial(who.presses_token, goes_on) for who in (amara, leila) * 2])
    here.deliver()
    assert held(here, amara) == PLACES
    assert (
        len(called(here, amara, "would like to go on")) + len(called(here, leila, "would like to go on")) == 1
    )


def test_a_press_as_it_ends_either_keeps_it_or_takes_it_up(
    here: Community, amara: Acting, leila: Acting
) -> None:
    on(here, ASKED)
    on(here, ASKED + PATIENCE)
    still = token(here, "still-going")
    here.clock.is_set_to(ENDS)
    acts = [lambda: here.runner.write(here.id, still_going.next_due) for _ in range(3)]
    race([lambda: leila.presses_token(still), *acts])
    on(here, ENDS + timedelta(minutes=1))
    goes_on = held(here, amara) == PLACES
    assert goes_on or held(here, amara) == {}
    answer = words_of(here.comes_to(leila, leila.presses_token(still)))
    assert ("I ask again on" in answer) if goes_on else ("It goes on" in answer)
    assert len(called(here, amara, BY_ITSELF)) == (0 if goes_on else 1)


def test_an_erasure_between_the_questions_ends_it_as_ever(
    here: Community, amara: Acting, leila: Acting
) -> None:
    on(here, ASKED)
    leila.submits(leila.presses_token("1:erase:"), word="erase")
    here.deliver()
    assert held(here, amara) == {}
    assert on(here, ASKED + PATIENCE) == 0
    assert asked(here, amara) == []
