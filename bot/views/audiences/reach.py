"""How many people get an announcement, who is left out and why, and what helps where they are too few."""

from dataclasses import dataclass
from datetime import date

from bot.domain.announcements.announcement import FEWEST, TYPED_ABOVE, Announcement, Reach, RoomBeside
from bot.domain.audiences import audience as audiences
from bot.ui.nodes import Button, Node, Text, Tone, Weight
from bot.ui.refs import Previewed
from bot.ui.verbs import announcements
from bot.views.audiences import audience
from bot.views.common.reader import Reader


@dataclass(frozen=True, slots=True)
class Around:
    """What a draft's manager may want to know of the people whom it is for."""

    free_day: date | None = None
    """The first day on which enough of them are free, where too few are now."""
    free_print: str = ""
    """The print of the draft together with that day, for the button that plans it."""
    room: RoomBeside | None = None
    """The room beside them, where most would find full doors."""
    kept: int = 0
    """How many audiences are kept under a name."""


def lines(reader: Reader, one: Announcement, reach: Reach, around: Around) -> tuple[Node, ...]:
    """Say how many people get an announcement, and who is left out and why."""
    first = Text(f"{audience.words(reader, one.audience)} · {_how_many(reader, one, reach)}")
    out = " · ".join(_left_out(reader, one, reach))
    left = (Text(out, Tone.QUIET),) if out else ()
    return (
        first,
        *left,
        *_later(reader, reach),
        *_too_few(reader, one, reach, around),
        *_room(reader, reach, around),
    )


def is_by_behaviour(one: Announcement) -> bool:
    """Tell whether people are in its audience by what they did: then no small number is said."""
    chosen = audiences.parse(one.audience)
    return chosen is not None and chosen.is_by_behaviour


def is_narrowed(one: Announcement) -> bool:
    """Tell whether people are in its audience by what their cards show: then few who stopped are not said.

    A few filters leave one mentor, and a number beside them would say of that one that they stopped.
    """
    chosen = audiences.parse(one.audience)
    return chosen is not None and chosen.is_by_card


def _how_many(reader: Reader, one: Announcement, reach: Reach) -> str:
    say, enough = reader.say, reach.readers >= FEWEST
    n, everybody = reader.number(reach.readers), reader.number(reach.everybody)
    if not is_by_behaviour(one) and not is_narrowed(one):
        return say(
            "{n} of {all} will get it." if enough else "{n} of {all} would get it.", n=n, all=everybody
        )
    few = reader.number(FEWEST)
    return say("{n} will get it.", n=n) if enough else say("Fewer than {n} would get it.", n=few)


def _left_out(reader: Reader, one: Announcement, reach: Reach) -> list[str]:
    had_one, stopped, unreached, waiting = reach.had_one, reach.stopped, reach.unreached, reach.waiting
    still = reader.many(waiting, "1 is still to get another one", "{n} are still to get another one")
    least = FEWEST if is_by_behaviour(one) else 1
    who_stopped = FEWEST if is_narrowed(one) else least
    every = (
        (had_one, least, reader.many(had_one, "1 had one this week", "{n} had one this week")),
        (waiting, least, still),
        (stopped, who_stopped, reader.many(stopped, "1 has stopped them", "{n} have stopped them")),
        (unreached, least, reader.many(unreached, "1 cannot be reached", "{n} cannot be reached")),
    )
    return [said for number, from_, said in every if number >= from_]


def _later(reader: Reader, reach: Reach) -> tuple[Node, ...]:
    if not reach.later:
        return ()
    said = reader.many(
        reach.later,
        "1 of them had one this week, and gets it a week after that.",
        "{n} of them had one this week, and get it a week after that.",
    )
    return (Text(said),)


def _too_few(reader: Reader, one: Announcement, reach: Reach, around: Around) -> tuple[Node, ...]:
    if reach.readers >= FEWEST:
        return ()
    say, few = reader.say, reader.number(FEWEST)
    if around.free_day is None:
        said = say("Fewer than {n} people fit. Choose a wider group, or write to them yourself.", n=few)
    elif reach.readers or is_by_behaviour(one) or is_narrowed(one):
        said = say(
            "Fewer than {n} are left after those who had one this week. The first free day is {day}.",
            n=few,
            day=reader.calendar_day(around.free_day),
        )
    else:
        said = say(
            "Nobody is left after those who had one this week. The first free day is {day}.",
            day=reader.calendar_day(around.free_day),
        )
    return (Text(said, Tone.LEAD),)


def _room(reader: Reader, reach: Reach, around: Around) -> tuple[Node, ...]:
    if around.room is None:
        return ()
    say, room = reader.say, around.room
    asks = reader.many(room.asks, "about 1 ask", "about {n} asks")
    doors = (
        reader.many(room.doors, "1 door has room for {asks}.", "{n} doors have room for {asks}.", asks=asks)
        if room.doors
        else say("No door has room at the moment.")
    )
    crowd = say("This goes to {n} people: most would find full doors.", n=reader.number(reach.readers))
    return (Text(f"{doors} {crowd}", Tone.LEAD),)


def first_steps(reader: Reader, one: Announcement, reach: Reach | None, around: Around) -> tuple[Button, ...]:
    """Return what helps where too few are free, or where most would find full doors."""
    if reach is None:
        return ()
    if around.room is not None:
        return _invite(reader, one)
    return _on_a_free_day(reader, one, reach, around) if reach.readers < FEWEST else ()


def _invite(reader: Reader, one: Announcement) -> tuple[Button, ...]:
    say = reader.say
    invite = Button(say("Invite mentors first"), announcements.INVITE, one.id, Weight.MAIN)
    return invite, Button(say("A smaller group"), announcements.WHO, one.id)


def _on_a_free_day(reader: Reader, one: Announcement, reach: Reach, around: Around) -> tuple[Button, ...]:
    if around.free_day is None:
        return ()
    day = reader.calendar_day(around.free_day)
    if reach.with_later().readers > TYPED_ABOVE:
        return (Button(reader.say("Choose {day}", day=day), announcements.CHOOSE_FREE, one.id, Weight.MAIN),)
    about = Previewed(one.id, around.free_print)
    return (Button(reader.say("Send on {day}", day=day), announcements.SEND_FREE, about, Weight.MAIN),)


def steps(reader: Reader, one: Announcement, reach: Reach | None) -> tuple[Button, ...]:
    """Return what can be done about those who had another one this week."""
    if one.later:
        return (Button(reader.say("Leave out who had one"), announcements.NOT_LATER, one.id),)
    least = FEWEST if is_by_behaviour(one) else 1
    if reach is None or reach.readers < FEWEST or reach.had_one < least:
        return ()
    label = reader.many(reach.had_one, "1 more on a free day", "{n} more on a free day")
    return (Button(label, announcements.LATER, one.id),)


def rarely(reader: Reader, one: Announcement, around: Around) -> tuple[Button, ...]:
    """Return what can be done with audiences that are kept under a name."""
    say = reader.say
    keep = (Button(say("Keep these people"), announcements.NAME_KEPT, one.id),) if one.audience else ()
    kept = (
        Button(say("People kept earlier"), announcements.CHOOSE_KEPT, one.id),
        Button(say("Delete kept people"), announcements.DELETE_KEPT, one.id),
    )
    return (*keep, *(kept if around.kept else ()))
