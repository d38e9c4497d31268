"""S4, without HTTP: an ask is sent, and accepted, each committed before its answer.

We: requests through the responder on SQLite with `synchronous=FULL`: who acts, the decision, the ask, three
places, the outbox rows of both people, the mentorship, and the card drawn anew. Peer: SQLAlchemy's async
session over aiosqlite, `synchronous=FULL` too, that keeps one ask and one outbox row: much less, in the way
most bots do it. Both are awaited from one event loop, in turns. The goal (three times the requests, a tenth
of the wait) is against Bolt in front of such a session; that row follows with the Slack adapter.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter

from benchmarks.async_session import Peer
from benchmarks.community import Home, Opened, opened
from benchmarks.measure import Times
from benchmarks.size import Size
from benchmarks.table import Row, compared
from bot.domain.ids import PersonId
from bot.store.asks import Asks
from bot.store.database import Transaction
from bot.store.drafts import Drafts
from bot.ui.nodes import Message
from bot.ui.requests import Actor, Request, Surface
from bot.ui.verbs import ACCEPT, ASK, SEND_ASK, Answers

AT_ONCE = 16
LATER = "≥ 3 × Bolt, later"
QUESTION = "I have an offer from a small firm and one from a large one. How would you choose between them?"
ANOTHER = "SQLAlchemy + aiosqlite"


@dataclass(frozen=True, slots=True)
class Pair:
    """Somebody who asks, and the mentor with room whom they ask."""

    mentee: Actor
    mentor: Actor
    kind: str


class NotDone(RuntimeError):
    """An ask was refused that should have gone through: the figures would be of something else."""


def run(home: Home, size: Size) -> list[Row]:
    """Measure alone, then sixteen at once."""
    with opened(home) as parts:
        pairs = _pairs(home, parts, size.pairs + size.bursts * AT_ONCE)
        _write_drafts(home, parts, pairs)
        return asyncio.run(_measured(home, parts, pairs, size))


async def _measured(home: Home, parts: Opened, pairs: Sequence[Pair], size: Size) -> list[Row]:
    peer = Peer(home.folder / "peer.db")
    await peer.make()
    alone = await _taken(home, parts, peer, [[pair] for pair in pairs[: size.pairs]])
    rest = pairs[size.pairs :]
    bursts = [rest[at : at + AT_ONCE] for at in range(0, len(rest), AT_ONCE)]
    crowd = await _taken(home, parts, peer, bursts)
    await peer.close()
    return [
        *(compared(f"S4 {act}, alone", home.members, alone[act], ANOTHER, alone["peer"], later=LATER)
          for act in ("send", "accept")),
        *(_rate(act, home, crowd) for act in ("send", "accept")),
    ]  # fmt: skip


async def _taken(home: Home, parts: Opened, peer: Peer, groups: Sequence[Sequence[Pair]]) -> dict[str, Times]:
    """Let each group send, accept, and keep the peer's asks, one after the other; the first is a warm-up."""
    taken: dict[str, list[float]] = {"send": [], "accept": [], "peer": []}

    async def keep(pair: Pair) -> None:
        await peer.keep(pair.mentee.user, pair.mentor.user, QUESTION)

    for group in groups:
        taken["send"].append(await _together(group, partial(_send, parts)))
        waiting = {pair.mentor.user: _latest(home, parts, pair) for pair in group}
        taken["accept"].append(await _together(group, partial(_accept, parts, waiting)))
        taken["peer"].append(await _together(group, keep))
    return {name: Times.of(seconds[1:] or seconds) for name, seconds in taken.items()}


async def _together(group: Sequence[Pair], act: Callable[[Pair], Awaitable[None]]) -> float:
    start = perf_counter()
    await asyncio.gather(*(act(pair) for pair in group))
    return perf_counter() - start


async def _send(parts: Opened, pair: Pair) -> None:
    await _answered(parts, pair.mentee, SEND_ASK, pair.mentor.user)


async def _accept(parts: Opened, waiting: Mapping[str, str], pair: Pair) -> None:
    await _answered(parts, pair.mentor, ACCEPT, waiting[pair.mentor.user])


async def _answered(parts: Opened, actor: Actor, verb: Answers, ref: str) -> None:
    request = Request(f"{verb.name}.{actor.user}.{ref}", actor, Surface.CARD, verb.name, ref)
    answer = await asyncio.wrap_future(parts.responder.begin(request))
    if not isinstance(answer, Message):
        raise NotDone(f"{verb.name} was answered with {answer}")


def _rate(act: str, home: Home, crowd: dict[str, Times]) -> Row:
    ours, theirs = (AT_ONCE / crowd[name].p50 for name in (act, "peer"))
    figure, cost = f"S4 {act}, 16 at once", crowd[act].p50 / AT_ONCE
    said = [f"{rate:,.0f} a second" for rate in (ours, theirs)]
    return Row(figure, home.members, said[0], ANOTHER, said[1], ours / theirs, later=LATER, cost=cost)


def _pairs(home: Home, parts: Opened, wanted: int) -> list[Pair]:
    """Return pairs of mentors, each asking another who has room, none of them twice."""
    if len(home.listings) < 2 * wanted:
        raise ValueError(f"{wanted} asks need {2 * wanted} people; {len(home.listings)} have room here")
    people = home.listings[-2 * wanted :]
    actors = parts.actors(home.community, [one.mentor for one in people])
    asked = zip(actors[wanted:], people[wanted:], strict=True)
    return [
        Pair(mentee, mentor, listing.open_kinds[0])
        for mentee, (mentor, listing) in zip(actors[:wanted], asked, strict=True)
    ]


def _write_drafts(home: Home, parts: Opened, pairs: Sequence[Pair]) -> None:
    """Write what a preview would have kept: what is sent is the draft."""
    now = parts.responder.ground.clock()

    def write(connection: Transaction) -> None:
        for pair in pairs:
            mine = Drafts(connection, home.community, PersonId(pair.mentee.user), now)
            written = {"kind": pair.kind, "question": QUESTION, "line": "Between two offers"}
            mine.save(ASK.name, pair.mentor.user, written)

    parts.database.write(write)


def _latest(home: Home, parts: Opened, pair: Pair) -> str:
    """Return the id of the ask that was just sent."""
    mentee, mentor = PersonId(pair.mentee.user), PersonId(pair.mentor.user)
    found = parts.database.read(lambda open_: Asks(open_, home.community).latest(mentee, mentor))
    if found is None:
        raise NotDone(f"no ask to {mentor} was kept")
    return found.id
