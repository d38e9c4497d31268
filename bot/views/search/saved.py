"""The mentors whom a mentee has saved for later."""

from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Text
from bot.ui.verbs import search
from bot.views.common import may_ask, people
from bot.views.common.reader import Reader
from bot.views.search.find import Seen, gives, told_apart


def saved_people(reader: Reader, saved: tuple[Seen, ...]) -> Aside:
    """List the mentors whom the reader has saved."""
    if not saved:
        text = Text(reader.say("Nobody saved yet. “Save for later” on a card keeps it here for you alone."))
        return Aside(
            Message(reader.say("Saved"), (text, Buttons((Button(reader.say("Find a mentor"), search.FIND),))))
        )
    cards = tuple(_saved(reader, seen) for seen in told_apart(saved[:8]))
    first = [seen.mentor.id for seen in saved[:3]]
    compare = Button(reader.say("Compare"), search.COMPARE, search.Beside(*first))
    beside = (Buttons((compare,)),) if len(saved) > 1 else ()
    return Aside(Message(reader.many(len(saved), "1 person saved", "{n} people saved"), (*cards, *beside)))


def _saved(reader: Reader, seen: Seen) -> Card:
    read = Button(reader.say("Read more"), search.READ, seen.mentor.id)
    lines = (
        people.who_and_where(reader, seen.mentor),
        *gives(reader, seen),
        *may_ask.line(reader, seen.mentor, seen.standing),
    )
    return Card(
        title=people.heading(reader, seen.mentor.person),
        face=people.face(reader, seen.mentor.person),
        lines=lines,
        quote="",
        buttons=(read,),
    )
