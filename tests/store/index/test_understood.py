"""What a search says beside its words ranks people, is shown, and can be taken off."""

from dataclasses import replace

import pytest

from bot.domain.search.matching import Found, Listing, Looking
from bot.store.index.index import Index
from tests.store.index.people import HERE, fill, ids, listing, look


def lives(
    mentor: str, place: str, country: str = "United Kingdom", headline: str = "", story: str = ""
) -> Listing:
    return replace(listing(mentor, headline=headline, story=story, country=country), place=place)


def keys(found: Found) -> list[str]:
    return [choice.key for choice in found.understood]


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("someone to look at my CV", ["kind cv-review"]),
        ("Vorstellungsgespräch üben", ["kind mock-interview"]),
        ("faire relire mon CV", ["kind cv-review"]),
        ("practicar una entrevista de trabajo", ["kind mock-interview"]),
        ("in the north of England", ["place north-england"]),
        ("German-speaking Hebamme", ["work midwife", "language de"]),
        ("work in IT", ["work tech"]),
        ("is it hard?", []),
        ("mentors with room", []),
        ("not in France", ["not place FR"]),
        ("I no longer want to teach", []),
    ],
)
def test_what_is_said_is_understood(index: Index, words: str, understood: list[str]) -> None:
    fill(index, listing("any"))
    assert keys(look(index, words)) == understood


ASKED = {
    "cv-review": """
        portfolio feedback
        can someone glance over my application?
        Bewerbung gegenlesen
        kann jemand kurz über meine Bewerbung schauen
        mes chances avec ce CV
        relecture de ma candidature
        ¿me puede alguien mirar la carta de motivación?
    """,
    "mock-interview": """
        grill me before my interview
        I have an interview on Monday
        hab am Freitag ein Vorstellungsgespräch
        j'ai un entretien jeudi et je stresse
        tengo entrevista el lunes
    """,
    "quick-question": """
        can I pick your brain
        kurz was fragen
        j'ai une question bête
        una dudilla
    """,
    "career-chat": """
        talk about my future
        no idea what to do after my degree
        Ich weiß nicht, was ich werden will
        je sais pas quoi faire après le bac
        no sé qué hacer al terminar la carrera
    """,
    "introduction": """
        who could put me in touch
        I don't know anyone in town
        kennt jemanden, der mich weiterempfiehlt
        je suis sans réseau
        no tengo contactos
    """,
    "work-shadowing": """
        what does a typical day look like
        mal einen Tag zuschauen
        je voudrais suivre quelqu'un pendant une journée
        ver cómo trabaja alguien
    """,
    "project": """
        build something together
        gemeinsam etwas bauen
        je cherche une alternance
        hacer un proyecto juntas
    """,
    "ongoing": """
        someone to check in with every few weeks
        jemand, der alle zwei Wochen mit mir redet
        quelqu'un pour faire le point tous les mois
        alguien que me acompañe unos meses
    """,
}
SAID = [(words.strip(), kind) for kind, said in ASKED.items() for words in said.strip().splitlines()]


@pytest.mark.parametrize(("words", "kind"), SAID, ids=[words for words, _ in SAID])
def test_a_kind_of_help_is_heard_as_people_ask_for_it(index: Index, words: str, kind: str) -> None:
    fill(index, listing("any"))
    assert keys(look(index, words)) == [f"kind {kind}"]


TOPICS = """
shadow puppets
shadow theatre for children
introduction to statistics
intro to python
user interviews for UX research
help me interview users
chef de projet
jefe de proyecto en construcción
Projektleiterin
weekly newspaper
long term care nurse
agent d'entretien
suivi de grossesse
check my contract in Germany
"""


@pytest.mark.parametrize(
    "words",
    TOPICS.strip().splitlines(),
)
def test_what_names_a_topic_is_no_kind_of_help(index: Index, words: str) -> None:
    fill(index, listing("any"))
    assert not [key for key in keys(look(index, words)) if key.startswith("kind")]


def test_who_has_everything_comes_first_and_is_counted(index: Index) -> None:
    far = [lives(f"far{number}", "Dundee", headline="Nurse nurse nurse") for number in range(5)]
    told = lives("told", "Glasgow", headline="Teacher", story="My sister is a nurse.")
    fill(
        index,
        *far,
        told,
        lives("here", "Glasgow", headline="Nurse"),
        lives("other", "Glasgow", headline="Law"),
    )
    found = look(index, "nurse in Glasgow")
    assert ids(found)[:2] == ["here", "told"]
    assert (found.total, found.near) == (2, 5)


