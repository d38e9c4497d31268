"""A whole community in Slack: the interface of `tests/fakes/community.py`, over signed HTTP and an API."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.common.people import Person
from bot.jobs.deliver import Deliverer
from bot.port import TryLater
from bot.ui.nodes import Message
from tests.fakes.community import Community
from tests.fakes.platform import Serving
from tests.fakes.slack.acting import Places, SlackActing
from tests.fakes.slack.driver import Driver
from tests.fakes.slack.ledger import Line, Refusal, Trouble
from tests.fakes.slack.listening import Running
from tests.fakes.slack.reading import message
from tests.fakes.slack.workspace import BOT, MENTORS, Workspace


@dataclass(frozen=True, slots=True)
class Told:
    """One delivered message, and the person or room that got it."""

    to: str
    message: Message


@dataclass(frozen=True)
class Face:
    """What a story may see and change of the platform itself, as with `StandIn`."""

    here: Workspace
    places: Places
    platform: str = "slack"
    rings: bool = True

    @property
    def rooms(self) -> Mapping[str, tuple[str, ...]]:
        """Return the rooms for two, and who is in each."""
        return self.here.rooms

    @property
    def lines(self) -> Mapping[str, Told]:
        """Return every delivered message, by its timestamp."""
        return {
            line.ts: Told(line.channel, self.read(line)) for line in self.here.lines if is_delivered(line)
        }

    def received(self, user: str) -> list[Message]:
        """Return the messages that a person sees, in direct messages and in rooms for two, oldest first."""
        theirs = self.here.with_whom(user)
        return [self.read(one) for one in self.here.lines if one.channel in theirs and is_delivered(one)]

    def fails(self, to: str, *problems: BaseException) -> None:
        """Make the next messages to a person fail."""
        for problem in problems:
            after = str(int(problem.after)) if isinstance(problem, TryLater) else None
            how = Refusal(status=429, retry_after=after) if after else Refusal(error="user_disabled")
            self.here.fails(Trouble(lambda how=how: how, "chat.postMessage", to))  # type: ignore[misc]

    def read(self, line: Line) -> Message:
        """Return a message as it is now."""
        found = message(line.blocks, dict(self.here.files.values()))
        self.places.keep(found, line)
        return found


def is_delivered(line: Line) -> bool:
    """Tell whether a message came from the outbox, rather than as an answer to a press."""
    payload: Mapping[str, Any] = line.metadata.get("event_payload") or {}
    key = str(payload.get("key", ""))
    return line.user == BOT and bool(key) and not key.endswith((".answer", ".wait"))


@dataclass(frozen=True)
class SlackCommunity(Community):
    """One community in Slack with all its real parts."""

    here: Workspace = field(kw_only=True)
    bot: Running = field(kw_only=True)
    drivers: tuple[Driver, Driver] = field(kw_only=True)
    """The driver of people's acts, and the driver of Slack's retries to another process of the bot."""

    def acting(self, person: Person, platform: str = "", workspace: str = "") -> Any:  # noqa: ANN401, ARG002
        """Return a known person as an actor, under their Slack id."""
        user = self.user_of(person.name)
        # `manages` is what Slack answers when it is asked.
        facts = {"tz": person.zone, "locale": person.locale, "is_admin": person.manages}
        self.here.joins(user, person.name, **facts)
        return SlackActing(person, user, self.here, *self.drivers, self.face.places)

    def user_of(self, name: str) -> str:
        """Return a person's Slack id, which begins with U."""
        return "U" + "".join(letter for letter in name.upper() if letter.isalnum() and letter.isascii())

    @property
    def channel(self) -> str:
        """Return Slack's id of the mentors' channel."""
        return MENTORS

    def in_channel(self) -> list[Message]:
        """Return the bot's messages in the mentors' channel, as they are now, oldest first."""
        return [self.face.read(line) for line in self.here.standing(self.channel)]

    @property
    def face(self) -> Face:
        """Return what a story may see of Slack itself."""
        return self.platform  # type: ignore[return-value]

    @property
    def deliverer(self) -> Deliverer:
        """Return a worker that delivers to Slack."""
        # One after the other, so that a story can say what came first.
        return Deliverer(self.runner, [Serving(self.bot.connection.adapter)], at_once=1)

    def deliver(self) -> int:
        """Deliver until nothing is due; return how many rows of the outbox there were."""
        return self.bot.does(self.deliverer.deliver_due())
