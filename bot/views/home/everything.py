"""All of what the home page shows the beginning of, page by page: what goes on first, what is over last."""

from collections.abc import Iterator
from itertools import groupby

from bot.domain.asks.ask import OPEN
from bot.ui.nodes import Button, Buttons, Card, Message, Node, Text, Tone
from bot.ui.refs import PageNumber
from bot.ui.verbs import home as verbs
from bot.views.common.reader import Reader
from bot.views.home import rows
from bot.views.home.home import Home
from bot.views.open_asks import open_ask

ON_A_PAGE = 6
"""Rows of one page, so that all of them fit with their buttons (`ui/limits.py`)."""


def everything(reader: Reader, shown: Home, number: int) -> Message:
    """Show a page of the reader's rows, counted from 0; a page that is not there is the last one."""
    rows = list(_rows(reader, shown))
    last = max(0, -(-len(rows) // ON_A_PAGE) - 1)
    page = min(number, last)
    seen = rows[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    nodes: list[Node] = []
    for head, group in groupby(seen, key=lambda row: row[0]):
        nodes += [Text(head, Tone.LEAD), *(card for _, card in group)]
    quiet = (Text(reader.say("Nothing is waiting for you. What are you wondering about?")),)
    return Message(reader.say("All of it"), (*(nodes or quiet), _steps(reader, page, last)))


def _rows(reader: Reader, shown: Home) -> Iterator[tuple[str, Card]]:
    """Yield every row with the heading that it is under."""
    for ask, mentee in shown.waiting:
        yield reader.say("Waiting for you"), rows.waiting_card(reader, ask, mentee)
    for carry in shown.carried:
        yield reader.say("Your asks"), open_ask.row(reader, carry)
    for ask, mentor in (one for one in shown.mine if one[0].status in OPEN):
        yield reader.say("Your asks"), rows.my_card(reader, ask, mentor)
    for mentorship, other in shown.in_touch:
        yield reader.say("In touch with"), rows.touch_card(reader, mentorship, other, shown.met)
    for ask, mentor in (one for one in shown.mine if one[0].status not in OPEN):
        yield (
            reader.say("Your earlier asks"),
            rows.my_card(reader, ask, mentor),
        )


def _steps(reader: Reader, page: int, last: int) -> Buttons:
    before = (Button(reader.say("Back"), verbs.ALL, PageNumber(page - 1)),) if page else ()
    more = (Button(reader.say("Next page"), verbs.ALL, PageNumber(page + 1)),) if page < last else ()
    return Buttons((*more, *before, Button(reader.say("My home"), verbs.HOME)))
