"""Words of people in Slack: read as they were typed, and never interpreted as markup (F53)."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.adapters.slack.drawing import render
from bot.adapters.slack.drawing.escape import JOINER, TWINS, UNDERSCORE, literal, mrkdwn, plain_text
from bot.ui.nodes import Button, Buttons, Card, Facts, Message, Quote, Text, Tone
from bot.ui.verbs import search
from tests.contract.slack import LIVE, alive, read

HOSTILE = [
    "<!channel>",
    "<!here|x>",
    "<@U1>",
    "<#C1>",
    "<http://evil.example|bank>",
    "http://evil.example",
    "www.evil.example",
    "mailto:me@evil.example",
    "@here",
    "@everyone",
    "#general",
    "*bold*",
    "＊bold＊",
    "_x_",
    "~gone~",
    "`code`",
    "```block```",
    "> quoted",
    "  > quoted",
    "\n> quoted",
    "＞ quoted",
    ":tada:",
    ":+1:",
    "&lt;!channel&gt;",
    "&amp;",
    "[x](javascript:alert(1))",
    "<!date^0^{date}|now>",
]
WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])),
    st.lists(st.sampled_from([*HOSTILE, "a", " ", "\n", "_", "*"])).map("".join),
)
SIGNS = {twin: sign for sign, twin in TWINS.items()} | {UNDERSCORE: "_", "\u02cb": "`"}


def seen(text: str) -> str:
    """Return what a reader sees of an escaped text, with each look-alike read as its character."""
    shown = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace(JOINER, "")
    return "".join(SIGNS.get(letter, letter) for letter in shown)


@settings(max_examples=300, deadline=None)
@given(WORDS)
@example("".join(HOSTILE))
@example("_a_ snake_case __init__ _")
@example(">>> three")
@example("0_\U00013460")
def test_nothing_of_an_escaped_text_is_live(words: str) -> None:
    assert [found.group() for found in LIVE.finditer(mrkdwn(words))] == []


@settings(max_examples=300, deadline=None)
@given(WORDS)
@example("&lt;!channel&gt; &amp;amp;")
def test_an_escaped_text_is_read_as_it_was_typed(words: str) -> None:
    assert seen(mrkdwn(words)) == seen(words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stand_in_every_place_as_they_were_typed(words: str) -> None:
    shown = Message(
        words,
        (
            *(Text(words, tone) for tone in Tone),
            Quote(words),
            Facts(((words, words),)),
            Card(title=words, lines=(words,), quote=words, buttons=(Button(words, search.FIND),)),
            Buttons((Button(words, search.FIND),)),
        ),
    )

    called = Button(words, search.FIND, about=words).named
    assert alive(shown) == []
    assert {word for seen in read(shown) for word in seen[1:]} == {words, "1:find:", called}


@pytest.mark.parametrize(
    "words", ["Amara’s question", "first_name", "One, two; (three)!", "10 % of 3 + 4", "O’Neill, “Co”"]
)
def test_ordinary_words_are_left_as_they_are(words: str) -> None:
    assert mrkdwn(words) == words


def test_words_are_typed_literally_in_blocks() -> None:
    assert plain_text(":tada: <b>") == {"type": "plain_text", "text": ":tada: <b>", "emoji": False}
    assert literal("*b*") == {"type": "text", "text": "*b*"}
    assert literal("*b*", bold=True) == {"type": "text", "text": "*b*", "style": {"bold": True}}


def test_no_block_of_ours_is_mrkdwn() -> None:
    shown = Message(
        "Title", (Text("*b*", Tone.QUIET), Text("*b*"), Card(title="*b*", lines=("*b*",), quote="*b*"))
    )

    assert "mrkdwn" not in str(render.message(shown).blocks)
