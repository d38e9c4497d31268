"""Previews: a message as its reader will see it, without its buttons, and what the writer can do with it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.domain.common.people import Person
from bot.ui.nodes import (
    Aside,
    Button,
    Buttons,
    Card,
    Filters,
    Message,
    Node,
    Rule,
    Text,
    Tone,
    Weight,
    pressable,
)
from bot.ui.refs import Previewed
from bot.ui.verbs import Answers, Opens, Sends, Verb
from bot.views.common import people
from bot.views.common.reader import Reader


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that may be sent: the verb that sends it, what it is about, and its print."""

    verb: Sends
    about: str
    print: str


def preview(
    reader: Reader, title: str, seen: Message, own: Iterable[Node], draft: Draft, others: Iterable[Button]
) -> Aside:
    """Show a message as its reader will see it; only its writer reads `own`; `others` stand beside *Send*."""
    below = tuple(own)
    apart = (Rule(), *below) if below else ()
    steps = Buttons((send(reader, draft), *others))
    return Aside(Message(title, (*as_read(seen), *apart, steps)))


def send(reader: Reader, draft: Draft) -> Button:
    """Return the button that sends a draft as it stands above."""
    return Button(reader.say("Send"), draft.verb, Previewed(draft.about, draft.print), Weight.MAIN)


def as_they_read(
    reader: Reader,
    to: Person,
    seen: Message,
    draft: Draft,
    change: Opens,
    leave: Answers,
    own: Iterable[Node] = (),
) -> Aside:
    """Show words to their writer as one person will read them: send, change, or keep them as a draft."""
    title = reader.say("This is what {name} will read", name=people.first_name(to))
    return preview(reader, title, seen, own, draft, change_or_keep(reader, change, leave, draft.about))


def change_or_keep(reader: Reader, change: Opens, leave: Answers, about: str) -> tuple[Button, Button]:
    """Return the two buttons beside *Send*: open the form again, and leave; the draft is kept."""
    return Button(reader.say("Change it"), change, about), Button(reader.say("Keep as a draft"), leave, about)


def as_read(seen: Message) -> tuple[Node, ...]:
    """Return what a reader will see of a message: its title and all its nodes, without the buttons."""
    body = (without_buttons(node) for node in seen.body)
    return (Text(seen.title, Tone.LEAD, face=seen.face), *(node for node in body if node is not None))


def without_buttons(node: Node) -> Node | None:
    """Return a node without its buttons; None where nothing is left."""
    match node:
        case Buttons() | Filters():
            return None
        case Card():
            return replace(node, buttons=(), menu=None)
        case _:
            return node


def changed(reader: Reader, shown: Message | Aside, verb: Verb) -> Message | Aside:
    """Say above a draft that it is another one than the pressed button was about."""
    message = shown.message if isinstance(shown, Aside) else shown
    if all(button.verb != verb for node in message.body for button in pressable(node)):
        return shown
    return has_changed(reader, shown)


def has_changed(reader: Reader, shown: Message | Aside) -> Message | Aside:
    """Say above what is shown now that it is another one than was looked at, and that nothing was sent."""
    message = shown.message if isinstance(shown, Aside) else shown
    said = reader.say("This has changed since; here is what it says now. Nothing has been sent.")
    above = replace(message, body=(Text(said, Tone.LEAD), *message.body))
    return Aside(above) if isinstance(shown, Aside) else above
