"""The measure itself: it tells a perfect answer from a poor one, and every ask can be answered."""

from collections import Counter

import pytest

from tests.quality.asks import FITS, Ask, asks
from tests.quality.community import listings
from tests.quality.figures import Score, figures, score
from tests.quality.unseen.asks import unseen_asks
from tests.quality.unseen.people import people as unseen_people

PEOPLE = listings()
ASKS = asks(tuple(one.name for one in PEOPLE))


def test_there_are_asks_of_every_class_and_language_in_both_halves() -> None:
    assert len(ASKS) >= 120
    assert len(PEOPLE) >= 300
    for tuned in (True, False):
        half = [ask for ask in ASKS if ask.tuned is tuned]
        assert {ask.language for ask in half} == {"en", "de", "fr", "es"}
        assert min(Counter(ask.kind for ask in half).values()) >= 2


def test_for_every_ask_somebody_fits_and_somebody_does_not() -> None:
    for ask in ASKS:
        grades = [ask.grade(one, number) for number, one in enumerate(PEOPLE)]
        assert FITS in grades or 1 in grades, ask.words
        assert 0 in grades, ask.words


def test_the_unseen_set_is_wide_and_each_of_its_asks_has_an_answer() -> None:
    unseen, people = unseen_asks(unseen_people()), unseen_people()
    assert len(unseen) >= 150
    assert len(people) >= 250
    for tuned in (True, False):
        half = [ask for ask in unseen if ask.tuned is tuned]
        assert min(Counter((ask.kind, ask.language) for ask in half if ask.language == "en").values()) >= 2
        assert {ask.language for ask in half if ask.kind == "sentence"} == {"en", "de", "fr", "es"}
    for one in unseen:
        grades = {one.grade(each.listing, number) for number, each in enumerate(people)}
        assert 0 in grades, one.words
        assert grades & {1, FITS}, one.words


def test_the_best_order_gets_everything_and_an_empty_answer_nothing() -> None:
    ask = ASKS[0]
    best = sorted(range(len(PEOPLE)), key=lambda number: -ask.grade(PEOPLE[number], number))
    assert score(ask, lambda _: [PEOPLE[number].mentor for number in best[:10]], PEOPLE) == Score(1, 1, 1)
    assert score(ask, lambda _: [], PEOPLE) == Score(0, 0, 0)


def test_who_fits_further_down_gains_less() -> None:
    ask = ASKS[0]
    one = next(p.mentor for number, p in enumerate(PEOPLE) if ask.grade(p, number) == FITS)
    other = next(p.mentor for number, p in enumerate(PEOPLE) if not ask.grade(p, number))
    second = score(ask, lambda _: [other, one], PEOPLE)
    sixth = score(ask, lambda _: [other] * 5 + [one], PEOPLE)
    assert (second.first, second.five) == (0, 1)
    assert (sixth.first, sixth.five) == (0, 0)
    assert second.ndcg > sixth.ndcg > 0


def test_an_ask_that_nobody_fits_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody fits"):
        score(Ask("keyword", "en", "alchemy", {"field": "Alchemy"}, tuned=False), lambda _: [], PEOPLE)


def test_the_interval_holds_the_mean_and_is_wider_for_fewer_asks() -> None:
    half = [Score(1, 1, 1), Score(0, 0, 0)]
    few, many = figures(half * 4), figures(half * 40)
    assert few.low <= few.ndcg == 0.5 <= few.high
    assert few.high - few.low > many.high - many.low > 0
    assert str(figures(half)).startswith(".50/.50/.50 [0.00, 1.00]")
