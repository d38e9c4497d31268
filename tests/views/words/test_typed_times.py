"""What people type for a day or a time where a platform has no picker."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.words.typed_times import read_clock, read_day

TODAY = date(2026, 11, 3)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-10", date(2026, 11, 10)),
        ("10 November", date(2026, 11, 10)),
        ("10 Nov", date(2026, 11, 10)),
        ("Tue, 10 nov.", date(2026, 11, 10)),
        ("Tuesday 10 November", date(2026, 11, 10)),
        ("10th November 2027", date(2027, 11, 10)),
        ("November 10", date(2026, 11, 10)),
        ("10/11", date(2026, 11, 10)),
        ("10.11.", date(2026, 11, 10)),
        ("10.11.2026", date(2026, 11, 10)),
        ("10. November", date(2026, 11, 10)),
        ("10 novembre", date(2026, 11, 10)),
        ("10 de noviembre", date(2026, 11, 10)),
        ("3 January", date(2027, 1, 3)),
        ("Thursday", date(2026, 11, 5)),
        ("thu", date(2026, 11, 5)),
        ("jeudi", date(2026, 11, 5)),
        ("Dienstag", date(2026, 11, 10)),
        ("31 November", None),
        ("29 February", None),
        ("soon", None),
        ("", None),
        ("10", None),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("16:30", time(16, 30)),
        ("16.30", time(16, 30)),
        ("1630", time(16, 30)),
        ("16h30", time(16, 30)),
        ("16h", time(16)),
        ("16 Uhr", time(16)),
        ("4 pm", time(16)),
        ("4:30pm", time(16, 30)),
        ("12 am", time(0)),
        ("12 p.m.", time(12)),
        ("9", time(9)),
        ("13 pm", None),
        ("24:00", None),
        ("16:75", None),
        ("noonish", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, clock: time | None) -> None:
    assert read_clock(typed) == clock


@given(st.text(max_size=80))
def test_any_words_are_a_day_a_time_or_neither(words: str) -> None:
    assert read_day(words, TODAY) is None or isinstance(read_day(words, TODAY), date)
    assert read_clock(words) is None or isinstance(read_clock(words), time)
