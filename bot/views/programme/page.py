"""`/programme`: what a community still has to prepare, and what managers see once it is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.asks.human_help import Hand
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.domain.opening.opening import FOUNDING_DOORS, Beginning, Needed, needed
from bot.domain.programme.programme import UnderEighteen
from bot.domain.programme.setup import CommunitySetup
from bot.ui.commands import LOOK_AFTER, MENTOR
from bot.ui.fit import fit, fit_line
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Text, Tone, Weight
from bot.ui.verbs import home, programme, safety
from bot.views.asks import human_help as hands
from bot.views.common import namesakes, people
from bot.views.common.reader import Reader
from bot.views.introductions import for_managers
from bot.views.mentors import first_door_approve as approvals
from bot.views.open_asks import channel
from bot.views.programme import doubts, setup

CONTACT = 200

HANDS_SHOWN = 4
"""How many requests for a person's help the page shows; it counts the rest."""

STEPS = 4
READERS = 2
"""How many people read reports: two, so that each reads the reports about the other."""


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """What `/programme` shows: how far the preparation is, open doors, and what people wish for."""

    beginning: Beginning
    doors: int
    kinds: int
    readers: int = 0
    """How many people were chosen to read reports."""
    wait: int = 0
    """How many people would like to be told when the community opens."""
    looked_for: tuple[tuple[str, int], ...] = ()
    hands: tuple[tuple[Hand, Person, Person | None], ...] = ()
    """The requests for a person's help, each with the manager who writes."""
    introductions: tuple[for_managers.Listed, ...] = ()
    """The introductions that are under way."""
    approvals: int = 0
    """How many first doors wait for a hello from this reader."""
    in_doubt: tuple[doubts.Shown, ...] = ()
    """The messages that may not have arrived."""
    set_up: CommunitySetup | None = None
    """What managers chose of where people are told things; None where that is not theirs to choose."""
    me: PersonId | None = None
    """The manager who reads the page."""


def page(reader: Reader, shown: ProgrammePage) -> Message:
    """Show managers the state of their community's mentoring, and what they can do next."""
    return _opened(reader, shown) if shown.beginning.is_open else _preparing(reader, shown)


def beginnings(reader: Reader, shown: ProgrammePage) -> tuple[Node, ...]:
    """Return the four steps before an opening, and how many of them are done."""
    done = sum(_done(shown))
    so_far = reader.many(
        done, "1 of {of} steps is done.", "{n} of {of} steps are done.", of=reader.number(STEPS)
    )
    told = "Only those you choose are told before you open. Any order will do; what you did is kept."
    first = () if shown.set_up is None else setup.first_step(reader, shown.set_up)
    return (Text(reader.say(told)), *first, Text(so_far, Tone.QUIET), *_steps(reader, shown))


def _preparing(reader: Reader, shown: ProgrammePage) -> Message:
    say = reader.say
    return Message(
        say("Preparing mentoring"),
        (
            *beginnings(reader, shown),
            *_wait(reader, shown),
            *doubts.cards(reader, shown.in_doubt),
            *_looked_for(reader, shown),
            Buttons(
                (
                    _open(reader, shown),
                    *approvals.steps(reader, shown.approvals),
                    *_set_up(reader, shown),
                    Button(say("My home"), home.HOME),
                )
            ),
        ),
    )


def _set_up(reader: Reader, shown: ProgrammePage) -> tuple[Button, ...]:
    return (setup.button(reader),) if shown.set_up is not None else ()


def _done(shown: ProgrammePage) -> tuple[bool, ...]:
    beginning = shown.beginning
    read = shown.readers >= READERS
    return (beginning.kinds_checked, needed(beginning) is None, read, beginning.invited)


def _steps(reader: Reader, shown: ProgrammePage) -> tuple[Card, ...]:
    """Return the steps, each with its state; the first open one stands out."""
    undone = _done(shown).index(False) if not all(_done(shown)) else STEPS
    weights = tuple(Weight.MAIN if step == undone else Weight.PLAIN for step in range(STEPS))
    drawn = zip((_kinds, _under_18, _readers, _invite), weights, strict=True)
    return tuple(draw(reader, shown, weight) for draw, weight in drawn)


