"""A limit that a community can change is said as it stands there, in numbers."""

from dataclasses import replace

import pytest

from bot.domain.common.settings import Reminders
from bot.ui.forms import Checks
from bot.views.common import nudge
from bot.views.mentors import card_steps
from tests.contract.made_up import PROGRAMME, READER


@pytest.mark.parametrize(
    ("a_week", "wanted", "said"),
    [
        (2, Reminders.USUAL, "At most 2 nudges a week, 2 for an ask"),
        (5, Reminders.USUAL, "At most 5 nudges a week, 2 for an ask"),
        (5, Reminders.FEWER, "At most 1 nudge a week, 1 for an ask"),
        (0, Reminders.USUAL, "No nudges; asks and answers still come"),
        (2, Reminders.NONE, "No nudges; asks and answers still come"),
    ],
)
def test_nudges_are_as_many_as_the_community_allows(a_week: int, wanted: Reminders, said: str) -> None:
    caps = replace(PROGRAMME.caps, nudges_a_week=a_week)
    reader = replace(READER, programme=replace(PROGRAMME, caps=caps))
    assert nudge.how_many(reader, wanted) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "No ask closes before 1 of them has passed."), (3, "No ask closes before 3 of them have passed.")],
)
def test_answering_days_are_as_many_as_the_community_waits(days: int, said: str) -> None:
    caps = replace(PROGRAMME.caps, answering_days=days)
    reader = replace(READER, programme=replace(PROGRAMME, caps=caps))
    hints = [one.hint for one in card_steps.when_form(reader, {}).fields if isinstance(one, Checks)]
    assert said in hints
