"""The room of a mentorship: who is who, times that suit both, first questions, and how to stop."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.asks.ask import LONGEST_QUESTION, Ask
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.domain.common.zones import zone_named
from bot.domain.mentorships.mentorship import Ending, Mentorship, Suggestion
from bot.ui.fit import fit_line
from bot.ui.forms import Form, Pick
from bot.ui.nodes import Aside, Button, Buttons, Card, File, Message, Option, Text, Tone, Weight
from bot.ui.verbs import home as home_verbs
from bot.ui.verbs import mentorships, search
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.mentorships import calendar
from bot.views.safety import report_and_block

DAYS_AHEAD = 14
HALF_HOURS = tuple(f"{hour:02}:{minute:02}" for hour in range(8, 20) for minute in (0, 30))
"""The times of day that can be suggested; with 20:00 they are as many as a list holds."""


@dataclass(frozen=True, slots=True)
class Space:
    """A mentorship, the ask it came from, and its two people."""

    mentorship: Mentorship
    ask: Ask
    mentor: Person
    mentee: Person

    def called(self, one: PersonId) -> Person:
        """Return one of the two people by id."""
        return self.mentor if one == self.mentor.id else self.mentee


def welcome(reader: Reader, space: Space) -> Message:
    """Show the room: who is who, what was asked, who can read this; or its last card, once it has ended."""
    say = reader.say
    if space.mentorship.ending is not Ending.GOING:
        return _last_card(reader, space)
    who = say("{mentor}, meet {mentee}.", mentor=people.name(space.mentor), mentee=people.name(space.mentee))
    return Message(
        say("A room for the two of you"),
        (
            Text(f"{who} {_asked(reader, space)}", Tone.LEAD),
            Text(_line(space.mentee), Tone.QUIET),
            people.quote(space.ask.question, LONGEST_QUESTION),
            Text(say("To begin: say hello, and two or three times that suit you this week or next.")),
            Text(
                say("Alongside's managers don't see this. Either of you may stop any time, no reason asked."),
                Tone.QUIET,
            ),
            _steps(reader, space),
        ),
    )


def page(reader: Reader, space: Space, *, of: PersonId) -> Aside:
    """Show one of the two the state of their mentorship."""
    one = space.mentorship
    if one.ending is not Ending.GOING:
        return Aside(_last_card(reader, space))
    title = reader.say("You and {name}", name=people.first_name(space.called(one.other(of))))
    since = reader.say("since {day}", day=reader.day(one.started_at))
    kind = Text(f"{reader.say(reader.kind(one.kind).name)} · {since}", Tone.QUIET)
    meets = _meeting(reader, space) if one.meets_at else Text(reader.say("No time is chosen yet."))
    quote = people.quote(space.ask.question, LONGEST_QUESTION)
    return Aside(Message(title, (kind, quote, meets, _steps(reader, space))))


def _asked(reader: Reader, space: Space) -> str:
    kind, name = reader.kind_within(space.ask.kind), people.first_name(space.mentee)
    return reader.say("{mentee} asked for: {kind}.", mentee=name, kind=kind)


def _line(mentee: Person) -> str:
    return f"{people.name(mentee)} · {fit_line(mentee.line, 120)}" if mentee.line else people.name(mentee)


def _steps(reader: Reader, space: Space) -> Buttons:
    ref = space.mentorship.id
    return Buttons(
        (
            Button(reader.say("Suggest times"), mentorships.SUGGEST, ref, Weight.MAIN),
            Button(reader.say("Questions to begin with"), mentorships.QUESTIONS, ref),
            Button(reader.say("How to stop"), mentorships.HOW_TO_STOP, ref),
            report_and_block.step(reader, ref),
        )
    )


def _off(reader: Reader, space: Space) -> tuple[File, ...]:
    return calendar.called_off(reader, space.mentorship, space.mentor, space.mentee)


def _last_card(reader: Reader, space: Space) -> Message:
    names = {
        "mentor": people.first_name(space.mentor),
        "mentee": people.first_name(space.mentee),
        "day": reader.day(space.mentorship.ended_at or reader.now),
    }
    said = {
        Ending.TOGETHER: "{mentor} and {mentee} finished this together on {day}. Thank you both.",
        Ending.STOPPED: "{mentor} and {mentee} stopped here on {day}. No reason is needed, and none is kept.",
    }
    sentence = said.get(space.mentorship.ending, said[Ending.STOPPED])
    kept = Text(reader.say("What you wrote to each other stays yours."), Tone.QUIET)
    return Message(
        reader.say("This room has done its work"),
        (Text(reader.say(sentence, **names)), kept, *_off(reader, space)),
    )


def suggest_form(reader: Reader, space: Space, chosen: Mapping[str, str]) -> Form:
    """Offer the next two weeks and the day's half hours, in the proposer's own zone."""
    say = reader.say
    zone = zone_named(reader.zone)
    today = reader.now.astimezone(zone).date()
    days = tuple(_day_option(reader, today + timedelta(days=n)) for n in range(1, DAYS_AHEAD + 1))
    times = tuple(_time_option(reader, today, half) for half in (*HALF_HOURS, "20:00"))
    day, clock = chosen.get("day") or days[0].value, chosen.get("time") or "16:00"
    note = say("Your time, {city}. The other of you reads it in theirs too.", city=reader.city())
    fields = (Pick("day", say("Day"), days, day), Pick("time", say("Time"), times, clock))
    return Form(
        opens=mentorships.SUGGEST,
        submit=mentorships.ADD_TIME,
        title=say("Suggest a time"),
        fields=fields,
        send=say("Suggest"),
        ref=space.mentorship.id,
        note=note,
    )


def _day_option(reader: Reader, day: date) -> Option:
    return Option(day.isoformat(), reader.day(datetime.combine(day, time(12), zone_named(reader.zone))))


def _time_option(reader: Reader, day: date, half: str) -> Option:
    at = datetime.combine(day, time.fromisoformat(half), zone_named(reader.zone))
    return Option(half, reader.clock(at))


def read_time(reader: Reader, chosen: Mapping[str, str]) -> datetime | None:
    """Return the instant (UTC) of a day and a time in the form, or None for one that it does not offer."""
    if chosen.get("time") not in {*HALF_HOURS, "20:00"}:
        return None
    try:
        day = date.fromisoformat(chosen.get("day", ""))
    except ValueError:
        return None
    at = datetime.combine(day, time.fromisoformat(chosen["time"]), zone_named(reader.zone)).astimezone(UTC)
    return at if at - reader.now <= timedelta(days=DAYS_AHEAD + 2) else None


def no_such_time(reader: Reader) -> dict[str, str]:
    """Say beside the time that it cannot be suggested."""
    return {"time": reader.say("Please choose a day and a time from the lists.")}


def suggested(reader: Reader, space: Space) -> Aside:
    """Confirm what has been suggested so far, and offer to suggest one more."""
    rows = tuple(Text(_when(reader, space, one.at)) for one in space.mentorship.suggested)
    told = Text(reader.say("These are in your room, where the other of you can choose."), Tone.QUIET)
    more = Button(reader.say("Suggest another"), mentorships.SUGGEST, space.mentorship.id)
    room = Button(reader.say("That is all"), mentorships.SEE, space.mentorship.id)
    return Aside(Message(reader.say("Suggested"), (*rows, told, Buttons((more, room)))))


def times(reader: Reader, space: Space) -> Message:
    """Show both people what was suggested, or what was chosen, in both zones."""
    one = space.mentorship
    if one.ending is not Ending.GOING:
        return _last_card(reader, space)
    if ahead := [row for row in one.suggested if row.at > reader.now]:
        cards = tuple(_suggestion(reader, space, row) for row in ahead)
        now = (_meeting(reader, space),) if one.meets_at else ()
        step = Buttons((Button(reader.say("Suggest another time"), mentorships.SUGGEST, one.id),))
        return Message(reader.say("Times to choose from"), (*now, *cards, step))
    if one.meets_at is None:
        lead = Text(reader.say("No time is chosen now. Suggest others whenever it suits."))
        step = Buttons((Button(reader.say("Suggest times"), mentorships.SUGGEST, one.id, Weight.MAIN),))
        return Message(reader.say("Open again"), (lead, step, *_off(reader, space)))
    return _chosen(reader, space, one.meets_at)


def _chosen(reader: Reader, space: Space, at: datetime) -> Message:
    say, one = reader.say, space.mentorship
    if at < reader.now:
        again = Buttons((Button(say("Suggest times"), mentorships.SUGGEST, one.id),))
        return Message(say("You had a time"), (_meeting(reader, space), again))
    buttons = (
        Button(say("Move it"), mentorships.SUGGEST, one.id),
        Button(say("Call it off"), mentorships.CALL_OFF, one.id),
    )
    entry = calendar.entry(reader, one, space.mentor, space.mentee)
    return Message(say("You have a time"), (_meeting(reader, space), Buttons(buttons), *entry))


def moved_on(reader: Reader) -> Message:
    """Say on an older card that a later card has the present times."""
    return Message(reader.say("Times"), (Text(reader.say("What stands now is further down."), Tone.QUIET),))


def _meeting(reader: Reader, space: Space) -> Text:
    at = space.mentorship.meets_at or reader.now
    sentence = "You meet on {when}." if at >= reader.now else "Your last time was {when}."
    return Text(reader.say(sentence, when=_when(reader, space, at)), Tone.LEAD)


def _suggestion(reader: Reader, space: Space, row: Suggestion) -> Card:
    name = people.first_name(space.called(row.by))
    this = mentorships.TimeOf(space.mentorship.id, row.at)
    choose = Button(reader.say("Choose this time"), mentorships.CHOOSE_TIME, this, Weight.MAIN)
    return Card(
        title=_when(reader, space, row.at),
        lines=(reader.say("suits {name}", name=name),),
        quote="",
        buttons=(choose,),
    )


def _when(reader: Reader, space: Space, at: datetime) -> str:
    """Return a time as both read it: “Thursday 10 December, 16:00 London / 17:00 Lagos”."""
    first, *others = dict.fromkeys((space.mentor.zone, space.mentee.zone))
    home = replace(reader, zone=first)
    parts = [f"{home.day(at)}, {home.clock(at)} {home.city()}"]
    for zone in others:
        there = replace(reader, zone=zone)
        day = "" if there.day(at) == home.day(at) else f", {there.day(at)}"
        parts.append(f"{there.clock(at)} {there.city()}{day}")
    return " / ".join(parts)


def how_to_stop(reader: Reader, space: Space) -> Aside:
    """Offer the two endings, and the way back."""
    say, ref = reader.say, space.mentorship.id
    buttons = (
        Button(say("Finish together"), mentorships.FINISH, ref, Weight.CAREFUL),
        Button(say("Stop without a reason"), mentorships.STOP, ref, Weight.CAREFUL),
        Button(say("Not now"), mentorships.SEE, ref),
    )
    said = say("Both of you are told, kindly, and not who pressed. The mentor has room again.")
    return Aside(Message(say("How to stop"), (Text(said), Buttons(buttons))))


def finished(reader: Reader, space: Space, *, mentor: bool) -> Message:
    """Tell each of the two, separately, that the mentorship has ended, and what comes next."""
    name = people.first_name(space.mentee if mentor else space.mentor)
    together = space.mentorship.ending is Ending.TOGETHER
    told = {
        True: "You and {name} finished together. Thank you for the time you gave each other.",
        False: "You and {name} stopped here. It needs no reason, and it says nothing about you.",
    }
    title = reader.say("Finished, with thanks") if together else reader.say("Stopped, and that is all right")
    lead = Text(reader.say(told[together], name=name))
    if mentor:
        back = Text(reader.say("Your place is back."), Tone.QUIET)
        return Message(title, (lead, back, Buttons((Button(reader.say("My home"), home_verbs.HOME),))))
    buttons = (
        Button(reader.say("Find somebody else"), search.FIND),
        Button(reader.say("My home"), home_verbs.HOME),
    )
    return Message(title, (lead, Buttons(buttons)))
