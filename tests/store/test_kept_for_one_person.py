"""Rows of one person alone: drafts, searches, and marks on cards."""

from datetime import datetime, timedelta

from bot.domain.common.ids import CommunityId, LookingId, PersonId
from bot.domain.common.people import Person
from bot.domain.safety.report_and_block import Why
from bot.domain.search.matching import Facet, Looked, Looking
from bot.store.database.database import Database, Transaction
from bot.store.people.drafts import Drafts
from bot.store.safety.report_and_block import Safety
from bot.store.search import searches
from bot.store.search.saved import Mark, Marks
from bot.store.search.searches import Lookings
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW

WRITTEN = {"question": "Why “law”? – I wonder…", "kind": "quick-question"}


def save(database: Database, person: Person, ref: str, fields: dict[str, str]) -> None:
    database.write(lambda open_: Drafts(open_, person.community, person.id, NOW).save("ask", ref, fields))


def draft(database: Database, person: Person, ref: str) -> dict[str, str]:
    return database.read(lambda open_: dict(Drafts(open_, person.community, person.id, NOW).get("ask", ref)))


def put(database: Database, person: Person, mentor: PersonId, mark: Mark, at: datetime = NOW) -> None:
    database.write(lambda open_: Marks(open_, person.community, at).put(person.id, mentor, mark))


def marked(database: Database, person: Person, mark: Mark) -> list[PersonId]:
    return database.read(lambda open_: Marks(open_, person.community, NOW).of(person.id, mark))


def test_a_draft_keeps_every_word_until_it_is_let_go(database: Database, community: CommunityId) -> None:
    leila, tom = people.mentee(database, community), people.mentee(database, community, "Tom Whitaker")
    save(database, leila, "per_1", {"question": "W"})
    save(database, leila, "per_1", WRITTEN)
    save(database, leila, "per_2", {"question": "Other"})
    assert draft(database, leila, "per_1") == WRITTEN
    assert draft(database, tom, "per_1") == {}
    database.write(lambda open_: Drafts(open_, community, leila.id, NOW).drop("ask", "per_1"))
    assert draft(database, leila, "per_1") == {}
    assert draft(database, leila, "per_2") == {"question": "Other"}


def test_a_search_is_its_lookers_own_for_ninety_days(database: Database, community: CommunityId) -> None:
    leila, tom = people.mentee(database, community), people.mentee(database, community, "Tom Whitaker")
    looking = Looking(community, "law", {Facet.COUNTRY: ("Nigeria", "Côte d’Ivoire")})
    kept = Looked(LookingId("lkg_1"), leila.id, looking)
    database.write(lambda open_: Lookings(open_, community, NOW).keep(kept))

    def get(of: PersonId) -> Looking | None:
        return database.read(lambda open_: Lookings(open_, community, NOW).get("lkg_1", of=of))

    assert get(leila.id) == looking
    assert get(tom.id) is None
    assert database.read(lambda open_: Lookings(open_, community, NOW).any(of=leila.id))
    assert not database.read(lambda open_: Lookings(open_, community, NOW).any(of=tom.id))
    ninety, moment = timedelta(days=90), timedelta(seconds=1)
    assert database.write(lambda open_: searches.forget_old(open_, NOW + ninety)) == 0
    assert database.write(lambda open_: searches.forget_old(open_, NOW + ninety + moment)) == 1
    assert get(leila.id) is None


def test_saved_cards_are_listed_latest_first_and_once(database: Database, community: CommunityId) -> None:
    leila = people.mentee(database, community)
    amara, mei = (people.mentor(database, community, name).id for name in ("Amara Okafor", "Mei Tan"))
    put(database, leila, amara, Mark.SAVED)
    put(database, leila, mei, Mark.SAVED, NOW + timedelta(hours=1))
    put(database, leila, amara, Mark.SAVED, NOW + timedelta(hours=2))
    put(database, leila, amara, Mark.PASSED)
    assert marked(database, leila, Mark.SAVED) == [mei, amara]
    database.write(lambda open_: Marks(open_, community, NOW).take(leila.id, amara, Mark.SAVED))
    assert marked(database, leila, Mark.SAVED) == [mei]
    assert marked(database, leila, Mark.PASSED) == [amara]


def test_a_search_leaves_out_whom_they_passed_over_and_who_is_kept_apart(
    database: Database, community: CommunityId
) -> None:
    leila = people.mentee(database, community)
    one, other, saved, passed = (people.mentor(database, community, name).id for name in "ABCD")
    put(database, leila, saved, Mark.SAVED)
    put(database, leila, passed, Mark.PASSED)

    def keep_apart(open_: Transaction) -> None:
        safety = Safety(open_, community, NOW)
        safety.keep_apart(leila.id, one, Why.BLOCK)
        safety.keep_apart(other, leila.id, Why.BLOCK)

    database.write(keep_apart)
    left_out = database.read(lambda open_: Marks(open_, community, NOW).left_out(leila.id))
    assert left_out == {one, other, passed}
