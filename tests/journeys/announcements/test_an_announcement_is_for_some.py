"""An announcement is for some people: chosen by what cards show, by room, by help; too few, kept, crowded."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.handlers.routing import Answer
from bot.port import Unreachable
from bot.store.tables import mentors as cards
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.announcing import written
from tests.fakes.community import Community
from tests.fakes.discord.community import DiscordCommunity
from tests.fakes.reading import buttons_of, errors_of, form_of, message_of, options_of, value_of, words_of

TITLE = "An evening in Leeds"
LAW = {"field": "Law", "place": "Leeds", "country": "United Kingdom", "languages": ("English", "German")}


@pytest.fixture
def lawyers(here: Community) -> list[Acting]:
    """Six lawyers in Leeds, one of whom shows no field, and three people in Lagos."""
    six = [here.mentors(f"Lawyer Made-Up-{n}", **LAW) for n in range(6)]  # type: ignore[arg-type]
    for n in range(3):
        here.mentors(f"Builder Made-Up-{n}", field="Building", place="Lagos", offers={"career-chat": 1})
    return six


def writes(nora: Acting, *, action: str = "door") -> Answer:
    return written(nora, TITLE, action=action)


def for_(nora: Acting, shown: Answer, **chosen: str) -> Answer:
    who = "Say who it is for" if "Say who it is for" in labels(shown) else "Change who it is for"
    return nora.submits(nora.presses(who, shown), **chosen)


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def news(here: Community, who: Acting) -> list[Message]:
    return [one for one in here.inbox(who) if one.title == TITLE]


def hides(here: Community, who: Acting, *parts: str) -> None:
    this = update(cards).where(cards.c.person == who.person.id).values(hidden=list(parts))
    here.database.write(lambda open_: open_.execute(this))


def test_it_goes_to_those_whose_card_shows_a_field_a_place_and_a_language(
    here: Community, nora: Acting, lawyers: list[Acting]
) -> None:
    hides(here, lawyers[5], "field")
    form = nora.presses("Say who it is for", writes(nora))
    assert options_of(form, "field") == ["*", "Law"]
    assert options_of(form, "place") == ["*", "Leeds", "United Kingdom"]
    assert options_of(form, "language") == ["*", "English", "German"]
    all_of_it = {"field": "Law", "place": "Leeds", "language": "German", "kind": "quick-question"}
    looked = nora.submits(form, audience="mentors", **all_of_it)
    assert "Mentors whose door is open (One quick question, Law, Leeds, German) · 5 will get it." in (
        words_of(looked)
    )
    looked = for_(nora, looked, kind="*", place="*", language="*")
    assert "From Nora, Alumni Office, to mentors in Law." in words_of(looked)
    nora.presses("Send it to 5", looked)
    here.deliver()
    assert [len(news(here, who)) for who in lawyers] == [1] * 5 + [0]
    assert "to mentors in Law." in words_of(news(here, lawyers[0])[0])


@pytest.mark.parametrize(
    ("part", "chosen"), [("place", {"place": "Leeds"}), ("languages", {"language": "German"})]
)
def test_nobody_is_found_by_what_their_card_hides(
    here: Community, nora: Acting, lawyers: list[Acting], part: str, chosen: dict[str, str]
) -> None:
    hides(here, lawyers[0], part)
    assert "5 will get it." in words_of(for_(nora, writes(nora), audience="everybody", **chosen))


def test_filters_that_leave_few_do_not_say_who_stopped(
    here: Community, nora: Acting, lawyers: list[Acting]
) -> None:
    lawyers[0].presses_token("1:stop-announcements:")
    several = for_(nora, writes(nora), field="Law")
    assert "Mentors whose door is open (Law) · 5 will get it." in words_of(several)
    assert "stopped them" not in words_of(several)
    for who in lawyers[:5]:
        who.presses_token("1:stop-announcements:")
    stopped = for_(nora, several, field="Law")
    assert "Mentors whose door is open (Law) · Fewer than 5 would get it." in words_of(stopped)
    assert "5 have stopped them" in words_of(stopped)


def test_those_who_look_for_help_have_no_card_to_choose_by(
    here: Community, nora: Acting, lawyers: list[Acting]
) -> None:
    said = for_(nora, writes(nora), audience="mentees", field="Law")
    assert "Only mentors have a card that everybody sees." in errors_of(said)["audience"]
    assert [value_of(field) for field in form_of(said).fields] == ["mentees", "*", "Law", "*", "*"]


def test_a_value_that_few_show_by_now_is_not_on_the_list(
    here: Community, nora: Acting, lawyers: list[Acting]
) -> None:
    form = nora.presses("Say who it is for", writes(nora))
    for who in lawyers[:2]:
        hides(here, who, "field")
    (error,) = errors_of(nora.submits(form, field="Law")).values()
    assert "isn't on the list any more" in error


def test_mentors_with_room_are_those_whom_search_would_find(
    here: Community, nora: Acting, lawyers: list[Acting]
) -> None:
    here.mentors("Resting Made-Up", resting_until=here.clock().date() + timedelta(days=3))
    here.mentors("Closing Made-Up", at_once=0)
    leila = here.joins("Leila Haddad")
    looked = for_(nora, writes(nora), audience="room")
    assert "Mentors with room at the moment · 9 of 9 will get it." in words_of(looked)
    assert "to mentors with room." in words_of(looked)
    # One place of one kind, and it is held from the moment at which an ask is sent.
    leila.asks(leila.types("/find-mentor builder"), "How did you begin to build bridges?")
    assert "8 of 8 will get it." in words_of(nora.presses("Look at it", nora.types("/announce"), on=TITLE))


def test_a_number_of_helpers_is_said_from_five(here: Community, nora: Acting, lawyers: list[Acting]) -> None:
    asked = [here.joins(f"Student Made-Up-{n}") for n in range(5)]
    looked = writes(nora)
    for n, (leila, amara) in enumerate(zip(asked, lawyers, strict=False)):
        few = for_(nora, looked, audience="helped")
        assert "Those who have helped somebody since August · Fewer than 5 would get it." in words_of(few)
        is_answered(here, leila, amara, n)
        looked = few
    looked = for_(nora, looked, audience="helped")
    assert "Those who have helped somebody since August · 5 will get it." in words_of(looked)
    assert "to some of the people here." in words_of(looked)
    helped = for_(nora, looked, audience="was-helped")
    assert "Those who have been helped since August · 5 will get it." in words_of(helped)
    nora.presses("Send it to 5", helped)
    here.deliver()
    assert [len(news(here, who)) for who in (*asked, *lawyers)] == [1] * 5 + [0] * 6
    here.clock.is_set_to(datetime(2027, 8, 2, 10, tzinfo=UTC))
    again = for_(nora, writes(nora), audience="was-helped")
    assert "Fewer than 5 would get it." in words_of(again)


def is_answered(here: Community, leila: Acting, amara: Acting, n: int) -> None:
    """Have a mentee ask one mentor, who answers in writing; a yes alone would be no help yet."""
    leila.asks(leila.types(f"/find-mentor made-up-{n}"), "How did you choose what to do?", on=amara.name)
    here.deliver()
    card = next(one for one in here.inbox(amara) if "Answer now" in labels(one))
    form = amara.presses("Answer now", card)
    amara.presses("Send", amara.submits(form, words="I tried two things, and stayed with one."))


def sends_to_all(here: Community, nora: Acting, n: int) -> None:
    nora.presses(f"Send it to {n}", for_(nora, writes(nora), audience="everybody"))
    here.deliver()
    here.closes_what_is_over()


def test_where_all_had_one_it_is_planned_for_the_first_free_day_with_one_press(
    here: Community, nora: Acting
) -> None:
    six = [here.joins(f"Reader Made-Up-{n}") for n in range(6)]
    sends_to_all(here, nora, 7)
    here.clock.moves(days=2)
    looked = for_(nora, writes(nora), audience="everybody")
    said = "Nobody is left after those who had one this week. The first free day is Wednesday 11 November."
    assert said in words_of(looked)
    planned = nora.presses("Send on Wednesday 11 November", looked)
    assert message_of(planned).title == "It is planned, and not sent yet"
    assert "It goes to about 7, who are counted again when it begins." in words_of(planned)
    days(here, 6, 10)
    assert [len(news(here, who)) for who in six] == [1] * 6
    days(here, 11, 12)
    assert [len(news(here, who)) for who in six] == [2] * 6


def test_where_filters_leave_nobody_on_a_day_it_is_not_said_beside_fewer_than_five(
    here: Community, nora: Acting, lawyers: list[Acting]
) -> None:
    sends_to_all(here, nora, 10)
    here.clock.moves(days=2)
    said = words_of(for_(nora, writes(nora), field="Law"))
    assert "Mentors whose door is open (Law) · Fewer than 5 would get it." in said
    assert "Fewer than 5 are left after those who had one this week." in said
    assert "Nobody is left" not in said


def test_where_few_are_left_the_day_is_said_on_which_five_are_free(here: Community, nora: Acting) -> None:
    for n in range(4):
        here.joins(f"Reader Made-Up-{n}")
    sends_to_all(here, nora, 5)
    here.clock.moves(days=2)
    for n in range(3):
        here.joins(f"Newcomer Made-Up-{n}")
    looked = for_(nora, writes(nora), audience="everybody")
    assert (
        "Fewer than 5 are left after those who had one this week."
        " The first free day is Wednesday 11 November."
    ) in words_of(looked)
    nora.presses("Send on Wednesday 11 November", looked)
    assert "It goes to about 8" in words_of(nora.presses("Look at it", nora.types("/announce"), on=TITLE))


def days(here: Community, first: int, last: int) -> None:
    """Let days of November pass, three hours at a time."""
    for day in range(first, last + 1):
        for hour in range(1, 24, 3):
            here.clock.is_set_to(datetime(2026, 11, day, hour, 1, tzinfo=UTC))
            here.closes_what_is_over()
            here.deliver()


def test_those_who_had_one_get_it_once_on_their_own_free_day(here: Community, nora: Acting) -> None:
    early = [here.joins(f"Reader Made-Up-{n}") for n in range(5)]
    sends_to_all(here, nora, 6)
    here.clock.moves(days=2)
    late = [here.joins(f"Newcomer Made-Up-{n}") for n in range(6)]
    looked = for_(nora, writes(nora), audience="everybody")
    assert "6 of 12 will get it." in words_of(looked)
    also = nora.presses("6 more on a free day", looked)
    assert "12 of 12 will get it." in words_of(also)
    assert "6 of them had one this week, and get it a week after that." in words_of(also)
    assert "6 of 12 will get it." in words_of(nora.presses("Leave out who had one", also))
    nora.presses("Send it to 12", nora.presses("6 more on a free day", looked))
    here.deliver()
    assert [len(news(here, who)) for who in (*early, *late)] == [1] * 11
    days(here, 6, 9)
    assert [len(news(here, who)) for who in (*early, *late)] == [1] * 11
    (going,) = [one for one in here.inbox(nora) if one.title.startswith("On its way")]
    assert "Those who had another one this week get it a week after that." in words_of(going)
    # Meanwhile nobody of them is free for a third one.
    third = for_(nora, writes(nora), audience="everybody")
    assert "12 had one this week" in words_of(third)
    days(here, 10, 11)
    assert [len(news(here, who)) for who in (*early, *late)] == [2] * 5 + [1] * 6
    days(here, 12, 14)
    # A week is counted from the day on which it came to each of them.
    assert "6 had one this week" in words_of(nora.presses("Look at it", nora.types("/announce"), on=TITLE))
    days(here, 15, 20)
    assert [len(news(here, who)) for who in (*early, *late)] == [2] * 5 + [1] * 6


def test_above_fifty_a_free_day_is_chosen_and_the_number_is_typed(here: Community, nora: Acting) -> None:
    for n in range(51):
        here.joins(f"Reader Made-Up-{n}")
    form = nora.presses("Send it to 52", for_(nora, writes(nora), audience="everybody"))
    nora.submits(form, number="52")
    looked = for_(nora, writes(nora), audience="everybody")
    chosen = nora.presses("Choose Wednesday 11 November", looked)
    assert "Plan it for 52" in labels(chosen)
    form = form_of(nora.presses("Plan it for 52", chosen))
    # What the button of a form says on Discord is Discord's own word.
    sends = "Submit" if isinstance(here, DiscordCommunity) else "Plan it for all of them"
    assert (form.title, form.send) == ("Plan it for all?", sends)
    assert form.note.startswith("It arrives at 10:00 on ")


def test_who_could_not_be_reached_is_in_no_audience_until_they_write(here: Community, nora: Acting) -> None:
    six = [here.joins(f"Reader Made-Up-{n}") for n in range(6)]
    here.platform.fails(six[0].user, Unreachable("they have blocked the bot"))
    sends_to_all(here, nora, 7)
    here.clock.moves(days=8)
    looked = for_(nora, writes(nora), audience="everybody")
    assert "6 of 7 will get it." in words_of(looked)
    assert "1 cannot be reached" in words_of(looked)
    nora.presses("Send it to 6", looked)
    here.deliver()
    here.closes_what_is_over()
    assert [len(news(here, who)) for who in six] == [0, *[2] * 5]
    six[0].types("/mentoring")
    here.clock.moves(days=8)
    assert "7 of 7 will get it." in words_of(for_(nora, writes(nora), audience="everybody"))


@pytest.mark.not_in_slack("whom it refuses has left there")
@pytest.mark.not_in_teams("whom it refuses has left there")
def test_who_is_tried_again_and_reached_is_in_the_next_audience(here: Community, nora: Acting) -> None:
    six = [here.joins(f"Reader Made-Up-{n}") for n in range(6)]
    here.platform.fails(six[0].user, Unreachable("they have blocked the bot"))
    sends_to_all(here, nora, 7)
    here.deliver()
    (done,) = [one for one in here.inbox(nora) if one.title == "Done: 6 of 7 have had it"]
    nora.presses("Try it again", done)
    here.deliver()
    here.clock.moves(days=8)
    assert "7 of 7 will get it." in words_of(for_(nora, writes(nora), audience="everybody"))


def test_a_fault_of_the_workspace_puts_nobody_out_of_reach(here: Community, nora: Acting) -> None:
    six = [here.joins(f"Reader Made-Up-{n}") for n in range(6)]
    for who in six:
        here.platform.fails(who.user, Unreachable("no_permission"))
    nora.presses("Send it to 7", for_(nora, writes(nora), audience="everybody"))
    here.deliver()
    here.clock.moves(days=8)
    assert "cannot be reached" not in words_of(for_(nora, writes(nora), audience="everybody"))


def test_people_are_kept_under_a_name_chosen_again_and_deleted(
    here: Community, nora: Acting, lawyers: list[Acting]
) -> None:
    karim = here.joins("Karim Haddad", manages=True)
    looked = for_(nora, writes(nora), audience="mentors", field="Law")
    form = nora.presses("Keep these people", looked)
    nora.submits(form, name="Our lawyers")
    assert "under this name already" in errors_of(nora.submits(form, name="our  lawyers"))["name"]
    assert "Please write a name." in errors_of(nora.submits(form, name=" "))["name"]
    # A filter is kept, and no list of people: a seventh lawyer belongs to it.
    here.mentors("Lawyer Made-Up-7", **LAW)  # type: ignore[arg-type]
    again = writes(karim)
    chosen = karim.submits(karim.presses("People kept earlier", again))
    assert "Mentors whose door is open (Law) · 7 will get it." in words_of(chosen)
    shown = karim.submits(karim.presses("Delete kept people", chosen))
    assert "People kept earlier" not in labels(shown)
    assert "7 will get it." in words_of(shown)


def test_at_most_twenty_are_kept(here: Community, nora: Acting) -> None:
    looked = for_(nora, writes(nora), audience="mentors")
    form = nora.presses("Keep these people", looked)
    for n in range(20):
        assert not errors_of(nora.submits(form, name=f"Group {n}"))
    assert (
        "20 are kept already. Delete one of them first."
        in errors_of(nora.submits(form, name="Group 20"))["name"]
    )
    kept = nora.presses("People kept earlier", nora.presses("Look at it", nora.types("/announce"), on=TITLE))
    assert len(options_of(kept, "kept")) == 20


def test_where_most_would_find_full_doors_mentors_are_invited_first(here: Community, nora: Acting) -> None:
    readers = [here.joins(f"Reader Made-Up-{n}") for n in range(7)]
    here.mentors("Amara Okafor", offers={"quick-question": 9, "career-chat": 1}, at_once=2)
    here.mentors("Jonas Kern", offers={"quick-question": 1}, at_once=3)
    looked = for_(nora, writes(nora, action="search"), audience="everybody")
    said = "2 doors have room for about 3 asks. This goes to 10 people: most would find full doors."
    assert said in words_of(looked)
    assert [one for one in labels(looked) if one.startswith(("Invite", "A smaller", "Send"))] == [
        "Invite mentors first",
        "A smaller group",
        "Send to all the same",
        "Send it to me first",
    ]
    invited = nora.presses("Invite mentors first", looked)
    assert f"Your draft “{TITLE}” is kept. This is another one, which invites mentors." in words_of(invited)
    assert "To press: Open a door" in words_of(invited)
    nora.presses("Send to all the same", looked)
    here.deliver()
    assert [len(news(here, who)) for who in readers] == [1] * 7


def test_where_there_is_room_enough_nothing_is_said_of_it(here: Community, nora: Acting) -> None:
    for n in range(6):
        here.joins(f"Reader Made-Up-{n}")
    here.mentors("Amara Okafor", offers={"quick-question": 9}, at_once=4)
    looked = for_(nora, writes(nora, action="search"), audience="everybody")
    assert "full doors" not in words_of(looked)
    assert "Send it to 8" in labels(looked)
