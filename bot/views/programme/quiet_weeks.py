"""Quiet weeks, for managers: the list, the form with two days, what would move, and taking one away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.domain.programme.quiet_weeks import (
    FURTHEST,
    MOST_A_YEAR,
    MOST_TIMES,
    QuietTime,
    QuietWeeks,
    WhyNotQuiet,
    fullest_year,
    overlapping,
)
from bot.ui.forms import DateInput, Form
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Text, Tone, Weight
from bot.ui.verbs import programme
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.words import typed_times

FIRST, LAST = "first", "last"

STANDS_STILL = "In quiet weeks nothing new is sent by me, and clocks stand still."
GOES_ON = (
    "What people do goes on: asks, answers, rooms and agreed times. So do reports, and what a person was"
    " promised. Each person has these days on their own calendar."
)


@dataclass(frozen=True, slots=True)
class Later:
    """How many things of one sort end later, and by how many days at most."""

    number: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """What a quiet time moves, in numbers."""

    asks: Later = Later()
    offers: Later = Later()
    open_asks: Later = Later()
    follow_ups: Later = Later()
    introductions: Later = Later()
    announcements: int = 0
    """How many announcements are on their way or planned for these days."""


def listed(
    reader: Reader, times: Sequence[QuietTime], managers: Mapping[PersonId, Person] = MappingProxyType({})
) -> Message:
    """List the quiet times that are not over, each with the manager who added it where that is known."""
    say = reader.say
    none = say("No quiet weeks are planned: exams, holidays or a summer break could be some.")
    cards = tuple(_card(reader, time, managers.get(PersonId(time.by))) for time in times)
    steps = (
        Button(say("Add a time"), programme.ADD_QUIET, weight=Weight.MAIN),
        Button(say("Back"), programme.PAGE),
    )
    said = (Text(say(STANDS_STILL)), Text(say(GOES_ON), Tone.QUIET))
    return Message(say("When is it quiet here?"), (*said, *(cards or (Text(none),)), Buttons(steps)))


def _card(reader: Reader, time: QuietTime, by: Person | None) -> Card:
    away = Button(reader.say("Take away"), programme.END_QUIET, time.id, about=days(reader, time))
    how_many = reader.many(time.days, "1 day", "{n} days")
    added = (reader.say("Added by {name}", name=people.name(by)),) if by else ()
    return Card(title=days(reader, time), lines=(how_many, *added), quote="", buttons=(away,))


def days(reader: Reader, time: QuietTime) -> str:
    """Return a quiet time as people write it: one day, or the first and the last."""
    first, last = reader.calendar_day(time.first), reader.calendar_day(time.last)
    return first if time.first == time.last else reader.say("{first} to {last}", first=first, last=last)


def form(reader: Reader, today: date, written: Mapping[str, str]) -> Form:
    """Ask for the first and the last quiet day."""
    say, first, last = reader.say, today.isoformat(), (today + FURTHEST).isoformat()
    whole = say("It is quiet from the beginning of the first day to the end of the last.")
    most = say("At most {n} days of a year can be quiet.", n=reader.number(MOST_A_YEAR))
    return Form(
        opens=programme.ADD_QUIET,
        submit=programme.LOOK_QUIET,
        title=say("Add a quiet time"),
        fields=(
            DateInput(FIRST, say("First quiet day"), written.get(FIRST, ""), first, last),
            DateInput(LAST, say("Last quiet day"), written.get(LAST, ""), first, last),
        ),
        send=say("See what moves"),
        note=f"{whole} {most}",
    )


def read(reader: Reader, written: Mapping[str, str], today: date) -> QuietTime | dict[str, str]:
    """Return the quiet time that was chosen or typed, or what is wrong beside each field."""
    first, last = (typed_times.read_day(written.get(name, ""), today) for name in (FIRST, LAST))
    if first is not None and last is not None:
        return QuietTime(first, last)
    said = reader.say("Please choose the day, such as {day}.", day=reader.calendar_day(today))
    return {name: said for name, day in ((FIRST, first), (LAST, last)) if day is None}


def errors(
    reader: Reader, new: QuietTime, why: WhyNotQuiet, weeks: QuietWeeks, today: date
) -> dict[str, str]:
    """Return why these days cannot be quiet, beside the field where that can be mended."""
    day = reader.calendar_day
    match why:
        case WhyNotQuiet.PAST:
            return {
                FIRST: reader.say("That day is over. It can begin today, {day}, or later.", day=day(today))
            }
        case WhyNotQuiet.BACKWARDS:
            said = "That is before the first day. It can end on {day} or later."
            return {LAST: reader.say(said, day=day(new.first))}
        case WhyNotQuiet.FAR:
            said = "That is too far ahead. It can end on {day} or earlier."
            return {LAST: reader.say(said, day=day(today + FURTHEST))}
        case WhyNotQuiet.OVERLAPS:
            return {FIRST: _overlaps(reader, new, weeks)}
        case WhyNotQuiet.TOO_MANY:
            said = "{n} quiet times stand already. Take one away, or wait until one is over."
            return {FIRST: reader.say(said, n=reader.number(MOST_TIMES))}
        case WhyNotQuiet.TOO_LONG:
            return {LAST: _too_long(reader, new, weeks)}


def _overlaps(reader: Reader, new: QuietTime, weeks: QuietWeeks) -> str:
    other = overlapping(new, weeks)
    said = "Some of these days are quiet already: {days}. Choose days before or after."
    return reader.say(said, days=days(reader, other or new))


def _too_long(reader: Reader, new: QuietTime, weeks: QuietWeeks) -> str:
    over = fullest_year(new, weeks) - MOST_A_YEAR
    return reader.many(
        over,
        "At most {most} days of a year can be quiet. Make it 1 day shorter.",
        "At most {most} days of a year can be quiet. Make it {n} days shorter.",
        most=reader.number(MOST_A_YEAR),
    )


def preview(reader: Reader, new: QuietTime, moved: Moved) -> Message:
    """Show what a quiet time would move, before it is saved."""
    say = reader.say
    how_many = reader.many(new.days, "1 day is quiet.", "{n} days are quiet.")
    steps = (
        Button(
            say("Save these days"),
            programme.SAVE_QUIET,
            programme.QuietDays(new.first, new.last),
            weight=Weight.MAIN,
        ),
        Button(say("Change the days"), programme.ADD_QUIET),
        Button(say("Back"), programme.QUIET_WEEKS),
    )
    lead = Text(f"{days(reader, new)}: {how_many} {say(STANDS_STILL)}")
    later = Text(say("What is put off stays put off, also if you take this time away again."), Tone.QUIET)
    body = (
        lead,
        *_moved(reader, moved),
        *_waiting(reader, moved),
        Text(say(GOES_ON), Tone.QUIET),
        later,
        Buttons(steps),
    )
    return Message(say("Save this quiet time?"), body)


def _moved(reader: Reader, moved: Moved) -> tuple[Node, ...]:
    sorts = (
        (moved.asks, reader.many(moved.asks.number, "1 ask", "{n} asks")),
        (moved.offers, reader.many(moved.offers.number, "1 offer", "{n} offers")),
        (moved.open_asks, reader.many(moved.open_asks.number, "1 open ask", "{n} open asks")),
        (
            moved.follow_ups,
            reader.many(moved.follow_ups.number, "1 follow-up question", "{n} follow-up questions"),
        ),
        (
            moved.introductions,
            reader.many(moved.introductions.number, "1 proposed introduction", "{n} proposed introductions"),
        ),
    )
    lines = [f"{said} · {_by(reader, later.days)}" for later, said in sorts if later.number]
    if not lines:
        return (Text(reader.say("Nothing that is under way ends later because of it.")),)
    head = Text(reader.say("Ends later because of it, and everybody's card says so:"))
    return (head, Text("\n".join(lines)))


def _waiting(reader: Reader, moved: Moved) -> tuple[Node, ...]:
    if not moved.announcements:
        return ()
    said = reader.many(
        moved.announcements,
        "1 announcement is on its way: who has not had it by then gets it after these days.",
        "{n} announcements are on their way: who has not had them by then gets them after these days.",
    )
    return (Text(said),)


def _by(reader: Reader, most: int) -> str:
    return reader.many(most, "1 day later", "up to {n} days later")


def not_saved(reader: Reader, why: Mapping[str, str]) -> Aside:
    """Say that days cannot be saved which could be when they were looked at."""
    change = Button(reader.say("Change the days"), programme.ADD_QUIET)
    back = Button(reader.say("Back"), programme.QUIET_WEEKS)
    texts = tuple(Text(said) for said in why.values())
    return Aside(Message(reader.say("Nothing was saved"), (*texts, Buttons((change, back)))))


def end(reader: Reader, time: QuietTime) -> Message:
    """Ask once before a quiet time is taken away."""
    say = reader.say
    stays = say("From then on these days count again. What was put off because of them keeps its later date.")
    steps = (
        Button(say("Take it away"), programme.TAKE_QUIET_AWAY, time.id, weight=Weight.MAIN),
        Button(say("Back"), programme.QUIET_WEEKS),
    )
    return Message(
        say("Take this quiet time away?"), (Text(f"{days(reader, time)}. {stays}"), Buttons(steps))
    )
