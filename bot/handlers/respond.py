"""The path of every request: find the person, run one transaction, return one answer."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from functools import partial

from bot.domain.common.events import NoticeQueued, PersonMet
from bot.domain.common.ids import CommunityId, PersonId, fresh
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Person, stranger
from bot.domain.common.refusals import Refusal
from bot.domain.common.zones import is_offset, told
from bot.handlers import handed_back, one_card, written_words
from bot.handlers.common import keepable, mended
from bot.handlers.common.faults import said_about
from bot.handlers.mentorships import ways
from bot.handlers.people import leaving
from bot.handlers.routing import Answer, Answered, Opened, Received, Route, Routes, SentDraft, Who
from bot.handlers.run import Runner, Whose
from bot.handlers.search import completing
from bot.handlers.work import Work
from bot.handlers.written_words import Boxes, FormBoxes
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.outbox import own_cards
from bot.store.people.people import People
from bot.store.services import Services
from bot.ui.forms import Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Actor, Completing, Completion, Request
from bot.ui.verbs import Answers, Verb
from bot.views import acts
from bot.views.common import refusals
from bot.views.common.reader import Reader
from bot.views.people import doorstep
from bot.views.programme import page

log = logging.getLogger(__name__)


class _NotMet(Exception):
    """The presser is new here, or their platform reports other values than the stored ones."""


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
        act = partial(_act, request, route, kept)
        return self._known(request.actor, lambda: self.runner.read_as(whose, act))

    def _write(self, request: Request, route: Answered | Received) -> Answer:
        whose, kept = self._whose(request.actor), written_words.kept_by(route, self.boxes)
        act = partial(_act_once, request, route, kept)
        return self._known(request.actor, lambda: self.runner.write_as(whose, act))

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
        me = here and (self._find(open_, actor) or replace(stranger(here), locale=actor.locale))
        return completing.complete(asked, self.runner.work(open_, here, me)) if here and me else ()

    def refresh(self, actor: Actor) -> Future[None]:
        """Update a known person to what their platform says now; unknown people stay unknown."""
        return self.database.on_reader(lambda: self._refresh(keepable.actor(actor)))

    def _refresh(self, actor: Actor) -> None:
        me = self.database.read(lambda open_: self._find(open_, actor))
        if me is not None and me != self._merged(me, actor):
            self._meet(actor)

    def left(self, platform: str, workspace: str, user: str) -> Future[None]:
        """End what is open of a person who is no member any more; unknown people have nothing."""
        return self.database.on_writer(lambda: self._left(Actor(platform, workspace, user, "")))

    def _left(self, actor: Actor) -> None:
        me = self.database.read(lambda open_: self._find(open_, actor))
        if me is not None and not me.has_left:
            self.runner.write_as(lambda _: (me.community, me), leaving.leave)

    def known(self, platform: str, workspace: str, user: str) -> Future[Person | None]:
        """Return the person whom a platform calls by this name, or None where they are new here."""
        actor = Actor(platform, workspace, user, "")
        return self.database.reading(lambda open_: self._find(open_, actor))

    def _known(self, actor: Actor, act: Callable[[], Answer]) -> Answer:
        """Act; first meet a presser who is new or whose platform's values have changed."""
        try:
            return act()
        except _NotMet:
            self._meet(actor)
            return act()

    def _whose(self, actor: Actor) -> Whose:
        """Return a function that finds the presser in its transaction; it raises where they must be met."""

        def whose(open_: Transaction) -> tuple[CommunityId, Person]:
            me = self._find(open_, actor, acts=True)
            if me is None or me != self._merged(me, actor):
                raise _NotMet
            return me.community, me

        return whose

    def _find(self, connection: Transaction, actor: Actor, *, acts: bool = False) -> Person | None:
        find = communities.present if acts else communities.find
        community = find(connection, actor.platform, actor.workspace)
        return People(connection, community).known_as(actor.user) if community else None

    def _meet(self, actor: Actor) -> None:
        """Meet the presser: add a new person, or update a known one."""

        def met(open_: Transaction) -> tuple[CommunityId, Person]:
            now = self.services.clock()
            community = communities.ensure(open_, actor.platform, actor.workspace, now)
            people = People(open_, community)
            known = people.known_as(actor.user) or stranger(community)
            current = self._merged(known, actor)
            if known.own_zone and not current.own_zone:
                asked_anew.append(NoticeKind.CLOCK)
            if known.has_left:
                own_cards.draw_again(open_, community, known.id, now)
                back.append(known.id)
            return community, people.meet(actor.user, current, now, self.services.keys)

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

    def _stranger(self, actor: Actor) -> Reader:
        return Reader(actor.locale, actor.zone, self.services.programme, self.services.clock())


def _act(request: Request, route: Route, kept: FormBoxes | None, work: Work) -> Answer:
    before = written_words.written(request, route, kept, work)
    answer = handed_back.carried(request, route, _refuse(work, route) or _does(request, route, work), work)
    return written_words.answered(answer, before, kept, request, work)


def _does(request: Request, route: Route, work: Work) -> Answer:
    return _led(route.sent(request, work) if isinstance(route, SentDraft) else route.act(request, work), work)


def _led(answer: Answer, work: Work) -> Answer:
    """Fill in where the rooms are to which an answer leads."""
    match answer:
        case Message():
            return ways.led(answer, work)
        case Aside(message):
            return Aside(ways.led(message, work))
        case _:
            return answer


def _act_once(request: Request, route: Answered | Received, kept: FormBoxes | None, work: Work) -> Answer:
    if _refuse(work, route) is not None:
        return _act(request, route, kept, work)
    if acts.says_another_thing(route.verb, request.label):
        return acts.old_label(work.reader, route.verb, request.ref, request.label)
    is_first = work.is_first(request.key)
    answer = _first_or_again(request, route, kept, work, is_first=is_first)
    return one_card.in_one_place(request, work, answer, changed=not is_first or bool(work.events))


def _first_or_again(
    request: Request, route: Answered | Received, kept: FormBoxes | None, work: Work, *, is_first: bool
) -> Answer:
    if is_first:
        answer = _act(request, route, kept, work)
        if isinstance(answer, Rejected) or _is_refused_form(request, route, kept, work):
            # A rejected form has changed nothing: the same words again are not a repeat.
            work.forget_request(request.key)
        return answer
    if route.truth is None:
        return _act(request, route, kept, work)
    before = written_words.drafted(request, kept, work) if isinstance(route, Answered) else ()
    again = route.stands if isinstance(route, SentDraft) else route.truth
    return written_words.answered(_led(again(request, work), work), before, kept, request, work)


def _is_refused_form(request: Request, route: Route, kept: FormBoxes | None, work: Work) -> bool:
    """Tell whether a form brought words that were refused: a preview keeps them, and a truth needs none."""
    if not isinstance(route, Received) or route.truth is None or kept is None or not kept.boxes:
        return False
    return bool(written_words.typed(request, route)) and not written_words.is_taken(request, kept, work)


def _refuse(work: Work, route: Route) -> Aside | None:
    """Refuse kindly a presser for whom the route is not."""
    if route.who is Who.EVERYBODY or work.me.manages:
        return None
    if route.who is Who.CHOOSES_READERS:
        return work.refuse(Refusal.MANAGERS_ONLY)
    return page.not_theirs(work.reader, work.people.managers())