def _kinds(reader: Reader, shown: ProgrammePage, weight: Weight) -> Card:
    offered = reader.many(shown.kinds, "1 kind of help", "{n} kinds of help")
    state = reader.say("looked at" if shown.beginning.kinds_checked else "with suggestions you can change")
    see = Button(reader.say("See them"), programme.KINDS, weight=weight)
    return Card(
        title=reader.say("Check the kinds of help"), lines=(f"{offered} · {state}",), quote="", buttons=(see,)
    )


def _under_18(reader: Reader, shown: ProgrammePage, weight: Weight) -> Card:
    states = {
        UnderEighteen.UNANSWERED: "Not answered yet; it has to be before you open.",
        UnderEighteen.NO: "No, nobody.",
        UnderEighteen.YES: "Yes, perhaps.",
    }
    state = reader.say(states[shown.beginning.under_18])
    if needed(shown.beginning) is Needed.SCREENED:
        state = f"{state} {reader.say('One thing has to be read before you open.')}"
    label = reader.say("Answer" if shown.beginning.under_18 is UnderEighteen.UNANSWERED else "Look again")
    answer = Button(label, programme.UNDER_18, weight=weight)
    return Card(
        title=reader.say("Might anyone here be under 18?"), lines=(state,), quote="", buttons=(answer,)
    )


def _readers(reader: Reader, shown: ProgrammePage, weight: Weight) -> Card:
    nobody = reader.say("Nobody is chosen yet; until then those who look after mentoring read them.")
    chosen = reader.many(shown.readers, "1 person is chosen", "{n} people are chosen")
    choose = Button(reader.say("Choose them"), safety.CHOOSE_READERS, weight=weight)
    title = reader.say("Choose two people who read reports")
    return Card(title=title, lines=(chosen if shown.readers else nobody,), quote="", buttons=(choose,))


def _invite(reader: Reader, shown: ProgrammePage, weight: Weight) -> Card:
    doors = reader.many(shown.doors, "1 door is open so far", "{n} doors are open so far")
    ten = reader.say("{n} make a good beginning", n=reader.number(FOUNDING_DOORS))
    text = Button(reader.say("Read the invitation"), programme.INVITATION, weight=weight)
    return Card(
        title=reader.say("Invite five who would say yes"),
        lines=(f"{doors} · {ten}",),
        quote="",
        buttons=(text,),
    )


def _open(reader: Reader, shown: ProgrammePage) -> Button:
    ready = shown.doors >= FOUNDING_DOORS and needed(shown.beginning) is None
    return Button(
        reader.say("Open to everyone"), programme.OPENING, weight=Weight.MAIN if ready else Weight.PLAIN
    )


def _wait(reader: Reader, shown: ProgrammePage) -> tuple[Node, ...]:
    if not shown.wait:
        return ()
    one = "1 person would like to be told when you open."
    return (Text(reader.many(shown.wait, one, "{n} people would like to be told when you open.")),)


def _opened(reader: Reader, shown: ProgrammePage) -> Message:
    say = reader.say
    opened = shown.beginning.opened_at
    since = say("Open to everyone since {day}", day=reader.day(opened)) if opened else ""
    doors = reader.many(shown.doors, "1 open door", "{n} open doors")
    steps = (
        *approvals.steps(reader, shown.approvals),
        Button(say("Kinds of help"), programme.KINDS),
        Button(say("Quiet weeks"), programme.QUIET_WEEKS),
        channel.button(reader),
        Button(say("Under 18"), programme.UNDER_18),
        Button(say("Who reads reports"), safety.CHOOSE_READERS),
        Button(say("Read the invitation"), programme.INVITATION),
        *_set_up(reader, shown),
        Button(say("My home"), home.HOME),
    )
    body = (*_hands(reader, shown), *doubts.cards(reader, shown.in_doubt), *_looked_for(reader, shown))
    waits = (Text(approvals.how_many(reader, shown.approvals)),) if shown.approvals else ()
    waiting = waits or (Text(say("Nothing is waiting for you.")),)
    head = Text(f"{since} · {doors}", Tone.QUIET)
    return Message(say("Looking after mentoring"), (head, *(body or waiting), Buttons(steps)))


