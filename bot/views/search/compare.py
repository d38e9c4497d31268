"""Comparing: two or three mentors side by side, one aspect after the other."""

from collections.abc import Callable

from bot.domain.common.people import ANSWERS_IN, EVERY_DAY, Door
from bot.ui.fit import fit_line
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Table, Text, Weight
from bot.ui.verbs import search
from bot.views.common import may_ask, people
from bot.views.common.reader import Reader
from bot.views.search import room_again
from bot.views.search.find import Seen, told_apart

SIDE_BY_SIDE = 3
LONGEST = 240
NOTHING = "—"

Aspect = Callable[[Reader, Seen], str]


def side_by_side(reader: Reader, beside: tuple[Seen, ...], instead: tuple[Seen, ...]) -> Aside:
    """Show some mentors side by side; `instead` are the other saved ones, each one press away."""
    say = reader.say
    told = told_apart((*beside, *instead))
    beside, instead = told[: len(beside)], told[len(beside) :]
    aspects: tuple[tuple[str, Aspect], ...] = (
        ("Room now", _room),
        ("Where, and how far your clocks are apart", _where),
        ("Days on which they answer", _days),
        ("Languages", _languages),
        ("What makes it easy for them", _easy),
    )
    table = Table(
        say("Mentors compared"),
        tuple(people.heading(reader, seen.mentor.person) for seen in beside),
        tuple((say(title), tuple(of(reader, seen) or NOTHING for seen in beside)) for title, of in aspects),
    )
    cards = tuple(_card(reader, seen) for seen in beside)
    return Aside(Message(say("Side by side"), (table, *cards, _others(reader, beside, instead))))


def _room(reader: Reader, seen: Seen) -> str:
    given = [f"{reader.kind_within(key)} ({reader.number(left)})" for key, left in seen.left.items() if left]
    return " · ".join(given) or reader.say("no room at the moment")


def _where(reader: Reader, seen: Seen) -> str:
    mentor = seen.mentor
    place = fit_line(", ".join(part for part in (mentor.place, reader.country(mentor.country)) if part), 80)
    return " · ".join(part for part in (place, reader.ahead(mentor.person.zone)) if part)


def _days(reader: Reader, seen: Seen) -> str:
    days = seen.mentor.days
    on = reader.say("any day") if days == EVERY_DAY else reader.weekdays(days)
    kept = ANSWERS_IN in seen.mentor.hidden
    usually = () if kept else (people.usually_answers(reader, list(seen.hours)),)
    return " · ".join((on, *usually))


def _languages(_: Reader, seen: Seen) -> str:
    return fit_line(", ".join(seen.mentor.languages), 120)


def _easy(reader: Reader, seen: Seen) -> str:
    made = (
        reader.say("{kind}: {easy}", kind=reader.kind_within(one.kind), easy=fit_line(one.easy, 80))
        for one in seen.mentor.offers
        if one.easy
    )
    return fit_line(" · ".join(made), LONGEST)


def _card(reader: Reader, seen: Seen) -> Card:
    mentor = seen.mentor
    has_room = mentor.door is Door.OPEN and any(seen.left.values())
    name = people.first_name(mentor.person)
    ask = may_ask.step(reader, mentor, seen.standing, label=reader.say("Ask {name}", name=name))
    steps = (
        *(ask if has_room or seen.standing.open_ask else (room_again.tell_me(reader, mentor),)),
        Button(reader.say("Read more"), search.READ, mentor.id),
    )
    lines = (fit_line(mentor.headline, 120), *may_ask.line(reader, mentor, seen.standing))
    return Card(
        title=people.heading(reader, mentor.person),
        face=people.face(reader, mentor.person),
        lines=tuple(filter(None, lines)),
        quote="",
        buttons=steps,
    )


def _others(reader: Reader, beside: tuple[Seen, ...], instead: tuple[Seen, ...]) -> Buttons:
    """Offer to put another mentor in the last place, and the way back to the saved ones."""
    kept = [seen.mentor.id for seen in beside[: SIDE_BY_SIDE - 1]]
    swap = tuple(
        Button(
            reader.say("With {name} instead", name=people.first_name(seen.mentor.person)),
            search.COMPARE,
            search.Beside(*(*kept, seen.mentor.id)),
        )
        for seen in instead[:SIDE_BY_SIDE]
    )
    return Buttons(
        (*swap, Button(reader.say("Saved"), search.SAVED), Button(reader.say("Find a mentor"), search.FIND))
    )


def with_whom(reader: Reader, seen: Seen, *, saved: bool) -> Aside:
    """Say how to compare a mentor with others: by saving them."""
    say, name = reader.say, people.first_name(seen.mentor.person)
    said = say("Save one or two more, and I'll put them beside {name}. Nobody hears of it.", name=name)
    keep = () if saved else (Button(say("Save {name}", name=name), search.SAVE, seen.mentor.id, Weight.MAIN),)
    steps = (
        *keep,
        Button(say("Find a mentor"), search.FIND),
        Button(say("Read more"), search.READ, seen.mentor.id),
    )
    return Aside(Message(say("Who else to compare?"), (Text(said), Buttons(steps))))


def step(reader: Reader, *ids: str) -> Button:
    """Return the button that compares these mentors and the other saved ones."""
    return Button(reader.say("Compare"), search.COMPARE, search.Beside(*ids[:SIDE_BY_SIDE]))
