"""How people's text is split, folded and filtered."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.store.index.words import LONGEST, MOST_WORDS, cut, fold, wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Head of R&D (C++, C#)", ["head", "of", "r&d", "c++", "c#"]),
        ("I'm a women’s coach; don't", ["im", "a", "womens", "coach", "dont"]),
        ("Tomás Łukasz Ærøskøbing Straße", ["tomas", "lukasz", "aeroskobing", "strasse"]),
        ("C++ für Tomás", ["c++", "fur", "tomas"]),
        ("-manager room:true", ["manager", "room", "true"]),
        ("が か हिन्दी", ["が", "か", "हिन्दी"]),
        ("東京で働く", ["東", "京", "で", "働", "く"]),
        ("مرحبا\u200f שלום", ["مرحبا", "שלום"]),
        ("\x00 🚀 \ud800 ...", []),
    ],
)
def test_text_is_cut_into_folded_words(text: str, words: list[str]) -> None:
    assert cut(text)[1] == words


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("I am a lawyer who wants to move into tech", ["lawyer", "tech"], True),
        ("head of product", ["head", "product"], False),
        ("How do I ask for a raise?", ["raise"], True),
        ("Will", ["will"], False),
        ("moving to the US", ["us"], False),
        ("WHO WANTS TO TEACH ME CHEMISTRY", ["teach", "chemistry"], True),
        ("product Product PRODUCT", ["product"], False),
        ("I am", [], False),
        ("I WANT HELP", [], False),
        ("IT", ["it"], False),
        ("AI", ["ai"], False),
        ("ai", ["ai"], False),
        ("war reporter", ["war", "reporter"], False),
        ("ich war Lehrer", ["lehrer"], False),
        ("support", ["support"], False),
        ("I need a mentor for nursing", ["nursing"], True),
        ("Mentor für Pflege", ["pflege"], True),
        ("je cherche un mentor en informatique", ["informatique"], True),
        ("quelqu'un pour m'aider avec l'anglais", ["langlais"], True),
        ("busco mentora en enfermería", ["enfermeria"], True),
        ("somebody to look over my CV before Friday", ["cv"], True),
        ("Wer sieht sich bis Sonntag mein Portfolio an?", ["portfolio"], False),
        ("museums by next week", ["museums"], False),
        ("scared of statistics at 41", ["statistics"], False),
        ("scared", ["scared"], False),
        ("May", ["may"], False),
        ("nervös vor der Prüfung", ["prufung"], False),
        ("peur de l'oral en juin", ["loral"], False),
        ("empiezo en una cocina", ["cocina"], False),
        ("ISO 9001", ["iso", "9001"], False),
        ("?!", [], False),
    ],
)
def test_the_words_worth_looking_for(text: str, words: list[str], sentence: bool) -> None:
    asked = wanted(text)
    assert [word.folded for word in asked.words] == words
    assert asked.sentence is sentence


def test_words_are_kept_as_they_were_typed() -> None:
    assert [word.typed for word in wanted("Tomás CV").words] == ["Tomás", "CV"]


def test_a_pasted_page_is_looked_at_only_so_far() -> None:
    page = " ".join(f"word{number}" for number in range(5_000))
    assert len(wanted(page).words) == MOST_WORDS
    assert "violin" not in [word.folded for word in wanted("so " * 400 + "violin").words]
    assert len(wanted("x" * 10_000).words[0].folded) <= LONGEST


@given(st.text(max_size=200))
@settings(deadline=None)
@example("one word that stands for four: \ufdfa")
def test_both_writings_stay_side_by_side(text: str) -> None:
    typed, folded = cut(text)
    assert len(typed) == len(folded)
    assert not any(" " in word or "\n" in word or not word for word in (*typed, *folded))


@given(st.text(alphabet="aZ9'’&+# -é", max_size=40))
def test_one_accent_does_not_change_how_the_rest_is_cut(text: str) -> None:
    alone, together = cut(text)[1], cut(text + " é")[1]
    assert together[:-1] == alone


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
