"""A mentee searches for a mentor, in their own words."""

from pathlib import Path

import pytest

from bot.domain.common.ids import PersonId
from bot.domain.search.matching import Facet, Found, Looking
from bot.store.index.index import Index
from tests.store.index.people import HERE, THERE, fill, ids, listing, look

AMARA = listing("amara", "Amara Okafor", "Engineering manager", "From law into software.", field="Technology")
TOMAS = listing("tomas", "Tomás Núñez", "Solicitor", "Contracts, and how to leave them.", field="Law")
MEI = listing("mei", "Mei Lin", "Product at a museum", "I write about science.", field="Culture")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Amara", "amara"),
        ("amarra", "amara"),
        ("amraa", "amara"),
        ("enginering manager", "amara"),
        ("engineer", "amara"),
        ("solicetur", "tomas"),
        ("tomas", "tomas"),
        ("TOMÁS", "tomas"),
        ("nunez", "tomas"),
        ("contra", "tomas"),
        ("attorney", "tomas"),
        ("mei", "mei"),
        ("scien", "mei"),
        ("museums", "mei"),
        ("I am a lawyer who wants to move into tech", "amara"),
        ("who can help me write about science?", "mei"),
    ],
)
def test_people_are_found_as_one_would_say_it(index: Index, words: str, found: str) -> None:
    fill(index, AMARA, TOMAS, MEI)
    assert ids(look(index, words))[0] == found


def test_short_words_and_numbers_are_never_taken_for_slips(index: Index) -> None:
    fill(index, listing("ben", "Ben", story="Since 2014."))
    assert look(index, "bin").total == 0
    assert look(index, "2015").total == 0


def test_exact_comes_before_beginning_before_slip(index: Index) -> None:
    fill(
        index,
        listing("slip", headline="Grout"),
        listing("beginning", headline="Groutable"),
        listing("exact", headline="Baker", story="After many long years of trying I learnt to grow groud."),
        listing("other", headline="Groat"),
    )
    assert ids(look(index, "groud"))[0] == "exact"
    assert ids(look(index, "grout"))[:2] == ["slip", "beginning"]
    assert set(ids(look(index, "grout"))[2:]) == {"exact", "other"}


def test_a_word_that_many_wrote_is_not_read_any_wider(index: Index) -> None:
    fill(index, *(listing(f"mentor{number}", headline="Grant") for number in range(3)), listing("x", "Gran"))
    assert look(index, "grant").total == 3
    assert look(index, "gran").total == 4


def test_the_name_headline_and_field_say_more_than_the_story(index: Index) -> None:
    fill(
        index,
        listing("story", "Ada", "Teacher", "chemistry at school"),
        listing("headline", "Bo", "Chemistry", "teacher at school"),
        listing("other", "Cy", "Teacher", "history at school"),
    )
    assert ids(look(index, "chemistry")) == ["headline", "story"]


def test_the_word_itself_comes_before_its_relations(index: Index) -> None:
    related = [listing(f"related{number}", story="attorney") for number in range(3)]
    fill(index, *related, *(listing(f"itself{number}", story="solicitor") for number in range(3)))
    found = ids(look(index, "solicitor"))
    assert (len(found), set(found[:3])) == (6, {"itself0", "itself1", "itself2"})


def test_of_few_words_those_who_have_all_come_first_and_are_counted(index: Index) -> None:
    fill(index, AMARA, TOMAS, listing("both", "Ola", "Law and software"))
    found = look(index, "law software")
    assert (set(ids(found)[:2]), ids(found)[2:]) == ({"amara", "both"}, ["tomas"])
    assert (found.total, found.near, found.listed) == (2, 1, 3)


def test_a_sentence_speaks_around_its_words(index: Index) -> None:
    fill(index, AMARA, TOMAS, listing("both", "Ola", "Law and software"))
    found = ids(look(index, "I know law and want software"))
    assert (found[0], set(found)) == ("both", {"both", "amara", "tomas"})


def test_where_nobody_meets_all_words_any_will_do(index: Index) -> None:
    fill(index, AMARA, TOMAS, MEI)
    assert set(ids(look(index, "museum contracts"))) == {"mei", "tomas"}


def test_of_many_words_a_third_must_be_met(index: Index) -> None:
    fill(
        index,
        listing("one", headline="Kayak"),
        listing("two", headline="Kayak and lanterns"),
    )
    assert ids(look(index, "kayak lanterns kites candles touring")) == ["two"]


