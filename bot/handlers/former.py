"""People who are no members any more: they take what is kept of them, or erase it, and do nothing else."""

from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person
from bot.handlers import written_words
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.handlers.run import Whose
from bot.store.database.database import Transaction
from bot.ui.nodes import Aside
from bot.ui.requests import Actor, Request
from bot.views.people import doorstep


class _UnknownHere(Exception):
    """Nothing is kept of the presser: they were never here, or have erased themselves."""


@dataclass(frozen=True, slots=True)
class FormerMembers(Responder):
    """Answers people whom their platform does not count among the members (any more).

    An act of theirs does not count as coming back: they are not met, and stay as far away as they are.
    """

    def _respond(self, request: Request) -> Answer:
        try:
            if request.verb in self.routes:
                return Responder._respond(self, request)
            said: Aside = self.runner.read_as(
                self._whose(request.actor), lambda work: doorstep.for_former(work.reader)
            )
        except _UnknownHere:
            said = doorstep.for_members(self._stranger(request.actor))
        stranger = self._stranger(request.actor)
        return written_words.beside(stranger, said, written_words.typed(request))

    def _whose(self, actor: Actor) -> Whose:
        def whose(open_: Transaction) -> tuple[CommunityId, Person]:
            me = self.actors.find(open_, actor, acts=True)
            if me is None:
                raise _UnknownHere
            return me.community, me

        return whose


def former_members(responder: Responder) -> FormerMembers:
    """Return what answers former members with the few routes of a responder that are theirs too."""
    theirs = {name: route for name, route in responder.routes.items() if route.for_former}
    return FormerMembers(responder.runner, MappingProxyType(theirs), responder.first_manager)
