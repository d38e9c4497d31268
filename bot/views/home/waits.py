"""What waits for a person besides asks, at the head of their home: reports, a proposal, managers' work."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.common.people import Person
from bot.domain.introductions.introduction import Introduction
from bot.ui.nodes import Button, Buttons, Node, Text, Tone, Weight
from bot.ui.verbs import introductions, programme, safety
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.mentors import first_door_approve
from bot.views.safety import choose_readers, reports

MANY = 3
"""So many lines of what waits leave room for one row of each list."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A mentor whom a manager thought of for the reader, who has not answered yet."""

    one: Introduction
    by: Person
    mentor: Person


@dataclass(frozen=True, slots=True)
class Waits:
    """How much waits for the reader, each as a number or as what it is; nothing by default."""

    reports: int = 0
    """How many reports wait for them: untaken, or taken by them."""
    asked_to_read: bool = False
    """Whether they were asked to read reports, and have not answered."""
    proposed: Proposed | None = None
    approvals: int = 0
    """How many new mentors wait for a hello of theirs; this and what follows is for managers."""
    hands: int = 0
    """How many mentees wait for a person or an introduction."""
    doubts: int = 0
    """How many messages may not have arrived."""

    @property
    def for_managers(self) -> bool:
        """Tell whether anything waits for the reader as a manager."""
        return bool(self.approvals or self.hands or self.doubts)

    @property
    def are_many(self) -> bool:
        """Tell whether so much waits that one row of each list fits below it."""
        return sum(map(bool, (self.reports, self.proposed, self.for_managers, self.asked_to_read))) >= MANY

    @property
    def any(self) -> bool:
        """Tell whether anything waits for the reader."""
        return bool(self.reports or self.asked_to_read or self.proposed) or self.for_managers


NOTHING = Waits()


def rows(reader: Reader, waits: Waits) -> tuple[Node, ...]:
    """Return what waits, the most urgent first, each with its button."""
    return (
        *_reports(reader, waits),
        *_proposed(reader, waits),
        *_to_look_after(reader, waits),
        *(choose_readers.asked(reader) if waits.asked_to_read else ()),
    )


def _reports(reader: Reader, waits: Waits) -> tuple[Node, ...]:
    if not waits.reports:
        return ()
    said = reader.many(waits.reports, "1 report is waiting for you", "{n} reports are waiting for you")
    label = reader.many(waits.reports, "Read the report", "Read the reports")
    read = Button(label, safety.SEE_REPORTS, reports.WAITING, Weight.MAIN)
    return (Text(said, Tone.LEAD), Buttons((read,)))


def _proposed(reader: Reader, waits: Waits) -> tuple[Node, ...]:
    if waits.proposed is None:
        return ()
    said = reader.say(
        "{by} thought of {name} for you; it waits until {day}.",
        by=people.name(waits.proposed.by),
        name=people.first_name(waits.proposed.mentor),
        day=reader.day(waits.proposed.one.until),
    )
    see = Button(reader.say("My introduction"), introductions.MINE, weight=Weight.MAIN)
    return (Text(said, Tone.LEAD), Buttons((see,)))


def _to_look_after(reader: Reader, waits: Waits) -> tuple[Node, ...]:
    if not waits.for_managers:
        return ()
    page = Button(reader.say("Look after mentoring"), programme.PAGE, "new", Weight.MAIN)
    return (Text(" ".join(_counted(reader, waits)), Tone.LEAD), Buttons((page,)))


def _counted(reader: Reader, waits: Waits) -> Iterator[str]:
    if waits.approvals:
        yield first_door_approve.how_many(reader, waits.approvals)
    if waits.hands:
        yield reader.many(waits.hands, "1 person could use a hand.", "{n} people could use a hand.")
    if waits.doubts:
        yield reader.many(
            waits.doubts, "1 message may not have arrived.", "{n} messages may not have arrived."
        )
