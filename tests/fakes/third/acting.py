"""A person who acts on the third platform: the same acts as `tests/fakes/acting.py`, through its adapter."""

import asyncio
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from bot.handlers.routing import Answer
from bot.ui.nodes import Aside, Message
from tests.fakes import reading as person
from tests.fakes.acting import Acting
from tests.fakes.third.adapter import CONTINUE, TRY_AGAIN, Third
from tests.fakes.third.reading import answer_of, handed_back, read
from tests.fakes.third.server import Hall, Post

T = TypeVar("T")

OPENS: Final = ("Open the form", CONTINUE, TRY_AGAIN)
"""The labels of the button in a private note that opens a form."""


@dataclass
class Stage:
    """The platform with two processes of the bot, and the place of each message that was read."""

    hall: Hall
    bots: tuple[Third, Third]
    loop: asyncio.AbstractEventLoop
    """The bot's event loop, in a thread of its own, as people may act at the same instant."""
    platform: str = "third"
    rings: bool = True
    _known: list[tuple[object, str]] = field(default_factory=list)
    _done: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def rooms(self) -> Mapping[str, tuple[str, ...]]:
        """Return the rooms for two, and who is in each."""
        return self.hall.rooms

    @property
    def lines(self) -> Mapping[str, "Told"]:
        """Return every delivered message."""
        return {one.id: Told(one.room, self.read(one)) for one in self.hall.posts.values() if _is_told(one)}

    def received(self, user: str) -> list[Message]:
        """Return the messages that a person sees, in their own room and in rooms for two, oldest first."""
        theirs = {user, *(room for room, people in self.rooms.items() if user in people)}
        return [one.message for one in self.lines.values() if one.to in theirs]

    def fails(self, to: str, *problems: BaseException) -> None:
        """Make the next posts to a person fail."""
        self.hall.fails(to, *problems)

    def mends(self) -> None:
        """Clear all planned failures."""
        self.hall.mends()

    def read(self, post: Post) -> Message:
        """Return a post as it is now; a press on it comes from there."""
        message = read(post)
        self.keep(message, post.id)
        return message

    def keep(self, answer: Answer, post: str) -> None:
        """Remember where an answer is."""
        self._known += [(answer, post), (answer.message if isinstance(answer, Aside) else answer, post)]

    def place_of(self, shown: Answer) -> str:
        """Return on which post an answer was read; nothing for a form, or for one never read."""
        return next((post for one, post in reversed(self._known) if one is shown), "")

    def place_with(self, token: str) -> str:
        """Return the latest post with this button; nothing where no post has it any more."""
        posts = reversed(self.hall.posts.values())
        return next((post.id for post in posts if f'"{token}"'.encode() in post.body), "")

    def does(self, going: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the bot's event loop."""
        return asyncio.run_coroutine_threadsafe(going, self.loop).result(60)

    def brings(self, act: Mapping[str, Any], key: str) -> str:
        """Deliver an act to the bot, or retry an earlier one at another process; return the act's id."""
        repeated = self._done.get(key)
        bot = self.bots[1 if repeated else 0]
        self.does(_whole(bot, repeated or act))
        if key:
            self._done.setdefault(key, act)
        of = str((repeated or act)["id"])
        assert self.hall.is_acknowledged(of), "an act was left without an answer"
        return of


@dataclass(frozen=True, slots=True)
class Told:
    """One delivered message, and the person or room that got it."""

    to: str
    message: Message


@dataclass
class ThirdActing(Acting):
    """One person of the community, on the third platform."""

    stage: Stage = field(kw_only=True)

    def types(self, line: str, *, key: str = "") -> Answer:
        """Type a line: a command, or plain words to the bot."""
        return self._brings("command" if line.startswith("/") else "words", key, text=line)

    def presses(self, label: str, shown: Answer, *, on: str = "", key: str = "") -> Answer:
        """Press the first button of a label; `on` names the card it is on, by words of its title."""
        token = person.button_of(shown, label, on=on).token
        return self._brings("card", key, self.stage.place_of(shown), token=token)

    def presses_token(self, token: str, *, key: str = "") -> Answer:
        """Press a button by its token, as a person does who kept an old card."""
        return self._brings("card", key, self.stage.place_with(token), token=token)

    def narrows(self, shown: Answer, *, key: str = "", **chosen: str | tuple[str, ...]) -> Answer:
        """Choose values of some facets."""
        values = {name: (v,) if isinstance(v, str) else v for name, v in chosen.items()}
        token = person.filters_of(shown).token
        return self._brings("card", key, self.stage.place_of(shown), token=token, values=values)

    def submits_all(
        self, shown: Answer, written: Mapping[str, str | tuple[str, ...]], *, key: str = ""
    ) -> Answer:
        """Fill in these fields of a form and submit it; the others keep their values."""
        form = person.form_of(shown)
        fields = {one.name: person.values_of(one) for one in form.fields}
        if strange := set(written) - set(fields):
            raise LookupError(f"{form.title!r} has no field {sorted(strange)}, only {sorted(fields)}")
        changed = {name: (one,) if isinstance(one, str) else one for name, one in written.items()}
        return self._brings("form", key, token=form.token, values={**fields, **changed})

    def _brings(self, kind: str, key: str, message: str = "", **said: object) -> Answer:
        """Act, or make the platform deliver an earlier act again; return what was shown for it."""
        hall, before = self.stage.hall, len(self.stage.hall.seen)
        who = {"id": self.user, "name": self.actor.name, "locale": self.actor.locale, "zone": self.actor.zone}
        act = hall.arrives(kind, {**who, "manages": self.actor.manages}, message, **said)
        of = self.stage.brings(act, key)
        shown = [seen for seen in hall.seen[before:] if seen.of in {of, f"{of}.answer"}]
        assert shown, f"{self.name} was shown nothing"
        answer = answer_of(shown[-1])
        if shown[-1].post is not None:
            self.stage.keep(answer, shown[-1].post.id)
        return self._opened(answer) if isinstance(answer, Aside) else answer

    def _opened(self, shown: Aside) -> Answer:
        """Press the button of a note that came in place of a form, as a person does who wants to go on."""
        label = next((one.label for one in person.buttons_of(shown) if one.label in OPENS), "")
        if not label:
            return shown
        opened = self.presses(label, shown)
        return handed_back(shown.message, person.form_of(opened)) if label == TRY_AGAIN else opened


async def _whole(bot: Third, act: Mapping[str, Any]) -> None:
    """Run an act and all that follows it."""
    await bot.take(act)
    for _ in range(10):  # a busy machine may need longer than the bot's late answer takes
        await bot.background.finish()


def _is_told(post: Post) -> bool:
    """Tell whether a message came from the outbox, rather than as an answer to typed words."""
    return bool(post.nonce) and not post.nonce.endswith(".answer")
