"""Words of people in Teams: read as they were typed, and never interpreted as Markdown, mention or date."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.adapters.teams.drawing.escape import JOINER, TWINS, apart, link, run, spoken, twins
from bot.ui.limits import measure
from tests.contract.teams import FORMATTED, LIVE, live_in

HOSTILE = [
    "<at>Amara</at>",
    "@everyone",
    "https://evil.example/x",
    "www.evil.example",
    "evil.example",
    "[bank](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "&#60;b>",
    "**bold**",
    "*x*",
    "_x_",
    "__x__",
    "~~gone~~",
    "`code`",
    "```block```",
    "| a | b |",
    "> quoted",
    "\n> quoted",
    "# large",
    "- item",
    "+ item",
    "1. item",
    "  7) item",
    "---",
    "===",
    "{{DATE(2026-11-29T10:00:00Z, SHORT)}}",
    "{{TIME(2026-11-29T10:00:00Z)}}",
    "\\*",
    "\\",
]
SOME = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"])),
    st.lists(st.sampled_from([*HOSTILE, "a", " ", "\n", "_", "*", "."])).map("".join),
)
SIGNS = {twin: sign for sign, twin in TWINS.items()}


def read(text: str) -> str:
    """Return a text as a reader sees it: a look-alike is the sign that it stands for."""
    return "".join(SIGNS.get(letter, letter) for letter in text).replace(JOINER, "")


@settings(max_examples=400, deadline=None)
@given(SOME)
@example("".join(HOSTILE))
@example("\n".join(HOSTILE))
@example("@¼")
@example("A.A²")
def test_nothing_of_an_escaped_text_is_live(text: str) -> None:
    assert LIVE.findall(twins(text)) == []
    assert LIVE.findall(spoken(text)) == []
    assert FORMATTED.findall(run(text)) == []


@settings(max_examples=400, deadline=None)
@given(SOME)
@example("".join(HOSTILE))
def test_an_escaped_text_is_read_as_it_was_typed(text: str) -> None:
    assert read(twins(text)) == read(run(text)) == read(text)


@settings(max_examples=200, deadline=None)
@given(SOME)
@example("\n".join(HOSTILE))
def test_words_without_a_card_hold_no_link_and_no_mention(text: str) -> None:
    assert "://" not in apart(text)
    assert "<at" not in apart(text)
    assert FORMATTED.findall(apart(text)) == []
    assert "www." not in apart(text).lower()
    assert read(apart(text)) == read(text)


@pytest.mark.parametrize(
    "text", ["Amara's question", "One, two; (three)!", "10:30", "10 % of 3 + 4", "a-b", "About 3.5", "Q & A"]
)
def test_ordinary_words_are_left_as_they_are(text: str) -> None:
    assert (run(text), twins(text), apart(text)) == (text, text, text)


@pytest.mark.parametrize("label", ["]", "a](https://evil.example)", "\\]", "two\nlines", "[x]", "<at>x</at>"])
def test_what_a_link_is_called_cannot_end_it(label: str) -> None:
    drawn = link(label, "https://good.example/a_b(c)")

    assert live_in(drawn) == []
    assert drawn.count("](") == 1
    assert drawn.endswith("](https://good.example/a%5Fb%28c%29)")
    assert measure(drawn) < 120
