"""Asks change by compare-and-swap, and every query on them answers."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection

from bot.domain.asks import ask as rules
from bot.domain.asks.ask import Ask, Ended, Status
from bot.domain.asks.standing import Between
from bot.domain.common.ids import CommunityId, MentorshipId, PersonId
from bot.domain.common.people import Mentor, Person
from bot.domain.mentorships.mentorship import Mentorship
from bot.store.asks.ask import Asks
from bot.store.asks.standing import Standings
from bot.store.database.database import Database
from bot.store.mentorships.mentorship import Mentorships
from tests.fakes import people
from tests.fakes.asks import waiting
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.plans import statements
from tests.fakes.racing import race

ROUNDS = 100
AN_HOUR = timedelta(hours=1)


def add(database: Database, *asks: Ask) -> None:
    for ask in asks:
        database.write(partial(_add, ask=ask))


def _add(connection: Connection, ask: Ask) -> None:
    Asks(connection, ask.community).add(ask)


def _mentorships_of(connection: Connection, person: Person) -> list[Mentorship]:
    return Mentorships(connection, person.community).of(person.id)


def change(database: Database, new: Ask, when: Status = Status.WAITING) -> bool:
    return database.write(lambda open_: Asks(open_, new.community).change(new, when=when))


def get(database: Database, ask: Ask) -> Ask | None:
    return database.read(lambda open_: Asks(open_, ask.community).get(ask.id))


def ended(ask: Ask, status: Status, *, after: timedelta = AN_HOUR) -> Ask:
    return replace(ask, status=status, ended_at=ask.sent_at + after)


def two(database: Database, community: CommunityId) -> tuple[Person, Mentor]:
    return people.mentee(database, community), people.mentor(database, community)


def test_an_ask_comes_back_as_it_was_sent(database: Database, community: CommunityId) -> None:
    ask = waiting(*two(database, community))
    add(database, ask)
    assert get(database, ask) == ask


def test_an_ask_that_was_just_added_need_not_be_read_until_it_changes(
    database: Database, community: CommunityId
) -> None:
    both = two(database, community)
    ask, another = waiting(*both), waiting(*both)

    def added(open_: Connection) -> None:
        asks = Asks(open_, community)
        asks.add(ask)
        assert asks.get(ask.id) == ask

    def changed(open_: Connection) -> Ask | None:
        asks = Asks(open_, community)
        asks.add(another)
        assert asks.change(ended(another, Status.DECLINED), when=Status.WAITING)
        return asks.get(another.id)

    with statements() as said:
        database.write(added)
    assert [words for words, _ in said if words.startswith("SELECT")] == []
    assert database.write(changed) == ended(another, Status.DECLINED)


def test_of_an_accept_and_a_withdrawal_at_the_same_time_one_wins(
    database: Database, rival: Database, community: CommunityId
) -> None:
    leila, amara = two(database, community)
    for _ in range(ROUNDS):
        ask = waiting(leila, amara)
        add(database, ask)
        accepted, withdrawn = ended(ask, Status.ACCEPTED), ended(ask, Status.WITHDRAWN)
        won = race([partial(change, database, accepted), partial(change, rival, withdrawn)])
        assert sorted(won) == [False, True]
        assert get(database, ask) == (accepted if won[0] else withdrawn)


def test_an_ask_that_was_settled_is_not_settled_again(database: Database, community: CommunityId) -> None:
    ask = waiting(*two(database, community))
    add(database, ask)
    assert change(database, ended(ask, Status.DECLINED))
    assert not change(database, ended(ask, Status.ACCEPTED))


def test_waiting_asks_are_listed_first_and_then_the_latest(
    database: Database, community: CommunityId
) -> None:
    leila, amara = two(database, community)
    old, older, new = (waiting(leila, amara, sent_at=NOW + n * AN_HOUR) for n in (1, 0, 2))
    add(database, old, older, new)
    change(database, ended(old, Status.DECLINED))
    change(database, ended(older, Status.DECLINED))

    def ids(listed: list[Ask]) -> list[str]:
        return [ask.id for ask in listed]

    expected = [new.id, old.id, older.id]
    assert ids(database.read(lambda open_: Asks(open_, community).of_mentee(leila.id))) == expected
    assert ids(database.read(lambda open_: Asks(open_, community).of_mentee(leila.id, limit=1))) == [new.id]
    assert ids(database.read(lambda open_: Asks(open_, community).waiting_for(amara.id))) == [new.id]
    assert database.read(lambda open_: Asks(open_, community).how_many_waiting(leila.id)) == 1
    assert database.read(lambda open_: Asks(open_, community).latest(leila.id, amara.id)) == new


def test_standing_remembers_the_latest_no_and_nothing_else(
    database: Database, community: CommunityId
) -> None:
    leila, amara = two(database, community)

    def standing() -> Between:
        return database.read(lambda open_: Asks(open_, community).standing(leila.id, amara.id))

    assert standing() == Between()
    first = waiting(leila, amara)
    add(database, first)
    assert standing() == Between(waiting=True)
    change(database, ended(first, Status.WITHDRAWN))
    assert standing() == Between()
    for number, status in enumerate((Status.CLOSED, Status.DECLINED), 1):
        again = waiting(leila, amara, sent_at=NOW + timedelta(days=number))
        add(database, again)
        change(database, ended(again, status))
    assert standing() == Between(last_no=NOW + timedelta(days=2) + AN_HOUR)


def test_an_ask_is_counted_among_those_that_took_a_place_of_its_kind_and_month(
    database: Database, community: CommunityId
) -> None:
    leila, amara = two(database, community)
    sent = [waiting(leila, amara, sent_at=NOW + n * AN_HOUR) for n in range(4)]
    elsewhere = [waiting(leila, amara, month="2026-10"), waiting(leila, amara, kind="cv-review")]
    add(database, *sent, *elsewhere)
    change(database, ended(sent[0], Status.ACCEPTED))
    change(database, ended(sent[1], Status.WITHDRAWN))
    assert database.read(lambda open_: Asks(open_, community).rank(sent[3])) == 3


def test_hours_to_an_answer_count_only_answers_and_only_lately(
    database: Database, community: CommunityId
) -> None:
    leila, amara = two(database, community)
    spans = {
        Status.ACCEPTED: 1,
        Status.ANSWERED: 2,
        Status.DECLINED: 3,
        Status.WITHDRAWN: 4,
        Status.CLOSED: 5,
    }
    for status, hours in spans.items():
        ask = waiting(leila, amara)
        add(database, ask)
        change(database, ended(ask, status, after=hours * AN_HOUR))
    silent = people.mentor(database, community, "Jonas Kessler")

    def hours_since(moment: timedelta) -> dict[PersonId, list[float]]:
        asked = database.read(
            lambda open_: Asks(open_, community).answered_in((amara.id, silent.id), since=NOW + moment)
        )
        return {who: sorted(hours) for who, hours in asked.items()}

    assert hours_since(timedelta()) == {amara.id: [1, 2, 3]}
    assert hours_since(3 * AN_HOUR) == {amara.id: [3]}
    assert database.read(lambda open_: Standings(open_, community).asked_by(leila.id)) == {amara.id}


def test_the_ask_whose_clock_ran_out_first_closes_first(database: Database, community: CommunityId) -> None:
    leila, amara = two(database, community)
    late, later, never = (waiting(leila, amara, closes_at=NOW + n * AN_HOUR) for n in (1, 2, 9))
    add(database, later, late, never)

    def longest_over(hours: int) -> Ask | None:
        return database.read(lambda open_: Asks(open_, community).longest_over(NOW + hours * AN_HOUR))

    assert longest_over(0) is None
    assert longest_over(1) == late
    closed = rules.close(late, late.closes_at)
    assert isinstance(closed, Ended)
    change(database, closed.ask)
    assert longest_over(3) == later
    change(database, ended(later, Status.ANSWERED))
    assert longest_over(3) is None


def test_a_mentorship_is_found_by_either_of_the_two(database: Database, community: CommunityId) -> None:
    leila, amara = two(database, community)
    ask = waiting(leila, amara)
    add(database, ask)
    begun = Mentorship(MentorshipId("shp_1"), community, ask.id, amara.id, leila.id, ask.kind, NOW)
    database.write(lambda open_: Mentorships(open_, community).add(begun))
    assert database.read(lambda open_: Mentorships(open_, community).get("shp_1")) == begun
    for one in (leila, amara.person):
        assert database.read(partial(_mentorships_of, person=one)) == [begun]
