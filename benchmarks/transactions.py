"""S4: an ask is sent, and accepted, each committed with `synchronous=FULL` before its answer.

We: signed presses from Slack, through the adapter and the responder: who acts, the decision, the ask, three
places, the outbox rows of both people, the mentorship, and the card drawn anew where it was delivered. Peer:
a default Bolt app with SQLAlchemy's async session over aiosqlite, `synchronous=FULL` too, that keeps one ask
and one outbox row before it acknowledges: much less, in the way most bots do it. Both are called in turns
from one event loop.
Goals: one at a time, a tenth of the peer's wait; at once, three times its presses; 1.5 ms of processor for
the handler with its transaction. What a whole press takes of it, from the signed bytes to the answer's bytes
and on all threads, stands beside that.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from time import thread_time

from sqlalchemy import update
from starlette.types import ASGIApp

from benchmarks import slack
from benchmarks.async_session import Peer
from benchmarks.community import Home, Opened, opened
from benchmarks.measure import Spent, Times, milliseconds, spent
from benchmarks.size import Size
from benchmarks.table import Goal, Row, compared
from bot.domain.common.ids import PersonId, print_of
from bot.domain.common.notices import NoticeKind
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.store.asks.ask import Asks
from bot.store.database.database import Transaction
from bot.store.outbox.outbox import Status
from bot.store.people.drafts import Drafts
from bot.store.tables import outbox
from bot.ui.refs import Previewed
from bot.ui.requests import Request
from bot.ui.verbs import Answers, answers, asks, write_ref, write_token

AT_ONCE = 16
QUESTION = "I have an offer from a small firm and one from a large one. How would you choose between them?"
ANOTHER = "Bolt + aiosqlite"
A_TENTH = Goal(0.1)
THRICE = Goal(3, at_least=True)
ACTS = ("send", "accept")
IN_THE_HANDLER = 0.0015
"""Seconds of processor that a press may take in its handler, its transaction and the commit included."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A mentee, and the mentor with room whom they ask."""

    mentee: PersonId
    mentor: PersonId
    kind: str


@dataclass(frozen=True, slots=True)
class Bots:
    """Ours and the peer's, behind their doors, and what ours answered."""

    home: Home
    parts: Opened
    nowhere: slack.Nowhere
    ours: ASGIApp
    peer: ASGIApp
    handled: list[float]
    """Seconds of processor that each press took in its handler."""


class NotDone(RuntimeError):
    """An ask was refused that should have gone through: the figures would be of something else."""


def run(home: Home, size: Size) -> list[Row]:
    """Measure one at a time, then sixteen at once."""
    with opened(home) as parts:
        pairs = _pairs(home, size.pairs + size.bursts * AT_ONCE)
        _write_drafts(home, parts, pairs)
        return asyncio.run(_measured(home, parts, pairs, size))


async def _measured(home: Home, parts: Opened, pairs: Sequence[Pair], size: Size) -> list[Row]:
    peer = Peer(home.folder / "peer.db")
    await peer.make()
    nowhere = slack.Nowhere()
    keep = partial(peer.keep, mentor=pairs[0].mentor, question=QUESTION)
    handled: list[float] = []
    door = slack.ours(parts, home.community, nowhere, partial(_begin, parts.responder, handled))
    bots = Bots(home, parts, nowhere, door, slack.bolt(keep), handled)
    alone = await _taken(bots, [[pair] for pair in pairs[: size.pairs]])
    handlers = {act: Times.of(handled[at::2][1:] or handled[at::2]) for at, act in enumerate(ACTS)}
    rest = pairs[size.pairs :]
    crowd = await _taken(bots, [rest[at : at + AT_ONCE] for at in range(0, len(rest), AT_ONCE)])
    await peer.close()
    return [
        *(compared(f"S4 {act}, alone", home.members, alone[act][0], ANOTHER, alone["peer"][0], goal=A_TENTH)
          for act in ACTS),
        *(compared(f"S4 {act}, processor", home.members, alone[act][1], ANOTHER, alone["peer"][1])
          for act in ACTS),
        *(_in_the_handler(act, home.members, handlers[act]) for act in ACTS),
        *(_rate(act, home, crowd) for act in ACTS),
    ]  # fmt: skip


def _begin(responder: Responder, handled: list[float], request: Request) -> Future[Answer]:
    """Begin to answer as the responder does, and note what it takes of the processor."""

    def respond() -> Answer:
        before = thread_time()
        try:
            return responder.respond(request)
        finally:
            handled.append(thread_time() - before)

    return responder.database.on_writer(respond)


Both = tuple[Times, Times]
"""By the wall clock, and of the processor."""


