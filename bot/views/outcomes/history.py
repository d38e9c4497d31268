"""Who did what with an announcement, and when: for every manager, also after an erasure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.announcements.announcement import Announcement, ManagerAct
from bot.domain.common.people import Person
from bot.ui.fit import fit_line
from bot.ui.nodes import Button, Buttons, Message, Text, Tone
from bot.ui.verbs import announcements
from bot.views.common import people
from bot.views.common.reader import Reader

SHOWN: Final = 20
"""How many acts are listed, the latest ones."""

TITLE: Final = 80
"""The greatest length of a title here, in UTF-16 code units."""

WHAT: Final = {
    ManagerAct.WROTE: "written",
    ManagerAct.TRIED: "tried out",
    ManagerAct.SENT: "sent",
    ManagerAct.PLANNED: "planned",
    ManagerAct.CALLED_OFF: "called off",
    ManagerAct.TOOK_OVER: "taken over",
    ManagerAct.PAUSED: "paused",
    ManagerAct.WENT_ON: "continued",
    ManagerAct.CANCELLED: "the rest cancelled",
    ManagerAct.AGAIN: "tried once more",
    ManagerAct.ASKED: "a look asked for",
    ManagerAct.LOOKED: "looked at",
    ManagerAct.CONFIRMED: "confirmed",
    ManagerAct.CORRECTED: "corrected",
    ManagerAct.TOLD_WHY: "the reason told",
    ManagerAct.MOVED: "moved to another time",
    ManagerAct.SAW: "seen in the channel",
}

Done = tuple[Person, ManagerAct, datetime]
"""A manager, what they did, and when (UTC)."""


def button(reader: Reader, one: Announcement) -> Button:
    """Return the button under an announcement that shows who did what with it."""
    return Button(reader.say("Who did what"), announcements.HISTORY, one.id)


def history(reader: Reader, one: Announcement, done: Sequence[Done]) -> Message:
    """List what managers did with an announcement, the first first; of many, the latest."""
    say, earlier = reader.say, len(done) - SHOWN
    title = fit_line(one.title, TITLE) or say("Its words went with the manager who wrote it.")
    more = (Text(say("And {n} earlier", n=reader.number(earlier)), Tone.QUIET),) if earlier > 0 else ()
    lines = tuple(Text(_line(reader, *act)) for act in done[-SHOWN:])
    steps = Buttons(
        (
            Button(say("Look at it"), announcements.LOOK, one.id),
            Button(say("All announcements"), announcements.PAGE),
        )
    )
    return Message(say("Who did what"), (Text(title, Tone.LEAD), *more, *lines, steps))


def _line(reader: Reader, by: Person, act: ManagerAct, at: datetime) -> str:
    values = {"day": reader.day(at), "at": reader.clock(at), "what": reader.say(WHAT[act])}
    return reader.say("{day}, {at} · {what} by {name}", name=people.name(by), **values)
