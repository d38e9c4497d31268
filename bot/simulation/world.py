"""What everybody in a simulation shares: the time, the chat, the handlers, and what is counted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.common.ids import PersonId
from bot.handlers.respond import Responder
from bot.jobs.indexing import Indexer
from bot.simulation.chat import MemoryChat
from bot.simulation.clock import Agenda, SimulatedClock
from bot.simulation.ledger import Ledger
from bot.simulation.relevance import Relevance
from bot.simulation.scenario import Scenario
from bot.ui.nodes import Message


@dataclass(slots=True)
class World:
    """One simulated community while it lives."""

    scenario: Scenario
    clock: SimulatedClock
    responder: Responder
    indexer: Indexer
    relevance: Relevance
    ledger: Ledger
    people: dict[str, Callable[[str, Message], bool]] = field(default_factory=dict)
    """What each person does on hearing a message in a line, by their name on the platform."""
    gone: dict[PersonId, datetime | None] = field(default_factory=dict)
    """From when on each mentor answers nothing any more (UTC); None for never."""
    agenda: Agenda = field(default_factory=Agenda)
    chat: MemoryChat = field(init=False)

    def __post_init__(self) -> None:
        """Open the chat in which all of them hear what they are told."""
        self.chat = MemoryChat(self._hear)

    def later(self, at: datetime, act: Callable[[], None]) -> None:
        """Let a person do something at an instant (UTC), unless people have stopped acting by then."""
        if at < self.scenario.ends:
            self.agenda.add(at, act)

    def in_a_while(self, after: timedelta, act: Callable[[], None]) -> None:
        """Let a person do something after a while."""
        self.later(self.clock.now + after, act)

    def would_ask(self, words: str, rank: int) -> None:
        """Count whom a mentee would have asked who chose at this rank, had relevance alone decided."""
        mentor = self.relevance.at(words, rank)
        if mentor is not None:
            self.ledger.by_relevance[mentor] += 1

    def _hear(self, user: str, line: str, message: Message) -> bool:
        self.ledger.told(user, self.clock.now, message)
        hear = self.people.get(user)
        return hear is not None and hear(line, message)
