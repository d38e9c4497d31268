"""People take the files that the bot offers them: they ask for one by its button, and let it come."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from bot.adapters.teams.actions import token_of
from bot.ui.attachments import File
from bot.ui.nodes import Buttons, Node
from bot.ui.nodes import Message as Shown
from bot.ui.verbs import OutOfDate, mentorships, read_token
from tests.fakes.teams import cards
from tests.fakes.teams.acting import Person
from tests.fakes.teams.values import BOT, CONSENT, Json, Message
from tests.fakes.teams.world import Teams

ASKED_FOR: Final = mentorships.MEETING_FILE.name
"""The verb of the buttons that stand on cards in place of files."""

MEDIA: Final = {"ics": "text/calendar", "json": "application/json", "html": "text/html"}


@dataclass
class HandedFiles:
    """What was handed over, as its readers have it."""

    by_name: dict[str, File] = field(default_factory=dict)
    by_token: dict[str, list[File]] = field(default_factory=dict)
    """What came of a button on a card, by what the button carries."""

    def shown(self, message: Shown) -> Shown:
        """Return a message with the files in place of the buttons by which they came."""
        return replace(message, body=tuple(one for node in message.body for one in self._in_place(node)))

    def _in_place(self, node: Node) -> tuple[Node, ...]:
        if not isinstance(node, Buttons) or not {one.token for one in node.buttons} & self.by_token.keys():
            return (node,)
        return tuple(
            replace(file, label=one.label) for one in node.buttons for file in self.by_token[one.token]
        )

    def lets_come(self, who: Person, settles: Callable[[], None]) -> list[File]:
        """Let somebody allow every file about which they were asked; return what came."""
        own = who.in_chat()
        asked = [one for one in own.sees() if one.sender == BOT and _is_question(one)]
        before = len(who.here.uploads)
        for one in asked:
            own.allows(one)
        settles()
        came = [_file(one.name, one.content) for one in who.here.uploads[before:]]
        self.by_name.update({one.name: one for one in came})
        return came

    def takes(self, who: Person, standing: Message, settles: Callable[[], None]) -> None:
        """Let somebody press each button of a card behind which there is a file."""
        there = who.goes(who.here.chats[standing.chat])
        for action in asking(standing):
            card = standing.card_for(who.id)
            assert card is not None
            there.does(standing, card, action, {})
            settles()
            self.by_token[token_of(action["data"])] = self.lets_come(who, settles)


def asking(standing: Message) -> list[Json]:
    """Return the actions of a card behind which there is a file."""
    acts = (one for one in cards.every(standing.card_for() or {}) if one.get("type") in cards.PRESSED)
    return [one for one in acts if _verb(one) == ASKED_FOR]


def whoever_reads(here: Teams, standing: Message) -> str:
    """Return one of those who read a message, by object id."""
    return min(one.object_id for one in here.members(here.chats[standing.chat]))


def _verb(action: Json) -> str:
    try:
        return read_token(token_of(action.get("data") or {})).verb
    except OutOfDate:
        return ""


def _is_question(one: Message) -> bool:
    return any(part.get("contentType") == CONSENT for part in one.attachments)


def _file(name: str, content: bytes) -> File:
    return File(name, name, MEDIA.get(name.rpartition(".")[2], "application/octet-stream"), content)
