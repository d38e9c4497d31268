"""Who acts: a person is found by what their platform says, and met where they are new or it says more."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.common.events import NoticeQueued, PersonMet
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Person, stranger
from bot.domain.common.zones import is_offset, told
from bot.handlers.people import leaving
from bot.handlers.routing import Answer
from bot.handlers.run import Runner, Whose
from bot.handlers.work import Work
from bot.store.common import communities
from bot.store.database.database import Transaction
from bot.store.outbox import own_cards
from bot.store.people import acting
from bot.store.people.people import People
from bot.ui.requests import Actor


class _NotMet(Exception):
    """The presser is new here, or their platform reports other values than the stored ones."""


@dataclass(frozen=True, slots=True)
class Actors:
    """Finds the people who act, and keeps what their platforms say of them."""

    runner: Runner
    first_manager: str = ""

    def met(self, actor: Actor, act: Callable[[], Answer]) -> Answer:
        """Act; first meet a presser who is new or whose platform's values have changed."""
        try:
            return act()
        except _NotMet:
            self.meet(actor)
            return act()

    def whose(self, actor: Actor) -> Whose:
        """Return a function that finds the presser in its transaction; it raises where they must be met."""

        def whose(open_: Transaction) -> tuple[CommunityId, Person]:
            me = self.find(open_, actor, acts=True)
            if me is None or me != self._merged(me, actor):
                raise _NotMet
            return me.community, me

        return whose

    def find(self, connection: Transaction, actor: Actor, *, acts: bool = False) -> Person | None:
        """Return a known person. Where they act, raise `AwayError` if the app was taken out of there."""
        find = acting.who_acts if acts else acting.known_in
        return find(connection, actor.platform, actor.workspace, actor.user)

    def refresh(self, actor: Actor) -> None:
        """Update a known person to what their platform says now; an unknown one stays unknown."""
        me = self.runner.database.read(lambda open_: self.find(open_, actor))
        if me is not None and me != self._merged(me, actor):
            self.meet(actor)

    def leave(self, actor: Actor) -> None:
        """End what is open of a person who is no member any more; an unknown one has nothing."""
        me = self.runner.database.read(lambda open_: self.find(open_, actor))
        if me is not None and not me.has_left:
            self.runner.write_as(lambda _: (me.community, me), leaving.leave)

    def meet(self, actor: Actor) -> None:
        """Meet the presser: add a new person, or update a known one."""

        def met(open_: Transaction) -> tuple[CommunityId, Person]:
            now = self.runner.services.clock()
            community = communities.ensure(open_, actor.platform, actor.workspace, now)
            people = People(open_, community)
            known = people.known_as(actor.user) or stranger(community)
            current = self._merged(known, actor)
            if known.own_zone and not current.own_zone:
                asked_anew.append(NoticeKind.CLOCK)
            if known.has_left:
                own_cards.draw_again(open_, community, known.id, now)
                back.append(known.id)
            return community, people.meet(actor.user, current, now, self.runner.services.keys)

        def tell(work: Work) -> None:
            work.happened(PersonMet(work.me.id))
            for kind in asked_anew:
                work.show(work.me.id, Notice(kind, work.me.id))
            if back:
                work.happened(NoticeQueued())
                leaving.come_back(work)

        asked_anew: list[NoticeKind] = []
        back: list[PersonId] = []
        self.runner.write_as(met, tell)

    def _merged(self, person: Person, actor: Actor) -> Person:
        says = person.manages if actor.manages is None else actor.manages
        manages = says or (bool(self.first_manager) and actor.user == self.first_manager)
        # What a person chose themselves overrides what their platform says.
        own_zone = person.own_zone and not is_offset(person.zone)
        zone = person.zone if own_zone else told(actor.zone)
        locale = person.locale if person.own_locale else actor.locale
        known = replace(
            person, zone=zone, own_zone=own_zone, locale=locale, has_left=False, is_unreached=False
        )
        return replace(known, name=actor.name, manages=manages)
