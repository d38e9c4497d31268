"""The calendar of announcements: what is planned and by whom, moved there, and when people are free again."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection

from bot.handlers.routing import Answer
from bot.store.programme.quiet_weeks import QuietTimes
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, errors_of, form_of, value_of, words_of

TITLE = "Open a door before the exams"


@pytest.fixture
def karim(here: Community) -> Acting:
    return here.joins("Karim Haddad", manages=True)


@pytest.fixture
def readers(here: Community) -> list[Acting]:
    zones = ("Pacific/Auckland", "Europe/London", "America/Vancouver", "Asia/Tokyo")
    return [here.joins(f"Reader Made-Up-{n}", zone=zone) for n, zone in enumerate(zones)]


def news(here: Community, who: Acting) -> list[Message]:
    return [one for one in here.inbox(who) if one.title == TITLE]


def writes(nora: Acting, title: str = TITLE) -> Answer:
    return drafted(nora, title)


def plans(nora: Acting, day: str = "2026-11-10", time: str = "10:00") -> Answer:
    looked = nora.submits(nora.presses("When it arrives", writes(nora)), day=day, time=time)
    (plan,) = [one.label for one in buttons_of(looked) if one.label.startswith("Plan it for ")]
    nora.presses(plan, looked)
    return looked


def calendar(who: Acting) -> Answer:
    return who.presses("Calendar", who.types("/announce"))


def at(here: Community, month: int, day: int, hour: int, minute: int = 0) -> None:
    here.clock.is_set_to(datetime(2026, month, day, hour, minute, tzinfo=UTC))
    here.closes_what_is_over()
    here.deliver()


def test_what_is_planned_stands_there_and_is_moved(
    here: Community, nora: Acting, karim: Acting, readers: list[Acting]
) -> None:
    looked = plans(nora)
    zones = "First Auckland (Monday 21:00 for you), last Vancouver (Tuesday 18:00 for you)."
    assert zones in words_of(looked)
    shown = calendar(karim)
    assert "Planned for Tuesday 10 November, 10:00 · Everybody here · by Nora Lindqvist" in words_of(shown)
    assert "Everybody is free now: 6 people." in words_of(shown)
    form = karim.presses("Move it", shown, on=TITLE)
    assert [value_of(field) for field in form_of(form).fields] == ["2026-11-10", "10:00"]
    moved = karim.submits(form, day="2026-11-11", time="09:00")
    assert "It arrives at 09:00 on Wednesday 11 November" in words_of(moved)
    here.deliver()
    (said,) = [one for one in here.inbox(nora) if one.title == "It is planned, and not sent yet"]
    assert "Karim Haddad moved it on Tuesday 3 November." in words_of(said)
    at(here, 11, 10, 12)
    assert [news(here, who) for who in readers] == [[]] * 4
    for hour in range(14):
        at(here, 11, 10 + (hour + 18) // 24, (hour + 18) % 24, 1)
    assert [len(news(here, who)) for who in readers[:2]] == [1, 0]
    at(here, 11, 11, 9, 1)
    at(here, 11, 11, 17, 1)
    assert [len(news(here, who)) for who in readers] == [1] * 4


@pytest.mark.on_both
def test_of_two_managers_at_once_one_moves_it(
    here: Community, nora: Acting, karim: Acting, readers: list[Acting]
) -> None:
    plans(nora)
    hers, his = nora.presses("Move it", calendar(nora)), karim.presses("Move it", calendar(karim))
    karim.submits(his, day="2026-11-12", time="09:00")
    said = nora.submits(hers, day="2026-11-13", time="09:00")
    meanwhile = (
        "Karim Haddad has moved it meanwhile: Thursday 12 November, 09:00."
        " Send this again if yours shall hold."
    )
    assert errors_of(said) == {"day": meanwhile}
    assert "Planned for Thursday 12 November, 09:00" in words_of(calendar(nora))
    nora.submits(said, day="2026-11-13", time="09:00")
    assert "Planned for Friday 13 November, 09:00" in words_of(calendar(karim))


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        ("2026-11-03", "09:00", "That time has passed where you are. Please choose a later one."),
        ("", "", "Please choose a day and a time."),
    ],
)
def test_a_time_that_cannot_be_says_why(
    here: Community, nora: Acting, readers: list[Acting], karim: Acting, day: str, time: str, said: str
) -> None:
    plans(nora)
    form = nora.presses("Move it", calendar(nora))
    assert errors_of(nora.submits(form, day=day, time=time)) == {"day": said}
    assert "Planned for Tuesday 10 November, 10:00" in words_of(calendar(nora))


@pytest.mark.in_web_chat
def test_who_planned_it_is_told_that_another_called_it_off(
    here: Community, nora: Acting, karim: Acting, readers: list[Acting]
) -> None:
    plans(nora)
    here.clock.moves(minutes=1)
    planned = karim.presses("Look at it", calendar(karim), on=TITLE)
    karim.presses("Call it off", planned)
    here.deliver()
    (said,) = [one for one in here.inbox(nora) if one.title == "This is what they will see"]
    assert "Karim Haddad called it off on Tuesday 3 November: it is a draft again." in words_of(said)
    assert "It arrives at 10:00 on Tuesday 10 November" in words_of(said)
    assert "Nothing is planned." in words_of(calendar(nora))
    moved = form_of(nora.presses("When it arrives", said))
    assert [value_of(field) for field in moved.fields] == ["2026-11-10", "10:00"]


def test_it_says_who_gets_it_the_day_after(
    here: Community, nora: Acting, karim: Acting, readers: list[Acting]
) -> None:
    looked = nora.submits(nora.presses("When it arrives", writes(nora)), day="2026-11-03", time="12:00")
    assert "That time is over where 2 of them are, who get it the day after." in words_of(looked)
    assert "First London (Tuesday 12:00 for you), last Tokyo (Wednesday 03:00 for you)." in words_of(looked)


def test_it_says_when_people_are_free_again_and_what_went(
    here: Community, nora: Acting, karim: Acting, readers: list[Acting]
) -> None:
    def quiet(open_: Connection) -> None:
        QuietTimes(open_, here.id, here.clock()).add(date(2026, 12, 14), date(2027, 1, 3), nora.person.id)

    here.database.write(quiet)
    nora.presses("Send it to 6", writes(nora))
    assert f"On its way · {TITLE}" in words_of(calendar(nora))
    for day, hour in ((3, 21), (4, 10), (4, 12)):
        at(here, 11, day, hour)
    here.joins("Newcomer Made-Up")
    said = words_of(calendar(nora))
    assert "1 of 7 people are free now. All 7 are free again from Tuesday 10 November." in said
    assert "Quiet here: Monday 14 December to Sunday 3 January 2027" in said
    assert f"Sent on Tuesday 3 November · {TITLE}" in said


def test_older_ones_are_found_page_by_page(here: Community, nora: Acting, karim: Acting) -> None:
    for n in range(4):
        here.joins(f"Reader Made-Up-{n}")
    for week in range(10):
        nora.presses("Send it to 6", writes(nora, f"Number {week}"))
        here.deliver()
        here.closes_what_is_over()
        here.clock.moves(days=8)
    first = nora.types("/announce")
    assert "Number 9" in words_of(first)
    assert "Number 1\n" not in words_of(first)
    page = nora.presses("Earlier ones", first)
    assert "Number 2" in words_of(page)
    older = nora.presses("Earlier ones", page)
    assert "Number 1" in words_of(older)
    assert "Number 0" in words_of(older)
    assert "Number 2" not in words_of(older)
    assert "Number 9" in words_of(nora.presses("Later ones", older))
