"""Whatever is written and searched for: a reason stands in the card, and is never a small word or a guess."""

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store.index.index import Index
from bot.store.index.reading import Understanding
from bot.store.index.small_words import EITHER, FRAMING, SMALL, WHEN
from bot.store.index.words import cut, fold, words
from tests.store.index.people import fill, listing, look

KNOWN: Final = Understanding()
MEANT: Final = """
    nursing nurse nurses Nursing lawyer solicitor law Tomás tomas museum museums product manager pm cv resume
    Black back block science scientist engineer engin engineering IT US AI ai it us war Pflege pflegen
    informatique enfermería enfermeria laid off layoff front end frontend third sector charity R C++ 東京
""".split()  # noqa: SIM905 - read more easily so
LITTLE: Final = sorted(
    {word for said in (*SMALL.values(), *FRAMING.values(), *WHEN.values()) for word in said.split()}
)
EITHERS: Final = {fold(word) for said in EITHER.values() for word in said.split()}
LITTLE_FOLDED: Final = {fold(word) for word in LITTLE} - EITHERS

word = st.one_of(
    st.sampled_from(MEANT), st.sampled_from(LITTLE), st.sampled_from(MEANT).map(lambda w: w[:-1] or w)
)
texts = st.lists(word, min_size=1, max_size=12).map(" ".join)


def stands(reason: str, card: str) -> bool:
    """Tell whether each word of a reason is in the card, by its letters or its stem."""
    folded = set(cut(card)[1])
    stems = {KNOWN.stem(one) for one in folded}
    return all(one.folded in folded or KNOWN.stem(one.folded) in stems for one in words(reason))


@given(card=texts, query=texts)
@settings(max_examples=60, deadline=None)
def test_a_reason_stands_in_the_card(tmp_path_factory: pytest.TempPathFactory, card: str, query: str) -> None:
    index = KEPT.setdefault("index", None) or opened(tmp_path_factory)
    fill(index, listing("one", "Rosa", story=card))
    for hit in look(index, query).hits:
        for reason in hit.why:
            assert stands(reason, f"Rosa {card}"), reason
            assert fold(reason) not in LITTLE_FOLDED or reason.isupper(), reason
            assert not reason.isupper() or fold(reason) not in LITTLE_FOLDED or reason in card.split(), reason


KEPT: Final[dict[str, Index | None]] = {}


def opened(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Open one index for all examples: each fills it anew."""
    made = Index.open(tmp_path_factory.mktemp("reasons"), database="test")
    assert isinstance(made, Index)
    KEPT["index"] = made
    return made
