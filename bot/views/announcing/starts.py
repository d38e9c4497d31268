"""Six announcements to start from: a manager gets one in their language, and changes what they like."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.announcements.announcement import Announcement
from bot.ui.commands import FIND_MENTOR, MENTOR
from bot.ui.fit import fit_line
from bot.ui.nodes import Message, Text, Tone
from bot.views.common import people
from bot.views.common.reader import Reader


@dataclass(frozen=True, slots=True)
class StartingText:
    """A title and words, and the label under which they are offered; the words are in the small markdown."""

    label: str
    title: str
    words: str


STARTS: Mapping[str, StartingText] = MappingProxyType(
    {
        "mentors-wanted": StartingText(
            "Mentors wanted",
            "Would you answer a question now and then?",
            "Somebody here is about to take a step that you took a few years ago. A few lines from you could"
            " help.\n\n"
            "- You say which kinds of help you give, and how much.\n"
            "- Nobody can ask you for more than that.\n"
            "- A no never needs a reason, and you can stop whenever you like.\n\n"
            "Type {offer} to see what it would be like. Nobody sees your card until you open your door.",
        ),
        "doors-open": StartingText(
            "Doors open",
            "Mentors here would like to be asked",
            "From today you can ask people who have said that they would like to be asked.\n\n"
            "- **Look around.** Nobody else sees what you look for.\n"
            "- **Ask one thing.** One sentence is enough.\n"
            "- **A no** says nothing about you, and leads on to others.\n\n"
            "Type {find} to begin.",
        ),
        "half-way": StartingText(
            "Half-way",
            "Half-way through the term",
            "Half of the term is behind us. Thank you to everybody who asked, and to everybody who"
            " answered.\n\n"
            "If you have put off a question until now, this is a good week for it. It can be a small one.\n\n"
            "If your plans have changed, change your card or take a break. Both are fine.",
        ),
        "exams": StartingText(
            "Exams",
            "Good luck with your exams",
            "The coming weeks belong to your exams. Questions can wait until afterwards, and nobody"
            " minds.\n\n"
            "If you have helped somebody who sits them, a kind line may do more than advice.\n\n"
            "See you afterwards.",
        ),
        "thank-you": StartingText(
            "Thank you",
            "Thank you for this term",
            "You gave time to people you hardly knew, and it mattered to them.\n\n"
            "What was asked and answered stays with those who wrote it. We see that help happened, not what"
            " was said, and we are grateful for it.\n\n"
            "Have a good break.",
        ),
        "go-on": StartingText(
            "Who would like to go on",
            "Would you like to go on next term?",
            "A new term begins soon, and new people will look for somebody to ask.\n\n"
            "- **As it is:** there is nothing to do.\n"
            "- **A little more or less:** type {offer} and change your card.\n"
            "- **A break:** rest your card there, and open your door again when you like.\n\n"
            "Each is fine.",
        ),
    }
)
"""By key; what is in braces is a command as people type it here."""


def starting_text(reader: Reader, key: str) -> StartingText:
    """Return one of them in the language of the manager who will send it; raise KeyError for another key."""
    first = STARTS[key]
    typed = {"find": reader.command(FIND_MENTOR), "offer": reader.command(MENTOR)}
    return StartingText(reader.say(first.label), reader.say(first.title), reader.say(first.words, **typed))


TITLE = 100
"""The greatest length of the other draft's title, in UTF-16 code units."""


def invited_first(reader: Reader, looked: Message, kept: Announcement) -> Message:
    """Show the new draft, and say that the other one is kept."""
    title = people.isolated(fit_line(kept.title, TITLE))
    said = reader.say(
        "Your draft “{title}” is kept. This is another one, which invites mentors.", title=title
    )
    return Message(looked.title, (Text(said, Tone.LEAD), *looked.body))
