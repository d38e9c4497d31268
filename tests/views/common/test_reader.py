"""The reader: days, numbers, times and names in each reader's language."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.views.common import people
from bot.views.common.reader import Reader, reader_of
from tests.contract.made_up import NOW, PROGRAMME, READER, VOICES, cast

CALM = cast(VOICES[0])
LATE = datetime(2026, 12, 7, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locale", "zone", "day"),
    [
        ("en-GB", "Europe/London", "Monday 7 December"),
        ("en-GB", "Europe/Berlin", "Tuesday 8 December"),
        ("en-US", "America/New_York", "Monday, December 7"),
        ("de-DE", "Europe/Berlin", "Dienstag, 8. Dezember"),
        ("ja-JP", "Europe/Berlin", "Tuesday 8 December"),
    ],
)
def test_a_day_is_said_in_full_in_the_readers_zone(locale: str, zone: str, day: str) -> None:
    assert Reader(locale, zone, PROGRAMME, NOW).day(LATE) == day


def test_another_year_is_named() -> None:
    assert READER.day(datetime(2027, 1, 4, 12, tzinfo=UTC)) == "Monday 4 January 2027"


@pytest.mark.parametrize(
    ("locale", "zone", "this_year", "before"),
    [
        ("en-GB", "Europe/London", "November", "November 2025"),
        ("en-GB", "Pacific/Auckland", "December", "December 2025"),
        ("de-DE", "Europe/Berlin", "Dezember", "Dezember 2025"),
        ("fr-FR", "Europe/Paris", "décembre", "décembre 2025"),
        ("es-ES", "Europe/Madrid", "diciembre", "diciembre de 2025"),
    ],
)
def test_a_month_is_said_in_full_in_the_readers_zone(
    locale: str, zone: str, this_year: str, before: str
) -> None:
    reader = Reader(locale, zone, PROGRAMME, NOW)
    midnight = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    assert reader.month(midnight) == this_year
    assert reader.month(midnight.replace(year=2025)) == before


def test_new_year_comes_at_the_readers_midnight() -> None:
    auckland = Reader("en-GB", "Pacific/Auckland", PROGRAMME, datetime(2026, 12, 31, 12, tzinfo=UTC))

    assert auckland.day(datetime(2027, 1, 4, 12, tzinfo=UTC)) == "Tuesday 5 January"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 asks"), (1, "1 ask"), (2, "2 asks"), (1234, "1,234 asks")]
)
def test_one_and_several(number: int, said: str) -> None:
    assert READER.many(number, "1 ask", "{n} asks") == said


@pytest.mark.parametrize(
    ("hour", "said"),
    [(0, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_a_greeting_goes_by_the_readers_clock(hour: int, said: str) -> None:
    assert replace(READER, now=NOW.replace(hour=hour)).greeting() == said


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/London", "same time as you"),
        ("Asia/Kathmandu", "5¾ h ahead of you"),
        ("America/New_York", "5 h behind you"),
        ("Asia/Kolkata", "5½ h ahead of you"),
    ],
)
def test_how_far_a_clock_is(zone: str, said: str) -> None:
    assert READER.ahead(zone) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Midwife", "Your card says: Midwife."),
        ("Midwife.", "Your card says: Midwife."),
        ("Still learning...", "Your card says: Still learning..."),
        ("Stones?", "Your card says: Stones?"),
        ("Well.. then", "Your card says: Well.. then."),
        ("\u2068قابلة؟ نعم!\u2069", "Your card says: \u2068قابلة؟ نعم!\u2069"),
    ],
)
def test_what_ends_by_itself_is_not_ended_once_more(line: str, said: str) -> None:
    assert READER.say("Your card says: {line}.", line=line) == said


def test_a_city_is_read_off_its_zone() -> None:
    assert replace(READER, zone="America/New_York").city() == "New York"
    assert READER.clock(LATE) == "23:30"


def test_a_kind_within_a_sentence_keeps_its_capitals_where_it_is_an_acronym() -> None:
    assert READER.kind_within("quick-question") == "one quick question"
    assert READER.kind_within("cv-review").startswith("CV")


def test_a_person_is_a_reader_in_their_own_zone_and_language() -> None:
    reader = reader_of(CALM.mentee, PROGRAMME, NOW)

    assert (reader.locale, reader.zone) == (CALM.mentee.locale, CALM.mentee.zone)


@pytest.mark.parametrize(
    ("name", "locale", "called"),
    [
        ("Imani Okafor", "en-GB", "Imani"),
        ("Nagy Anna", "hu-HU", "Nagy Anna"),
        (" ", "en-GB", "—"),
        ("\u200b", "en-GB", "—"),
        ("\u200b Imani", "en-GB", "Imani"),
        ("x" * 31, "en-GB", "x" * 29 + "…"),
        ("שירה כהן", "he-IL", "\u2068שירה\u2069"),
        ("Ann\u200f", "en-GB", "Ann"),
        ("Okafor, Dr. Imani", "en-GB", "Imani"),
    ],
)
def test_what_one_calls_somebody(name: str, locale: str, called: str) -> None:
    person = replace(CALM.mentee, name=name, locale=locale)

    assert people.first_name(person) == called


def test_a_left_to_right_name_is_left_alone() -> None:
    assert people.name(CALM.mentee) == CALM.mentee.name


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ([], "new here"),
        ([24.0], "usually answers in a day"),
        ([1.0, 2.0, 500.0], "usually answers in a day"),
        ([30.0], "usually answers in 2 days"),
        ([72.0], "usually answers in 3 days"),
    ],
)
def test_how_soon_somebody_usually_answers(hours: list[float], said: str) -> None:
    assert people.usually_answers(READER, hours) == said


def test_words_nobody_can_see_are_quoted_as_a_dash() -> None:
    assert people.quote("\u200b\u2060", 100).text == "—"
    assert people.quote("<b>Words</b>", 100).text == "<b>Words</b>"
