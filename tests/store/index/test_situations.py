"""Who has been through what a sentence tells of is found, in whichever words and language either tells it."""

import pytest

from bot.domain.search.matching import Looking
from bot.domain.search.situations import called, situations
from bot.store.index.index import Index
from bot.views.search.understood import LONGEST_CHIP
from tests.store.index.people import HERE, fill, ids, listing, look

TIRED = "Nach einem Burnout arbeite ich anders."
RAISED = "I doubled my pay by asking, twice."


@pytest.mark.parametrize(
    ("words", "situation"),
    [
        ("I failed my exam twice, what now?", "failed"),
        ("J’ai quarante ans et je veux changer de métier", "career-change"),
        ("in software without a degree", "no-degree"),
        ("¿Cómo pido un aumento de sueldo?", "salary"),
        ("Ich habe Angst vor Vorträgen", "stage-fright"),
        ("nobody in my family went to college", "first-generation"),
    ],
)
def test_a_situation_is_understood(index: Index, words: str, situation: str) -> None:
    fill(index, listing("any"))
    assert f"situation {situation}" in [choice.key for choice in look(index, words).understood]


TOLD = {
    "caring": """
        I look after my mum, who has dementia
        ich pflege meine Mutter
        je m'occupe de mon père malade
        cuido a mi madre
    """,
    "visa": """
        my visa runs out in June
        mein Aufenthaltstitel läuft bald ab
        mon titre de séjour expire bientôt
        se me acaba el visado
    """,
    "refuge": """
        we fled the war
        Ich bin vor dem Krieg geflohen
        j'ai dû fuir mon pays
        soy refugiada
    """,
    "late-start": """
        am I too old to start at 47?
        bin ich zu alt für eine Ausbildung?
        est-ce trop tard pour moi ?
        empezar a los cincuenta
    """,
    "job-hunt": """
        nobody answers my applications
        Auf meine Bewerbungen kommt keine Antwort
        j'envoie des CV partout et personne ne répond
        mando currículums y nadie contesta
    """,
    "first-job": """
        I have no experience
        frisch von der Uni
        jeune diplômée
        busco mi primer empleo
    """,
    "mental-health": """
        I had panic attacks
        ich habe Depressionen
        une dépression l'an dernier
        ataques de ansiedad
    """,
    "illness": """
        back after my cancer treatment
        nach langer Krankheit
        après une longue maladie
        tras una enfermedad larga
    """,
    "grief": """
        my mother died last year
        mein Vater ist gestorben
        je suis en deuil
        murió mi padre
    """,
    "addiction": """
        I have been sober for three years
        seit Jahren trocken
        j'ai arrêté de boire
        dejé de beber
    """,
    "prison": """
        I have a criminal record
        ich bin vorbestraft
        à ma sortie de prison
        tengo antecedentes penales
    """,
    "discrimination": """
        the first Black woman in the room
        wegen meiner Hautfarbe
        à cause de mes origines
        me discriminaron por mi apellido
    """,
    "changed-subject": """
        I want to switch majors
        Studienfach gewechselt
        je veux changer de filière
        me equivoqué de carrera
    """,
    "family-business": """
        I take over the farm
        den Hof meiner Eltern übernehmen
        reprendre l'entreprise de mon père
        una empresa familiar
    """,
    "choosing": """
        I have two offers and can't decide
        ich habe zwei Zusagen
        j'hésite entre deux postes
        dudo entre dos ofertas
    """,
    "shifts": """
        how do you live with night shifts
        Schichtdienst macht müde
        le travail de nuit
        turnos de noche
    """,
    "parents-want": """
        my parents want me to do something else
        meine Eltern erwarten etwas anderes
        mes parents veulent autre chose
        mis padres quieren otra cosa
    """,
}
SITUATIONS = [(words.strip(), key) for key, said in TOLD.items() for words in said.strip().splitlines()]


@pytest.mark.parametrize(("words", "situation"), SITUATIONS, ids=[words for words, _ in SITUATIONS])
def test_whoever_asks_finds_who_tells_of_it_in_the_same_words(
    index: Index, words: str, situation: str
) -> None:
    fill(index, listing("told", story=words), listing("other", story="I keep bees."))
    found = look(index, words)
    assert f"situation {situation}" in [choice.key for choice in found.understood]
    assert (ids(found)[0], found.total) == ("told", 1)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_the_name_of_a_situation_fits_its_chip(language: str) -> None:
    too_long = [key for key in situations() if len(called(key, language)) > LONGEST_CHIP]
    assert not too_long


def test_who_has_been_through_it_needs_no_other_word_of_the_sentence(index: Index) -> None:
    fill(
        index,
        listing("talks", story="I think all the time about quitting a club."),
        listing("been", story=TIRED),
    )
    found = look(index, "I'm exhausted and think all the time about quitting")
    assert (ids(found), found.total) == (["been"], 1)


