"""Work is found by its field and by what it is a part of, through slips and compounds, and by who does it."""

import pytest

from bot.store.index.index import Index
from tests.store.index.people import fill, ids, listing, look


def test_a_field_finds_what_is_a_part_of_it_and_not_the_other_way_round(index: Index) -> None:
    fill(index, listing("plumber", headline="Plombière"), listing("joiner", headline="Tischlerin"))
    assert set(ids(look(index, "skilled trades"))) == {"plumber", "joiner"}
    assert ids(look(index, "plumber")) == ["plumber"]


def test_where_nobody_does_the_work_who_is_of_its_field_comes_nearest(index: Index) -> None:
    fill(index, listing("joiner", headline="Tischlerin"), listing("cook", headline="Cook"))
    found = look(index, "plumber")
    assert (ids(found), found.hits[0].why) == (["joiner"], ("Tischlerin",))
    assert [choice.key for choice in found.understood] == ["work plumber"]


@pytest.mark.parametrize("beside", ["Recruiter for engineers", "Lecturer, engineering crafts"])
def test_who_is_one_comes_before_who_works_for_them(index: Index, beside: str) -> None:
    long = listing("is", headline="Engineer of locks and weirs and dams and one stubborn river")
    fill(index, listing("beside", headline=beside), long)
    assert ids(look(index, "engineer")) == ["is", "beside"]


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("teacher", "Berufsschullehrerin"),
        ("carpenter", "Schreinermeisterin"),
        ("acountant", "Buchhalterin"),
        ("electritian", "Électricienne"),
        ("Fluglotse", "Air traffic control"),
        ("infirmiere", "Ward sister"),
    ],
)
def test_work_is_found_in_compounds_and_through_slips(index: Index, words: str, headline: str) -> None:
    fill(index, listing("one", headline=headline), listing("other", headline="Transport"))
    assert ids(look(index, words)) == ["one"]


def test_transport_is_no_sport(index: Index) -> None:
    fill(index, listing("moves", headline="Transport"))
    assert ids(look(index, "sport")) == []


def test_a_word_that_somebody_here_wrote_is_not_misspelt(index: Index) -> None:
    fill(index, listing("nick", story="Everybody calls me Bakker."), listing("bread", headline="Boulangère"))
    found = look(index, "bakker")
    assert (ids(found), found.understood) == (["nick"], ())


def test_an_english_ai_is_no_french_verb(index: Index) -> None:
    sloth = listing("sloth", story="An ai is a sloth. J’ai repris le travail.")
    fill(index, sloth, listing("ai", headline="AI for farms"))
    assert ids(look(index, "machine learning")) == ["ai"]
    assert look(index, "j’ai une idée").understood == ()


def test_germany_is_not_all_who_speak_german(index: Index) -> None:
    fill(index, listing("vienna", headline="Nurse", country="Austria"))
    assert look(index, "nurse in Germany").total == 0


@pytest.mark.parametrize("words", ["abogado pero no penalista", "lawyer, not criminal law"])
def test_a_part_of_a_field_is_ruled_out(index: Index, words: str) -> None:
    fill(index, listing("crime", headline="Strafverteidiger"), listing("work", headline="Labour lawyer"))
    assert ids(look(index, words)) == ["work"]


@pytest.mark.parametrize("words", ["shopping", "waiting", "first", "customers"])
def test_a_word_of_everyday_is_no_slip(index: Index, words: str) -> None:
    fill(
        index, listing("writes", headline="Writing"), listing("ships", headline="Shipping, forestry, customs")
    )
    assert look(index, words).understood == ()


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("pastry chef", "Konditorin"),
        ("baker", "Maestra pastelera"),
        ("Goldschmied", "Orfèvre"),
        ("orthophoniste", "Speech and language therapy"),
        ("actuary", "Aktuarin"),
        ("insurance", "Actuaire"),
        ("Schäferei", "Pastora de ovejas"),
        ("animals", "Sheep farmer"),
        ("interiorista", "Innenarchitektin"),
        ("bar exam", "Abogada"),
        ("data engineer", "Ingénieure de données"),
        ("tornero", "CNC machinist"),
    ],
)
def test_jobs_of_every_kind_are_known_in_each_language(index: Index, words: str, headline: str) -> None:
    fill(index, listing("one", headline=headline), listing("other", headline="Sommelier"))
    assert ids(look(index, words)) == ["one"]


@pytest.mark.parametrize(
    "words",
    ["me llamas", "I want to report", "students", "ein Taylor", "addition", "es rückt näher", "un facteur"],
)
def test_everyday_sentences_name_no_work(index: Index, words: str) -> None:
    fill(index, listing("any", headline="Sommelier"))
    assert [one.key for one in look(index, words).understood if one.key.startswith("work")] == []


def test_work_that_nobody_does_is_told_and_nobody_of_its_field_counts_as_doing_it(index: Index) -> None:
    fill(index, listing("joiner", headline="Joiner"), listing("cook", headline="Cook"))
    found = look(index, "glassblower")
    assert (ids(found), found.total, found.near) == (["joiner"], 0, 1)
    assert [choice.said for choice in found.missing] == ["glassblower"]
    found = look(index, "a glassblower to look at my CV")
    assert (found.total, [choice.said for choice in found.missing]) == (0, ["glassblower"])
