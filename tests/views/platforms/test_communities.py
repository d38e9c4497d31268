"""In which community one acts is asked where there are several, and nowhere else."""

from bot.ui.nodes import Aside
from bot.views.platforms import communities
from tests.contract.made_up import READER
from tests.fakes.reading import buttons_of, words_of


def labels(shown: Aside) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def test_who_is_in_one_community_chooses_none() -> None:
    only = communities.listed(READER, {"1": "Alumni"}, "1")
    assert "You and I are together in one community alone." in words_of(only)
    assert "Alumni" not in labels(only)
    several = communities.listed(READER, {"1": "Alumni", "2": "Chess club"}, "1")
    assert labels(several) == ["Alumni", "Chess club"]
