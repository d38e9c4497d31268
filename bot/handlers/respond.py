"""The path of every request: find the person, run one transaction, return one answer."""

import logging
from concurrent.futures import Future
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from functools import partial

from bot.domain.common.ids import fresh
from bot.domain.common.people import Person, stranger
from bot.handlers import act as acting
from bot.handlers import written_words
from bot.handlers.actors import Actors
from bot.handlers.common import keepable, mended
from bot.handlers.common.faults import said_about
from bot.handlers.routing import Answer, Answered, Opened, Received, Route, Routes
from bot.handlers.run import Runner, Whose
from bot.handlers.search import completing
from bot.handlers.written_words import Boxes
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.services import Services
from bot.ui.requests import Actor, Completing, Completion, Request
from bot.ui.verbs import Answers, Verb
from bot.views.common import refusals
from bot.views.common.reader import Reader
from bot.views.people import doorstep

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Responder:
    """Answers requests of any platform."""

    runner: Runner
    routes: Routes
    first_manager: str = ""
    boxes: Boxes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "boxes", written_words.boxes(self.routes))

    @property
    def database(self) -> Database:
        """Return the database in which requests run."""
        return self.runner.database

    @property
    def services(self) -> Services:
        """Return the services that every transaction uses."""
        return self.runner.services

    @property
    def actors(self) -> Actors:
        """Return what finds and meets the people who act."""
        return Actors(self.runner, self.first_manager)

    def promised(self, verb: str) -> Verb | None:
        """Return what a verb promises, before any work is done; None for an unknown verb."""
        return route.verb if (route := self.routes.get(verb)) else None

    def begin(self, request: Request) -> Future[Answer]:
        """Begin to answer on a worker thread; the future never raises."""
        promise = self.promised(request.verb)
        writes = isinstance(promise, Answers) and promise.writes
        run = self.database.on_writer if writes else self.database.on_reader
        # What the caller notes while something is drawn is noted on the worker thread too.
        return run(partial(copy_context().run, self.respond, request))

    def respond(self, request: Request) -> Answer:
        """Answer a request; an exception becomes a private answer with a reference into the log."""
        request = keepable.request(request)
        try:
            answer = self._respond(request)
        except communities.AwayError:
            stranger = self._stranger(request.actor)
            return written_words.beside(stranger, doorstep.cannot_ask(stranger), written_words.typed(request))
        except Exception as problem:
            reference = fresh("err")[:12]
            log.exception("request failed", extra={"reference": reference, "verb": request.verb})
            said = said_about(problem, self._stranger(request.actor), reference)
            return written_words.beside(self._stranger(request.actor), said, self._written(request))
        mended.note(request.verb, answer)
        return answer

    def _respond(self, request: Request) -> Answer:
        match self.routes.get(request.verb):
            case None:
                stranger, typed = self._stranger(request.actor), written_words.typed(request)
                return written_words.beside(stranger, refusals.out_of_date(stranger), typed)
            case Opened() as route:
                return self._read(request, route)
            case (Answered() | Received()) as route:
                return self._write(request, route) if route.verb.writes else self._read(request, route)

    def _written(self, request: Request) -> tuple[str, ...]:
        """Return what the presser had written, where answering it failed; what cannot be read is left out."""
        route = self.routes.get(request.verb)
        if route is None or isinstance(route, Received):
            return written_words.typed(request, route)
        try:
            whose = self._whose(request.actor)
            kept = written_words.kept_by(route, self.boxes)
            return self.runner.read_as(whose, lambda work: written_words.drafted(request, kept, work))
        except Exception:
            log.exception("a draft could not be read", extra={"verb": request.verb})
            return ()

    def _read(self, request: Request, route: Route) -> Answer:
        whose, kept = self._whose(request.actor), written_words.kept_by(route, self.boxes)
        act = partial(acting.act, request, route, kept)
        return self.actors.met(request.actor, lambda: self.runner.read_as(whose, act))

    def _write(self, request: Request, route: Answered | Received) -> Answer:
        whose, kept = self._whose(request.actor), written_words.kept_by(route, self.boxes)
        act = partial(acting.act_once, request, route, kept)
        return self.actors.met(request.actor, lambda: self.runner.write_as(whose, act))

    def _whose(self, actor: Actor) -> Whose:
        return self.actors.whose(actor)

    def complete(self, asked: Completing) -> Future[tuple[Completion, ...]]:
        """Return what a part of a command could be; nothing where it fails, or nobody here is known."""
        return self.database.on_reader(lambda: self._complete(asked))

    def _complete(self, asked: Completing) -> tuple[Completion, ...]:
        actor = keepable.actor(asked.actor)
        try:
            return self.database.read(lambda open_: self._completed(open_, actor, asked))
        except Exception:
            log.exception("what is typed could not be completed", extra={"field": asked.field})
            return ()

    def _completed(self, open_: Transaction, actor: Actor, asked: Completing) -> tuple[Completion, ...]:
        here = communities.find(open_, actor.platform, actor.workspace)
        # Nobody is met by typing: a stranger reads in their own language all the same.
        me = here and (self.actors.find(open_, actor) or replace(stranger(here), locale=actor.locale))
        return completing.complete(asked, self.runner.work(open_, here, me)) if here and me else ()

    def refresh(self, actor: Actor) -> Future[None]:
        """Update a known person to what their platform says now; unknown people stay unknown."""
        return self.database.on_reader(lambda: self.actors.refresh(keepable.actor(actor)))

    def left(self, platform: str, workspace: str, user: str) -> Future[None]:
        """End what is open of a person who is no member any more; unknown people have nothing."""
        return self.database.on_writer(lambda: self.actors.leave(Actor(platform, workspace, user, "")))

    def known(self, platform: str, workspace: str, user: str) -> Future[Person | None]:
        """Return the person whom a platform calls by this name, or None where they are new here."""
        actor = Actor(platform, workspace, user, "")
        return self.database.reading(lambda open_: self.actors.find(open_, actor))

    def _stranger(self, actor: Actor) -> Reader:
        return Reader(actor.locale, actor.zone, self.services.programme, self.services.clock())
