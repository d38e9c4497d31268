"""Asking without a name: the box on the form, what the mentee is called, and showing the name later."""

from collections.abc import Mapping

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.people import Person
from bot.ui.fit import fit_line
from bot.ui.forms import Checks
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Option, Text, Tone, Weight
from bot.ui.refs import Previewed
from bot.ui.verbs import asks, home
from bot.views.common import people
from bot.views.common.reader import Reader

FIELD = "unnamed"
YES = "yes"


def called(reader: Reader, field: str) -> str:
    """Return what a mentee without a name is called; their field is named only where many share it."""
    if not field:
        return reader.say("The person who asked")
    return reader.say("The person in {field} who asked", field=fit_line(field, 30))


def box(reader: Reader, written: Mapping[str, str]) -> Checks:
    """Return the box that a mentee ticks to ask without a name."""
    option = Option(YES, reader.say("Ask without my name"), reader.say("for help in writing"))
    chosen = (YES,) if written.get(FIELD) == YES else ()
    return Checks(name=FIELD, label=reader.say("Your name"), options=(option,), chosen=chosen)


def needs_writing(reader: Reader) -> dict[str, str]:
    """Say beside the box that a talk needs names."""
    words = reader.say("A conversation needs names. Choose help in writing, or leave this box empty.")
    return {FIELD: words}


def know_each_other(reader: Reader, mentor: Person) -> dict[str, str]:
    """Say beside the box that this mentor would know the mentee anyway."""
    words = reader.say("You and {name} are in touch, so they would know.", name=people.first_name(mentor))
    return {FIELD: words}


def standing(reader: Reader, ask: Ask) -> tuple[Node, ...]:
    """Tell a mentee that their name is not shown; nothing where it is."""
    if not ask.unnamed:
        return ()
    return (Text(reader.say("Your name isn't shown, and nothing else that names you."), Tone.QUIET),)


def to_mentor(reader: Reader, *, unnamed: bool) -> tuple[Node, ...]:
    """Tell a mentor why the mentee has no name; nothing where they have one."""
    if not unnamed:
        return ()
    said = "Asked without a name, as anybody may. A written answer is all it needs."
    return (Text(reader.say(said), Tone.QUIET),)


def before(reader: Reader) -> Text:
    """Say, before sending, what asking without a name means."""
    said = "Your name isn't shown, so leave it out of your words too. You can show it later."
    return Text(reader.say(said), Tone.QUIET)


def step(reader: Reader, ask: Ask) -> tuple[Button, ...]:
    """Return the mentee's way to show their name, while a mentor has the ask."""
    if not ask.unnamed or ask.status not in {Status.WAITING, Status.ANSWERED}:
        return ()
    return (Button(reader.say("Show my name"), asks.SHOW_NAME, ask.id),)


def first(reader: Reader, ask: Ask, mentor: Person, seen: str, draft: str) -> Aside:
    """Ask the mentee once before the name is shown as the mentor will see it: that cannot be undone."""
    say, name = reader.say, people.first_name(mentor)
    said = say("{name} will see this on your ask. That can't be taken back.", name=name)
    steps = (
        Button(say("Show my name"), asks.SHOW_NAME_NOW, Previewed(ask.id, draft), Weight.MAIN),
        Button(say("Not now"), home.HOME),
    )
    return Aside(Message(say("Show your name?"), (Text(seen, Tone.LEAD), Text(said), Buttons(steps))))


def shown(reader: Reader, mentor: Person) -> Aside:
    """Confirm that the mentee's name is shown."""
    text = Text(reader.say("{name} knows now who asked.", name=people.first_name(mentor)))
    return Aside(
        Message(
            reader.say("Your name is shown"), (text, Buttons((Button(reader.say("My home"), home.HOME),)))
        )
    )
