"""A yes, a room for two, a time that suits both, and an end that is told to both."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from bot.domain.common.capacity import EVERYTHING
from bot.handlers.routing import Answer
from bot.store.outbox import zone_rules
from bot.store.tables import mentorships
from bot.ui.attachments import File
from bot.ui.forms import Pick
from bot.ui.nodes import Message
from bot.ui.requests import Request, Surface
from bot.ui.verbs import read_token
from tests.fakes.acting import Acting
from tests.fakes.calendars import Entry, read_entry
from tests.fakes.community import Community
from tests.fakes.discord.community import DiscordCommunity
from tests.fakes.places import held
from tests.fakes.platform import PLATFORM
from tests.fakes.reading import buttons_of, errors_of, file_of, form_of, options_of, value_of, words_of
from tests.fakes.slack.community import SlackCommunity

QUESTION = "Would you walk beside me for half a year?"
PLACES = {("ongoing", ""): 1, (EVERYTHING, ""): 1}


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors(
        "Amara Okafor", offers={"quick-question": 4, "ongoing": 1}, zone="Africa/Lagos"
    )


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, kind="ongoing")
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    return leila


def room(here: Community) -> list[Message]:
    (name,) = here.platform.rooms
    return [line.message for line in here.platform.lines.values() if line.to == name]


def entry(card: Message) -> Entry:
    return read_entry(file_of(card))


def every_card(here: Community) -> list[Message]:
    return [line.message for line in here.platform.lines.values()]


def files_of(card: Message) -> list[File]:
    return [node for node in card.body if isinstance(node, File)]


def alive(here: Community) -> list[str]:
    """The titles of the room's cards with buttons of its times, without the welcome."""
    own = {"Report or block"}
    return [card.title for card in room(here)[1:] if {one.label for one in buttons_of(card)} - own]


def see_of(here: Community) -> str:
    """The token of *See* for the two of the only room."""
    (mentorship,) = here.database.read(lambda open_: open_.execute(select(mentorships.c.id)).scalars().all())
    return f"1:see-mentorship:{mentorship}"


def begins_to_end(here: Community, who: Acting, how: str) -> Answer:
    """Press *How to stop*, one of both ways, and then again at the second look."""
    labels = {"Finish": "Finish together", "Stop": "Stop without a reason"}
    look = who.presses(labels[how], who.presses("How to stop", room(here)[0]))
    (label,) = [button.label for button in buttons_of(look) if button.label.startswith(f"{how} with")]
    return who.presses(label, look)


def ends(here: Community, who: Acting, how: str) -> None:
    """End it, and let ten minutes pass."""
    begins_to_end(here, who, how)
    here.clock.moves(minutes=10)
    here.closes_what_is_over()
    here.deliver()


def suggests(here: Community, who: Acting, day: str, time: str) -> None:
    who.submits(who.presses("Suggest times", room(here)[0]), day=day, time=time)
    here.deliver()


