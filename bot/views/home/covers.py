"""Covers: what stands where moderators could read it, in place of what is for one reader alone."""

from dataclasses import replace

from bot.domain.common.notices import Notice
from bot.ui.nodes import Button, Buttons, Message, Text, Weight, pressable
from bot.ui.refs import Covered
from bot.ui.verbs import home
from bot.views.common.reader import Reader


def covered(reader: Reader, message: Message, notice: Notice) -> Message:
    """Return a message with the cover that says nothing of it, and opens it for its reader alone."""
    waits = any(pressable(node) for node in message.body)
    title = reader.say("Something is waiting for you" if waits else "Something for you")
    said = Text(reader.say("Its words are for you alone, so they are not kept in this thread."))
    about = Covered(notice.kind, notice.ref)
    opens = Buttons((Button(reader.say("Show it to me"), home.OPEN_CARD, about, Weight.MAIN),))
    shown = replace(message, cover=Message(title, (said, opens)))
    object.__setattr__(shown, "left_out", message.left_out)
    return shown
