"""An announcement is planned: it arrives at one wall time in each reader's zone, or is called off."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection

from bot.handlers.routing import Answer
from bot.store.programme.quiet_weeks import QuietTimes
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted
from tests.fakes.community import Community
from tests.fakes.reading import errors_of, message_of, words_of

TITLE = "Open a door before the exams"


@pytest.fixture
def readers(here: Community) -> dict[str, Acting]:
    zones = ("Pacific/Auckland", "Europe/London", "America/Vancouver", "Asia/Tokyo")
    return {zone: here.joins(f"Reader Made-Up-{n}", zone=zone) for n, zone in enumerate(zones)}


def news(here: Community, who: Acting) -> list[Message]:
    return [one for one in here.inbox(who) if one.title == TITLE]


def writes(nora: Acting) -> Answer:
    return drafted(nora, TITLE)


def plans(nora: Acting, day: str, time: str) -> Answer:
    return nora.submits(nora.presses("When it arrives", writes(nora)), day=day, time=time)


def looks(manager: Acting) -> Answer:
    return manager.presses("Look at it", manager.types("/announce"), on=TITLE)


def at(here: Community, month: int, day: int, hour: int, minute: int = 0) -> None:
    """Move the clock, and do what is due then."""
    here.clock.is_set_to(datetime(2026, month, day, hour, minute, tzinfo=UTC))
    here.closes_what_is_over()
    here.deliver()


def days(here: Community, first: int, last: int) -> None:
    """Let days of November pass, two hours at a time."""
    for day in range(first, last + 1):
        for hour in range(1, 24, 2):
            at(here, 11, day, hour, 1)


def test_it_arrives_at_ten_for_each_reader(here: Community, nora: Acting, readers: dict[str, Acting]) -> None:
    looked = plans(nora, "2026-11-10", "10:00")
    when = "It arrives at 10:00 on Tuesday 10 November for each reader, where they are."
    assert when in words_of(looked)
    planned = nora.presses("Plan it for 5", looked)
    assert message_of(planned).title == "It is planned, and not sent yet"
    assert "It goes to about 5, who are counted again when it begins." in words_of(planned)
    assert "Planned for Tuesday 10 November, 10:00" in words_of(nora.types("/announce"))
    had = []
    following = {
        "Pacific/Auckland": "Next: Tokyo, Tuesday 10 November, 01:00 for you.",
        "Asia/Tokyo": "Next: London, 10:00 for you.",
        "Europe/London": "Next: Vancouver, 18:00 for you.",
    }
    for day, hour, zone in (
        (9, 19, ""),
        (9, 20, ""),
        (9, 21, "Pacific/Auckland"),
        (10, 1, "Asia/Tokyo"),
        (10, 10, "Europe/London"),
        (10, 18, "America/Vancouver"),
    ):
        at(here, 11, day, hour, 1)
        had += [zone] if zone else []
        assert [one for one in readers if news(here, readers[one])] == [one for one in readers if one in had]
        assert zone not in following or following[zone] in words_of(looks(nora))
    at(here, 11, 11, 12)
    assert "Next:" not in words_of(looks(nora))
    assert [len(news(here, who)) for who in (*readers.values(), nora)] == [1] * 5
    assert "Done: 5 of 5 have had it" in [one.title for one in here.inbox(nora)]


@pytest.mark.in_slack
def test_where_fewer_than_five_are_left_nobody_gets_it_and_its_manager_is_told(
    here: Community, nora: Acting, readers: dict[str, Acting]
) -> None:
    nora.presses("Plan it for 5", plans(nora, "2026-11-10", "10:00"))
    karim = here.joins("Karim Haddad", manages=True)
    karim.presses_token("1:stop-announcements:")
    tokyo = readers["Asia/Tokyo"]
    tokyo.presses_token("1:stop-announcements:")
    days(here, 9, 11)
    assert [news(here, who) for who in (*readers.values(), nora)] == [[]] * 5
    (card,) = [one for one in here.inbox(nora) if one.title == "It was not sent: too few people"]
    why = "When its time came, fewer than 5 people were left for it, so nobody was sent it."
    assert why in words_of(card)
    assert "It is a draft again: look at it to see how many it would reach now." in words_of(card)
    assert [one.title for one in here.inbox(karim)] == []
    looked = looks(karim)
    assert why in words_of(looked)
    assert "A draft, not sent" in words_of(nora.types("/announce"))
    # Who comes back is a reader again; it is planned anew, and what happened is no news any more.
    tokyo.presses("Get announcements again", tokyo.presses("Settings", tokyo.types("/mentoring")))
    new = nora.submits(nora.presses("When it arrives", looks(nora)), day="2026-11-14", time="10:00")
    assert why not in words_of(new)
    nora.presses("Plan it for 5", new)
    days(here, 13, 15)
    assert [len(news(here, who)) for who in (*readers.values(), nora)] == [1] * 5


def test_it_is_called_off_and_planned_anew(here: Community, nora: Acting, readers: dict[str, Acting]) -> None:
    planned = nora.presses("Plan it for 5", plans(nora, "2026-11-10", "10:00"))
    off = nora.presses("Call it off", planned)
    assert "It is a draft again, and nobody is sent anything." in words_of(off)
    at(here, 11, 12, 12)
    assert [news(here, who) for who in readers.values()] == [[]] * 4
    again = nora.presses("Look at it", off)
    assert "The time you chose has passed. Please choose another." in words_of(again)
    assert "Plan it for 5" not in words_of(again)
    nora.presses(
        "Plan it for 5", nora.submits(nora.presses("When it arrives", again), day="2026-11-14", time="10:00")
    )
    days(here, 13, 15)
    assert [len(news(here, who)) for who in readers.values()] == [1] * 4


def test_it_waits_for_another_manager_where_its_own_manages_no_more(
    here: Community, nora: Acting, readers: dict[str, Acting]
) -> None:
    nora.presses("Plan it for 5", plans(nora, "2026-11-10", "10:00"))
    here.acting(replace(nora.person, manages=False)).is_known_as().types("/mentoring")
    at(here, 11, 11, 12)
    assert [news(here, who) for who in readers.values()] == [[]] * 4
    karim = here.joins("Karim Haddad", manages=True)
    looked = karim.presses("Look at it", karim.types("/announce"), on=TITLE)
    gone = "The manager who planned it looks after mentoring no more. It is not sent before another says so."
    assert gone in words_of(looked)
    karim.presses("I'll send it", looked)
    days(here, 12, 13)
    assert [len(news(here, who)) for who in readers.values()] == [1] * 4


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        ("2026-11-03", "09:00", "That time has passed where you are. Please choose a later one."),
        ("2026-11-10", "", "Please choose a day and a time, or leave both empty."),
    ],
)
def test_a_time_that_cannot_be_says_why(
    here: Community, nora: Acting, readers: dict[str, Acting], day: str, time: str, said: str
) -> None:
    assert errors_of(plans(nora, day, time)) == {"day": said}


@pytest.mark.not_in_slack("its pickers give days alone")
def test_what_is_typed_and_is_no_day_says_why(
    here: Community, nora: Acting, readers: dict[str, Acting]
) -> None:
    said = "Please choose a day and a time, or leave both empty."
    assert errors_of(plans(nora, "soon", "10:00")) == {"day": said}


def test_a_pause_in_between_holds_back_those_to_come(
    here: Community, nora: Acting, readers: dict[str, Acting]
) -> None:
    nora.presses("Plan it for 5", plans(nora, "2026-11-10", "10:00"))
    at(here, 11, 9, 20, 1)
    at(here, 11, 9, 21, 1)
    paused = nora.presses("Pause", nora.presses("Look at it", nora.types("/announce"), on=TITLE))
    paused = here.comes_to(nora, paused)
    at(here, 11, 10, 12)
    assert [zone for zone, who in readers.items() if news(here, who)] == ["Pacific/Auckland"]
    nora.presses("Go on", paused)
    # In Vancouver it is nine, and nobody sleeps.
    at(here, 11, 10, 17)
    assert not news(here, readers["America/Vancouver"])
    days(here, 11, 11)
    assert [len(news(here, who)) for who in readers.values()] == [1] * 4


def test_it_waits_until_a_quiet_time_is_over(
    here: Community, nora: Acting, readers: dict[str, Acting]
) -> None:
    def quiet(open_: Connection) -> None:
        QuietTimes(open_, here.id, here.clock()).add(date(2026, 11, 3), date(2026, 11, 5), nora.person.id)

    here.database.write(quiet)
    looked = writes(nora)
    assert "That is a quiet time here: it arrives on Friday 6 November." in words_of(looked)
    nora.presses("Send it to 5", looked)
    days(here, 4, 5)
    assert [zone for zone, who in readers.items() if news(here, who)] == ["Pacific/Auckland"]
    days(here, 6, 7)
    assert [len(news(here, who)) for who in readers.values()] == [1] * 4
