"""A notice names its own card."""

import pytest

from bot.domain.common.notices import CARDS, Notice, NoticeKind


def test_every_kind_has_a_name_for_its_card() -> None:
    assert CARDS.keys() == set(NoticeKind)


def test_a_kind_names_at_most_one_card_with_an_occasion_and_one_without() -> None:
    for names in CARDS.values():
        assert len({"{occasion}" in name for name in names}) == len(names) > 0


@pytest.mark.parametrize(
    ("notice", "card"),
    [
        (Notice(NoticeKind.OUTCOME, "ask_1"), "ask_1.end"),
        (Notice(NoticeKind.REPORT, "rep_1"), "rep_1"),
        (Notice(NoticeKind.REPORT, "rep_1", "20261207"), "rep_1.20261207"),
        (Notice(NoticeKind.DOOR, "per_1", "door_1"), "door_1"),
    ],
)
def test_a_card_is_named_by_what_its_notice_says(notice: Notice, card: str) -> None:
    assert notice.card == card


@pytest.mark.parametrize(
    ("notice", "wrong"),
    [
        (Notice(NoticeKind.MET, "shp_1"), "NoticeKind.MET.* needs an occasion"),
        (Notice(NoticeKind.ASKED, "ask_1", "20261207"), "NoticeKind.ASKED.* has no occasion"),
    ],
)
def test_an_occasion_is_neither_forgotten_nor_lost(notice: Notice, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        _ = notice.card
