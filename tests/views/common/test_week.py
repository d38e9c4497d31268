"""Weekdays are listed in the order of their reader's calendar."""

from dataclasses import replace

import pytest

from bot.ui.forms import Checks
from bot.views.mentors import card_steps
from tests.contract.made_up import READER


@pytest.mark.parametrize(
    ("locale", "first", "last"),
    [
        ("en-GB", "Monday", "Sunday"),
        ("en-US", "Sunday", "Saturday"),
        ("de-DE", "Montag", "Sonntag"),
        ("es-MX", "domingo", "sábado"),
        ("fr-CA", "dimanche", "samedi"),
    ],
)
def test_a_week_begins_as_the_locale_says(locale: str, first: str, last: str) -> None:
    reader = replace(READER, locale=locale)
    (days,) = (one for one in card_steps.when_form(reader, {}).fields if isinstance(one, Checks))
    assert (days.options[0].label, days.options[-1].label) == (first, last)
    assert sorted(option.value for option in days.options) == list("0123456")
    assert reader.weekdays({6, 0}) == ", ".join(reader.weekday(day) for day in reader.week() if day in {0, 6})