def test_what_nobody_has_is_told_and_who_is_near_comes_first(index: Index) -> None:
    fill(index, lives("london", "London", headline="Nurse"), lives("dundee", "Dundee", headline="Nurse"))
    found = look(index, "nurse in Glasgow")
    assert (found.total, [choice.key for choice in found.missing]) == (0, ["place @glasgow"])
    assert ids(found) == ["dundee", "london"]


def test_what_was_taken_off_is_plain_words_again(index: Index) -> None:
    fill(index, lives("here", "Berlin", "Germany"), listing("berliner", story="My dog is called Berlin."))
    found = index.find(Looking(HERE, "Berlin"), limit=5)
    assert (keys(found), ids(found)[0], found.total) == (["place @berlin"], "here", 1)
    plain = index.find(Looking(HERE, "Berlin", off=frozenset(keys(found))), limit=5)
    assert (keys(plain), set(ids(plain))) == ([], {"here", "berliner"})


def test_who_was_ruled_out_is_left_out(index: Index) -> None:
    fill(index, listing("dev", headline="Software"), listing("founder", headline="Software start-up"))
    assert ids(look(index, "software, except start-ups")) == ["dev"]


def test_a_name_is_no_place(index: Index) -> None:
    fill(index, listing("paris", "Paris Johnson"), lives("there", "Paris", "France"))
    found = look(index, "the friend of Paris Johnson")
    assert (ids(found)[0], keys(found)) == ("paris", [])


def test_a_reason_is_in_the_mentors_own_words(index: Index) -> None:
    fill(index, listing("maud", headline="Midwife on nights"))
    assert look(index, "Hebamme").hits[0].why == ("Midwife",)


def test_a_word_that_nobody_wrote_removes_nobody(index: Index) -> None:
    fill(index, lives("here", "Glasgow", headline="Nurse"), lives("far", "Leeds", headline="Nurse"))
    found = look(index, "nervous nurse in Glasgow")
    assert (found.total, ids(found)[0]) == (1, "here")


def test_a_faint_word_beside_what_was_understood_is_not_looked_for(index: Index) -> None:
    practises, unhappy = (
        listing("practises", kinds=("mock-interview",)),
        listing("unhappy", story="Be unhappy."),
    )
    fill(index, practises, unhappy)
    found = look(index, "practise interviews with me, I feel so unhappy")
    assert (ids(found), found.total, found.missing) == (["practises"], 1, ())
    assert ids(look(index, "unhappy")) == ["unhappy"]


def test_what_nobody_wrote_beside_what_was_understood_is_told(index: Index) -> None:
    fill(index, listing("builds", kinds=("project",)))
    found = look(index, "a small project about dragons")
    assert (ids(found), found.total, found.unwritten, found.thin) == (["builds"], 1, ("dragons",), True)
    assert look(index, "a small project").unwritten == ()


@pytest.mark.parametrize("words", ["nairobi", "in Nairobi", "nurse nairobi", "nurses of Nairobi, please"])
def test_a_city_is_heard_also_in_small_letters_and_alone(index: Index, words: str) -> None:
    fill(index, listing("any"))
    assert "place @nairobi" in keys(look(index, words))


def test_a_city_that_only_a_card_here_names_is_heard(index: Index) -> None:
    fill(index, lives("digne", "Digne", "France"), lives("other", "Paris", "France"))
    assert keys(look(index, "digne")) == ["place @digne"]
    assert keys(look(index, "somebody of Digne, or around")) == ["place @digne"]
    assert keys(look(index, "the most digne of all people")) == []


def test_a_word_of_everyday_is_no_city(index: Index) -> None:
    fill(index, listing("any"))
    assert keys(look(index, "j'apprends tout seul")) == []
    assert keys(look(index, "Seúl")) == keys(look(index, "en Seúl")) == ["place @seoul"]


def test_in_the_country_of_a_city_people_are_near(index: Index) -> None:
    fill(index, lives("kisumu", "Kisumu", "Kenya"), lives("lima", "Lima", "Peru"))
    found = look(index, "Nairobi")
    assert (ids(found), found.total, found.near) == (["kisumu"], 0, 1)
