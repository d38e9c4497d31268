"""Two people of one name on one screen are told apart by line or place, else by their order."""

from dataclasses import replace

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor, Person
from bot.ui.nodes import Buttons, Card, Message
from bot.views.common import alternatives, namesakes, people
from tests.contract.made_up import READER, VOICES, cast

CALM = cast(VOICES[0])


def mentor(number: int, name: str, **card: object) -> Mentor:
    person = replace(CALM.mentor.person, id=PersonId(f"per_{number}"), name=name)
    return replace(CALM.mentor, person=person, **card)  # type: ignore[arg-type]


def person(number: int, name: str, **more: str) -> Person:
    return replace(CALM.mentee, id=PersonId(f"per_{number}"), name=name, **more)  # type: ignore[arg-type]


def named(shown: tuple[Mentor, ...]) -> list[tuple[str, str]]:
    return [(people.name(one.person), people.first_name(one.person)) for one in shown]


def test_one_of_a_name_is_called_as_ever() -> None:
    told = namesakes.mentors([mentor(1, "Maria Silva"), mentor(2, "Jonas Weber")])
    assert named(told) == [("Maria Silva", "Maria"), ("Jonas Weber", "Jonas")]


def test_two_of_a_first_name_are_called_by_their_whole_names() -> None:
    told = namesakes.mentors([mentor(1, "Maria Silva"), mentor(2, "Costa, Maria")])
    assert [called for _, called in named(told)] == ["Maria Silva", "Costa, Maria"]


def test_two_of_a_name_are_told_apart_by_place() -> None:
    told = namesakes.mentors(
        [mentor(1, "Maria Silva", place="Lisbon"), mentor(2, "maria silva", place="Porto")]
    )
    assert named(told) == [
        ("Maria Silva (Lisbon)", "Maria Silva (Lisbon)"),
        ("maria silva (Porto)", "maria silva (Porto)"),
    ]


def test_a_place_that_is_hidden_or_shared_gives_way_to_the_next_thing_that_differs() -> None:
    two = [
        mentor(1, "Maria Silva", place="Lisbon", field="Law", hidden=frozenset({"place"})),
        mentor(2, "Maria Silva", place="Porto", field="Film"),
    ]
    assert named(namesakes.mentors(two))[0][0] == "Maria Silva (Law)"
    same = [
        mentor(1, "Maria Silva", place="Porto", field=""),
        mentor(2, "Maria Silva", place="Porto", field=""),
    ]
    alike = [replace(one, headline="") for one in same]
    assert [whole for whole, _ in named(namesakes.mentors(alike))] == ["Maria Silva (1)", "Maria Silva (2)"]


def test_the_same_person_twice_is_no_namesake() -> None:
    maria = person(1, "Maria Silva")
    assert [one.called for one in namesakes.persons([maria, maria])] == ["", ""]


def test_a_line_is_shown_only_where_its_writer_asked_the_reader() -> None:
    two = [(1, person(1, "Maria Silva", line="2nd-year law")), (2, person(2, "Maria Silva", line="Nurse"))]
    asked, met = namesakes.rows(two, lines=True), namesakes.rows(two)
    assert [one.name for _, one in asked] == ["Maria Silva (2nd-year law)", "Maria Silva (Nurse)"]
    assert [one.name for _, one in met] == ["Maria Silva (1)", "Maria Silva (2)"]


def test_people_without_a_name_stay_without_one() -> None:
    nobody = replace(CALM.mentee, id=PersonId(""), name="A student in Law")
    assert namesakes.persons([nobody, nobody]) == (nobody, nobody)


def test_a_long_name_leaves_room_for_what_tells_it_apart() -> None:
    two = [mentor(n, "Maria " + "Silva " * 30, place=place) for n, place in enumerate(("Lisbon", "Porto"))]
    for (whole, called), place in zip(named(namesakes.mentors(two)), ("Lisbon", "Porto"), strict=True):
        assert whole.endswith(f"({place})")
        assert called.endswith(f"({place})")


def test_no_two_buttons_of_a_screen_say_the_same_of_two_people() -> None:
    others = (mentor(1, "Maria Silva", place="Lisbon"), mentor(2, "Maria Silva", place="Porto"))
    shown = Message("Title", alternatives.instead(READER, others))
    assert asking(shown) == ["Ask Maria Silva (Lisbon)", "Ask Maria Silva (Porto)"]


def asking(shown: Message) -> list[str]:
    rows = [part.buttons for part in shown.body if isinstance(part, Card | Buttons)]
    return [one.label for row in rows for one in row if one.label.startswith("Ask ")]
