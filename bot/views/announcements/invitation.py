"""The draft that invites mentors first, where more people would search than doors have room for."""

from bot.domain.announcements.announcement import Announcement
from bot.ui.fit import fit_line
from bot.ui.nodes import Message, Text, Tone
from bot.views.common import people
from bot.views.common.reader import Reader

TITLE = 100
"""The greatest length of the other draft's title, in UTF-16 code units."""


def invited_first(reader: Reader, looked: Message, kept: Announcement) -> Message:
    """Show the new draft, and say that the other one is kept."""
    title = people.isolated(fit_line(kept.title, TITLE))
    said = reader.say(
        "Your draft “{title}” is kept. This is another one, which invites mentors.", title=title
    )
    return Message(looked.title, (Text(said, Tone.LEAD), *looked.body))
