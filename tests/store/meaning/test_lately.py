"""Whom a search came near to is remembered for its later pages: without its words, and without who hides."""

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.meaning.lately import Lately

HERE, THERE = CommunityId("com_here"), CommunityId("com_there")
AMARA, BRUNO = PersonId("per_amara"), PersonId("per_bruno")


def test_the_same_words_of_the_same_community_are_remembered() -> None:
    lately = Lately()
    lately.keep(HERE, "my voice shakes", (AMARA,), lately.changes)
    assert lately.of(HERE, "my voice shakes") == (AMARA,)
    assert lately.of(THERE, "my voice shakes") is None
    assert lately.of(HERE, "my voice") is None
    assert "voice" not in repr(vars(lately)), "of the words a digest alone"


def test_whose_card_has_changed_is_left_out_and_the_others_stay() -> None:
    lately = Lately()
    lately.keep(HERE, "one", (AMARA, BRUNO), lately.changes)
    lately.leave_out([AMARA])
    assert lately.of(HERE, "one") == (BRUNO,)
    lately.clear()
    assert lately.of(HERE, "one") is None


def test_what_was_read_before_a_change_is_not_remembered_after_it() -> None:
    """Somebody hides their story while a search is compared with it."""
    lately = Lately()
    before = lately.changes
    lately.leave_out([AMARA])
    lately.keep(HERE, "one", (AMARA,), before)
    assert lately.of(HERE, "one") is None


def test_the_latest_searches_are_remembered() -> None:
    lately = Lately(most=2)
    for words in ("one", "two", "one", "three"):
        lately.keep(HERE, words, (AMARA,), lately.changes)
    assert [lately.of(HERE, words) is not None for words in ("one", "two", "three")] == [True, False, True]
