"""`/mentoring`: what waits for the reader, their asks, and the people they are in touch with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.asks.ask import Ask
from bot.domain.common.ids import MentorshipId
from bot.domain.common.people import Mentor, Person
from bot.domain.common.zones import is_known
from bot.domain.mentorships.mentorship import Mentorship
from bot.domain.open_asks.open_ask import OpenAsk
from bot.ui.nodes import Button, Buttons, Menu, Message, Node, Text, Tone, Weight, pressable
from bot.ui.refs import PageNumber
from bot.ui.verbs import home as home_verbs
from bot.ui.verbs import introductions, mentors, programme, search
from bot.ui.verbs import people as people_verbs
from bot.views.common import namesakes, people, ways
from bot.views.common.reader import Reader
from bot.views.home import own_room, rows
from bot.views.home import waits as waits_views
from bot.views.mentors import first_door_wait
from bot.views.open_asks import open_ask
from bot.views.people import settings
from bot.views.programme import page

SHOWN = 3
"""How many rows of one list this page shows; one button leads to all of them."""

SHOWN_OF_ALL = 2
"""How many rows of each list it shows where all three have some: more would not fit (`ui/limits.py`)."""


@dataclass(frozen=True, slots=True)
class Home:
    """All that a person's home shows."""

    me: Person
    waiting: tuple[tuple[Ask, Person], ...]
    mine: tuple[tuple[Ask, Person], ...]
    in_touch: tuple[tuple[Mentorship, Person], ...]
    saved: int
    mentor: Mentor | None
    room: own_room.OwnRoom | None = None
    """A mentor's own room."""
    wishes: int = 0
    """How many wishes they wait for."""
    met: Mapping[MentorshipId, datetime] = field(default_factory=dict)
    """When the person last met the other, by mentorship, as they said themselves."""
    carried: tuple[OpenAsk, ...] = ()
    """Open asks that no mentor has taken up yet."""
    introduced: bool = False
    """Whether an introduction of theirs is under way."""
    hello: first_door_wait.Hello | None = None
    """The state of their first door, where it needs a hello."""
    thanked: bool = False
    """Whether they were thanked in these three months."""
    waits: waits_views.Waits = waits_views.NOTHING
    """What waits for them besides asks."""
    meets: tuple[Person, datetime, MentorshipId] | None = None
    """The next agreed time, the other person, and the mentorship in whose room they agreed it."""


def home(reader: Reader, shown: Home) -> Message:
    """Show a person their home; what waits for them comes first."""
    shown = _told_apart(shown)
    quiet = (Text(reader.say("Nothing is waiting for you. What are you wondering about?")),)
    return Message(
        _greeting(reader, shown), (*_here(reader), *(_parts(reader, shown) or quiet), _steps(reader, shown))
    )


def preparing(reader: Reader, shown: Home, begins: page.ProgrammePage) -> Message:
    """Show a manager whose community is not open yet the four steps, what waits, a way to the rest."""
    shown = _told_apart(shown)
    rest = len(shown.mine) + len(shown.carried) + len(shown.in_touch)
    more = rest + max(0, len(shown.waiting) - _rows(shown))
    first = waits_views.rows(reader, shown.waits)
    parts = (*first, *_meets(reader, shown), *_waiting(reader, shown), *_more(reader, more))
    steps = (*page.beginnings(reader, begins), *parts, _steps(reader, shown, beside=True))
    return Message(_greeting(reader, shown), (*_here(reader), *steps))


def welcome(reader: Reader, shown: Home, hello: Message) -> Message:
    """Greet a person who has done nothing here yet, and show the ways in instead of an empty page."""
    # Where the hello itself leads to being a mentor, the community is not open yet.
    is_open = all(button.verb != mentors.BE_A_MENTOR for node in hello.body for button in pressable(node))
    ways = _steps(reader, shown)
    said = (Text(hello.title, Tone.LEAD), *hello.body, ways if is_open else Buttons((), ways.menu))
    return Message(_greeting(reader, shown), (*_here(reader), *said))


def is_empty(shown: Home) -> bool:
    """Tell whether a person has nothing at home: no ask, nobody in touch, nothing saved, no card."""
    lists = (shown.waiting, shown.mine, shown.in_touch, shown.carried)
    return not (
        any(lists) or shown.waits.any or shown.saved or shown.wishes or shown.introduced or shown.mentor
    )


def _greeting(reader: Reader, shown: Home) -> str:
    return f"{reader.greeting()}, {reader.alone(people.first_name(shown.me))}"


def _here(reader: Reader) -> tuple[Node, ...]:
    said = reader.say("{city} time, {clock}", city=reader.city(), clock=reader.clock(reader.now))
    where = () if is_known(reader.zone) else settings.where_are_you(reader)
    return (Text(said, Tone.QUIET), *where)


def _parts(reader: Reader, shown: Home) -> tuple[Node, ...]:
    return (
        *waits_views.rows(reader, shown.waits),
        *_meets(reader, shown),
        *_waiting(reader, shown),
        *_mine(reader, shown),
        *_in_touch(reader, shown),
        *_rest(reader, shown),
        *_room(reader, shown),
    )


