"""Who is near by meaning stands behind whom words found, and among them in a sentence that tells little."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.domain.common.ids import PersonId
from bot.domain.search.matching import Facet, Found, Looking
from bot.store.index import nearby
from bot.store.index.index import Index
from tests.store.index.people import HERE, THERE, fill, ids, listing, look

SENTENCE = "somebody who has wandered along quiet rivers"


def meant(
    index: Index, words: str, near: Sequence[str], *, without: Sequence[str] = (), **chosen: str
) -> Found:
    """Search for words to which these mentors come near."""
    narrowed = {Facet(facet): (value,) for facet, value in chosen.items()}
    looking = Looking(HERE, words, narrowed, frozenset(map(PersonId, without)))
    return index.find(replace(looking, near=tuple(map(PersonId, near))), limit=10)


def test_they_come_behind_whoever_wrote_the_word_the_nearest_first(index: Index) -> None:
    fill(index, listing("wrote", story="bread"), *(listing(one) for one in "abc"))
    found = meant(index, "bread", "cab")
    assert ids(found) == ["wrote", "c", "a", "b"]
    assert (found.total, found.near) == (1, 3), "the title counts those who fit"


def test_whom_words_found_keep_their_order_before_them(index: Index) -> None:
    fill(
        index,
        listing("told", story="Renewables, renewables, renewables."),
        listing("engineer", headline="Engineer", story="Renewables stand among many other things here."),
        listing("meant"),
    )
    by_words = ids(look(index, "renewables"))
    assert by_words == ["told", "engineer"]
    assert ids(meant(index, "renewables", ["meant"])) == [*by_words, "meant"]


def test_nearest_and_written_is_still_behind_nobody_who_wrote_more(index: Index) -> None:
    fill(index, listing("headline", headline="bread"), listing("story", story="bread and other things"))
    assert ids(meant(index, "bread", ["story"])) == ids(look(index, "bread"))


def test_only_ten_of_them_are_listed_and_nobody_who_is_left_out(index: Index) -> None:
    many = [f"m{n}" for n in range(20)]
    full = listing("full", kinds=())
    fill(index, full, listing("other", community=THERE), *(listing(one) for one in many))
    found = meant(index, "quokka", ["full", "other", *many], without=["m0"])
    assert ids(found) == many[1:11]
    assert found.listed == 10


def test_a_filter_holds_for_them_too_and_one_that_leaves_nobody_says_so(index: Index) -> None:
    fill(index, listing("a", story="bread", country="Nigeria"), listing("b", country="Ghana"))
    assert ids(meant(index, "bread", ["b"], country="Nigeria")) == ["a"]
    nobody = meant(index, "bread", ["b"], country="Ghana")
    assert (ids(nobody), nobody.thin) == ([], False)


def test_in_a_sentence_the_ranks_of_both_decide(index: Index) -> None:
    fill(
        index,
        listing("words", story="rivers that are quiet, along which one wanders: rivers"),
        listing("both", story="quiet and rivers"),
        listing("meaning", story="streams"),
    )
    by_words = ids(look(index, SENTENCE))
    assert by_words[0] == "words"
    assert ids(meant(index, SENTENCE, ["both", "meaning"]))[0] == "both"


def test_whoever_has_everything_that_was_said_stays_first(index: Index) -> None:
    fill(
        index,
        listing("fits", story="quiet rivers", languages=("German",)),
        *(listing(one, story="quiet rivers") for one in "abcd"),
    )
    found = meant(index, f"German-speaking {SENTENCE}", "abcd")
    assert ids(found)[0] == "fits"


@pytest.mark.parametrize(
    ("words", "thin"),
    [("quokka", True), (SENTENCE, True), ("", False), ("Amara Okafor", False), ("German-speaking", False)],
)
def test_meaning_is_asked_for_where_words_say_too_little(index: Index, words: str, thin: bool) -> None:
    fill(index, listing("amara", "Amara Okafor"), listing("b", story="quiet rivers", languages=("German",)))
    assert look(index, words).thin is thin


def test_where_words_find_a_choice_meaning_is_not_asked_for(index: Index) -> None:
    fill(index, *(listing(f"m{n}", story="bread") for n in range(10)))
    assert not look(index, "bread").thin


def test_where_words_alone_ordered_the_first_page_they_order_the_later_ones_too(index: Index) -> None:
    fill(
        index,
        listing("words", story="rivers that are quiet, along which one wanders: rivers"),
        listing("both", story="quiet and rivers"),
        listing("meaning", story="streams"),
    )
    looking = Looking(HERE, SENTENCE, near=(PersonId("both"), PersonId("meaning")), words_first=True)
    assert ids(index.find(looking, limit=10)) == [*ids(look(index, SENTENCE)), "meaning"]


def test_it_is_told_of_those_alone_whose_cards_have_nothing_that_was_said(index: Index) -> None:
    fill(
        index,
        listing("written", story="bread"),
        listing("spoken", languages=("German",)),
        listing("meant", story="rolls"),
        listing("tired", story="I have had a burnout."),
    )
    near = ["meant", "written", "spoken", "tired"]
    told = {
        str(hit.mentor): (hit.by_meaning, hit.why) for hit in meant(index, "German-speaking bread", near).hits
    }
    assert told["written"] == (False, ("bread",))
    assert told["spoken"] == (False, ())
    assert told["meant"] == (True, ())
    through_it = {str(hit.mentor): hit.by_meaning for hit in meant(index, "burnout", near).hits}
    assert through_it == {"tired": False, "meant": True, "written": True, "spoken": True}


def test_of_two_lists_who_is_in_both_comes_first() -> None:
    assert nearby.fused(["a", "b"], ["b", "c"]) == ["b", "a", "c"]
