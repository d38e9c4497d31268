"""Days, cities, names and settings as a reader of French, Spanish or German meets them in a sentence."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import pytest

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.domain.mentors.card import Missing
from bot.domain.safety.report_and_block import Status
from bot.ui.nodes import Message, Text
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.mentors import door
from bot.views.people import doorstep
from bot.views.safety import report_and_block
from tests.contract.made_up import HERE, NOW, PROGRAMME, READER, VOICES, cast
from tests.contract.safety import report_of

CALM: Final = cast(VOICES[0])
MENTEE: Final = CALM.mentee
FRENCH: Final = Reader("fr-FR", "Europe/London", PROGRAMME, NOW)
SPANISH: Final = Reader("es-ES", "Europe/London", PROGRAMME, NOW)
GERMAN: Final = Reader("de-DE", "Europe/London", PROGRAMME, NOW)
FIRST: Final = datetime(2026, 12, 1, 12, tzinfo=UTC)
LATER: Final = datetime(2027, 1, 4, 12, tzinfo=UTC)


def words(message: Message) -> str:
    return " ".join(node.text for node in message.body if isinstance(node, Text))


@pytest.mark.parametrize(
    ("reader", "first", "second", "next_year"),
    [
        (FRENCH, "mardi 1er décembre", "mercredi 2 décembre", "lundi 4 janvier 2027"),
        (SPANISH, "martes 1 de diciembre", "miércoles 2 de diciembre", "lunes 4 de enero de 2027"),
        (GERMAN, "Dienstag, 1. Dezember", "Mittwoch, 2. Dezember", "Montag, 4. Januar 2027"),
        (READER, "Tuesday 1 December", "Wednesday 2 December", "Monday 4 January 2027"),
    ],
    ids=["fr", "es", "de", "en"],
)
def test_a_day_is_written_as_in_a_letter(reader: Reader, first: str, second: str, next_year: str) -> None:
    assert reader.day(FIRST) == first
    assert reader.day(FIRST.replace(day=2)) == second
    assert reader.day(LATER) == next_year


def test_a_short_day_counts_the_first_too() -> None:
    assert FRENCH.short_day(FIRST) == "mar. 1er déc."
    assert FRENCH.short_day(FIRST.replace(day=11)) == "ven. 11 déc."
    assert READER.short_day(FIRST) == "Tue 1 Dec"


@pytest.mark.parametrize(
    ("reader", "zone", "city"),
    [
        (FRENCH, "", "Londres"),
        (FRENCH, "Africa/Cairo", "Le Caire"),
        (SPANISH, "Asia/Kathmandu", "Katmandú"),
        (GERMAN, "Europe/Rome", "Rom"),
        (READER, "Asia/Kathmandu", "Kathmandu"),
        (READER, "America/St_Johns", "St. John’s"),
        (READER, "Antarctica/DumontDUrville", "Dumont-d’Urville"),
        (READER, "America/Argentina/ComodRivadavia", "Comodoro Rivadavia"),
        (FRENCH, "Africa/Lagos", "Lagos"),
        (FRENCH, "Etc/GMT+2", "UTC\u22122"),
        (FRENCH, "UTC", "UTC"),
    ],
)
def test_a_city_has_the_name_that_the_reader_knows(reader: Reader, zone: str, city: str) -> None:
    assert reader.city(zone) == city


def test_one_oclock_is_one_in_spanish() -> None:
    said = "{name} is told at {clock}, and not before. Until then you can take it back."
    assert "a la 1:30" in SPANISH.say(said, name="Leila", clock="1:30")
    assert "a las 11:30" in SPANISH.say(said, name="Leila", clock="11:30")


@pytest.mark.parametrize(
    ("reader", "begins", "within"),
    [
        (READER, "Somebody who left answered.", "Thank somebody who left"),
        (FRENCH, "Une personne qui est partie a répondu.", "Remercier une personne qui est partie"),
        (SPANISH, "Alguien que se fue ha respondido.", "Dar las gracias a alguien que se fue"),
        (GERMAN, "Jemand von früher hat geantwortet.", "Jemand von früher danken"),
    ],
    ids=["en", "fr", "es", "de"],
)
def test_who_left_is_called_so_in_the_readers_language(reader: Reader, begins: str, within: str) -> None:
    gone = people.name(replace(MENTEE, name=""))
    for called in (gone, people.first_name(replace(MENTEE, name=""))):
        assert reader.say("{name} answered.", name=called) == begins
        assert reader.say("Thank {name}", name=called) == within
    assert "who left" not in FRENCH.say("Thank {name}", name=gone)


def test_our_first_settings_are_said_in_the_readers_language_and_a_communitys_own_stand() -> None:
    assert "membres de notre communauté" in words(doorstep.for_members(FRENCH).message)
    own = replace(FRENCH, programme=replace(PROGRAMME, community="Les {Anciens} de Thiès"))
    assert "membres de Les {Anciens} de Thiès" in words(doorstep.for_members(own).message)
    assert own.configured("") == ""


def reported(reader: Reader, stage: Status, how_many: int) -> str:
    report = replace(report_of(CALM, stage), danger=True)
    return words(report_and_block.reported(reader, report, "Robin", READING[:how_many]))


READING: Final = tuple(Person(PersonId(f"per_{n}"), HERE, name) for n, name in enumerate(("Amara", "Tomás")))


@pytest.mark.parametrize(
    ("how_many", "taken", "closed"),
    [
        (0, "Those who look after this community are looking", "have closed it"),
        (1, "Amara is looking", "has closed it"),
        (2, "Amara and Tomás are looking", "have closed it"),
    ],
)
def test_one_looks_and_several_look(how_many: int, taken: str, closed: str) -> None:
    assert taken in reported(READER, Status.TAKEN, how_many)
    assert closed in reported(READER, Status.CLOSED, how_many)


def test_what_to_do_in_danger_is_said_in_the_readers_language() -> None:
    said = reported(SPANISH, Status.TAKEN, 0)
    assert said.startswith("Si tú u otra persona estáis en peligro")
    assert "Quienes cuidan de esta comunidad se están ocupando" in said


def test_what_a_card_lacks_is_listed_as_french_is_set() -> None:
    said = words(door.not_ready(FRENCH, tuple(Missing)).message)
    assert "vous\u202f; quelques mots" in said
