"""What a question is about, and whether two people asked for the same."""

import pytest

from bot.domain.passing_on.pass_it_on import in_common
from bot.store.index.index import Index

ALIKE = (
    (
        "How does a civil engineer begin in bridge design without a placement?",
        "Is bridge design open to an engineer who never had a placement?",
    ),
    (
        "How did you move from law into product management?",
        "I'm a solicitor and would like to become a product manager. Where do I begin?",
    ),
    (
        "What should my CV leave out when I apply for a graduate scheme?",
        "How long should a CV be for graduate schemes in banking?",
    ),
    ("Is nursing a good fit for somebody who can't stand nights?", "How do nurses deal with night shifts?"),
    (
        "I'm torn between a PhD and a job in industry. How did you decide?",
        "Should I do a PhD or go into industry first? I can't decide.",
    ),
    (
        "Ich studiere Bauingenieurwesen und frage mich, wie man ohne Praktikum in den Brückenbau kommt.",
        "Wie komme ich in den Brückenbau, wenn ich noch kein Praktikum hatte?",
    ),
    (
        "Comment avez-vous trouvé un stage d'architecture dans une petite agence ?",
        "Je cherche un stage d'architecture : les petites agences répondent-elles ?",
    ),
)

DIFFERENT = (
    ("How did you know that it was time to leave law?", "How did you know that it was time to move abroad?"),
    ("How do you say no to a manager?", "How did you move from law into product management?"),
    ("I'm a second-year student and wonder about work.", "I'm a third-year student and wonder about jobs."),
    (
        "Ich studiere im zweiten Jahr und frage mich, wie ich zur Bühne komme.",
        "Ich studiere im dritten Jahr und frage mich, wie ich zur Polizei komme.",
    ),
    (
        "Je suis en deuxième année et je voudrais savoir comment devenir juge.",
        "Je suis en troisième année et je voudrais savoir comment devenir chef.",
    ),
    (
        "Estoy en segundo año y quiero saber cómo se llega a ser juez.",
        "Estoy en tercer año y quiero saber cómo se llega a la radio.",
    ),
    ("?", "How did you know?"),
)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_who_ask_for_the_same_are_alike(index: Index, one: str, other: str) -> None:
    assert in_common(index.topics(one), index.topics(other))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_who_only_ask_in_the_same_words_are_not(index: Index, one: str, other: str) -> None:
    assert not in_common(index.topics(one), index.topics(other))


def test_a_word_and_its_kin_are_one(index: Index) -> None:
    assert index.topics("a lawyer") == index.topics("Law!") == index.topics("solicitors")


def test_nothing_is_about_nothing(index: Index) -> None:
    assert index.topics("") == index.topics("How did you know that?") == frozenset()