def _told_apart(shown: Home) -> Home:
    """Tell people of one name apart over all lists; the line of those who ask the reader may be read."""
    lists = (shown.waiting, shown.mine, shown.in_touch)
    people_shown = [person for rows in lists for _, person in rows]
    hints = [namesakes.of_person(person, lines=rows is shown.waiting) for rows in lists for _, person in rows]
    told = iter(namesakes.told_apart(people_shown, hints))
    return replace(
        shown,
        waiting=tuple((ask, next(told)) for ask, _ in shown.waiting),
        mine=tuple((ask, next(told)) for ask, _ in shown.mine),
        in_touch=tuple((mentorship, next(told)) for mentorship, _ in shown.in_touch),
    )


def _meets(reader: Reader, shown: Home) -> tuple[Node, ...]:
    if shown.meets is None:
        return ()
    other, at, mentorship = shown.meets
    said = reader.say(
        "You meet {name} on {day} at {clock}.",
        name=people.first_name(other),
        day=reader.day(at),
        clock=reader.clock(at),
    )
    return (Text(said, Tone.LEAD), ways.way(reader, mentorship))


def _waiting(reader: Reader, shown: Home) -> tuple[Node, ...]:
    if not shown.waiting:
        return ()
    head = reader.many(len(shown.waiting), "1 ask is waiting for you", "{n} asks are waiting for you")
    return (
        Text(head, Tone.LEAD),
        *(rows.waiting_card(reader, *row) for row in shown.waiting[: _rows(shown)]),
    )


def _mine(reader: Reader, shown: Home) -> tuple[Node, ...]:
    cards = (
        *(open_ask.row(reader, carry) for carry in shown.carried),
        *(rows.my_card(reader, *row) for row in shown.mine),
    )
    if not cards:
        return ()
    head = Text(reader.say("Your asks"), Tone.LEAD)
    return (head, *cards[: _rows(shown)])


def _in_touch(reader: Reader, shown: Home) -> tuple[Node, ...]:
    if not shown.in_touch:
        return ()
    head = Text(reader.say("In touch with"), Tone.LEAD)
    return (
        head,
        *(rows.touch_card(reader, *row, shown.met) for row in shown.in_touch[: _touches(shown)]),
    )


def _room(reader: Reader, shown: Home) -> tuple[Node, ...]:
    if shown.hello is not None and first_door_wait.waits(shown.hello):
        return (Text(first_door_wait.stands(reader, shown.hello), Tone.LEAD),)
    return own_room.own_room(reader, shown.room) if shown.room else ()


def _is_full(shown: Home) -> bool:
    return bool(shown.waiting and (shown.mine or shown.carried) and shown.in_touch)


def _rows(shown: Home) -> int:
    of_all = 1 if shown.waits.are_many else SHOWN_OF_ALL
    return of_all if _is_full(shown) else SHOWN


def _touches(shown: Home) -> int:
    return SHOWN_OF_ALL - 1 if _is_full(shown) else SHOWN


def _rest(reader: Reader, shown: Home) -> tuple[Node, ...]:
    lists = len(shown.waiting), len(shown.mine) + len(shown.carried)
    more = sum(max(0, length - _rows(shown)) for length in lists)
    more += max(0, len(shown.in_touch) - _touches(shown))
    return _more(reader, more)


def _more(reader: Reader, more: int) -> tuple[Node, ...]:
    if not more:
        return ()
    label = reader.many(more, "and 1 more", "and {n} more")
    return (Buttons((Button(label, home_verbs.ALL, PageNumber(0)),)),)


def _steps(reader: Reader, shown: Home, *, beside: bool = False) -> Buttons:
    saved = (Button(reader.many(shown.saved, "1 saved", "{n} saved"), search.SAVED),) if shown.saved else ()
    wishes = (
        (Button(reader.many(shown.wishes, "1 wish", "{n} wishes"), search.WISHES),) if shown.wishes else ()
    )
    look_after = Button(reader.say("Look after mentoring"), programme.PAGE, "new")
    managing = (look_after,) if shown.me.manages and not shown.waits.for_managers else ()
    kept = Button(reader.say("My data"), home_verbs.MY_DATA)
    label = "My mentor page" if shown.mentor else "Become a mentor"
    mentor = Button(reader.say(label), mentors.BE_A_MENTOR, "new")
    # Where the page is full, the mentor's own page has these, one press away.
    stands = own_room.steps(reader, shown.mentor, thanked=shown.thanked)
    door = () if _is_full(shown) else stands
    # The asks that wait, or the steps of a preparation, stand out alone.
    stands_out = (
        beside or shown.waits.any or bool(shown.waiting) or any(one.weight is Weight.MAIN for one in door)
    )
    find = Button(
        reader.say("Find a mentor"), search.FIND, weight=Weight.PLAIN if stands_out else Weight.MAIN
    )
    settings = Button(reader.say("Settings"), people_verbs.SETTINGS)
    help_ = Button(reader.say("Help"), home_verbs.HELP)
    introduced = shown.introduced and not shown.waits.proposed
    mine = (Button(reader.say("My introduction"), introductions.MINE),) if introduced else ()
    menu = Menu(reader.say("More"), (*saved, *wishes, settings, kept, help_))
    return Buttons((find, mentor, *mine, *managing, *door), menu)
