"""Reminders: one card with every waiting ask, and the settings that a mentor chooses on it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.answers.reminders import AN_ASK
from bot.domain.asks.ask import Ask
from bot.domain.common.people import Mentor, Person
from bot.domain.common.settings import Reminders
from bot.domain.common.zones import zone_named
from bot.ui.fit import fit_words
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Text, Tone, Weight
from bot.ui.verbs import answers, home
from bot.ui.verbs import people as people_verbs
from bot.views.common import namesakes, nudge, people
from bot.views.common.reader import Reader
from bot.views.words import quiet

A_WEEK = timedelta(days=6, hours=12)
"""Within this time a weekday names only one day."""

ABOUT_TO_CLOSE = timedelta(days=2)

SHOWN = 8
"""How many asks a reminder shows; it counts the rest, which are on the mentor's home."""


def reminder(reader: Reader, waiting: Sequence[tuple[Ask, Person]]) -> Message:
    """Remind a mentor of every ask that waits for them, on one card."""
    title = reader.many(len(waiting), "1 ask is waiting for you", "{n} asks are waiting for you")
    kind_words = reader.say("Whenever it suits you; a no is an answer too.")
    lead = Text(quiet.counted(reader, kind_words, max(ask.closes_at for ask, _ in waiting[:SHOWN])))
    cards = (_waiting(reader, *row) for row in namesakes.rows(waiting[:SHOWN], lines=True))
    return Message(title, (lead, *cards, *_more(reader, len(waiting) - SHOWN), _steps(reader)))


def all_answered(reader: Reader) -> Message:
    """Draw a reminder again once nothing of it waits any more: it keeps no button."""
    return Message(reader.say("Nothing is waiting for you any more"), ())


def _waiting(reader: Reader, ask: Ask, mentee: Person) -> Card:
    close = ask.closes_at - reader.now < ABOUT_TO_CLOSE
    # The second of two reminders is the last before the closing, and says so.
    by = reader.say("closes by itself on {day}" if close else "by {day}", day=reader.day(ask.closes_at))
    line = f"{reader.say(reader.kind(ask.kind).name)} · {by}"
    see = Button(reader.say("See"), answers.SEE, ask.id, Weight.MAIN)
    return Card(
        title=people.heading(reader, mentee),
        face=people.face(reader, mentee),
        lines=(line,),
        quote=fit_words(ask.question, 140),
        buttons=(see,),
    )


def _more(reader: Reader, more: int) -> tuple[Node, ...]:
    return (Text(reader.many(more, "and 1 more", "and {n} more"), Tone.QUIET),) if more > 0 else ()


def _steps(reader: Reader) -> Buttons:
    return nudge.less(reader, Button(reader.say("My home"), home.HOME))


def later(reader: Reader, ask: Ask, mentor: Mentor, day: datetime | None) -> tuple[Button, ...]:
    """Offer the mentor a reminder on a later day, which the button names; nothing where there is no day."""
    if day is None:
        return ()
    # A bare “Sunday” is the next one; the one after it needs its date.
    soon = day - reader.now < A_WEEK
    said = reader.weekday_of(day) if soon else reader.day(day)
    label = reader.say("Remind me {day}" if soon else "Remind me on {day}", day=said)
    named = day.astimezone(zone_named(mentor.person.zone)).date()
    return (Button(label, answers.REMIND_LATER, answers.DayOf(ask.id, named)),)


def promised(reader: Reader, ask: Ask) -> tuple[Node, ...]:
    """Say when the mentor is reminded, where they asked for a later day that is still to come."""
    if ask.later_at is None or ask.later_at <= reader.now:
        return ()
    return (Text(reader.say("I'll remind you on {day}.", day=reader.day(ask.later_at)), Tone.QUIET),)


def _from_now_on(reader: Reader, wanted: Reminders) -> str:
    most = nudge.a_week(reader, wanted)
    if not most:
        return reader.say(
            "No more nudges of any kind. Asks, answers and the news you asked for still come, and"
            " whatever is waiting for you is on your home page."
        )
    return reader.many(
        most,
        "At most 1 nudge a week from now on, whatever it is about, and {of_an_ask} for any one ask.",
        "At most {n} nudges a week from now on, whatever they are about, and {of_an_ask} for any one ask.",
        of_an_ask=reader.number(AN_ASK[wanted]),
    )


def wished(reader: Reader, wanted: Reminders) -> Aside:
    """Confirm how many reminders a mentor gets, and how to change that."""
    say = reader.say
    settings = Button(say("Settings"), people_verbs.SETTINGS)
    undo = (
        (Button(say("Remind me as before"), answers.REMINDERS, Reminders.USUAL),)
        if wanted is not Reminders.USUAL
        else ()
    )
    body = (Text(_from_now_on(reader, wanted)), Buttons((*undo, settings)))
    return Aside(Message(say("Reminders"), body))
