"""The path of an act: taken once, acknowledged before the deadline, answered late if necessary."""

import asyncio
import logging
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from bot.adapters.shared.background import Background
from bot.adapters.shared.budget import BUDGET, MARGIN
from bot.adapters.shared.once import Once, Said, Taken
from bot.domain.common.ids import fresh
from bot.handlers import written_words
from bot.handlers.common.faults import said_about
from bot.handlers.routing import Answer
from bot.ui.forms import Rejected
from bot.views.common.reader import Reader

log = logging.getLogger(__name__)

PATIENCE = BUDGET - MARGIN


class Turn(Protocol):
    """One act while it is answered: its reader, and whether its platform was acknowledged already."""

    reader: Reader
    late: bool

    @property
    def key(self) -> str:
        """Return the key by which a retry of it is recognised."""
        ...

    @property
    def verb(self) -> str:
        """Return the verb that it asks for."""
        ...

    @property
    def typed(self) -> tuple[str, ...]:
        """Return what its person typed into a form."""
        ...


TurnT = TypeVar("TurnT", bound=Turn)
TurnT_contra = TypeVar("TurnT_contra", bound=Turn, contravariant=True)
Said_co = TypeVar("Said_co", covariant=True)


class ActAnswering(Protocol[TurnT_contra, Said_co]):
    """What a platform does on this path."""

    async def asked(self, turn: TurnT_contra) -> Answer:
        """Return the answer to an act."""
        ...

    async def meanwhile(self, turn: TurnT_contra, acknowledge: Callable[[Said_co], None]) -> None:
        """Acknowledge an act whose answer is late, and say where the answer will appear that it follows."""
        ...

    async def land(self, turn: TurnT_contra, answer: Answer) -> Said_co:
        """Put an answer where it belongs; return what the acknowledgement says of it."""
        ...

    def untold(self, turn: TurnT_contra) -> Said_co:
        """Return the acknowledgement if not even the message about our error could be shown."""
        ...


class Road(Generic[TurnT, Said]):
    """Takes every act of one platform to its answer."""

    def __init__(self, platform: ActAnswering[TurnT, Said], background: Background) -> None:
        """Ask this platform for answers, and place them there; each act is a background task."""
        self._platform = platform
        self._background = background
        self._once: Once[Said] = Once()

    def take(self, turn: TurnT, *, patience: float = PATIENCE) -> Taken[Said]:
        """Take an act once: a retry returns the act that was taken. It is late after `patience` seconds."""
        taken = self._once.known(turn.key)
        if taken is None:
            taken = self._once.take(turn.key)
            self._background.follow(self._answer(turn, taken, patience))
        return taken

    async def _answer(self, turn: TurnT, taken: Taken[Said], patience: float) -> None:
        """Answer an act, late if necessary, and put the answer where it belongs."""
        answer: Answer | None = None
        try:
            answer = await self._in_time(turn, taken, patience)
            said = await self._platform.land(turn, answer)
        except Exception as problem:
            answer, said = None, await self._broke(turn, problem)
        taken.acknowledge(said)
        if isinstance(answer, Rejected):
            self._once.forget(turn.key)  # it changed nothing, so the same words are not a retry

    async def _in_time(self, turn: TurnT, taken: Taken[Said], patience: float) -> Answer:
        """Return the answer; if it is late, say first that it follows."""
        asking = asyncio.ensure_future(self._platform.asked(turn))
        try:
            done, _ = await asyncio.wait({asking}, timeout=patience)
            if not done:
                turn.late = True
                await self._platform.meanwhile(turn, taken.acknowledge)
            return await asking
        except asyncio.CancelledError:
            asking.cancel()
            raise

    async def _broke(self, turn: TurnT, problem: Exception) -> Said:
        """Tell the reader about our error, with a reference that is also in the log."""
        reference = fresh("err")[:12]
        log.exception("an act could not be answered", extra={"reference": reference, "verb": turn.verb})
        try:
            said = said_about(problem, turn.reader, reference)
            return await self._platform.land(turn, written_words.beside(turn.reader, said, turn.typed))
        except Exception:
            log.exception("the reader could not be told about the error", extra={"reference": reference})
            return self._platform.untold(turn)