@pytest.mark.by_socket
def test_they_find_a_time_that_suits_both(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    form = leila.presses("Suggest times", room(here)[0])
    assert "Both of you are awake at these times." in words_of(form)
    assert "A day and a time of your own are in London time." in words_of(form)
    assert len(options_of(form, "slot")) == 20
    suggested = leila.submits(form, day="2026-11-10", time="16:00")
    assert "Tuesday 10 November, 17:00 Lagos / 16:00 London" in words_of(suggested)
    again = leila.presses("Suggest another", suggested)
    leila.submits(again, day="2026-11-11", time="09:30")
    here.deliver()

    card = room(here)[-1]
    assert "Wednesday 11 November, 10:30 Lagos / 09:30 London" in words_of(card)
    assert "Choose this time" in [button.label for button in buttons_of(card)]
    assert "You suggested this one, so the other person chooses." in words_of(
        leila.presses("Choose this time", card)
    )
    chosen = amara.presses("Choose this time", card, key="choice-1")
    assert "You meet on Tuesday 10 November, 17:00 Lagos / 16:00 London." in words_of(chosen)
    assert buttons_of(chosen) == []
    assert amara.presses("Choose this time", card, key="choice-1") == chosen
    here.deliver()
    assert "You have a time" in words_of(room(here)[-1])
    (listed,) = room(here)[1:-1]
    assert "How things stand now is further down." in words_of(listed)

    # Each finds it on the page of the two, under "In touch with".
    home = leila.types("/mentoring")
    see = [button for button in buttons_of(home) if button.label == "See"][-1]
    assert "You meet on Tuesday 10 November" in words_of(leila.presses_token(see.token))

    # A second press on the old list shows the current state.
    assert "That time has moved on" in words_of(amara.presses("Choose this time", card))


@pytest.mark.in_slack
def test_a_time_that_both_suggest_is_one_press_from_being_agreed(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    suggests(here, leila, "2026-11-10", "16:00")
    form = amara.presses("Suggest times", room(here)[0])
    both = amara.submits(form, day="2026-11-10", time="17:00")
    assert "The other person suggested this time before you." in words_of(both)
    again = leila.submits(leila.presses("Suggest times", room(here)[0]), day="2026-11-10", time="16:00")
    assert "where the other person can choose" in words_of(again)
    chosen = amara.presses("Choose this time", both)
    if isinstance(here, SlackCommunity):
        # In a modal nothing is further down; beside the room's own list it is.
        assert "The newest card in your room shows how things stand now." in words_of(chosen)
        assert "further down" not in words_of(chosen)
    here.deliver()
    assert "You meet on Tuesday 10 November, 17:00 Lagos / 16:00 London." in words_of(room(here)[-1])
    suggests(here, leila, "2026-11-11", "16:00")
    listed = amara.presses("Choose this time", room(here)[-1])
    assert "How things stand now is further down." in words_of(listed)


def test_a_time_that_is_over_is_not_put_into_a_calendar(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    suggests(here, leila, "2026-11-10", "16:00")
    amara.presses("Choose this time", room(here)[-1])
    here.deliver()
    here.clock.is_set_to(datetime(2026, 11, 12, 10, tzinfo=UTC))
    assert "That time has moved on" in words_of(leila.presses("Call it off", room(here)[-1]))
    home = leila.types("/mentoring")
    see = [button for button in buttons_of(home) if button.label == "See"][-1]
    assert "Your last time was Tuesday 10 November" in words_of(leila.presses_token(see.token))


def test_a_time_can_be_moved_and_called_off(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    suggests(here, leila, "2026-11-10", "16:00")
    amara.presses("Choose this time", room(here)[-1])
    here.deliver()
    settled = room(here)[-1]

    # Moving the meeting starts a new list; the agreed time is shown until another is chosen.
    amara.submits(amara.presses("Move it", settled), day="2026-11-12", time="18:00")
    here.deliver()
    assert "You meet on Tuesday 10 November" in words_of(room(here)[-1])
    leila.presses("Choose this time", room(here)[-1])
    here.deliver()
    assert "You meet on Thursday 12 November, 18:00 Lagos / 17:00 London." in words_of(room(here)[-1])
    assert not [card for card in room(here) if "10 November" in words_of(card)]

    look = leila.presses("Call it off", room(here)[-1])
    assert "You meet on Thursday 12 November, 18:00 Lagos / 17:00 London." in words_of(look)
    assert "Amara is told in your room" in words_of(look)
    assert "You have a time" in words_of(room(here)[-1])
    assert "It is called off." in words_of(leila.presses("Call off this time", look))
    here.deliver()
    assert "No time is chosen now." in words_of(room(here)[-1])
    assert entry(room(here)[-1]).status == "CANCELLED"
    assert not [card for card in room(here) if "You meet on" in words_of(card)]


def test_their_calendars_follow_them(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    """The same entry is added, moved and removed; ending the mentorship before they met removes it too."""
    here = community_of_people
    suggests(here, leila, "2026-11-10", "16:00")
    amara.presses("Choose this time", room(here)[-1])
    here.deliver()
    first = entry(room(here)[-1])
    assert first.start == datetime(2026, 11, 10, 16, tzinfo=UTC)

    amara.submits(amara.presses("Move it", room(here)[-1]), day="2026-11-12", time="18:00")
    here.deliver()
    leila.presses("Choose this time", room(here)[-1])
    here.deliver()
    moved = entry(room(here)[-1])
    assert moved.start == datetime(2026, 11, 12, 17, tzinfo=UTC)
    assert moved.uid == first.uid
    assert moved.sequence > first.sequence

    ends(here, leila, "Stop")
    gone = entry(room(here)[-1])
    assert (gone.uid, gone.status, gone.start) == (first.uid, "CANCELLED", moved.start)
    assert gone.sequence > moved.sequence


def test_one_press_is_one_message_and_one_file_in_one_place(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    """What the platform received: nothing twice, no older card with buttons, and one file for one time."""
    here = community_of_people
    suggests(here, leila, "2026-11-10", "16:00")
    before = len(here.platform.lines)
    amara.presses("Choose this time", room(here)[-1])
    here.deliver()
    assert len(here.platform.lines) == before + 1
    assert [len(files_of(card)) for card in every_card(here)].count(1) == 1
    assert alive(here) == ["You have a time"]

    # Moving it and calling it off: one card each, and the newest alone has buttons.
    suggests(here, amara, "2026-11-12", "18:00")
    assert alive(here) == ["Times to choose from"]
    assert len(here.platform.lines) == before + 2
    leila.presses("Call off this time", leila.presses("Call it off", room(here)[-1]))
    here.deliver()
    assert len(here.platform.lines) == before + 3
    assert alive(here) == ["Times to choose from"]
    leila.presses("Choose this time", room(here)[-1])
    here.deliver()
    assert alive(here) == ["You have a time"]
    assert len(here.platform.lines) == before + 4

    # The end is one message for the other, and one file for both, in the room.
    ends(here, leila, "Finish")
    assert len(here.platform.lines) == before + 5
    assert "Leila finished this, with thanks." in words_of(here.inbox(amara)[-1])
    assert [card.title for card in every_card(here) if files_of(card)] == ["This room has done its work"]
    assert alive(here) == []


def test_an_answer_to_times_with_other_times_rings(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    suggests(here, leila, "2026-11-10", "16:00")
    suggests(here, leila, "2026-11-11", "16:00")
    assert len(room(here)) == 2
    suggests(here, amara, "2026-11-12", "16:00")
    assert len(room(here)) == 3
    assert alive(here) == ["Times to choose from"]
    assert len([button for button in buttons_of(room(here)[-1]) if button.label == "Choose this time"]) == 3


def test_three_times_each_are_enough(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    for time in ("09:00", "10:00", "10:00", "11:00"):
        suggests(here, leila, "2026-11-10", time)
    form = leila.presses("Suggest times", room(here)[0])
    assert "Three suggestions are enough" in words_of(leila.submits(form, day="2026-11-10", time="12:00"))
    for day, time in (("2026-11-10", ""), ("2027-06-10", "10:00"), ("", "")):
        wrong = leila.submits(form, day=day, time=time)
        assert "a day and a time within 90 days" in errors_of(wrong)["day"]
    suggests(here, amara, "2026-11-10", "20:00")
    here.clock.moves(days=9)
    assert "It has passed or is no longer on the list." in words_of(
        amara.presses_token(
            next(b.token for b in buttons_of(room(here)[-1]) if b.label == "Choose this time")
        )
    )


def test_where_no_hour_suits_both_the_form_says_so_in_both_clocks(community_of_people: Community) -> None:
    here = community_of_people
    mei = here.mentors("Mei Tan", offers={"ongoing": 1}, zone="Pacific/Auckland")
    tom = here.joins("Tom Whitaker")
    tom.asks(tom.types("/find-mentor Mei"), QUESTION)
    here.clock.moves(hours=12)
    here.deliver()
    mei.presses("Accept", here.inbox(mei)[0])
    here.clock.moves(hours=12)
    here.deliver()
    form = tom.presses("Suggest times", room(here)[0])
    assert "No hour is daytime for both of you" in words_of(form)
    (slot,) = [one for one in form_of(form).fields if isinstance(one, Pick)]
    assert all("London · " in one.label and one.label.endswith("Auckland") for one in slot.options)
    assert "19:30 London · " in slot.options[0].label
    assert "08:30 Auckland" in slot.options[0].label
    shown = tom.submits(form, slot=slot.options[0].value)
    assert "19:30 London" in words_of(shown)


@pytest.mark.not_in_slack("a form that was made by hand stands nowhere there")
@pytest.mark.not_on_discord("a form that was made by hand stands nowhere there")
@pytest.mark.not_in_teams("a form that was made by hand stands nowhere there")
def test_what_was_typed_for_a_time_is_kept_and_read(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    """A platform without pickers sends typed words; they stand in the form that is handed back or opened."""
    here = community_of_people
    token = form_of(leila.presses("Suggest times", room(here)[0])).token
    verb = read_token(token)
    written = {"slot": ("",), "day": ("Tuesday 10 Nov",), "time": ("teatime",)}

    def submits() -> Answer:
        key = f"typed.{written['time'][0]}"
        return leila.responder.respond(
            Request(key, leila.actor, Surface.FORM, verb.verb, verb.ref, written, "")
        )

    wrong = submits()
    for shown in (wrong, leila.presses("Suggest times", room(here)[0])):
        assert [value_of(one) for one in form_of(shown).fields] == ["", "Tuesday 10 Nov", "teatime"]
    written["time"] = ("4 pm",)
    assert "Tuesday 10 November, 17:00 Lagos / 16:00 London" in words_of(submits())
    again = form_of(leila.presses("Suggest times", room(here)[0]))
    assert [value_of(one) for one in again.fields] == ["", "", ""]


def test_an_agreed_time_is_drawn_again_when_a_clock_moves(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    suggests(here, leila, "2026-11-10", "16:00")
    amara.presses("Choose this time", room(here)[-1])
    here.deliver()
    told, file = len(here.platform.lines), file_of(room(here)[-1])
    amara.submits(amara.presses_token("1:zone:"), other="Singapore")
    here.deliver()
    assert "11 November, 00:00 Singapore / 16:00 London, Tuesday 10 November" in words_of(room(here)[-1])
    assert len(here.platform.lines) == told
    # It is the same instant, and the very same file.
    assert file_of(room(here)[-1]) == file

    if isinstance(here, DiscordCommunity):
        return  # Discord tells nobody's zone
    # The platform may report it too, on the next press of the one who travels.
    leila.is_known_as(zone="Europe/Lisbon").types("/mentoring")
    here.deliver()
    assert "16:00 Lisbon" in words_of(room(here)[-1])


def test_times_are_drawn_again_after_new_rules_for_time_zones(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    suggests(here, leila, "2026-11-10", "16:00")
    amara.presses("Choose this time", room(here)[-1])
    here.deliver()
    assert here.database.write(lambda open_: zone_rules.redraw(open_, here.clock(), 1))
    here.deliver()
    assert not here.database.write(lambda open_: zone_rules.redraw(open_, here.clock(), 1))
    assert here.deliver() == 0
    assert here.database.write(lambda open_: zone_rules.redraw(open_, here.clock(), 2))
    told = len(here.platform.lines)
    assert here.deliver() == 2
    assert len(here.platform.lines) == told
    assert zone_rules.rules() == zone_rules.rules() > 0


def test_questions_to_begin_with_are_for_this_kind(community_of_people: Community, leila: Acting) -> None:
    shown = leila.presses("Questions to begin with", room(community_of_people)[0])
    assert "What would you like to be different in six months?" in words_of(shown)


@pytest.mark.parametrize(
    ("label", "press", "said", "last"),
    [
        ("Finish together", "Finish", "Amara finished this, with thanks.", "finished this together"),
        ("Stop without a reason", "Stop", "This has come to its end; it needs no reason.", "none is kept."),
    ],
)
def test_both_endings_are_told_to_both_and_give_the_place_back(
    community_of_people: Community, amara: Acting, leila: Acting, label: str, press: str, said: str, last: str
) -> None:
    here = community_of_people
    assert held(here, amara) == PLACES
    suggests(here, leila, "2026-11-10", "16:00")
    amara.presses("Choose this time", room(here)[-1])
    here.deliver()
    how = amara.presses("How to stop", room(here)[0])
    assert "your time on Tuesday 10 November, 17:00 Lagos / 16:00 London, this room" in words_of(how)
    look = amara.presses(label, how)
    assert "your time on Tuesday 10 November" in words_of(look)
    assert said in words_of(look)
    waits = amara.presses(f"{press} with Leila", look, key="end-1")
    assert amara.presses(f"{press} with Leila", look, key="end-1") == waits

    # For ten minutes nothing has happened, and nobody else knows.
    told = len(here.platform.lines)
    here.clock.moves(minutes=9)
    here.closes_what_is_over()
    here.deliver()
    assert held(here, amara) == PLACES
    assert len(here.platform.lines) == told
    assert "You meet on" in words_of(leila.presses_token(see_of(here)))
    assert "Go on with Leila" in words_of(amara.presses_token(see_of(here)))
    here.clock.moves(minutes=1)
    here.closes_what_is_over()
    here.deliver()
    assert held(here, amara) == {}
    assert said in words_of(here.inbox(leila)[-1])
    assert len(here.platform.lines) == told + 1
    assert all(last in words_of(card) for card in room(here))
    assert {one.label for card in room(here) for one in buttons_of(card)} <= {"Report or block"}
    assert "Both of you were told, kindly." in words_of(leila.presses(label, how))
    # A platform that brings it again is answered by what was kept of the answer for ten minutes.
    key = "end-1" if here.platform.platform == PLATFORM else ""
    again = words_of(amara.presses(f"{press} with Leila", look, key=key))
    assert ("Your place is back." if key else "Both of you were told, kindly.") in again
    assert held(here, amara) == {}
    assert "In touch with" not in words_of(leila.types("/mentoring"))


def test_home_says_of_an_ask_what_came_to_its_end(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    assert "Ongoing mentoring · since" in words_of(leila.types("/mentoring"))
    ends(community_of_people, amara, "Stop")
    assert "Ongoing mentoring · came to its end" in words_of(leila.types("/mentoring"))


def test_two_who_finished_in_an_earlier_release_finished_together(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    """An earlier release kept no name of the one who finished."""
    here = community_of_people
    leila.presses(
        "Finish with Amara", leila.presses("Finish together", leila.presses("How to stop", room(here)[0]))
    )
    here.clock.moves(minutes=10)
    here.closes_what_is_over()
    here.database.write(lambda open_: open_.execute(update(mentorships).values(ended_by="")))
    here.deliver()
    (told,) = [one for one in here.inbox(amara) if "You and Leila finished together." in words_of(one)]
    assert "Thank you for the time you gave each other." in words_of(told)


def test_a_months_place_stays_used_when_two_finish(community_of_people: Community) -> None:
    here = community_of_people
    mei = here.mentors("Mei Tan", offers={"career-chat": 2})
    tom = here.joins("Tom Whitaker")
    tom.asks(tom.types("/find-mentor Mei"), QUESTION)
    here.deliver()
    mei.presses("Accept", here.inbox(mei)[0])
    here.deliver()
    ends(here, mei, "Finish")
    assert held(here, mei) == {("career-chat", "2026-11"): 1}


def test_nobody_else_can_press_in_their_room(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    mallory, card = here.joins("Mallory"), room(here)[0]
    for label in ("Suggest times", "Questions to begin with", "How to stop"):
        assert "What this was about is no longer here" in words_of(mallory.presses(label, card))
    how = amara.presses("How to stop", card)
    look = amara.presses("Finish together", how)
    pending = amara.presses("Finish with Leila", look)
    for label, on in (
        ("Finish together", how),
        ("Stop without a reason", how),
        ("Back", how),
        ("Finish with Leila", look),
        ("Go on with Leila", pending),
    ):
        assert "What this was about is no longer here" in words_of(mallory.presses(label, on))
    assert held(here, amara) == PLACES


def test_after_a_yes_the_others_may_be_let_go(community_of_people: Community) -> None:
    here = community_of_people
    amara, jonas = here.mentors("Amara Okafor"), here.mentors("Jonas Berg")
    tom, mallory = here.joins("Tom Whitaker"), here.joins("Mallory")
    for name in ("Amara", "Jonas"):
        tom.asks(tom.types(f"/find-mentor {name}"), QUESTION, on=name)
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    news = next(card for card in here.inbox(tom) if "Jonas is still thinking" in words_of(card))
    assert "Your ask to Jonas" in words_of(tom.presses("Keep that ask", news))
    for shown in (mallory.presses("Let Jonas go kindly", news, key="let-go-1") for _ in range(2)):
        assert QUESTION not in words_of(shown)
        assert "nothing was changed" in words_of(shown)
    look = tom.presses("Let Jonas go kindly", news)
    assert "Tom is sorted; nothing to do, and your place is back." in words_of(look)
    here.deliver()
    assert "Tom is sorted" not in words_of(here.inbox(jonas)[0])
    after = tom.presses("Take back my ask to Jonas", look)
    here.deliver()
    assert [one for one in (after, *here.inbox(tom)) if "Amara said yes" in words_of(one)]
    assert "still thinking" not in words_of(after)
    assert "Tom is sorted; nothing to do, and your place is back." in words_of(here.inbox(jonas)[0])
    assert not [card for card in here.inbox(tom) if "still thinking" in words_of(card)]
    assert held(here, jonas) == {}
