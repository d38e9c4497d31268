"""Words of people in Discord: read as they were typed, and never interpreted as Markdown (F53)."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.adapters.discord.drawing.escape import JOINER, TWINS, link, twins, words
from bot.adapters.discord.drawing.markdown import PENS
from bot.ui.limits import measure
from bot.ui.nodes import Card, Text, Tone
from bot.ui.written import Piece, WordLine, Written
from tests.contract.discord import LIVE, live_in, unmarked

HOSTILE = [
    "@everyone",
    "@Here",
    "<@1>",
    "<@!1>",
    "<@&1>",
    "<#1>",
    "<t:1618953630:R>",
    "<:joy:1>",
    "<a:joy:1>",
    "</find:1>",
    "<id:customize>",
    "https://evil.example/x",
    "<https://evil.example>",
    "discord://x",
    "[bank](https://evil.example)",
    "[bank](<https://evil.example>)",
    "[x]",
    "](",
    "**bold**",
    "*x*",
    "_x_",
    "__x__",
    "~~gone~~",
    "||hidden||",
    "`code`",
    "```block```",
    "> quoted",
    ">>> quoted",
    "\n> quoted",
    "# large",
    "## large",
    "-# small",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "  - item",
    ":tada:",
    ":+1:",
    "\\",
    "\\*",
    "\\\\",
    "¯\\_(ツ)_/¯",
]
SOME = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Zl", "Zp"])),
    st.lists(st.sampled_from([*HOSTILE, "a", " ", "\n", "_", "*"])).map("".join),
)
SIGNS = {twin: sign for sign, twin in TWINS.items()}


@settings(max_examples=400, deadline=None)
@given(SOME)
@example("".join(HOSTILE))
@example("\n".join(HOSTILE))
@example(":a_b: a:b: ::")
def test_nothing_of_an_escaped_text_is_live(text: str) -> None:
    assert live_in(words(text)) == []
    assert [found.group() for found in LIVE.finditer(twins(text))] == []
    assert "*" not in twins(text)


@settings(max_examples=400, deadline=None)
@given(SOME)
@example("".join(HOSTILE))
def test_an_escaped_text_is_read_as_it_was_typed(text: str) -> None:
    assert "\n".join(unmarked(words(text))).replace(JOINER, "") == text.replace(JOINER, "")
    read = "".join(SIGNS.get(letter, letter) for letter in twins(text))
    assert read == "".join(SIGNS.get(letter, letter) for letter in text)


@settings(max_examples=200, deadline=None)
@given(SOME)
def test_look_alikes_take_no_more_room(text: str) -> None:
    assert measure(twins(text)) == measure(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stand_in_every_place_as_they_were_typed(text: str) -> None:
    for pen in PENS[:2]:
        drawn = [pen.title(text), *(pen.text(Text(text, tone)) for tone in Tone), pen.quote(text)]
        drawn += [pen.facts(((text, text),)), pen.card(Card(title=text, lines=(text,), quote=text))]
        shown = "".join(line for one in drawn for line in unmarked(one)).replace(JOINER, "")
        read = "".join(SIGNS.get(letter, letter) for letter in shown)
        assert [live for one in drawn for live in live_in(one)] == []
        assert read.count(text.strip()) >= 10


@pytest.mark.parametrize(
    "text", ["Amara’s question", "One, two; (three)!", "10:30", "10 % of 3 + 4", "a-b", "3.5"]
)
def test_ordinary_words_are_left_as_they_are(text: str) -> None:
    assert (words(text), twins(text)) == (text, text)


@pytest.mark.parametrize("label", ["]", "a](https://evil.example)", "\\]", "two\nlines", "[x]"])
def test_what_a_link_is_called_cannot_end_it(label: str) -> None:
    drawn = link(label, "https://good.example/a_b", words)
    (read,) = unmarked(drawn)

    assert live_in(drawn) == []
    assert read.replace(JOINER, "") == f"[{' '.join(label.split())}](https://good.example/a_b)"


def test_a_link_is_not_called_like_an_address_to_discord() -> None:
    drawn = link("https://good.example", "https://good.example", words)

    assert "https://" not in drawn.partition("](<")[0].replace("\\", "")
    assert drawn.endswith("](<https://good.example>)")


def test_marked_words_are_bold_italic_linked_and_listed() -> None:
    shown = Written(
        (
            WordLine((Piece("a*b", bold=True), Piece(" and "), Piece("c", italic=True))),
            WordLine(),
            WordLine((Piece("here", url="https://good.example/x"),), listed=True),
        )
    )

    assert PENS[0].said(shown) == "**a\\*b** and *c*\n\n- [here](<https://good.example/x>) (good.example)"
    assert PENS[2].said(shown) == "a∗b and c\n\nhere <https://good.example/x>"
