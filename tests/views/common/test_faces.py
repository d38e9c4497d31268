"""Whose face may stand beside a card: of a person who is named there, and of nobody else."""

from dataclasses import replace

import pytest

from bot.domain.asks.ask import Status
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Person
from bot.ui.faces import NOBODYS, PersonFace
from bot.ui.nodes import Card, Message, Text
from bot.views.answers import answer
from bot.views.asks import ask as ask_views
from bot.views.common import people
from bot.views.words import preview as previews
from tests.contract.made_up import VOICES, cast
from tests.contract.screens import screens

AMARA = Person(PersonId("per_1"), CommunityId("com_1"), "Amara Okafor", account="U0AMARA")
READER = cast(VOICES[0]).reader


def test_a_person_who_is_named_has_a_face() -> None:
    assert people.face(READER, AMARA) == PersonFace("Amara Okafor", "U0AMARA", "Picture of Amara Okafor")


def test_somebody_who_left_has_initials_alone() -> None:
    assert people.face(READER, replace(AMARA, has_left=True)).account == ""


def test_somebody_without_their_name_has_none() -> None:
    assert people.face(READER, replace(AMARA, id=PersonId(""), name="The person who asked")) == NOBODYS
    assert people.face(READER, replace(AMARA, name="")) == NOBODYS


def test_the_people_of_a_list_have_faces() -> None:
    drawn = screens(cast(VOICES[0]))
    messages = [(shown.name, shown.screen) for shown in drawn if isinstance(shown.screen, Message)]
    cards = [(name, node) for name, shown in messages for node in shown.body if isinstance(node, Card)]

    assert len({name.split(":")[0] for name, card in cards if card.face.name}) > 10
    assert {name for name, card in cards if name.startswith("search.saved.") and not card.face.name} == set()


MENTEE = replace(AMARA, id=PersonId("per_2"), name="Leila Haddad", account="U0LEILA")


def test_an_ask_has_the_face_of_its_mentee_where_they_are_named() -> None:
    ask = cast(VOICES[0]).ask(Status.WAITING)
    assert [face.name for face in faces(answer.asked(READER, ask, MENTEE))] == ["Leila Haddad"]


def test_a_preview_has_the_face_that_its_reader_will_see() -> None:
    seen = answer.asked(READER, cast(VOICES[0]).ask(Status.WAITING), MENTEE)
    titled = Message("Amara answered", seen.body, face=people.face(READER, AMARA))
    shown = Message("This is what Leila will read", previews.as_read(titled))
    assert [face.name for face in faces(shown)] == ["Amara Okafor", "Leila Haddad"]


@pytest.mark.parametrize(
    "other", [replace(AMARA, name=""), replace(AMARA, id=PersonId(""), name="The person who asked")]
)
def test_no_card_of_an_ask_has_the_face_of_somebody_erased_or_unnamed(other: Person) -> None:
    ask = cast(VOICES[0]).ask(Status.WAITING)
    shown = (answer.asked(READER, ask, other), ask_views.receipt(READER, ask, other))
    assert [face for one in shown for face in faces(one)] == []


def faces(shown: Message) -> list[PersonFace]:
    """Return whose faces a message has, in the order in which they stand."""
    nodes = (node.face for node in shown.body if isinstance(node, Card | Text))
    return [face for face in (shown.face, *nodes) if face.name]
