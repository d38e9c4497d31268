"""A meeting as a file for any calendar: new, moved, or called off (RFC 5545, RFC 5546)."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.common.people import Person
from bot.domain.mentorships.mentorship import Mentorship
from bot.ui.attachments import File
from bot.ui.nodes import Aside, Button, Buttons, Message
from bot.ui.verbs import mentorships
from bot.views.common import people
from bot.views.common.reader import Reader

if TYPE_CHECKING:
    from icalendar import Calendar, Event

LONGEST_MEETING = timedelta(hours=1)
"""How long one meeting lasts at most: a kind that takes days or weeks begins with a first talk."""

MEDIA = "text/calendar"


def entry(reader: Reader, one: Mentorship, mentor: Person, mentee: Person) -> tuple[File, ...]:
    """Return the chosen time as a calendar file, or nothing where none is chosen."""
    if one.meets_at is None:
        return ()
    label = reader.say("Add it to my calendar")
    made = _calendar(reader, one, (mentor, mentee), one.meets_at)
    return (_file(one, label, "alongside-meeting.ics", made),)


def called_off(reader: Reader, one: Mentorship, mentor: Person, mentee: Person) -> tuple[File, ...]:
    """Return the file that cancels the time in their calendars, or nothing where none was called off."""
    if one.called_off is None or one.called_off < reader.now:
        return ()
    made = _calendar(reader, one, (mentor, mentee), one.called_off, cancelled=True)
    label = reader.say("Take it out of my calendar, or delete it by hand")
    return (_file(one, label, "alongside-called-off.ics", made),)


def handed(reader: Reader, one: Mentorship, mentor: Person, mentee: Person) -> Aside:
    """Hand one of the two the file for their calendar as things stand now, or say that there is none."""
    files = (*entry(reader, one, mentor, mentee), *called_off(reader, one, mentor, mentee))
    if files:
        return Aside(Message(reader.say("For your calendar"), files))
    see = Buttons((Button(reader.say("See"), mentorships.SEE, one.id),))
    return Aside(Message(reader.say("There is nothing to put into a calendar now"), (see,)))


def _file(one: Mentorship, label: str, name: str, calendar: "Calendar") -> File:
    return File(label, name, MEDIA, calendar.to_ical(), mentorships.MEETING_FILE, one.id)


def _calendar(
    reader: Reader, one: Mentorship, two: tuple[Person, Person], at: datetime, *, cancelled: bool = False
) -> "Calendar":
    from icalendar import Calendar  # noqa: PLC0415 - a start does without it

    made = Calendar()
    made.add("PRODID", "-//Alongside//EN")
    made.add("VERSION", "2.0")
    # People open the file by hand, it is not mailed: so PUBLISH for a time, and CANCEL to remove it.
    made.add("METHOD", "CANCEL" if cancelled else "PUBLISH")
    made.add_component(_event(reader, one, two, at, cancelled=cancelled))
    return made


def _event(
    reader: Reader, one: Mentorship, two: tuple[Person, Person], at: datetime, *, cancelled: bool
) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - a start does without it

    made = Event()
    # The same UID with a rising sequence: a moved meeting replaces the old one.
    made.add("UID", f"{one.id}@alongside")
    made.add("SEQUENCE", _sequence(one, cancelled=cancelled))
    # The same bytes for the same time: a card that is drawn again brings no second file.
    made.add("DTSTAMP", one.started_at.astimezone(UTC).replace(microsecond=0))
    made.add("DTSTART", at.astimezone(UTC))
    made.add("DTEND", at.astimezone(UTC) + _length(reader, one.kind))
    made.add("SUMMARY", _summary(reader, one.kind, two))
    made.add("DESCRIPTION", reader.say("To move it or call it off, use the room you share."))
    made.add("STATUS", "CANCELLED" if cancelled else "CONFIRMED")
    made.add("CLASS", "PRIVATE")
    return made


def _sequence(one: Mentorship, *, cancelled: bool) -> int:
    """Return the version in which this time was chosen, or cancelled."""
    if not cancelled:
        return one.settled
    return one.version if one.ended_at else one.listed


def _summary(reader: Reader, kind: str, two: tuple[Person, Person]) -> str:
    mentor, mentee = map(people.first_name, two)
    return reader.say(
        "{mentor} and {mentee}: {kind}", mentor=mentor, mentee=mentee, kind=reader.kind_within(kind)
    )


def _length(reader: Reader, kind: str) -> timedelta:
    return min(timedelta(minutes=reader.kind(kind).minutes), LONGEST_MEETING)
