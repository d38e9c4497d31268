"""Quiet weeks: managers add exams and holidays, nothing closes in them, and every card says the true date."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from bot.domain.asks.ask import OPEN
from bot.domain.common.capacity import EVERYTHING
from bot.handlers.routing import Answer
from bot.store.database.database import Transaction
from bot.store.tables import asks, carries, follow_ups
from bot.ui.forms import DateInput
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.places import held
from tests.fakes.reading import errors_of, form_of, words_of

QUESTION = "How did you know that it was time to change?"
MONDAY = datetime(2026, 12, 7, 10, tzinfo=UTC)
FIRST, LAST = "2026-12-14", "2027-01-04"
MOST = "At most 70 days of a year can be quiet. "
WHY = "A quiet time here until Monday 4 January 2027 does not count."
DAYS = "Monday 14 December to Monday 4 January 2027"


@pytest.fixture
def nora(community_of_people: Community) -> Acting:
    community_of_people.clock.is_set_to(MONDAY)
    return community_of_people.joins("Nora Lindqvist", manages=True)


@pytest.fixture
def amara(community_of_people: Community, nora: Acting) -> Acting:
    return community_of_people.mentors("Amara Okafor")


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    """Leila, who has asked Amara on a Thursday; both have been told."""
    here = community_of_people
    here.clock.is_set_to(datetime(2026, 12, 10, 10, tzinfo=UTC))
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor Amara"), QUESTION, on="Amara")
    here.deliver()
    return leila


def opens(manager: Acting) -> Answer:
    return manager.presses("Add a time", manager.presses("Quiet weeks", manager.types("/programme")))


def looks(manager: Acting, first: str = FIRST, last: str = LAST) -> Answer:
    return manager.submits(opens(manager), first=first, last=last)


def days_in(shown: Answer) -> tuple[str, ...]:
    return tuple(field.value for field in form_of(shown).fields if isinstance(field, DateInput))


def adds(here: Community, manager: Acting, first: str = FIRST, last: str = LAST) -> Answer:
    saved = manager.presses("Save these days", looks(manager, first, last))
    here.deliver()
    return saved


def ticks(here: Community, at: datetime) -> tuple[int, int]:
    """Run the clock's ticks at this instant; return how many reminders were sent and how much was closed."""
    here.clock.is_set_to(at)
    done = here.reminds(), here.closes_what_is_over()
    here.deliver()
    return done


