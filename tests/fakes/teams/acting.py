"""People in Teams: they write, press, fill in, allow, install, block, and read what they see.

What Teams' own client does not let a person do raises `Unable`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from tests.fakes.teams import activities, cards, inputs, reading
from tests.fakes.teams.activities import Spot
from tests.fakes.teams.driver import Dialog, Driver, Posted
from tests.fakes.teams.inputs import Unable, Value
from tests.fakes.teams.values import CONSENT, Account, Chat, Json, Kind, Message, Team
from tests.fakes.teams.world import Teams

FETCH: Final = "task/fetch"
SUBMIT: Final = "task/submit"


@dataclass(frozen=True)
class Person:
    """A person at some place in Teams: in the chat with the bot, in a group's, or in a channel's thread."""

    here: Teams
    account: Account
    at: Chat
    driver: Driver
    thread: str = ""
    sent: list[Json] = field(default_factory=list)
    """Every activity that their acts brought about, oldest first."""

    @property
    def id(self) -> str:
        """Return their object id."""
        return self.account.object_id

    @property
    def spot(self) -> Spot:
        """Return who acts, and where."""
        return Spot(self.here, self.account, self.at, self.thread)

    def goes(self, chat: Chat, thread: str = "") -> "Person":
        """Go to another conversation that this person is in."""
        if self.account not in self.here.members(chat):
            raise Unable(f"{self.account.name} is not there")
        return replace(self, at=chat, thread=thread)

    def in_chat(self) -> "Person":
        """Go to the chat with the bot."""
        return replace(self, at=self.here.personal(self.account), thread="")

    # reading
    def sees(self) -> list[Message]:
        """Return the messages here that this person sees, oldest first."""
        return self.here.standing(self.at.id, to=self.id)

    def reads(self) -> str:
        """Return everything that this person sees here, as text."""
        return "\n\n".join(reading.outline(one, self.id) for one in self.sees())

    # writing
    def says(self, words: str, *, mentions: bool = False) -> Posted | None:
        """Write words; the bot hears them in its own chat, and elsewhere where it is mentioned."""
        if self.at.kind is Kind.PERSONAL and not self.here.has_bot(self.at):
            raise Unable("the app is not installed")
        thread = self.thread
        kept = self.here.keeps(self.at, self.id, {"type": "message", "text": words}, thread=thread)
        if self.at.kind is Kind.CHANNEL and not thread:
            thread = kept.id
        hears = self.at.kind is Kind.PERSONAL or mentions
        if not hears or not self.here.has_bot(self.at):
            return None
        said = activities.words(replace(self.spot, thread=thread), words, mentions=mentions)
        return self.driver.tells(self._sent({**said, "id": kept.id}))

    # cards
    def presses(self, what: str, message: Message | None = None, **given: Value) -> Posted:
        """Press an action by its title, in the latest message that has it or in this one, with inputs."""
        at, card, action = self._action(what, message)
        return self.does(at, card, action, given)

    def does(self, message: Message, card: Json, action: Json, given: Mapping[str, Value]) -> Posted:
        """Press an action of a card that this person sees in a message."""
        data = self._data(card, action, given)
        if action["type"] == "Action.Execute":
            pressed = activities.executed(self.spot, action, data, message.id)
            return self.driver.presses(self._sent(pressed), self.id, message)
        if action["type"] != "Action.Submit":
            raise Unable(f"{action.get('title')!r} is not told to the bot")
        if (data.get("msteams") or {}).get("type") != FETCH:
            return self.driver.tells(self._sent(activities.submitted(self.spot, data, message.id)))
        opening = Dialog(self.id, self.at.id, self.thread, "", {}, message.id)
        return self.driver.asks(self._sent(activities.dialog(self.spot, FETCH, data, message.id)), opening)

    def submits(self, dialog: Dialog, what: str = "", **given: Value) -> Posted:
        """Submit an open dialog by the title of its action, or by its first."""
        if dialog.closed or dialog.person != self.id:
            raise Unable("this dialog is not open")
        ways = [one for one in cards.every(dialog.card) if one.get("type") == "Action.Submit"]
        action = next((one for one in ways if what in ("", one.get("title"))), None)
        if action is None:
            raise Unable(f"the dialog has no {what!r}")
        data = self._data(dialog.card, action, given)
        spot = replace(self.spot, at=self.here.chats[dialog.chat], thread=dialog.thread)
        said = activities.dialog(spot, SUBMIT, data, dialog.over)
        return self.driver.asks(self._sent(said), dialog)

    def refreshes(self, message: Message) -> Posted | None:
        """Come upon a message; Teams asks the bot for this person's own card, where the card says so."""
        refresh = (message.card_for(self.id) or {}).get("refresh") or {}
        people = refresh.get("userIds")
        if not refresh.get("action") or (people is not None and self.account.id not in people):
            return None
        action = refresh["action"]
        data = dict(action.get("data") or {})
        asked = activities.executed(self.spot, action, data, message.id, trigger="automatic")
        return self.driver.presses(self._sent(asked), self.id, message)

    def _data(self, card: Json, action: Json, given: Mapping[str, Value]) -> Json:
        """Return what an action sends: its own data, and over it the inputs of the card."""
        own = dict(action.get("data") or {})
        if action.get("associatedInputs") == "none":
            return own
        values = inputs.filled(card, given)
        if why := inputs.refused_by_client(card, values):
            raise Unable(why)
        return {**own, **values}

    def _action(self, what: str, message: Message | None) -> tuple[Message, Json, Json]:
        for one in reversed([message] if message else self.sees()):
            card = one.card_for(self.id)
            if card is not None and not one.deleted and (found := reading.action(card, what)) is not None:
                return one, card, found
        raise Unable(f"{self.account.name} sees no {what!r} here")

    # files
    def allows(self, message: Message) -> Posted:
        """Allow that the bot sends a file: Teams tells it where to put it."""
        asked = self._consent(message)
        context = asked["content"].get("acceptContext") or {}
        said = activities.consented(self.spot, context, message.id, name=str(asked["name"]))
        return self.driver.tells(self._sent(said))

    def declines(self, message: Message) -> Posted:
        """Do not allow it."""
        context = self._consent(message)["content"].get("declineContext") or {}
        said = activities.consented(self.spot, context, message.id)
        return self.driver.tells(self._sent(said))

    def _consent(self, message: Message) -> Json:
        asked = next((one for one in message.attachments if one.get("contentType") == CONSENT), None)
        if asked is None or message.deleted or self.at.kind is not Kind.PERSONAL:
            raise Unable("there is no file to be allowed")
        return asked

    # coming and going
    def installs(self, into: Team | Chat | None = None) -> list[Posted]:
        """Install the app: for oneself, in a team, or in a group chat; Teams tells it in two ways."""
        spot = self._spot(into)
        match into:
            case Team():
                into.has_bot = True
            case Chat():
                into.has_bot = True
            case None:
                self.here.installed.add(self.id)
        return [
            self.driver.tells(self._sent(one))
            for one in (
                activities.arrived(spot, added=[activities.the_bot()]),
                activities.installation(spot, "add"),
            )
        ]

    def removes(self, out_of: Team | Chat | None = None) -> Posted:
        """Remove the app again."""
        spot = self._spot(out_of)
        match out_of:
            case Team():
                out_of.has_bot = False
            case Chat():
                out_of.has_bot = False
            case None:
                self.here.installed.discard(self.id)
        return self.driver.tells(self._sent(activities.installation(spot, "remove")))

    def blocks(self) -> None:
        """Block the bot, which is told nothing of it."""
        self.here.blocked.add(self.id)

    def again(self) -> Posted:
        """Let Teams send the latest activity once more, as it does after fifteen seconds."""
        return self.driver.brings(self.sent[-1])

    def _spot(self, where: Team | Chat | None) -> Spot:
        if where is None:
            return Spot(self.here, self.account, self.here.personal(self.account))
        return Spot(self.here, self.account, where if isinstance(where, Chat) else self.here.chats[where.id])

    def _sent(self, activity: Json) -> Json:
        self.sent.append(activity)
        return activity


def arrives(here: Teams, account: Account, driver: Driver) -> Person:
    """Return a person in their chat with the bot."""
    return Person(here, account, here.personal(account), driver)
