"""A calendar that reads calendar files, and keeps their entries."""

from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event

from bot.ui.attachments import File


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting as a calendar reads it."""

    method: str
    uid: str
    sequence: int
    status: str
    summary: str
    start: datetime
    end: datetime
    others: frozenset[str]
    """The names of all other properties of the entry."""


def read_entry(file: File) -> Entry:
    """Return the one entry of a calendar file."""
    assert file.media == "text/calendar"
    calendar = Calendar.from_ical(file.content)
    (event,) = calendar.walk("VEVENT")
    assert isinstance(event, Event)
    assert isinstance(event.start, datetime)
    assert isinstance(event.end, datetime)
    known = {"UID", "SEQUENCE", "STATUS", "SUMMARY", "DTSTART", "DTEND"}
    return Entry(
        method=str(calendar["METHOD"]),
        uid=str(event["UID"]),
        sequence=int(str(event["SEQUENCE"])),
        status=str(event["STATUS"]),
        summary=str(event["SUMMARY"]),
        start=event.start,
        end=event.end,
        others=frozenset(event) - known,
    )
