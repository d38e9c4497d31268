"""A necessary notice: as managers write and confirm it, and as everybody reads it, with why it came."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.announcements.announcement import LONGEST_SIGNED, Announcement, Reach, Stage
from bot.domain.common.people import Person
from bot.domain.second_looks import necessary
from bot.domain.second_looks.necessary import LONGEST, NecessaryProblem, NecessaryReason
from bot.ui.fit import fit_line
from bot.ui.forms import Choice, Form, Input
from bot.ui.nodes import Button, Buttons, Menu, Message, Node, Option, Rule, Text, Tone, Weight
from bot.ui.refs import Previewed
from bot.ui.verbs import announcements
from bot.views.announcements import counting, message
from bot.views.announcements.counting import Counting
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.words import preview


@dataclass(frozen=True, slots=True)
class _Said:
    """What is fixed for one reason."""

    title: str
    first: str
    """The first sentence of the notice."""
    why: str
    """Why it comes to a reader who has stopped announcements."""


SAID: Mapping[str, _Said] = MappingProxyType(
    {
        NecessaryReason.CLOSES: _Said(
            "This space closes",
            "Mentoring in this space comes to an end.",
            "You have stopped announcements. This one comes because this space closes.",
        ),
        NecessaryReason.SAFETY: _Said(
            "A contact for safety has changed",
            "Who you can turn to when you don't feel safe here has changed.",
            "You have stopped announcements. This one comes because it concerns your safety.",
        ),
        NecessaryReason.DATA: _Said(
            "Something happened to your data",
            "Something happened to data that this space keeps about you.",
            "You have stopped announcements. This one comes because it concerns your data.",
        ),
        NecessaryReason.TERMS: _Said(
            "New terms",
            "The terms under which you take part here have changed.",
            "You have stopped announcements. This one comes because the terms are new for everybody.",
        ),
    }
)
"""What is said under each reason; only what is below it is a manager's own."""


def titled(reader: Reader, one: Announcement) -> str:
    """Return the title of any announcement, a necessary notice's in the reader's language."""
    said = SAID.get(one.necessary)
    return reader.say(said.title) if said and one.title else one.title


def title_of(reader: Reader, reason: str) -> str:
    """Return the title under a reason; raise KeyError for another one."""
    return reader.say(SAID[reason].title)


def card(reader: Reader, one: Announcement, own: str, *, stopped: bool) -> Message | None:
    """Draw a necessary notice for one reader; None without a reason. `own` is this space's address."""
    said = SAID.get(one.necessary)
    if said is None:
        return None
    sender, _, office = one.signed.partition(",")
    drawn = message.announcement(
        reader,
        message.Announced(
            title=reader.say(said.title),
            words=necessary.plain(one.words, own),
            sender=sender.strip(),
            office=office.strip(),
            audience=reader.say("everybody here"),
        ),
    )
    everybody = "It comes to everybody here, also to those who have stopped announcements."
    why = Text(reader.say(said.why if stopped else everybody), Tone.QUIET)
    return Message(drawn.title, (Text(reader.say(said.first), Tone.LEAD), *drawn.body, why))


def form(reader: Reader, about: str, written: Mapping[str, str]) -> Form:
    """Ask for the reason of a necessary notice, its words, and who signs it."""
    say = reader.say
    reason = Choice(
        name="reason",
        label=say("What everybody has to know"),
        options=tuple(Option(key.value, title_of(reader, key)) for key in NecessaryReason),
        value=written.get("reason", ""),
    )
    words = Input(
        name="words",
        label=say("What it means for them"),
        hint=say("Plain words: what happened, from when on, and what they can do."),
        value=written.get("words", ""),
        at_least=1,
        at_most=LONGEST,
        tall=True,
    )
    signed = Input(
        name="signed",
        label=say("Signed with a name and an office"),
        hint=say("For example: Nora Lindqvist, Alumni Office"),
        value=written.get("signed", ""),
        at_least=1,
        at_most=LONGEST_SIGNED,
    )
    return Form(
        opens=announcements.NECESSARY,
        submit=announcements.KEEP_NECESSARY,
        title=say("Necessary notice"),
        fields=(reason, words, signed),
        send=say("Save the notice"),
        ref=about,
        note=say(
            "For things that everybody has to know, also those who have stopped announcements. Another"
            " manager looks at it before it is sent; where you are the only one, it waits for 24 hours."
        ),
    )


