"""S1, as far as it can be measured without Slack: `/find-mentor <text>`, alone, rendered to HTML.

We: a request through the responder (a snapshot, the search, the cards, the committed record of the search)
and the web chat's renderer, behind one Starlette route. Peer: a Starlette route that says hello, called the
same way in the same process: the limit of any answer. The goal names a default Bolt "hello", which takes
10 ms by its own polling; that row follows with the Slack adapter.
"""

import asyncio
from itertools import count

from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from benchmarks.asgi import call
from benchmarks.community import Home, Opened, opened
from benchmarks.measure import Times, interleaved
from benchmarks.queries import SETS
from benchmarks.size import Size
from benchmarks.table import Row, compared
from bot.adapters.web import render
from bot.ui.nodes import Aside
from bot.ui.requests import Request, Surface
from bot.ui.verbs import FIND

LATER = "≤ 0.5 × Bolt, later"


def run(home: Home, size: Size) -> list[Row]:
    """Measure one search after the other against hello."""
    texts = [query.text.encode() for query in (*SETS["text"], *SETS["sentence"])]
    with opened(home) as parts, asyncio.Runner() as loop:
        pages = application(home, parts)

        def find(number: int) -> bytes:
            return _ok(loop.run(call(pages, "/find", texts[number % len(texts)])))

        def hello(_: int) -> bytes:
            return _ok(loop.run(call(pages, "/hello")))

        taken = interleaved({"ours": find, "hello": hello}, rounds=size.rounds)
    ours, theirs = Times.of(taken["ours"]), Times.of(taken["hello"])
    figure = "S1 /find-mentor <text>"
    return [compared(figure, home.members, ours, "Starlette hello", theirs, later=LATER)]


def application(home: Home, parts: Opened) -> Starlette:
    """Return both doors: a search by the community's first mentor with room, and hello."""
    (actor,) = parts.actors(home.community, [home.listings[0].mentor])
    keys = count()

    async def find(http: HttpRequest) -> Response:
        words = (await http.body()).decode()
        request = Request(f"find.{next(keys)}", actor, Surface.COMMAND, FIND.name, words=words)
        answer = await asyncio.wrap_future(parts.responder.begin(request))
        if not isinstance(answer, Aside):
            raise TypeError(f"a search is answered privately, not with {type(answer).__name__}")
        return HTMLResponse(str(render.message(answer.message)))

    async def hello(_: HttpRequest) -> Response:
        return PlainTextResponse("hello")

    return Starlette(
        routes=[Route("/find", find, methods=["POST"]), Route("/hello", hello, methods=["POST"])]
    )


def _ok(answer: tuple[int, bytes]) -> bytes:
    status, body = answer
    if status != 200:
        raise RuntimeError(f"the answer was {status}: {body[:200]!r}")
    return body