def test_where_nobody_tells_of_it_who_uses_its_words_comes_nearest(index: Index) -> None:
    fill(index, listing("words", story="A good boss is a quiet one."), listing("other", country="Peru"))
    found = look(index, "I hate my boss")
    assert [choice.key for choice in found.understood] == ["situation boss"]
    assert (ids(found), found.total, found.near) == (["words"], 0, 1)
    assert [choice.key for choice in found.missing] == ["situation boss"]
    assert ids(look(index, "I hate my boss", country="Peru")) == []


def test_who_has_been_through_both_comes_before_who_has_been_through_one(index: Index) -> None:
    fill(
        index,
        listing("tired", story=TIRED),
        listing("raised", story=RAISED),
        listing("both", story=f"{TIRED} {RAISED}"),
    )
    found = look(index, "burnt out and underpaid")
    assert [choice.key for choice in found.understood] == ["situation burnout", "situation salary"]
    assert (ids(found)[0], found.total, found.near) == ("both", 1, 2)


def test_the_question_that_a_mentor_is_glad_to_be_asked_is_the_reason(index: Index) -> None:
    glad = ("How do you say no?", "How do you ask for more money?")
    fill(index, listing("asked", glad=glad), listing("told", story=RAISED), listing("neither"))
    found = look(index, "I feel underpaid")
    assert {str(hit.mentor): hit.glad for hit in found.hits} == {"asked": 1, "told": None}
    assert look(index, "I am shy").hits == ()


def test_of_whom_it_is_told_comes_after_who_was_there_and_who_was_not_does_not_come(index: Index) -> None:
    fill(
        index,
        listing("coach", headline="Burnout coach"),
        listing("never", story="Nobody believes that I was never burnt out."),
        listing("been", story=TIRED),
    )
    found = look(index, "burnout")
    assert (ids(found), found.total, found.near) == (["been", "coach"], 1, 1)


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("a designer, no freelancers", ["work designer", "not situation self-employed"]),
        ("Designerin, aber nicht selbstständig", ["work designer", "not situation self-employed"]),
        ("designer, sauf freelance", ["work designer", "not situation self-employed"]),
        ("I am not shy", []),
        ("I'm not good at public speaking", ["situation stage-fright"]),
        ("Ich kann nicht vor Leuten sprechen", ["situation stage-fright"]),
        ("discrimination lawyer", ["work lawyer"]),
        ("gay rights lawyer", ["work lawyer"]),
        ("freelance coach", ["work sport", "situation self-employed"]),
        ("autonomous driving", []),
        ("recall notices", []),
        ("I am not retired", []),
        ("grief counsellor", ["work psychologist"]),
        ("visa lawyer", ["work immigration law"]),
        ("I am looking for a new job", []),
        ("je cherche un nouveau travail", []),
        ("naturalist", ["work wildlife"]),
        ("history of the civil war", ["work historian"]),
        ("how do I become a product manager", ["work product manager"]),
        ("seasonal vegetables", ["work fruit grower"]),
        ("nurse in a refugee camp", ["work nurse", "work humanitarian"]),
    ],
)
def test_what_is_no_situation_is_not_understood_as_one(
    index: Index, words: str, understood: list[str]
) -> None:
    fill(index, listing("any"))
    assert [choice.key for choice in look(index, words).understood] == understood


def test_who_is_in_a_situation_can_be_ruled_out(index: Index) -> None:
    free, employed = listing("free", headline="Freelance designer"), listing("employed", headline="Designer")
    fill(index, free, employed)
    assert ids(look(index, "designer, no freelancers")) == ["employed"]


def test_what_two_sentences_say_is_no_situation(index: Index) -> None:
    fill(index, listing("no", story="My soufflé failed. Exams are for others."))
    assert look(index, "failed my exam").total == 0


def test_work_in_a_situation_is_heard_too(index: Index) -> None:
    """A nurse from abroad looks for a nurse who came from abroad."""
    came = "I emigrated with one suitcase."
    fill(
        index,
        listing("cook", headline="Cook", story=came),
        listing("nurse", headline="Nurse", story=came),
        listing("home", headline="Nurse"),
    )
    found = look(index, "I am a nurse from abroad")
    assert (ids(found)[0], found.total) == ("nurse", 1)
    assert {choice.key for choice in found.understood} == {"work nurse", "situation newcomer"}


def test_a_situation_that_was_taken_off_is_plain_words(index: Index) -> None:
    fill(index, listing("paid", story=RAISED), listing("raises", story="I raise goats."))
    taken = Looking(HERE, "ask for a raise", off=frozenset({"situation salary"}))
    assert ids(look(index, "ask for a raise")) == ["paid"]
    plain = index.find(taken, limit=5)
    assert (ids(plain)[0], plain.understood) == ("raises", ())
