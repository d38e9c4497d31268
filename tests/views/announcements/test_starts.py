"""The six texts to start from: in each language they may be sent as they stand, and lose no mark."""

import re
from dataclasses import replace

import pytest

from bot.domain.announcements.markup import parse, problem_of_title, problem_of_words
from bot.ui import limits
from bot.views.announcing.starts import STARTS, starting_text
from bot.views.catalogues import FIRST, spoken
from tests.contract.made_up import READER

MARKS = re.compile(r"\*\*|^- ", re.MULTILINE)


@pytest.mark.parametrize("language", sorted(spoken()))
@pytest.mark.parametrize("key", STARTS)
def test_a_starting_text_may_be_sent_as_it_stands(language: str, key: str) -> None:
    start = starting_text(replace(READER, locale=language), key)
    english = starting_text(READER, key)

    assert problem_of_title(start.title) is None
    assert problem_of_words(start.words) is None
    assert limits.measure(start.label) <= limits.OPTION
    assert (start.words == english.words) is (language == FIRST)
    assert MARKS.findall(start.words) == MARKS.findall(english.words)
    spans = [span for line in parse(start.words) for span in line.spans]
    assert not any("**" in span.text or "{" in span.text for span in spans)


def test_commands_are_those_of_the_community() -> None:
    programme = replace(READER.programme, commands={"find-mentor": "find-an-elder"})
    said = starting_text(replace(READER, programme=programme), "doors-open").words
    assert "Type /find-an-elder to begin." in said
