"""A meeting in a calendar file: read back by a calendar library, with any names of the two."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mentorships.mentorship import Mentorship, Suggestion
from bot.views.mentorships import calendar
from tests.contract.made_up import NOW, READER, VOICES, cast
from tests.fakes.calendars import Entry, read_entry

CALM = cast(VOICES[0])
MEETS = replace(CALM.mentorship, meets_at=NOW + timedelta(days=3), settled=4, version=4)
INSTANTS = st.datetimes(NOW.replace(tzinfo=None), datetime(2036, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
NAMES = st.text(min_size=1, max_size=60)


def entry_of(one: Mentorship, mentor: str = "Amara Okafor") -> Entry:
    person = replace(CALM.mentor.person, name=mentor)
    (file,) = calendar.entry(READER, one, person, CALM.mentee)
    return read_entry(file)


def test_an_entry_says_who_meets_when_and_nothing_private() -> None:
    entry = entry_of(MEETS)
    assert (entry.method, entry.uid, entry.sequence) == ("PUBLISH", f"{MEETS.id}@alongside", 4)
    assert entry.summary.startswith("Amara and ")
    assert entry.start == MEETS.meets_at
    assert entry.others == {"DTSTAMP", "DESCRIPTION", "CLASS"}


def test_moved_it_keeps_its_name_and_counts_up() -> None:
    first = entry_of(MEETS)
    second = entry_of(replace(MEETS, meets_at=NOW + timedelta(days=4), settled=6, version=6))
    assert first.uid == second.uid
    assert second.sequence > first.sequence


def test_called_off_it_goes_under_its_own_name() -> None:
    off = replace(MEETS, meets_at=None, called_off=MEETS.meets_at, listed=5, version=5)
    assert calendar.entry(READER, off, CALM.mentor.person, CALM.mentee) == ()
    (file,) = calendar.called_off(READER, off, CALM.mentor.person, CALM.mentee)
    gone, there = read_entry(file), entry_of(MEETS)
    assert (gone.method, gone.status) == ("CANCEL", "CANCELLED")
    assert (gone.uid, gone.start) == (there.uid, there.start)
    assert gone.sequence > there.sequence


def test_drawn_again_it_is_the_same_file() -> None:
    """A platform shares a file only once, so a card drawn again must not seem to have another."""
    other = replace(MEETS, suggested=(Suggestion(NOW + timedelta(days=5), MEETS.mentee),), version=5)
    later = replace(READER, now=NOW + timedelta(hours=9))
    for of in (calendar.entry, calendar.called_off):
        first, again = (
            one if of is calendar.entry else replace(one, meets_at=None, called_off=one.meets_at)
            for one in (MEETS, other)
        )
        (one,), (two,) = (
            of(reader, mentorship, CALM.mentor.person, CALM.mentee)
            for reader, mentorship in ((READER, first), (later, again))
        )
        assert one.content == two.content


def test_what_is_over_need_not_be_taken_out() -> None:
    over = replace(MEETS, meets_at=None, called_off=NOW - timedelta(hours=1))
    assert calendar.called_off(READER, over, CALM.mentor.person, CALM.mentee) == ()
    assert calendar.called_off(READER, MEETS, CALM.mentor.person, CALM.mentee) == ()


@given(at=INSTANTS, name=NAMES, kind=st.sampled_from([kind.key for kind in READER.programme.kinds]))
def test_whatever_they_are_called_a_calendar_reads_one_event_at_its_instant(
    at: datetime, name: str, kind: str
) -> None:
    one = replace(MEETS, meets_at=at.replace(microsecond=0), kind=kind)
    (file,) = calendar.entry(READER, one, replace(CALM.mentor.person, name=name), CALM.mentee)
    entry = read_entry(file)
    assert entry.start == one.meets_at
    assert timedelta() < entry.end - entry.start <= timedelta(hours=1)
    lines = file.content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)  # RFC 5545, 3.1
    assert [line for line in lines if line.startswith(b"BEGIN:")] == [b"BEGIN:VCALENDAR", b"BEGIN:VEVENT"]
