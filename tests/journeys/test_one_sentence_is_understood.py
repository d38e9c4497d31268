"""A shy student types one sentence, in English or in German, and asks the right person in four presses."""

import pytest

from bot.handlers.routing import Answer
from bot.views.catalogues import catalogue, language_of
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, form_of, value_of, words_of

CV = {"cv-review": 2, "quick-question": 2}
IN_ENGLISH = "I'd like a nurse in Scotland to look at my CV, I am rather nervous about it"
IN_GERMAN = "Könnte eine Krankenschwester in Schottland meinen Lebenslauf anschauen? Ich bin so nervös"
SPOKEN = [("en-GB", IN_ENGLISH), ("de-DE", IN_GERMAN)]


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def fay(here: Community) -> Acting:
    here.mentors(
        "Ada Berg", field="Nursing", headline="Nurse", story="Wards.", place="London", country="UK", offers=CV
    )
    fay = here.mentors(
        "Fay Reid",
        field="Nursing",
        headline="Nurse",
        story="Nights.",
        place="Dundee",
        country="UK",
        offers=CV,
    )
    here.mentors(
        "Ian Muir", field="Law", headline="Solicitor", story="Land.", place="Glasgow", country="UK", offers=CV
    )
    return fay


def joins(here: Community, locale: str) -> Acting:
    leila = here.joins("Leila Haddad", locale=locale, line="2nd-year Biology")
    leila.types("/find-mentor")
    return leila


def labels_of(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def said(locale: str, sentence: str) -> str:
    return catalogue(language_of(locale)).gettext(sentence)


@pytest.mark.parametrize(("locale", "sentence"), SPOKEN)
def test_from_one_sentence_to_an_ask(here: Community, fay: Acting, locale: str, sentence: str) -> None:
    leila = joins(here, locale)
    found = leila.types(f"/find-mentor {sentence}")

    # The one nurse in Scotland comes first, the other nurse after her; the lawyer in Scotland does not.
    assert [card.title for card in cards_of(found)] == ["Fay Reid", "Ada Berg"]
    assert said(
        locale, "Those who have everything you said come first; the others have some of it."
    ) in words_of(found)

    # Two presses and a form that has her sentence already: nothing is typed twice.
    form = leila.presses(said(locale, "Ask"), found, on="Fay")
    assert sentence in [value_of(field) for field in form_of(form).fields]
    preview = leila.submits(form, kind="cv-review")
    leila.presses(said(locale, "Send"), preview)
    here.deliver()
    assert sentence in words_of(here.inbox(fay)[0])


@pytest.mark.parametrize(
    ("locale", "sentence", "reason"),
    [
        ("en-GB", "how do I negotiate my pay?", "Glad to be asked: “How do you ask for more money?”"),
        ("de-DE", "Wie verhandle ich mein Gehalt?", "Gern gefragt: „How do you ask for more money?“"),
    ],
)
def test_a_question_that_a_mentor_is_glad_to_be_asked_is_said_as_the_reason(
    here: Community, locale: str, sentence: str, reason: str
) -> None:
    here.mentors("Ayo Shon", headline="Cook", story="Pans.", glad=("Why?", "How do you ask for more money?"))
    found = joins(here, locale).types(f"/find-mentor {sentence}")
    assert [card.title for card in cards_of(found)] == ["Ayo Shon"]
    assert reason in words_of(found)


def test_a_word_that_stands_in_such_a_question_alone_is_shown_there(here: Community) -> None:
    here.mentors("Ayo Shon", headline="Cook", story="Pans.", glad=("Why?", "Where do you buy saffron?"))
    here.mentors("Ada Berg", headline="Cook", story="Pans and saffron.", glad=("Is saffron dear?",))
    shown = {card.title: card.lines for card in cards_of(joins(here, "en-GB").types("/find-mentor saffron"))}
    assert "Glad to be asked: “Where do you buy saffron?”" in shown["Ayo Shon"]
    assert "Glad to be asked: “Is saffron dear?”" not in shown["Ada Berg"]


@pytest.mark.usefixtures("fay")
def test_a_word_that_nobody_here_wrote_is_told_beside_who_has_the_rest(here: Community) -> None:
    found = joins(here, "en-GB").types("/find-mentor nurse to look at my CV about quokkas")
    assert cards_of(found)
    assert "Nobody here wrote “quokkas”; these have the rest." in words_of(found)


@pytest.mark.usefixtures("fay")
def test_what_was_understood_is_taken_off_in_one_press(here: Community) -> None:
    leila = joins(here, "en-GB")
    found = leila.types("/find-mentor nurse in Glasgow")
    assert "Nobody in Glasgow has room for this now. These are in" in words_of(found)
    assert cards_of(found)[0].title == "Fay Reid"
    assert "Tell me when somebody new fits" in labels_of(found)
    anywhere = leila.presses("Glasgow ✕", found)
    assert "Glasgow ✕" not in labels_of(anywhere)


@pytest.mark.usefixtures("fay")
def test_what_was_ruled_out_is_not_found(here: Community) -> None:
    leila = joins(here, "en-GB")
    found = leila.types("/find-mentor Scotland, but not law")
    assert "Ian Muir" not in words_of(found)
    assert "Ian Muir" in words_of(leila.presses("Not: law ✕", found))


@pytest.mark.usefixtures("fay")
def test_a_wish_for_a_place_waits_for_somebody_there(here: Community) -> None:
    leila = joins(here, "en-GB")
    leila.presses("Tell me when somebody new fits", leila.types("/find-mentor nurse in Glasgow"))
    here.mentors("Gus Hill", field="Nursing", headline="Nurse", story="Days.", place="Perth", country="UK")
    assert here.looks_after_wishes() == 0
    here.mentors("Mia Bell", field="Nursing", headline="Nurse", story="Days.", place="Glasgow", country="UK")
    assert here.looks_after_wishes() == 1


def test_what_a_mentor_went_through_finds_them_and_is_no_label_on_them(here: Community) -> None:
    here.mentors("Ida Holm", field="Law", headline="Solicitor", story="I burnt out at forty, and came back.")
    leila = joins(here, "en-GB")
    found = leila.types("/find-mentor exhausted, I cannot anymore")
    assert "burnout ✕" in labels_of(found)
    (ida,) = cards_of(found)
    assert ida.title == "Ida Holm"
    assert "burnout" not in " ".join(ida.lines)


@pytest.mark.usefixtures("fay")
def test_where_nobody_is_known_to_answer_soon_it_is_said(here: Community) -> None:
    found = joins(here, "en-GB").types("/find-mentor nurse who answers quickly")
    assert "Nobody who usually answers in a day has room for this now." in words_of(found)
    assert {card.title for card in cards_of(found)} == {"Fay Reid", "Ada Berg"}
