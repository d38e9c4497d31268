"""A whole community on the third platform: the interface of `tests/fakes/community.py`, by its adapter."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.domain.common.people import Person
from bot.handlers.respond import Responder
from bot.jobs.deliver import Deliverer
from bot.ui.requests import Actor
from bot.views.common.reader import Reader
from tests.fakes.community import Community
from tests.fakes.people import user_of
from tests.fakes.platform import Serving
from tests.fakes.slack.listening import thread_of_its_own
from tests.fakes.third.acting import Stage, ThirdActing
from tests.fakes.third.adapter import PLATFORM, WORKSPACE, Third
from tests.fakes.third.server import Hall


@dataclass(frozen=True)
class ThirdCommunity(Community):
    """One community on the third platform with all its real parts."""

    stage: Stage = field(kw_only=True)

    def acting(self, person: Person, platform: str = PLATFORM, workspace: str = WORKSPACE) -> Any:  # noqa: ANN401
        """Return a known person as an actor, under their platform id."""
        about = (user_of(person.name), person.name, person.locale, person.zone, person.manages)
        return ThirdActing(person, Actor(platform, workspace, *about), self.responder, stage=self.stage)

    @property
    def deliverer(self) -> Deliverer:
        """Return a worker that delivers one by one: a story is read in order."""
        return Deliverer(self.runner, [Serving(self.stage.bots[0])], at_once=1)

    def deliver(self) -> int:
        """Deliver until nothing is due; return how many rows of the outbox there were."""
        return self.stage.does(self.deliverer.deliver_due())


@contextmanager
def on_third(responder: Responder) -> Iterator[Stage]:
    """Run two processes of the bot on the platform until the story is over; no call may be refused."""
    hall, programme, clock = Hall(), responder.services.programme, responder.services.clock

    def reader(actor: Actor) -> Reader:
        return Reader(actor.locale, actor.zone, programme, clock())

    def bot() -> Third:
        return Third(hall, responder.begin, responder.promised, reader, programme)

    with thread_of_its_own() as loop:
        yield Stage(hall, (bot(), bot()), loop)
    assert hall.refusals() == []
