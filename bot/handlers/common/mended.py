"""What a drawing had to cut or leave out, for the operators: by screen and node, never a word of it."""

import logging

from bot.handlers.routing import Answer
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message

log = logging.getLogger(__name__)


def note(screen: str, drawn: Answer | None) -> None:
    """Log one line where parts of a message were cut or left out; `screen` is the verb or the notice."""
    match drawn:
        case Aside(message) | (Message() as message) if message.left_out:
            nodes = ", ".join(sorted(set(message.left_out)))
            log.warning("a part that cannot be shown was left out", extra={"screen": screen, "nodes": nodes})
        case Message() | Aside() | Form() | Rejected() | None:
            return
