"""Files in messages: where one is not handed over now, a button asks for it. Pure."""

from collections.abc import Callable, Iterator
from typing import Final

from bot.ui import limits
from bot.ui.attachments import File
from bot.ui.fit import pieces
from bot.ui.nodes import Button, Buttons, Message, Node, Quote, Text, Tone
from bot.ui.verbs import Answers
from bot.ui.verbs.people import FileOf, makes_files

IN_ONE: Final = limits.MESSAGE - limits.HEADING
"""UTF-16 code units of the words of one message under its title."""


Paging = Callable[[FileOf], Button]
"""Returns the button that asks for a page with a file."""


def about(file: File) -> FileOf | None:
    """Return how a file is asked for; None for one that no verb makes."""
    if file.again is None or not makes_files(verb := file.again.name):
        return None
    return FileOf(verb, file.name.replace(".", "/"), file.ref or None)


def with_buttons(message: Message, *, keeps: str = "", page: Paging | None = None) -> Message:
    """Return a message with a button in place of each file that a verb makes; not of those of `keeps`.

    With `page` those become lines too, each with the button that it returns. A file that no verb makes stays.
    """
    if not any(isinstance(node, File) for node in message.body):
        return message
    body = list[Node]()
    for node in message.body:
        match node:
            case File(again=Answers() as made_by) if page is None and made_by.name != keeps:
                _add(body, Button(node.label, made_by, node.ref))
            case File(again=Answers()) if page is not None and (asked := about(node)):
                body += [Text(f"{node.label} · {node.name}"), Buttons((page(asked),), about=node.label)]
            case _:
                body.append(node)
    return message.showing(tuple(body))


def _add(body: list[Node], button: Button) -> None:
    """Put a button beside those above it, if they are a file's too."""
    above = body[-1] if body else None
    own = isinstance(above, Buttons) and not above.menu and len(above.buttons) < limits.ROW
    if own and isinstance(above, Buttons) and above.buttons[-1].verb == button.verb:
        body[-1] = Buttons((*above.buttons, button))
    else:
        body.append(Buttons((button,)))


def in_words(file: File) -> Iterator[Message]:
    """Yield the messages that say what a file of words holds."""
    text = file.content.decode("utf-8", "replace")
    for part in pieces(text, IN_ONE):
        yield Message(file.label, tuple(Quote(one) for one in pieces(part, limits.TEXT)))


def without_words(message: Message) -> Message:
    """Return a message without the files that no verb makes: what they hold follows."""
    body = tuple(_named(node) for node in message.body)
    return message.showing(body)


def _named(node: Node) -> Node:
    is_words = isinstance(node, File) and node.again is None
    return Text(f"{node.label}:", Tone.QUIET) if is_words and isinstance(node, File) else node
