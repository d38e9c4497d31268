"""S1: `/find-mentor <text>` in Slack, alone: signed HTTP in, rendered answer out.

We: the signature, Bolt, the searcher, a snapshot, the search, the cards, the committed record of it, and
the answer drawn as blocks. Peers: a default Bolt app that says hello, as its documentation begins, called the
same way in the same process; and with `process_before_response`, which does not poll every 10 ms.
Goal: half of a default hello.
"""

import asyncio
from collections.abc import Callable

from starlette.types import ASGIApp

from benchmarks import slack
from benchmarks.community import Home, opened
from benchmarks.measure import Times, interleaved
from benchmarks.queries import SETS
from benchmarks.size import Size
from benchmarks.table import Goal, Row, compared

FIGURE = "S1 /find-mentor <text>"
OF_HELLO = Goal(0.5)


def run(home: Home, size: Size) -> list[Row]:
    """Measure one search after the other against both hellos."""
    texts = [query.text for query in (*SETS["text"], *SETS["sentence"])]
    with opened(home) as parts, asyncio.Runner() as loop:
        searcher = home.listings[0].mentor
        pages = slack.ours(parts, home.community, slack.Nowhere())

        def find(number: int) -> bytes:
            line = f"/find-mentor {texts[number % len(texts)]}"
            answer = loop.run(slack.post(pages, slack.command(searcher, line)))
            if b'"blocks"' not in answer:
                raise RuntimeError(f"a search was answered with {answer[:200]!r}")
            return answer

        contestants = {
            "ours": find,
            "hello": _hello(loop, slack.bolt(), searcher),
            "quick": _hello(loop, slack.bolt(answers_first=True), searcher),
        }
        taken = interleaved(contestants, rounds=size.rounds, seconds=2 * size.seconds)
    times = {name: Times.of(seconds) for name, seconds in taken.items()}
    return [
        compared(FIGURE, home.members, times["ours"], "Bolt hello", times["hello"], goal=OF_HELLO),
        compared(FIGURE, home.members, times["ours"], "Bolt hello, no polling", times["quick"]),
    ]


def _hello(loop: asyncio.Runner, app: ASGIApp, searcher: str) -> Callable[[int], bytes]:
    return lambda _: loop.run(slack.post(app, slack.command(searcher, "/hello")))
