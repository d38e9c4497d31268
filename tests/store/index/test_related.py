"""Related words: what else a mentor may have called it."""

import pytest

from bot.store.index.reading import Understanding
from bot.store.index.related import Related
from bot.store.index.words import wanted


def related(*circles: list[str]) -> Related:
    return Related(circles, str)


def test_every_word_of_a_circle_leads_to_the_others() -> None:
    table = related(["lawyer", "attorney", "solicitor"])
    assert table.of(["attorney"], 0) == (("lawyer",), ("solicitor",))
    assert table.of(["baker"], 0) == ()


def test_a_phrase_is_known_by_either_of_its_words() -> None:
    table = related(["hr", "human resources"])
    assert table.of(["human", "resources"], 0) == (("hr",),)
    assert table.of(["human", "resources"], 1) == (("hr",),)
    assert table.of(["hr"], 0) == (("human", "resources"),)
    assert table.of(["human", "rights"], 0) == ()


def test_a_word_in_two_circles_leads_to_both() -> None:
    table = related(["editor", "journalist"], ["editor", "publisher"])
    assert table.of(["editor"], 0) == (("journalist",), ("publisher",))


@pytest.mark.parametrize(
    ("word", "other"),
    [("cv", "resum"), ("lawyers", "attorney"), ("doctor", "medicin"), ("tech", "softwar")],
)
def test_the_shipped_table_knows_the_world_of_work(word: str, other: str) -> None:
    understanding = Understanding()
    (close,) = understanding.close(wanted(word).words)
    assert (other,) in close.related
