"""Work as handlers use it: one transaction, who reads the answer, and what they may see and be told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from bot.domain.asks.ask import Ask
from bot.domain.common.ids import CommunityId, PersonId, print_of
from bot.domain.common.people import Person
from bot.domain.common.refusals import Refusal, Refused
from bot.store.database.database import Transaction
from bot.store.notices import Notifying
from bot.store.services import Services
from bot.ui.nodes import Aside, Node
from bot.ui.verbs import Opens
from bot.views.common import anonymous, refusals
from bot.views.common.reader import Reader, reader_of

MANY = 10
"""A field of work is named for a nameless mentee only if at least this many mentors share it."""


class Following(Protocol):
    """A follower of one type of event, in the transaction in which the event happens."""

    @property
    def event(self) -> type:
        """Return the type of event that it follows."""
        ...

    def __call__(self, event: object, work: "Work") -> None:
        """Act on an event."""
        ...


@dataclass(frozen=True, slots=True)
class Unmeant:
    """Words of which it is not known whose cards come near to what they mean."""

    words: str
    again: bool
    """Whether it was known for an earlier page of the same search, whose order is to go on."""


ByEvent = Mapping[type, tuple[Following, ...]]
NOTHING_FOLLOWS: ByEvent = MappingProxyType({})


class Work(Notifying):
    """One transaction of one person in one community; `Runner` makes it."""

    def __init__(
        self,
        connection: Transaction,
        services: Services,
        community: CommunityId,
        me: Person,
        followers: ByEvent = NOTHING_FOLLOWS,
    ) -> None:
        """Work inside a transaction that the caller begins and ends."""
        super().__init__(connection, services, community, me)
        self._followers = followers
        self.meant: Mapping[str, tuple[PersonId, ...]] = {}
        """Whose cards mean something near to some words, as was found out before this transaction."""
        self.unmeant: Unmeant | None = None
        """The words whose meaning may find others than they did themselves."""

    def happened(self, event: object) -> None:
        """Record an event and run its followers now, in this same transaction.

        A follower that fails rolls the whole transaction back, its cause included.
        """
        super().happened(event)
        for follow in self._followers.get(type(event), ()):
            follow(event, self)

    @cached_property
    def reader(self) -> Reader:
        """Return the person who acts as the reader of the answer."""
        return reader_of(self.me, self.programme, self.now)

    def settle_anew(self) -> None:
        """Read the programme again after this same transaction has changed it."""
        super().settle_anew()
        self.__dict__.pop("reader", None)

    def refuse(
        self, no: Refused | Refusal, about: Ask | None = None, *, instead: Iterable[Node] = (), room: str = ""
    ) -> Aside:
        """Refuse the presser: with the state of their own ask, or with `instead` as the next step.

        `room` is the mentorship to whose room the way stands beside that step.
        An ask between others is never described to the presser.
        """
        said = Refused(no) if isinstance(no, Refusal) else no
        if said.why is Refusal.NOT_YOURS:
            # What is between others and what never was get the same answer: no token proves to be real.
            said = Refused(Refusal.GONE)
        if about is None or said.why is not Refusal.ALREADY_SETTLED:
            return refusals.refused(self.reader, said, *instead, room=room)
        is_mentor = self.me.id == about.mentor
        other = self.asker(about) if is_mentor else self.people.named(about.mentor)
        return refusals.already_settled(self.reader, about, other)

    def hides(self, ask: Ask) -> bool:
        """Tell whether the person who acts may not know whose ask this is."""
        return ask.unnamed and self.me.id != ask.mentee

    def asker(self, ask: Ask) -> Person:
        """Return the mentee of an ask as the person who acts may see them."""
        return self.nobody(ask.mentee) if self.hides(ask) else self.people.named(ask.mentee)

    def askers(self, asks: Iterable[Ask]) -> list[tuple[Ask, Person]]:
        """Return asks, each with its mentee as the person who acts may see them."""
        every = list(asks)
        named = self.people.many({ask.mentee for ask in every if not self.hides(ask)})
        return [(ask, named.get(ask.mentee) or self.nobody(ask.mentee)) for ask in every]

    def asker_as_read(self, ask: Ask) -> Person:
        """Return the mentee of an ask as its mentor may see them, for a preview."""
        return self.nobody(ask.mentee) if ask.unnamed else self.people.named(ask.mentee)

    def print_of(self, form: Opens, about: str) -> str:
        """Return the print of the presser's kept draft, for the button that sends it."""
        return print_of(self.drafts.get(form.name, about))

    def reading_as(self, person: Person) -> Reader:
        """Return the reader of a preview: the language of the person who acts, the clock of its recipient."""
        return replace(self.reader, zone=person.zone)

    def nobody(self, mentee: PersonId) -> Person:
        """Return a nameless stand-in for a mentee who asks without their name, with at most their field."""
        called = anonymous.called(self.reader, self._field(mentee))
        return Person(PersonId(""), self.community, called, zone="")

    def _field(self, mentee: PersonId) -> str:
        card = self.mentors.get(mentee)
        field = card.face().field if card else ""
        return field if field and self.mentors.how_many_in(field) >= MANY else ""