def wrong(reader: Reader, problem: NecessaryProblem, address: str) -> str:
    """Say what is wrong with the words, and how to mend it; `address` is the one that may not stand there."""
    say = reader.say
    match problem:
        case NecessaryProblem.EMPTY:
            return say("Please write something here.")
        case NecessaryProblem.TOO_LONG:
            return say("That is too long: {n} characters fit.", n=reader.number(LONGEST))
        case NecessaryProblem.LINK:
            return say(
                "“{address}” reads as an address. A necessary notice names none but this space's own.",
                address=people.isolated(fit_line(address, people.NAME)),
            )


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """A necessary notice that is not sent yet, as one manager looks at it."""

    one: Announcement
    seen: Message
    reach: Reach
    print: str
    by: Person
    """The manager who wrote it."""
    mine: bool
    """Whether that is the manager who looks."""
    alone: bool
    """Whether no other manager is here."""
    looked: tuple[Node, ...] = ()
    """What colleagues said to it."""


def look(reader: Reader, shown: NoticeShown) -> Message:
    """Show a necessary notice as everybody will read it, whom it reaches, and who has to confirm it."""
    steps = Buttons((*_forward(reader, shown), *_others(reader, shown)), _more(reader, shown))
    kept = () if is_planned(shown.one) else (Text(reader.say("It is kept as a draft."), Tone.QUIET),)
    own = (*_reach(reader, shown), Text(_next(reader, shown), Tone.LEAD), *kept, *shown.looked)
    title = reader.say("This is what everybody will read")
    return Message(title, (*preview.as_read(shown.seen), Rule(), *own, steps))


def _reach(reader: Reader, shown: NoticeShown) -> tuple[Node, ...]:
    reach = shown.reach
    everybody = reader.many(
        reach.everybody, "It reaches you alone: nobody else is here yet.", "It reaches all {n} people here."
    )
    stopped = reader.many(
        reach.stopped,
        "1 of them has stopped announcements, and reads why this one comes all the same.",
        "{n} of them have stopped announcements, and read why this one comes all the same.",
    )
    return (Text(everybody), *((Text(stopped, Tone.QUIET),) if reach.stopped else ()))


def _next(reader: Reader, shown: NoticeShown) -> str:
    """Say who has to do what before it goes out."""
    say, starts = reader.say, shown.one.starts_at
    name = people.first_name(shown.by)
    if not shown.mine:
        return say("{name} wrote it. It is sent as soon as you confirm it.", name=name)
    if not shown.alone:
        return say("It is not sent yet: it goes out once another manager confirms it.")
    if starts is None or not is_planned(shown.one):
        return say(
            "You are the only manager here. It goes out 24 hours after you have typed the number, unless you"
            " call it off."
        )
    return say(
        "It goes out on {day} at {time}, unless you call it off.",
        day=reader.day(starts),
        time=reader.clock(starts),
    )


def is_planned(one: Announcement) -> bool:
    """Tell whether it goes out by itself after a while."""
    return one.stage is Stage.SCHEDULED


def _forward(reader: Reader, shown: NoticeShown) -> tuple[Button, ...]:
    about, say = Previewed(shown.one.id, shown.print), reader.say
    if not shown.mine:
        label = say("Confirm and send to {n}", n=reader.number(shown.reach.everybody))
        return (Button(label, announcements.CONFIRM, about, Weight.MAIN),)
    if is_planned(shown.one):
        return (Button(say("Call it off"), announcements.CALL_OFF, shown.one.id),)
    if shown.alone:
        return (Button(say("Send it in 24 hours"), announcements.COUNT_ALONE, about, Weight.MAIN),)
    return (Button(say("Ask a colleague"), announcements.COLLEAGUE, shown.one.id, Weight.MAIN),)


def _others(reader: Reader, shown: NoticeShown) -> tuple[Button, ...]:
    say, one = reader.say, shown.one
    every = Button(say("All announcements"), announcements.PAGE)
    off = Button(say("Call it off"), announcements.CALL_OFF, one.id)
    if is_planned(one):
        return (every,) if shown.mine else (off, every)
    change = Button(say("Change the notice"), announcements.NECESSARY, one.id)
    me = Button(say("Send it to me first"), announcements.TRY_OUT, one.id)
    return (change, me)


def _more(reader: Reader, shown: NoticeShown) -> Menu | None:
    if is_planned(shown.one):
        return None
    away = Button(reader.say("Throw this draft away"), announcements.THROW_AWAY, shown.one.id)
    return Menu(reader.say("More"), (away,))


def count_form(reader: Reader, about: Previewed, readers: int, written: str = "") -> Form:
    """Ask the only manager for the number of readers; it goes out a day later."""
    send, off = reader.say("Send it in 24 hours"), reader.say("Until then you can call it off.")
    alone = Counting(announcements.COUNT_ALONE, announcements.SEND_ALONE, send, send, off)
    return counting.form(reader, about, alone, readers, written)
