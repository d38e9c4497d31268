"""A stand-in platform in memory: it knows each send by its key, and fails when a test says so."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.domain.announcements.pace import UNLIMITED, Tempo
from bot.port import Adapter, Address, AddressGone, GoingOut, Sent, StaysAsItIs, Unreachable, unrecorded
from bot.ui.nodes import Message

PLATFORM = "stand-in"
WORKSPACE = "here"


@dataclass(frozen=True, slots=True)
class Serving:
    """An adapter, and the workspace that it serves, where that is known."""

    adapter: Adapter
    workspace: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One message as its reader sees it now; `drawn` counts how often it was drawn."""

    id: str
    to: str
    message: Message
    drawn: int = 1


@dataclass(frozen=True, slots=True)
class Call:
    """One call that the platform got, whether it succeeded or not."""

    verb: str
    to: str
    key: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """The failure of the next call for a reader: before the platform has taken it, or after."""

    problem: BaseException
    after_taking_it: bool = False


@dataclass
class StandIn:
    """A platform to deliver to. It is idempotent by key, as a platform with nonces is."""

    platform: str = PLATFORM
    rings: bool = True
    tempo: Tempo = UNLIMITED
    opens_for_people: bool = False
    announces_first: bool = True
    refuses_to_open: bool = False
    before_going_out: Callable[[str], object] = lambda _: None
    """Called with the reader right before each send goes out."""
    opens_anew: bool = False
    """Whether each opening makes a new room, as on a platform that does not know our name for it."""
    lines: dict[str, Line] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    rooms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)
    """The rooms that were ended, in their order."""
    _by_key: dict[str, str] = field(default_factory=dict)
    _gone_from: dict[str, str] = field(default_factory=dict)
    _troubles: dict[str, deque[Trouble]] = field(default_factory=dict)

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Show a message, once for each key."""
        if not (again and key in self._by_key):
            self.before_going_out(to.name)
            await going_out()
        trouble = self._called("send", to.name, key, again=again)
        room = to.at.get("room", to.name)
        if to.at and room not in self.rooms:
            raise AddressGone(f"there is no room {room}")
        known = self._by_key.setdefault(key, f"line-{len(self._by_key) + 1}")
        self.lines.setdefault(known, Line(known, room, message))
        if trouble is not None:
            raise trouble.problem
        return Sent({"line": known})

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a message anew; one that was deleted comes again, unless it `stays`."""
        line = self.lines.get(at.at["line"])
        if line is None:
            return self._gone(at, message, key, stays=stays)
        trouble = self._called("revise", line.to, key)
        self.lines[line.id] = replace(line, message=message, drawn=line.drawn + 1)
        if trouble is not None:
            raise trouble.problem
        return at

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a room for these people: the existing one, or a new one."""
        self.calls.append(Call("open", space.name, ""))
        if self.refuses_to_open:
            raise Unreachable("rooms are not allowed here")
        room = f"{space.name}.{self._openings()}" if self.opens_anew else space.name
        self.rooms[room] = tuple(one.name for one in people)
        return replace(space, at={"room": room})

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """End a room."""
        del erased
        if space.name not in self.closed:
            self.closed.append(space.name)

    def deletes(self, to: str) -> None:
        """Let a reader delete every message that they have."""
        gone = {line.id: line.to for line in self.lines.values() if line.to == to}
        self._gone_from |= gone
        self.lines = {name: line for name, line in self.lines.items() if name not in gone}

    def _gone(self, at: Sent, message: Message, key: str, *, stays: bool) -> Sent:
        to = self._gone_from[at.at["line"]]
        self._called("revise", to, key)
        if stays:
            raise StaysAsItIs("there is no such line")
        self.lines[at.at["line"]] = Line(at.at["line"], to, message)
        return Sent(at.at, anew=True)

    def fails(self, to: str, *problems: BaseException, after_taking_it: bool = False) -> None:
        """Make the next calls for a reader fail, one after the other."""
        troubles = self._troubles.setdefault(to, deque())
        troubles.extend(Trouble(problem, after_taking_it) for problem in problems)

    def mends(self) -> None:
        """Clear all planned failures."""
        self._troubles.clear()

    def received(self, name: str) -> list[Message]:
        """Return the messages that a person sees, in their own room and in rooms for two, oldest first."""
        theirs = {name, *(room for room, people in self.rooms.items() if name in people)}
        return [line.message for line in self.lines.values() if line.to in theirs]

    def _openings(self) -> int:
        return sum(call.verb == "open" for call in self.calls)

    def _called(self, verb: str, to: str, key: str, *, again: bool = False) -> Trouble | None:
        self.calls.append(Call(verb, to, key, again))
        waiting = self._troubles.get(to)
        trouble = waiting.popleft() if waiting else None
        if trouble is not None and not trouble.after_taking_it:
            raise trouble.problem
        return trouble
