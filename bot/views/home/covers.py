"""Covers: what stands where moderators could read it, in place of what is for one reader alone."""

from bot.domain.common.notices import Notice
from bot.ui.nodes import Button, Buttons, Message, Text, Weight
from bot.ui.refs import Covered
from bot.ui.verbs import home
from bot.views.common.reader import Reader


def cover(reader: Reader, notice: Notice, *, waits: bool) -> Message:
    """Return what says nothing of a notice, and opens it for its reader alone; `waits` if steps are in it."""
    title = reader.say("Something is waiting for you" if waits else "Something for you")
    said = Text(reader.say("Its words are for you alone, so they are not kept in this thread."))
    about = Covered(notice.kind, notice.ref)
    opens = Buttons((Button(reader.say("Show it to me"), home.OPEN_CARD, about, Weight.MAIN),))
    return Message(title, (said, opens))
