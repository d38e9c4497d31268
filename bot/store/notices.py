"""What one transaction tells: the notices that it shows, the cards that it has drawn again, its events."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from bot.domain.common.events import NoticeQueued
from bot.domain.common.ids import CommunityId
from bot.domain.common.notices import Notice
from bot.domain.common.people import Person
from bot.store.outbox.outbox import Outbox, Showing
from bot.store.outbox.own_cards import OwnCard, own_cards
from bot.store.outbox.redrawing import EVER, Redrawing
from bot.store.outbox.when import TellingTimes
from bot.store.repositories import Repositories
from bot.store.services import Services


class Notifying(Repositories):
    """One transaction that tells others what it did, once it is committed."""

    def __init__(
        self, connection: Connection, services: Services, community: CommunityId, me: Person
    ) -> None:
        """Work inside a transaction that the caller begins and ends."""
        super().__init__(connection, services, community, me)
        self.events: list[object] = []
        """What has happened in this transaction, the first first."""
        self.shown_to_me: list[Notice] = []
        """What this transaction shows on cards of the person who acts."""

    def happened(self, event: object) -> None:
        """Note what has happened: it decides what is done once this transaction is over."""
        self.events.append(event)

    @cached_property
    def telling_times(self) -> TellingTimes:
        """Return the times at which readers may be told, while this person acts."""
        return TellingTimes(
            me=self.me.id,
            now=self.now,
            programme=self.programme,
            people=self.people,
            mentors=self.mentors,
            mentorships=self.mentorships,
            settings=self.settings,
        )

    def show(self, to: str, notice: Notice) -> None:
        """Show a reader a card once this transaction is committed, and outside their quiet hours."""
        self.show_several(((to, notice),))

    def show_several(self, cards: Iterable[tuple[str, Notice]]) -> None:
        """Show each reader their card as `show` does, all in one statement."""
        shown = [(to, notice, self.telling_times.when(to, notice)) for to, notice in cards]
        Outbox(self._connection, self.community, self.now).show_several(
            Showing(to, notice.card, notice, when.at, when.waits_for) for to, notice, when in shown
        )
        self.happened(NoticeQueued())
        self.shown_to_me += [notice for to, notice, _ in shown if to == self.me.id]

    def redraw(self, people: Collection[str], refs: Collection[str]) -> None:
        """Draw again, once this transaction is committed, what these people have about any of these."""
        Redrawing(self._connection, self.community, self.now).redraw(people, refs)
        self.happened(NoticeQueued())

    def draw_again(self, ref: str) -> None:
        """Have every card about this drawn again, once this transaction is committed."""
        Redrawing(self._connection, self.community, self.now).draw_again(ref)
        self.happened(NoticeQueued())

    def redraw_series(self, person: str, first: str, last: str, *, since: datetime = EVER) -> None:
        """Have a series of one person's cards drawn again, once this is committed: those drawn since then."""
        Redrawing(self._connection, self.community, self.now).redraw_series(person, first, last, since)
        self.happened(NoticeQueued())

    def my_cards_about(self, refs: Collection[str]) -> list[OwnCard]:
        """Return the cards that the person who acts has, or is about to get, about any of these."""
        return self.cards_of(self.me.id, refs)

    def cards_of(self, reader: str, refs: Collection[str]) -> list[OwnCard]:
        """Return the cards that a person, a room or a channel has about any of these."""
        return own_cards(self._connection, self.community, reader, refs)
