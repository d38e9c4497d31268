"""The pictures of Slack leave nothing out: what the bot sends there is drawn, and read in the drawing."""

from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from bot.adapters.slack.drawing import render
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Message
from tests.contract.drawing import Screen
from tests.contract.made_up import VOICES, cast
from tests.contract.screens import screens
from tests.fakes.slack.drawing import blocks, window
from tests.fakes.slack.ledger import Line, Seen, View

BEHIND_A_PRESS = frozenset({"overflow", "static_select", "multi_static_select"})
"""Elements whose options Slack shows once they are pressed."""
SAMPLES = (
    {
        "type": "section",
        "text": {"text": "Words"},
        "accessory": {"type": "button", "text": {"text": "Press"}},
    },
    {"type": "context", "elements": [{"type": "image", "alt_text": "Amara Okafor"}]},
)


def shown_blocks(screen: Screen) -> list[dict[str, Any]]:
    match screen:
        case Message():
            return list(render.message(screen).blocks)
        case Form():
            return list(render.modal(screen)["blocks"])
        case Rejected(form, errors):
            return list(render.modal(form, errors)["blocks"])


def words(part: object) -> Iterator[str]:
    """Return every text of some blocks that is read without a press."""
    match part:
        case {"type": kind} if kind in BEHIND_A_PRESS:
            return
        case {"text": str(text)}:
            yield text
        case dict():
            yield from (text for one in part.values() for text in words(one))
        case list():
            yield from (text for one in part for text in words(one))
        case _:
            return


class Reader(HTMLParser):
    """Reads a page as its reader does: the text between the tags."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self.read = ""

    def handle_data(self, data: str) -> None:
        """Keep some text."""
        self.read += data


def read(page: str) -> str:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return unescape(reader.read)


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: str(voice.title))
def test_every_word_of_the_gallery_is_drawn(voice: Any) -> None:  # noqa: ANN401 - a voice of the gallery
    for shown in screens(cast(voice)):
        sent = shown_blocks(shown.screen)
        drawn = read(str(blocks(sent)))
        for text in words(sent):
            assert unescape(text.strip()) in drawn, f"{shown.name}: {text!r} is not drawn"


def test_what_is_typed_cannot_become_markup() -> None:
    page = str(blocks([{"type": "header", "text": {"text": "<script>alert(1)</script>"}}]))
    assert "<script>" not in page
    assert read(page) == "<script>alert(1)</script>"


def test_pictures_and_buttons_beside_words_are_drawn() -> None:
    page = str(blocks(SAMPLES))
    assert "WordsPress" in read(page)
    assert 'title="Amara Okafor"' in page


def test_what_cannot_be_drawn_says_what_to_add() -> None:
    with pytest.raises(ValueError, match="no drawing of the block 'video'"):
        blocks([{"type": "video"}])
    with pytest.raises(ValueError, match="no drawing of the element 'clock'"):
        blocks([{"type": "actions", "elements": [{"type": "clock"}]}])


def test_a_private_answer_says_that_others_do_not_see_it() -> None:
    line = Line("DU0LEILA", "1.0", "U0ALONGSIDE", only_for="U0LEILA")
    assert "Only visible to you" in read(window(Seen("U0LEILA", "ephemeral", line)))
    line.only_for = ""
    assert "Only visible to you" not in read(window(Seen("U0LEILA", "line", line)))


def test_errors_stand_below_the_field_that_they_are_about() -> None:
    box = {"type": "input", "block_id": "question", "label": {"text": "Your question"}}
    body = {
        "title": {"text": "Your ask"},
        "submit": {"text": "Preview"},
        "blocks": [{**box, "element": {"type": "plain_text_input"}}],
    }
    seen = Seen(
        "U0LEILA",
        "errors",
        view=View("V1", "U0LEILA", "1", body),
        errors={"question": "A little more, please"},
    )
    assert "Your questionA little more, please" in read(window(seen))
