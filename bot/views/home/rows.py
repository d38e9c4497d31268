"""A row of a person's home: an ask that waits for them, one of their own, one they are in touch with."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.asks.ask import OPEN, Ask, Status
from bot.domain.common.ids import MentorshipId
from bot.domain.common.people import Person
from bot.domain.mentorships.mentorship import Mentorship
from bot.ui.fit import fit_words
from bot.ui.nodes import Button, Card, Weight
from bot.ui.verbs import answers, asks, mentorships
from bot.views.common import people, ways
from bot.views.common.reader import Reader
from bot.views.mentorships import met as met_views


def waiting_card(reader: Reader, ask: Ask, mentee: Person) -> Card:
    """Show a mentor an ask that waits for them, in a list."""
    by = reader.say("by {day}", day=reader.day(ask.closes_at))
    see = Button(reader.say("See"), answers.SEE, ask.id, Weight.MAIN)
    return Card(
        title=people.heading(reader, mentee),
        face=people.face(reader, mentee),
        lines=(f"{reader.say(reader.kind(ask.kind).name)} · {by}",),
        quote=fit_words(ask.question, 140),
        buttons=(see,),
    )


def my_card(reader: Reader, ask: Ask, mentor: Person) -> Card:
    """Show a mentee one of their asks, in a list; what a yes began is a row of its own while it goes on."""
    states = {
        Status.WAITING: "by {day}",
        Status.ACCEPTED: "came to its end",
        Status.ANSWERED: "answered",
        Status.DECLINED: "could not this time",
        Status.WITHDRAWN: "taken back",
        Status.CLOSED: "closed without an answer",
        Status.OFFERED: "offered instead, yours to say by {day}",
        Status.NOT_NEEDED: "not needed",
        Status.TAKEN_BACK: "could not after all",
    }
    state = reader.say(states[ask.status], day=reader.day(ask.closes_at))
    see = Button(reader.say("See"), asks.SEE, ask.id)
    back = (Button(reader.say("Take it back"), asks.WITHDRAW, ask.id),) if ask.status in OPEN else ()
    return Card(
        title=people.heading(reader, mentor),
        face=people.face(reader, mentor),
        lines=(f"{reader.say(reader.kind(ask.kind).name)} · {state}",),
        buttons=(see, *back),
        room=ways.way(reader, ask.id) if ask.status is Status.ACCEPTED else None,
    )


def touch_card(
    reader: Reader, mentorship: Mentorship, other: Person, met: Mapping[MentorshipId, datetime]
) -> Card:
    """Show a person one they are in touch with, in a list: who of the two helps, with what, since when."""
    helps = "{name} helps you" if mentorship.mentor == other.id else "You help {name}"
    who = reader.say(helps, name=people.first_name(other))
    kind = reader.say(reader.kind(mentorship.kind).name)
    since = reader.say("since {day}", day=reader.day(mentorship.started_at))
    if mentorship.id in met:
        since = met_views.met_on(reader, reader.day(met[mentorship.id]))
    see = Button(reader.say("See"), mentorships.SEE, mentorship.id)
    way, lines = ways.way(reader, mentorship.id), (who, f"{kind} · {since}")
    return Card(
        title=people.heading(reader, other),
        face=people.face(reader, other),
        lines=lines,
        quote="",
        buttons=(see,),
        room=way,
    )
