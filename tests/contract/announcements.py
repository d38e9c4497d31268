"""Every screen of an announcement: with every mark, in every length, greeted and signed in every way."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.domain.announcements.markup import LONGEST_TITLE, LONGEST_WORDS, parse
from bot.ui.fit import fit, fit_line
from bot.ui.nodes import Button
from bot.ui.verbs import home, mentors
from bot.views.announcements import message
from bot.views.announcing import starts
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import Cast

EVERY_MARK: Final = """{words}

**Come soon**, *if you like*, or _later_: [the evening](https://alumni.example.org/evening?on=3#doors).

- **[Open a door](https://bücher.example/türen)**
- @everyone, <!channel>, <@U123>, www.example.org and :joy: stay as they are typed
• [alumni.example.org](https://alumni.example.org)

[*All of it*](https://xn--bcher-kva.example), **always**."""

STOP: Final = (Button("Stop announcements", home.HOME),)
OPEN: Final = (Button("Open a door", mentors.BE_A_MENTOR),)


def announcements(cast: Cast) -> Iterator[Shown]:
    """Return an announcement in every state it has."""
    words = fit(cast.words, 400).replace("[", "(").strip() or "—"
    said = message.Announced(
        title=fit_line(cast.words, LONGEST_TITLE) or "—",
        words=parse(EVERY_MARK.replace("{words}", words)),
        sender=cast.mentor.person.name,
        office="Alumni Office",
        audience="mentors",
    )
    draw = message.announcement
    typed = replace(said, office=cast.words, audience=cast.words)
    yield drawn("every mark", draw, cast.reader, said, to=cast.mentee, action=OPEN, steps=STOP)
    yield drawn("no office", draw, cast.reader, replace(said, office=""), steps=STOP)
    yield drawn("foot as typed", draw, cast.reader, typed, to=cast.mentee, steps=STOP)
    longest = fit(cast.words * 40, LONGEST_WORDS) or "—"
    yield drawn("longest", draw, cast.reader, replace(typed, words=parse(longest)), to=cast.mentee)
    for key in starts.STARTS:
        start = starts.starting_text(cast.reader, key)
        first = replace(said, title=start.title, words=parse(start.words))
        yield drawn(key, draw, cast.reader, first, steps=STOP)
