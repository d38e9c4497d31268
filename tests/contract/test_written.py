"""Whatever a manager types into an announcement is read on every platform, and nothing in it comes alive."""

import asyncio
from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.adapters.slack.answering.sending import Sending
from bot.adapters.slack.calls.api import Api
from bot.adapters.slack.calls.pace import Pace
from bot.adapters.slack.drawing import bodies, render
from bot.domain.announcements.markup import LONGEST_TITLE, LONGEST_WORDS, parse, problem_of_words
from bot.port import Address
from bot.ui import limits
from bot.ui.fit import visible
from bot.ui.nodes import Message, Written, components, length
from bot.views.announcements.message import Announced, announcement
from tests.contract import slack, web
from tests.contract.made_up import READER
from tests.contract.reading import reading
from tests.contract.test_renderers import ALIVE, EXPECTED, RENDERERS
from tests.contract.test_slack_limits import refused
from tests.fakes.slack.ledger import Call
from tests.fakes.slack.listening import thread_of_its_own
from tests.fakes.slack.reading import message as read_back
from tests.fakes.slack.server import serving
from tests.fakes.slack.workspace import TEAM, TOKEN, Workspace

MENTIONS: Final = ("<!channel>", "<!here|x>", "<@U1>", "<#C1>", "<!subteam^S1>", "@everyone", "@here", "@all")
ADDRESSES: Final = (
    "www.example.org",
    "http://evil.example/x",
    "mailto:a@evil.example",
    "<https://e.org|bank>",
)
CODES: Final = (
    ":tada:",
    "&lt;!channel&gt;",
    "<b>",
    "</p><script>",
    "`x`",
    "~x~",
    "> quoted",
    "<!date^0^{date}|x>",
)
ALONE: Final = ("https://other.example/x", "https://other.example/?a=b", "https://localhost")
"""Addresses that are links as they stand, and one that is none."""

DEAD: Final = (*MENTIONS, *ADDRESSES, *CODES)
MARKS: Final = (
    "**",
    "*",
    "_",
    "- ",
    "• ",
    "[x](https://example.org/a?b=1&c=2)",
    "[**y**](https://bücher.example)",
)
BETWEEN: Final = ("a", " ", "\n", "\n\n", "שירה", "🌱", "\u202e", "\u200b")

DEAD_WORDS: Final = st.lists(st.sampled_from((*DEAD, *BETWEEN)), max_size=12).map("".join)
WORDS: Final = st.one_of(
    st.lists(st.sampled_from((*DEAD, *ALONE, *BETWEEN, *MARKS)), max_size=16).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
)


def announced(words: str) -> Message | None:
    """Return the announcement with these words, as its reader gets it; None where they are refused."""
    if problem_of_words(words) is not None:
        return None
    said = Announced(
        title="Title", words=parse(words), sender="Nora", office="Alumni Office", audience="mentors"
    )
    return announcement(READER, said)


def written_in(message: Message) -> Written:
    return next(node for node in message.body if isinstance(node, Written))


@settings(max_examples=150, deadline=None)
@given(WORDS)
@example("".join(MARKS) + "\n".join(DEAD))
@example("https://other.example/x**y**")
@example("https://localhost:tada:")
def test_every_platform_shows_the_same_words_and_none_comes_alive(words: str) -> None:
    message = announced(words)
    if message is None:
        return
    for name, read in RENDERERS.items():
        assert read(message) == EXPECTED.get(name, reading)(message), name
        assert ALIVE[name](message) == [], name


@settings(max_examples=100, deadline=None)
@given(DEAD_WORDS)
@example("\n".join(DEAD))
def test_words_without_marks_are_read_as_they_were_typed(words: str) -> None:
    message = announced(words)
    if message is None:
        return
    typed = [visible(line).rstrip() for line in words.strip().splitlines()]
    read = [line.rstrip() for line in written_in(message).texts]
    assert read == [line for line in typed if line]
    for renderer in (slack, web):
        found = next(seen for seen in renderer.read(message) if seen[0] == "written")
        assert [line.rstrip() for line in found[1:]] == read


@pytest.fixture(scope="module")
def sent() -> Iterator[Callable[[Message], Call]]:
    """Send a message to Zola in Slack, and return the call that the stand-in received."""
    here = Workspace()
    here.joins("UZOLA", "Zola Dlamini")
    with serving(here), thread_of_its_own() as loop:
        minutes = count()
        pace = Pace(gap=0, clock=lambda: next(minutes) * 60.0)
        api = Api(TOKEN, f"{here.url}api/", pace=pace)

        def send(message: Message) -> Call:
            going = Sending(api).send(Address(TEAM, "UZOLA"), message, key=f"out.{len(here.lines)}.1")
            asyncio.run_coroutine_threadsafe(going, loop).result(10)
            return here.calls[-1]

        yield send
        asyncio.run_coroutine_threadsafe(api.close(), loop).result(10)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=WORDS)
@example(words="".join(MARKS) + "\n".join(DEAD))
def test_what_slack_receives_mentions_nobody_and_is_not_unfurled(
    sent: Callable[[Message], Call], words: str
) -> None:
    message = announced(words)
    if message is None:
        return
    call = sent(message)
    assert call.method == "chat.postMessage"
    assert call.outcome == "ok"
    assert (call.arguments["unfurl_links"], call.arguments["unfurl_media"]) == ("false", "false")
    assert slack.LIVE.findall(call.arguments["text"]) == []
    got = read_back(call.arguments["blocks"], {})
    assert [line for line in written_in(got).lines if line.pieces] == _merged(written_in(message))


def _merged(words: Written) -> list[object]:
    return [line for line in words.lines if line.pieces]


def test_an_answer_of_slacks_is_not_unfurled_either() -> None:
    message = announced("[Look](https://example.org)")
    assert message is not None
    for body in (bodies.ephemeral(message), bodies.replacing(message)):
        assert (body["unfurl_links"], body["unfurl_media"]) == (False, False)


def test_a_notification_says_the_words_rather_than_the_greeting() -> None:
    message = announced("Come **soon**: [the doors](https://example.org)\n\n- @here")
    assert message is not None
    said = render.message(message).text.replace("\u2060", "")
    assert said == "Title\nCome soon: the doors (example.org)\n@here"


LONGEST_HOSTS: Final = "".join(f"[x](https://{n}{'.aaaaaaaaa' * 9}.example) " for n in range(5))


@pytest.mark.parametrize("unit", ["x", "🌱", "漢", "x ", "- x\n", "*x* ", "\u0958"])
def test_two_thousand_units_fit_every_platform(unit: str) -> None:
    longest = ""
    while problem_of_words(f"{LONGEST_HOSTS}\n{longest}{unit}") is None:
        longest += unit
    message = announced(f"{LONGEST_HOSTS}\n{longest}")
    assert message is not None
    assert limits.measure(f"{LONGEST_HOSTS}\n{longest}") > LONGEST_WORDS * 0.4

    whole = Message("T" * LONGEST_TITLE, message.body)
    assert refused(whole) == []
    assert components(whole) < limits.COMPONENTS
    assert length(whole) < limits.MESSAGE - limits.HEADING
    assert written_in(whole) == written_in(message)
