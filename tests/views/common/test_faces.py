"""Whose face may stand beside a card: of a person who is named there, and of nobody else."""

from dataclasses import replace

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Person
from bot.ui.faces import NOBODYS, PersonFace
from bot.ui.nodes import Card, Message
from bot.views.common import people
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