async def _taken(bots: Bots, groups: Sequence[Sequence[Pair]]) -> dict[str, Both]:
    """Measure sending, accepting, and pressing the peer's button for each group; the first is a warm-up."""
    taken: dict[str, list[Spent]] = {"send": [], "accept": [], "peer": []}
    for group in groups:
        taken["send"].append(await _together(group, partial(_send, bots)))
        waiting = {pair.mentor: _delivered(bots, pair) for pair in group}
        taken["accept"].append(await _together(group, partial(_accept, bots, waiting)))
        taken["peer"].append(await _together(group, partial(_keep, bots)))
    return {name: Spent.both(each[1:] or each) for name, each in taken.items()}


async def _together(group: Sequence[Pair], act: Callable[[Pair], Awaitable[None]]) -> Spent:
    with spent() as taken:
        await asyncio.gather(*(act(pair) for pair in group))
    return taken


async def _send(bots: Bots, pair: Pair) -> None:
    seen = Previewed(pair.mentor, print_of(_draft(pair)))
    await _pressed(bots, pair.mentee, asks.SEND, write_ref(asks.SEND, seen))


async def _accept(bots: Bots, waiting: Mapping[PersonId, str], pair: Pair) -> None:
    await _pressed(bots, pair.mentor, answers.ACCEPT, waiting[pair.mentor])


async def _keep(bots: Bots, pair: Pair) -> None:
    await slack.post(bots.peer, slack.press(pair.mentee, "keep"))


async def _pressed(bots: Bots, who: PersonId, verb: Answers, ref: str) -> None:
    before = len(bots.nowhere.answered)
    await slack.post(bots.ours, slack.press(who, write_token(verb.name, ref)))
    # A revised card means success; a refusal is shown beside the card instead.
    if not all(one.get("replace_original") for one in bots.nowhere.answered[before:]):
        raise NotDone(f"{verb.name} was answered with {bots.nowhere.answered[-1]}")


def _in_the_handler(act: str, members: int, taken: Times) -> Row:
    met = "met" if taken.p50 <= IN_THE_HANDLER else "MISSED"
    goal = f"≤ {milliseconds(IN_THE_HANDLER)} ms {met}"
    return Row(f"S4 {act}, processor in the handler", members, str(taken), later=goal, cost=taken.p50)


def _rate(act: str, home: Home, crowd: dict[str, Both]) -> Row:
    ours, theirs = (AT_ONCE / crowd[name][0].p50 for name in (act, "peer"))
    figure, cost = f"S4 {act}, {AT_ONCE} at once", crowd[act][0].p50 / AT_ONCE
    said = [f"{rate:,.0f} a second" for rate in (ours, theirs)]
    return Row(figure, home.members, said[0], ANOTHER, said[1], ours / theirs, THRICE, cost=cost)


def _pairs(home: Home, wanted: int) -> list[Pair]:
    """Return pairs of mentors, each asking another who has room, none of them twice."""
    if len(home.listings) < 2 * wanted:
        raise ValueError(f"{wanted} asks need {2 * wanted} people; {len(home.listings)} have room here")
    people = home.listings[-2 * wanted :]
    asked = zip(people[:wanted], people[wanted:], strict=True)
    return [Pair(mentee.mentor, mentor.mentor, mentor.open_kinds[0]) for mentee, mentor in asked]


def _write_drafts(home: Home, parts: Opened, pairs: Sequence[Pair]) -> None:
    """Write the drafts that a preview would have kept: sending sends the draft."""
    now = parts.responder.services.clock()

    def write(connection: Transaction) -> None:
        for pair in pairs:
            mine = Drafts(connection, home.community, pair.mentee, now)
            mine.save(asks.ASK.name, pair.mentor, _draft(pair))

    parts.database.write(write)


def _draft(pair: Pair) -> dict[str, str]:
    """Return what stands above the button that the mentee presses, by field."""
    return {"kind": pair.kind, "question": QUESTION, "line": "Between two offers"}


def _delivered(bots: Bots, pair: Pair) -> str:
    """Deliver the ask's card to its mentor, who presses on it; return the ask's id."""
    ask, card = _latest(bots, pair), (outbox.c.recipient == pair.mentor) & (outbox.c.kind == NoticeKind.ASKED)
    told = {"state": Status.SENT, "sent_version": outbox.c.version, "sent_to": dict(slack.PRESSED_AT)}
    bots.parts.database.write(
        lambda open_: open_.execute(update(outbox).where(card, outbox.c.ref == ask).values(told))
    )
    return ask


def _latest(bots: Bots, pair: Pair) -> str:
    """Return the id of the ask that was just sent."""
    found = bots.parts.database.read(
        lambda open_: Asks(open_, bots.home.community).latest(pair.mentee, pair.mentor)
    )
    if found is None:
        raise NotDone(f"no ask to {pair.mentor} was kept")
    return found.id