def test_the_full_are_found_by_name_alone(index: Index) -> None:
    near = listing("near", "Amaro Diallo", kinds=())
    fill(index, AMARA, listing("full", "Amara Diallo", "Solicitor", kinds=()), near, TOMAS)
    named = look(index, "amara")
    assert ids(named) == ["amara"]
    assert [str(hit.mentor) for hit in named.full] == ["full"]
    assert look(index, "solicitor").full == ()
    assert look(index, "amara okafor").full == ()


def test_a_slip_in_a_full_mentors_name_counts_where_nobody_else_is_found(index: Index) -> None:
    fill(index, TOMAS, listing("full", "Amara Diallo", kinds=()))
    assert [str(hit.mentor) for hit in look(index, "amarra diallo").full] == ["full"]


def test_words_that_only_the_full_wrote_are_still_read_with_slips(index: Index) -> None:
    crowd = [listing(f"full{number}", headline="Contrats", kinds=()) for number in range(5)]
    fill(index, TOMAS, *crowd)
    assert ids(look(index, "contrats")) == ["tomas"]


def test_another_community_is_another_world(index: Index) -> None:
    fill(index, AMARA, listing("far", "Amara Far", community=THERE), listing("full", "Amara", kinds=()))
    assert ids(look(index, "amara", community=THERE)) == ["far"]
    assert ids(look(index, community=THERE)) == ["far"]
    assert look(index, "amara", community=THERE).full == ()
    assert look(index, community=THERE).counts[Facet.KIND] == (("chat", 1),)


def test_those_to_leave_out_are_left_out_of_everything(index: Index) -> None:
    fill(index, AMARA, TOMAS, listing("full", "Tomás", kinds=()))
    without = frozenset({PersonId("tomas"), PersonId("full")})
    assert ids(index.find(Looking(HERE, without=without))) == ["amara"]
    found = index.find(Looking(HERE, "tomas", without=without), counted=True)
    assert (found.total, found.full, found.counts[Facet.KIND]) == (0, (), ())


def test_somebody_is_found_by_how_they_help_where_that_is_asked_for(index: Index) -> None:
    fill(
        index,
        listing("tomas", "Tomás", "Product Lead", manners=("challenges",)),
        listing("mei", "Mei", "Product Manager", manners=("listens", "explains")),
        listing("jonas", "Jonas", "Product Manager"),
        listing("full", "Full", "Product", kinds=(), manners=("challenges",)),
        listing("far", "Far", "Product", community=THERE, manners=("challenges",)),
    )

    def helping(*manners: str, words: str = "") -> Found:
        return index.find(Looking(HERE, words, manners=manners), limit=10, counted=True)

    assert ids(helping("challenges")) == ids(helping("challenges", words="product")) == ["tomas"]
    assert sorted(ids(helping("challenges", "explains"))) == ["mei", "tomas"]
    assert (helping("connects").total, helping("challenges", words="jonas").total) == (0, 0)
    assert helping("challenges").counts[Facet.KIND] == (("chat", 1),)
    assert sorted(ids(helping())) == ["jonas", "mei", "tomas"]
    # It is an internal value, not a word of the mentor's: a search for it finds only mentors who wrote it.
    assert ids(look(index, "challenges")) == []


def test_without_words_everybody_with_room_has_their_turn(index: Index) -> None:
    everybody = [listing(f"mentor{number}") for number in range(20)]
    fill(index, *everybody, listing("full", kinds=()))
    seen = [ids(index.find(Looking(HERE), offset=offset, limit=5)) for offset in range(0, 20, 5)]
    assert sorted(one for page in seen for one in page) == sorted(str(one.mentor) for one in everybody)
    assert ids(index.find(Looking(HERE), limit=5)) == seen[0]


def test_another_week_puts_others_first(tmp_path: Path) -> None:
    weeks = [47]
    opened = Index.open(tmp_path / "index", database="ours", turn=lambda: weeks[-1])
    assert isinstance(opened, Index)
    fill(opened, *(listing(f"mentor{number}") for number in range(50)))
    before = ids(look(opened))
    weeks.append(48)
    assert ids(look(opened)) != before
    opened.close()


@pytest.mark.parametrize(("offset", "limit"), [(0, 0), (-5, -1), (2**62, 2**62)])
def test_no_page_is_too_strange(index: Index, offset: int, limit: int) -> None:
    fill(index, AMARA)
    found = index.find(Looking(HERE, "amara"), offset=offset, limit=limit)
    assert (found.total, found.hits) == (1, ())


def test_a_page_holds_a_hundred_at_most(index: Index) -> None:
    fill(index, *(listing(f"mentor{number}") for number in range(120)))
    found = look(index, limit=1_000)
    assert (found.total, len(found.hits)) == (120, 100)
