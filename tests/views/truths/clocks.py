"""What proves that a date which is said is the date on which the thing happens."""

from collections.abc import Mapping
from typing import Final

_PAST: Final = "tests/journeys/test_nothing_past_its_day_is_told.py"
_ENDS: Final = f"{_PAST}::test_it_ends_at_the_date_that_was_said_and_not_a_minute_before"

HAPPENS: Final[Mapping[str, str]] = {
    "the ask closes": _ENDS,
    "the ask is recalled": "tests/journeys/test_a_sunday_mentor_asked_on_a_monday.py"
    "::test_remind_me_sunday_moves_the_reminder_and_the_closing_once",
    "the open ask ends": "tests/journeys/test_an_open_ask_goes_to_three.py"
    "::test_it_is_read_before_it_is_sent_when_it_ends_and_what_then",
    "the follow-up closes": _ENDS,
    "the introduction's clock ends": _ENDS,
    "the hand's clock ends": "tests/journeys/test_a_third_no_and_a_person.py"
    "::test_nobody_finds_the_time_and_leila_is_told_kindly",
    "the hello's clock ends": "tests/domain/mentors/test_first_door.py"
    "::test_a_wait_is_over_on_its_day_and_only_once",
    "the other is told of the end": "tests/journeys/test_an_ending_can_be_taken_back.py"
    "::test_taken_back_at_the_last_moment_it_either_ends_or_goes_on",
    "the rest ends": "tests/journeys/test_an_over_asked_mentor_lowers_rests_and_closes.py"
    "::test_a_rest_begins_at_once_and_ends_by_itself",
    "the report is answered by": "tests/journeys/test_somebody_is_kept_safe.py"
    "::test_a_manager_who_is_reported_never_reads_it",
    "they are asked again": "tests/journeys/test_still_going.py"
    "::test_both_are_asked_and_one_word_keeps_it_going",
    "they meet": "tests/journeys/test_two_people_begin_and_finish.py"
    "::test_a_time_that_is_over_is_not_put_into_a_calendar",
}
"""For each date that is still to come when it is said: the test that goes there on the clock."""

RECORDED: Final = frozenset(
    {
        *("the report came", "the time that was called off", "the mentorship ended", "the community opened"),
        "the mentorship began",
        *("the ask was sent", "the ask ended", "the mentee was helped"),
    }
)
"""Dates of what has happened when they are said: the row is the proof."""
