"""A person who erased everything has no name: what they are called is said in the reader's language."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.ui.forms import Form, Rejected
from bot.views.common import people
from tests.contract.made_up import READER, VOICES, Cast, cast
from tests.contract.screens import screens
from tests.fakes.reading import words_of


def nameless(language: str) -> Cast:
    """Return a cast of two people without names, read in a language."""
    calm = cast(VOICES[0])
    gone = replace(calm.mentee, name="")
    mentor = replace(calm.mentor, person=replace(calm.mentor.person, name=""))
    return Cast(gone, mentor, calm.words, replace(calm.reader, locale=language))


def english(language: str) -> Iterator[tuple[str, str]]:
    """Yield each line of the gallery in which an English word stands for a name."""
    for shown in screens(nameless(language)):
        screen = shown.screen.form if isinstance(shown.screen, Rejected) else shown.screen
        words = repr(screen) if isinstance(screen, Form) else words_of(screen)
        yield from ((shown.name, line[:120]) for line in words.splitlines() if _is_english(line))


def _is_english(line: str) -> bool:
    return re.search(r"\bsomebody\b(?! else| near you)", line, re.IGNORECASE) is not None


def test_nobody_without_a_name_is_called_something_english() -> None:
    assert sorted(english("de")) == []


def test_a_sentence_begins_with_a_capital_and_goes_on_without() -> None:
    gone = people.first_name(replace(cast(VOICES[0]).mentee, name=""))
    assert READER.say("{name} said yes", name=gone) == "Somebody who left said yes"
    assert (
        READER.say("This is what {name} will read", name=gone) == "This is what somebody who left will read"
    )
    assert people.heading(READER, replace(cast(VOICES[0]).mentee, name="")) == "Somebody who left"