def _hands(reader: Reader, shown: ProgrammePage) -> tuple[Node, ...]:
    cards = (
        *(for_managers.listed(reader, one) for one in shown.introductions),
        *(hands.listed(reader, *row, mine=row[0].by == shown.me) for row in shown.hands),
    )
    if not cards:
        return ()
    head = reader.say("Could use a hand ({n})", n=reader.number(len(cards)))
    more = len(cards) - HANDS_SHOWN
    rest = (Text(reader.many(more, "and 1 more", "and {n} more"), Tone.QUIET),) if more > 0 else ()
    return (Text(head, Tone.LEAD), *cards[:HANDS_SHOWN], *rest)


def _looked_for(reader: Reader, shown: ProgrammePage) -> tuple[Node, ...]:
    """Show what several people wish for: whom to invite next."""
    if not shown.looked_for:
        return ()
    counted = " · ".join(
        f"{people.isolated(fit_line(word, 40))} {reader.number(n)}" for word, n in shown.looked_for
    )
    quiet = reader.say("Only what three or more people wish for is counted, and never who.")
    lead = Text(reader.say("What people look for: {counted}", counted=counted))
    return (lead, Text(quiet, Tone.QUIET))


INVITED = (
    "I'm helping to begin mentoring in {community}, and I thought of you. You say what you would give (one"
    " quick question a month is plenty), when, and to how many. A no never needs a reason, and you can rest"
    " or stop with one press.\n\nIf that sounds like you: write {mentor} to Alongside. It takes a few"
    " minutes, and nobody sees your card before you open your door. Would you be one of the first ten?"
)
"""An invitation that a manager can send unchanged or in their own words."""


def invitation(reader: Reader) -> Message:
    """Show an invitation that is ready to be copied or forwarded."""
    say = reader.say
    community = fit_line(reader.configured(reader.programme.community), 75)
    words = say(INVITED, community=community, mentor=reader.command(MENTOR))
    how = say("Copy it, or say it your own way: people say yes to people. Five is enough to begin with.")
    steps = Buttons((Button(say("Back"), programme.PAGE),))
    return Message(say("An invitation, ready to send"), (Text(how), people.quote(words, 1200), steps))


def opening(reader: Reader, shown: ProgrammePage) -> Message:
    """Ask the manager once before a community opens to everyone."""
    say = reader.say
    doors = reader.many(shown.doors, "1 door is open.", "{n} doors are open.")
    few = say("Ten make a good beginning; with fewer, people who look are told honestly how many there are.")
    then = say("From then on everybody here can look for a mentor and ask.")
    said = f"{doors} {few if shown.doors < FOUNDING_DOORS else then}"
    steps = (
        Button(say("Open to everyone"), programme.OPEN_NOW, weight=Weight.MAIN),
        Button(say("Not yet"), programme.PAGE),
    )
    return Message(say("Open to everyone?"), (Text(said), *_wait(reader, shown), Buttons(steps)))


def not_theirs(reader: Reader, managers: Sequence[Person]) -> Aside:
    """Tell a person who is no manager kindly that this page is for managers, and whom to write to."""
    say = reader.say
    contact = fit(reader.programme.contact, CONTACT)
    who = contact or namesakes.together(reader, managers, either=True)
    typed = reader.command(LOOK_AFTER)
    whose = say("{typed} is for those who look after mentoring here.", typed=typed)
    whom = say("If something should change, write to {who}.", who=who) if who else ""
    steps = Buttons((Button(say("My home"), home.HOME),))
    return Aside(Message(say("For those who look after mentoring"), (Text(f"{whose} {whom}".strip()), steps)))
