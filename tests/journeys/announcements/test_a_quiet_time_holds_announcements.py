"""A quiet time that is added while an announcement goes out: who has not had it gets it after these days."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, select

from bot.handlers.routing import Answer
from bot.store.programme.quiet_weeks import QuietTimes
from bot.store.tables import quiet_times
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted
from tests.fakes.community import Community
from tests.fakes.reading import message_of, words_of

TITLE = "Open a door before the exams"
ZONES = ("Pacific/Auckland", "Europe/London", "America/Vancouver", "Asia/Tokyo")


@pytest.fixture
def readers(community_of_people: Community) -> dict[str, Acting]:
    here = community_of_people
    return {zone: here.joins(f"Reader Made-Up-{n}", zone=zone) for n, zone in enumerate(ZONES)}


def had(here: Community, readers: dict[str, Acting]) -> list[str]:
    told = {zone: [one.title for one in here.inbox(who)] for zone, who in readers.items()}
    assert all(titles.count(TITLE) <= 1 for titles in told.values())
    return [zone for zone, titles in told.items() if TITLE in titles]


def writes(nora: Acting) -> Answer:
    return drafted(nora, TITLE)


def adds_quiet_days(nora: Acting, first: str, last: str) -> Answer:
    form = nora.presses("Add a time", nora.presses("Quiet weeks", nora.types("/programme")))
    return nora.submits(form, first=first, last=last)


def at(here: Community, day: int, hour: int) -> None:
    """Move the clock in November, and do what is due then."""
    here.clock.is_set_to(datetime(2026, 11, day, hour, 1, tzinfo=UTC))
    here.closes_what_is_over()
    here.deliver()


@pytest.mark.in_slack
def test_who_sleeps_when_it_is_sent_gets_it_after_a_quiet_time_that_was_added(
    community_of_people: Community, nora: Acting, readers: dict[str, Acting]
) -> None:
    """It is ten in London, eleven at night in Auckland and three in Vancouver: they get it when they wake."""
    here = community_of_people
    here.clock.is_set_to(datetime(2026, 11, 3, 10, 1, tzinfo=UTC))
    nora.presses("Send it to 5", writes(nora))
    here.deliver()
    assert had(here, readers) == ["Europe/London", "Asia/Tokyo"]
    seen = adds_quiet_days(nora, "2026-11-03", "2026-11-05")
    waits = "1 announcement is on its way: who has not had it by then gets it after these days."
    assert waits in words_of(seen)
    nora.presses("Save these days", seen)
    for day in (3, 4, 5):
        for hour in range(11 if day == 3 else 0, 24, 4):
            at(here, day, hour)
            # In Auckland the sixth begins at eleven in the morning of the fifth, London's time.
            assert set(had(here, readers)) - {"Pacific/Auckland"} == {"Europe/London", "Asia/Tokyo"}
            assert "Pacific/Auckland" not in had(here, readers) or (day, hour) >= (5, 20)
    for hour in range(0, 24, 4):
        at(here, 6, hour)
    assert had(here, readers) == list(ZONES)
    at(here, 7, 10)
    assert "Done: 5 of 5 have had it" in [one.title for one in here.inbox(nora)]


def test_a_planned_one_keeps_its_hour_on_the_first_day_after(
    community_of_people: Community, nora: Acting, readers: dict[str, Acting]
) -> None:
    here = community_of_people
    looked = nora.submits(nora.presses("When it arrives", writes(nora)), day="2026-11-10", time="10:00")
    nora.presses("Plan it for 5", looked)
    at(here, 9, 20)
    # There are rows for everybody by now, and none of them was sent.
    nora.presses("Save these days", adds_quiet_days(nora, "2026-11-09", "2026-11-11"))
    for hour in (21, 22, 23):
        at(here, 9, hour)
    for day in (10, 11):
        for hour in range(0, 20, 2):
            at(here, day, hour)
    assert had(here, readers) == []
    for day, hour, zone in ((11, 21, "Pacific/Auckland"), (12, 1, "Asia/Tokyo"), (12, 10, "Europe/London")):
        at(here, day, hour - 1)
        assert zone not in had(here, readers)
        at(here, day, hour)
        assert zone in had(here, readers)
    at(here, 12, 18)
    assert had(here, readers) == ["Pacific/Auckland", "Europe/London", "America/Vancouver", "Asia/Tokyo"]


def test_it_can_be_paused_and_cancelled_while_it_waits(
    community_of_people: Community, nora: Acting, readers: dict[str, Acting]
) -> None:
    here = community_of_people
    here.clock.is_set_to(datetime(2026, 11, 3, 10, 1, tzinfo=UTC))
    nora.presses("Send it to 5", writes(nora))
    add(here, nora, date(2026, 11, 3), date(2026, 11, 5))
    at(here, 3, 11)
    assert had(here, readers) == []
    looked = nora.presses("Look at it", nora.types("/announce"), on=TITLE)
    paused = here.comes_to(nora, nora.presses("Pause", looked))
    cancelled = nora.presses("Cancel the rest", paused)
    assert message_of(cancelled).title == "Cancelled: 0 of 5 have had it"
    for day in (6, 7):
        for hour in (0, 10, 20):
            at(here, day, hour)
    assert had(here, readers) == []


def test_what_a_manager_has_sent_to_themselves_first_comes_on_a_quiet_day(
    community_of_people: Community, nora: Acting
) -> None:
    here = community_of_people
    add(here, nora, date(2026, 11, 3), date(2026, 11, 5))
    here.clock.is_set_to(datetime(2026, 11, 3, 10, 1, tzinfo=UTC))
    [here.joins(f"Reader Made-Up-{n}") for n in range(4)]
    looked = writes(nora)
    nora.presses("Send it to me first", looked)
    nora.presses("Send it to 5", looked)
    here.deliver()
    assert [one.title for one in here.inbox(nora)].count(TITLE) == 1


def add(here: Community, nora: Acting, first: date, last: date) -> None:
    def quiet(open_: Connection) -> None:
        QuietTimes(open_, here.id, here.clock()).add(first, last, nora.person.id)

    here.database.write(quiet)


def test_who_added_and_took_away_a_quiet_time_is_kept_also_after_an_erasure(
    community_of_people: Community, nora: Acting
) -> None:
    here = community_of_people
    karim = here.joins("Karim Haddad", manages=True)
    saved = nora.presses("Save these days", adds_quiet_days(nora, "2026-11-09", "2026-11-11"))
    assert "Added by Nora Lindqvist" in words_of(saved)
    karim.presses("Take it away", karim.presses("Take away", saved))
    for one in (nora, karim):
        one.submits(one.presses_token("1:erase:"), word="erase")
    rows = here.database.read(lambda open_: open_.execute(select(quiet_times)).all())
    (row,) = rows
    assert (row.by, row.taken_by) == (nora.person.id, karim.person.id)
    assert row.at < row.taken_at
