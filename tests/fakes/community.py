"""A whole community for the stories: people who act, a stand-in platform, a clock that tests move."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import update

from bot.domain.common.helping_styles import Manner
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import EVERY_DAY, Door, Person
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.handlers.run import Runner
from bot.jobs.closing import close_due
from bot.jobs.deliver import Deliverer
from bot.jobs.indexing import Indexer
from bot.jobs.nudging import nudge_due, plan_nudges
from bot.jobs.turning import turn
from bot.jobs.wishing import wish_due
from bot.store.database.database import Database, Transaction
from bot.store.index.index import Index
from bot.store.mentors.card import Mentors
from bot.store.services import Services
from bot.store.tables import mentors
from bot.ui.nodes import Message
from bot.ui.requests import Actor
from bot.views.catalogues import catalogue, spoken
from tests.fakes import asking_first, people
from tests.fakes.acting import Acting
from tests.fakes.clock import Clock
from tests.fakes.people import ONE_QUESTION, user_of
from tests.fakes.platform import PLATFORM, WORKSPACE, Serving, StandIn
from tests.fakes.reading import words_of

_CARD = "Its card is in our messages, and always shows how things stand."
ELSEWHERE = frozenset({_CARD, *(catalogue(language).gettext(_CARD) for language in spoken())})
"""What an answer says where a card of its reader's own shows the rest; see `bot/views/common/one_card.py`."""


@dataclass(frozen=True)
class Community:
    """One community with all its real parts; only the platform and the clock are stand-ins."""

    id: CommunityId
    database: Database
    services: Services
    clock: Clock
    index: Index
    platform: StandIn
    first_manager: str = ""

    def joins(
        self,
        name: str,
        *,
        line: str = "",
        zone: str = "Europe/London",
        locale: str = "en-GB",
        manages: bool = False,
    ) -> Acting:
        """Add a person."""
        return self.acting(
            people.mentee(
                self.database,
                self.id,
                name,
                line=line,
                zone=zone,
                locale=locale,
                manages=manages,
                user=self.user_of(name),
            )
        )

    def mentors(  # noqa: PLR0913 - a card has as many parts
        self,
        name: str,
        *,
        field: str = "Product",
        offers: Mapping[str, int] = ONE_QUESTION,
        headline: str = "Head of Product",
        story: str = "I moved from law into product and like talking about the messy middle.",
        place: str = "Lagos",
        country: str = "Nigeria",
        zone: str = "Africa/Lagos",
        languages: tuple[str, ...] = ("English",),
        glad: tuple[str, ...] = (),
        at_once: int = 3,
        days: frozenset[int] = EVERY_DAY,
        door: Door = Door.OPEN,
        resting_until: date | None = None,
        easy: str = "",
    ) -> Acting:
        """Add a mentor, findable at once; `offers` says how many places of each kind."""
        acting = self.joins(name, zone=zone)
        card = people.card(
            acting.person,
            field=field,
            offers=offers,
            headline=headline,
            story=story,
            place=place,
            country=country,
            languages=languages,
            glad=glad,
            at_once=at_once,
            days=days,
            door=door,
            resting_until=resting_until,
            easy=easy,
        )
        people.opens_door(self.database, card)
        self.catch_up()
        return acting

    def opened(self, mentor: Acting, since: datetime) -> Acting:
        """Set when a mentor's door first opened."""
        this = update(mentors).where(mentors.c.person == mentor.person.id)
        self.database.write(lambda open_: open_.execute(this.values(since=since)))
        return mentor

    def helping(self, mentor: Acting, *manners: Manner) -> Acting:
        """Set how a mentor helps, findable at once."""
        this = update(mentors).where(mentors.c.person == mentor.person.id).values(manners=list(manners))

        def act(connection: Transaction) -> None:
            connection.execute(this)
            Mentors(connection, self.id).changed(mentor.person.id)

        self.database.write(act)
        self.catch_up()
        return mentor

    def acting(self, person: Person, platform: str = PLATFORM, workspace: str = WORKSPACE) -> Acting:
        """Return a known person as an actor, under their platform id."""
        actor = Actor(
            platform, workspace, user_of(person.name), person.name, person.locale, person.zone, person.manages
        )
        return Acting(person, actor, self.responder)

    def user_of(self, name: str) -> str:
        """Return a person's platform id."""
        return user_of(name)

    @property
    def answers_again(self) -> bool:
        """Tell whether an act that the platform brings again is answered again."""
        return True

    @property
    def runner(self) -> Runner:
        """Return the runner of every transaction of this community."""
        return Runner(self.database, self.services, FOLLOWERS)

    @property
    def responder(self) -> Responder:
        """Return the responder; deliveries wait until `deliver` is called."""
        return Responder(self.runner, all_routes(), self.first_manager)

    @property
    def deliverer(self) -> Deliverer:
        """Return a worker that delivers to the stand-in platform, one by one: a story is read in order."""
        return Deliverer(self.runner, [Serving(self.platform)], at_once=1)

    def inbox(self, whose: Acting) -> list[Message]:
        """Return the delivered messages that a person sees now, oldest first."""
        return self.platform.received(whose.user)

    @property
    def channel(self) -> str:
        """Return the platform's name of the mentors' channel."""
        return "#mentors"

    def in_channel(self) -> list[Message]:
        """Return the messages that everybody in the mentors' channel sees now, oldest first."""
        return self.platform.received(self.channel)

    def deliver(self) -> int:
        """Deliver until nothing is due; return how many rows of the outbox there were."""
        return asyncio.run(self.deliverer.deliver_due())

    def comes_to(self, whose: Acting, shown: Answer) -> Answer:
        """Return what an act came to: its answer, or the card that it names instead."""
        if ELSEWHERE.isdisjoint(words_of(shown).splitlines()):
            return shown
        before = self.inbox(whose)
        self.deliver()
        after = self.inbox(whose)
        return next((one for one in after if one not in before), after[-1])

    def catch_up(self) -> int:
        """Bring the search index up to date; return how many listings there were."""
        return Indexer(self.database, self.index, self.services).catch_up()

    def closes_what_is_over(self) -> int:
        """Close every ask whose deadline has passed, as the tick does; no other act runs meanwhile."""
        return close_due(asking_first.Proven.of(self.runner))

    def reminds(self) -> int:
        """Send the nudges that are due, as the minute's tick does; return how many were sent."""
        return nudge_due(asking_first.Proven.of(self.runner))

    def plans(self) -> int:
        """Plan nudges for people who have none planned, as the hour's tick does; return for how many."""
        return plan_nudges(self.runner)

    def looks_after_wishes(self) -> int:
        """Tell the people whose wish came true, as the minute's tick does; return how many were told."""
        asking_first.says_which_wishes(self.runner)
        return wish_due(self.runner, self.catch_up)

    def turns(self) -> int:
        """Mark room that came back by the calendar, as the hour's tick does, and update the index."""
        turned = turn(self.database, self.clock())
        self.catch_up()
        return turned
