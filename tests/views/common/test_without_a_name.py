"""What a person without a name is called: whole, small inside a sentence, with a capital at its beginning."""

from dataclasses import replace

import pytest

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Person
from bot.views.common import anonymous, people
from bot.views.common.reader import Reader
from tests.contract.made_up import READER

GERMAN = replace(READER, locale="de-DE")


def nobody(reader: Reader, field: str = "") -> Person:
    """Return the stand-in for a mentee without a name."""
    return Person(PersonId(""), CommunityId("com_here"), anonymous.called(reader, field), zone="")


@pytest.mark.parametrize(
    ("field", "sentence", "said"),
    [
        ("", "{name} answered once more", "The person who asked answered once more"),
        ("", "This is what {name} will read", "This is what the person who asked will read"),
        ("", "It ended. {name} was told.", "It ended. The person who asked was told."),
        ("Art", "Is this for {name}?", "Is this for the person in Art who asked?"),
        ("{x} {name}", "{name} thanks you", "The person in {x} {name} who asked thanks you"),
    ],
)
def test_it_is_written_as_its_place_asks(field: str, sentence: str, said: str) -> None:
    assert READER.say(sentence, name=people.first_name(nobody(READER, field))) == said


def test_it_is_so_in_other_languages() -> None:
    name = people.first_name(nobody(GERMAN))

    assert GERMAN.say("{name} answered once more", name=name).startswith("Die fragende Person")
    assert GERMAN.say("This is what {name} will read", name=name) == "Das liest die fragende Person"


def test_it_stands_whole_in_a_list() -> None:
    assert people.name(nobody(READER)) == "The person who asked"
    assert people.name(nobody(READER, "x" * 80)).endswith("who asked")


def test_a_name_keeps_its_letters() -> None:
    small = Person(PersonId("per_1"), CommunityId("com_here"), "bell hooks", zone="UTC")

    assert READER.say("{name} answered once more", name=people.first_name(small)).startswith("bell ")