@pytest.mark.in_slack
def test_a_manager_sees_what_moves_saves_it_and_takes_it_away(
    community_of_people: Community, nora: Acting, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    assert "By Tuesday 15 December you will have Amara's answer" in words_of(here.inbox(leila)[0])
    cards = len(here.inbox(leila)), len(here.inbox(amara))
    seen = looks(nora)
    assert f"{DAYS}: 22 days are quiet." in words_of(seen)
    assert "1 ask · up to 22 days later" in words_of(seen)
    assert "Tuesday 15 December" in words_of(here.inbox(leila)[0])

    saved = nora.presses("Save these days", seen, key="save-1")
    assert DAYS in words_of(saved)
    assert nora.presses("Save these days", seen, key="save-1") == saved
    here.deliver()
    # Redrawn in its place, for both of them.
    assert (len(here.inbox(leila)), len(here.inbox(amara))) == cards
    by = "An answer by Wednesday 6 January 2027 would be kind."
    assert f"{by} {WHY}" in words_of(here.inbox(amara)[0])
    date = "By Wednesday 6 January 2027 you will have Amara's answer, or others to ask."
    assert f"{date} {WHY}" in words_of(here.inbox(leila)[0])

    nora.presses("Take it away", nora.presses("Take away", saved))
    here.deliver()
    assert "No quiet weeks are planned" in words_of(nora.presses("Quiet weeks", nora.types("/programme")))
    assert "By Wednesday 6 January 2027" in words_of(here.inbox(leila)[0])
    # What was moved because of these days is not moved because of them again.
    assert "Nothing that is under way ends later" in words_of(looks(nora))


def test_nobody_is_reminded_and_nothing_closes_in_quiet_weeks(
    community_of_people: Community, nora: Acting, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    assert ticks(here, datetime(2026, 12, 12, 11, tzinfo=UTC)) == (1, 0)
    adds(here, nora)
    for day in range(14, 32):
        assert ticks(here, datetime(2026, 12, day, 23, tzinfo=UTC)) == (0, 0)
    assert ticks(here, datetime(2027, 1, 4, 22, tzinfo=UTC)) == (0, 0)
    # The second reminder was due on Monday 14 December: it comes on the first day that is not quiet.
    assert ticks(here, datetime(2027, 1, 5, 11, tzinfo=UTC)) == (1, 0)
    assert ticks(here, datetime(2027, 1, 6, 16, 59, tzinfo=UTC)) == (0, 0)
    assert ticks(here, datetime(2027, 1, 6, 17, 1, tzinfo=UTC)) == (0, 1)
    assert "Closed without an answer." in words_of(here.inbox(leila)[0])


def test_a_date_that_came_to_lie_in_quiet_weeks_goes_on_to_the_day_after_them(
    community_of_people: Community, nora: Acting, leila: Acting
) -> None:
    here = community_of_people
    adds(here, nora)
    in_exams = datetime(2026, 12, 22, 17, tzinfo=UTC)
    here.database.write(lambda open_: open_.execute(update(asks).values(closes_at=in_exams)))
    ticks(here, datetime(2026, 12, 22, 18, tzinfo=UTC))
    assert "By Tuesday 5 January 2027 you will have Amara's answer" in words_of(here.inbox(leila)[0])
    ticks(here, datetime(2027, 1, 5, 17, 1, tzinfo=UTC))
    assert "Closed without an answer." in words_of(here.inbox(leila)[0])


def test_what_people_do_goes_on_and_says_the_true_date(
    community_of_people: Community, nora: Acting, amara: Acting
) -> None:
    here = community_of_people
    adds(here, nora)
    here.clock.is_set_to(datetime(2026, 12, 21, 10, tzinfo=UTC))
    leila = here.joins("Leila Haddad")
    form = leila.presses("Ask", leila.types("/find-mentor Amara"), on="Amara")
    preview = leila.submits(form, question=QUESTION)
    date = "By Saturday 9 January 2027 you will have Amara's answer, or others to ask."
    assert f"{date} {WHY}" in words_of(preview)
    open_ask = leila.submits(leila.presses_token("1:carry:"), question=QUESTION)
    assert f"you will have an answer, or others to ask. {WHY}" in words_of(open_ask)
    leila.presses("Send", preview)
    here.deliver()
    assert "By Saturday 9 January 2027 you will have Amara's answer" in words_of(here.inbox(leila)[0])
    assert held(here, amara)[EVERYTHING, ""] == 1
    leila.presses("Take the ask back", leila.presses("Take it back", here.inbox(leila)[0]))
    assert held(here, amara).get((EVERYTHING, ""), 0) == 0


@pytest.mark.parametrize(
    ("first", "last", "beside", "said"),
    [
        ("2026-12-06", "2026-12-20", "first", "It can begin today, Monday 7 December, or later."),
        ("2026-12-20", "2026-12-14", "last", "It can end on Sunday 20 December or later."),
        ("2027-03-01", "2028-12-08", "last", "It can end on Wednesday 6 December 2028 or earlier."),
        ("2027-01-04", "2027-01-20", "first", f"Some of these days are quiet already: {DAYS}."),
        ("2027-02-01", "2027-03-21", "last", MOST + "Make it 1 day shorter."),
        ("2027-02-01", "2027-03-23", "last", MOST + "Make it 3 days shorter."),
    ],
)
def test_what_cannot_be_quiet_is_said_beside_it_and_the_days_are_kept(
    community_of_people: Community, nora: Acting, first: str, last: str, beside: str, said: str
) -> None:
    adds(community_of_people, nora)
    rejected = looks(nora, first, last)
    assert list(errors_of(rejected)) == [beside]
    assert said in errors_of(rejected)[beside]
    assert days_in(rejected) == days_in(opens(nora)) == (first, last)


@pytest.mark.not_in_slack("its own calendar holds nothing but days")
@pytest.mark.not_in_teams("its own calendar holds nothing but days")
def test_what_is_typed_and_is_no_day_is_kept_too(community_of_people: Community, nora: Acting) -> None:
    rejected = looks(nora, "soon", LAST)
    assert errors_of(rejected) == {"first": "Please choose the day, such as Monday 7 December."}
    assert days_in(rejected) == days_in(opens(nora)) == ("soon", LAST)


def test_days_that_somebody_else_saved_meanwhile_are_not_saved_twice(
    community_of_people: Community, nora: Acting
) -> None:
    here = community_of_people
    karim = here.joins("Karim Aziz", manages=True)
    seen = looks(karim)
    adds(here, nora)
    refused = karim.presses("Save these days", seen)
    assert "Nothing was saved" in words_of(refused)
    why = (
        "Some of these days are quiet already: Monday 14 December to Monday 4 January 2027."
        " Choose days before or after."
    )
    assert why in words_of(refused)
    assert days_in(karim.presses("Change the days", refused)) == (FIRST, LAST)


def test_quiet_weeks_are_for_managers(community_of_people: Community, leila: Acting) -> None:
    for verb in (f"save-quiet:{FIRST}.{LAST}", "quiet-weeks:", "take-quiet-away:qui_0123456789abcdefghijkl"):
        assert "is for those who look after mentoring here" in words_of(leila.presses_token(f"1:{verb}"))


def asks_for(here: Community, mentee: Acting, name: str, kind: str) -> Acting:
    mentor = here.mentors(name, offers={"quick-question": 2, "career-chat": 2})
    mentee.asks(mentee.types(f"/find-mentor {name}"), QUESTION, on=name.split(maxsplit=1)[0], kind=kind)
    here.deliver()
    return mentor


def test_offers_follow_ups_and_open_asks_end_later_too(community_of_people: Community, nora: Acting) -> None:
    here = community_of_people
    here.clock.is_set_to(datetime(2026, 12, 10, 10, tzinfo=UTC))
    leila = here.joins("Leila Haddad")
    jonas = asks_for(here, leila, "Jonas Berg", "career-chat")
    form = jonas.presses("Something lighter", here.inbox(jonas)[0])
    jonas.presses("Send", jonas.submits(form, kind="quick-question", words="Ten minutes I do have."))
    mei = asks_for(here, leila, "Mei Tan", "quick-question")
    form = mei.presses("Answer now", here.inbox(mei)[0])
    mei.presses("Send", mei.submits(form, words="I noticed that I read about nothing else."))
    here.deliver()
    form = leila.presses("One follow-up", here.inbox(leila)[-1])
    leila.presses("Send", leila.submits(form, words="And how long did you wait after that?"))
    tom = here.joins("Tom Whitaker")
    form = tom.presses("Ask without choosing anyone", tom.types("/find-mentor product"))
    tom.presses("Send", tom.submits(form, question=QUESTION))
    here.deliver()
    dates = here.database.read(all_dates)

    seen = words_of(looks(nora))
    for one in ("1 offer", "1 open ask", "1 follow-up question"):
        assert f"{one} · up to 22 days later" in seen
    adds(here, nora)
    # Each keeps its hour; the day of the mentor who has the open ask is over on Saturday, and stays.
    later = here.database.read(all_dates)
    assert sorted((later[key] - at).days for key, at in dates.items()) == [0, 22, 22, 22]
    said = "\n".join(words_of(card) for card in (*here.inbox(leila), *here.inbox(tom)))
    assert "January 2027" in said
    assert "December" not in said
    # Their mentors read why, on the offer and on the follow-up.
    for mentor in (jonas, mei):
        assert WHY in "\n".join(map(words_of, here.inbox(mentor)))


def all_dates(open_: Transaction) -> dict[str, datetime]:
    """Return by when each of what runs ends."""
    rows = [
        *open_.execute(select(asks.c.id, asks.c.closes_at).where(asks.c.status.in_(OPEN))),
        *open_.execute(select(carries.c.id, carries.c.ends_at)),
        *open_.execute(select(follow_ups.c.ask, follow_ups.c.closes_at)),
    ]
    return {row[0]: row[1] for row in rows}
