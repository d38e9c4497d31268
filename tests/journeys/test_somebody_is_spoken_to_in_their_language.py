"""Everybody is spoken to in their own language; what people write to each other stays as they wrote it."""

from tests.fakes.community import Community
from tests.fakes.reading import errors_of, words_of

QUESTION = "How did you explain to your family that you were leaving law?"


def test_a_language_is_chosen_once_and_outlives_what_the_platform_says(
    community_of_people: Community,
) -> None:
    here = community_of_people
    anna = here.joins("Anna Vogel")
    settings = anna.presses("Settings", anna.types("/mentoring"))
    assert "Language\nEnglish" in words_of(settings)

    chosen = anna.submits(anna.presses("Change language", settings), language="de")
    assert "Sprache\nDeutsch" in words_of(chosen)
    assert "Einstellungen" in words_of(chosen)

    # Their platform still reports English; their own choice counts.
    home = anna.types("/mentoring")
    assert "Hallo. Ich bin Alongside" in words_of(home)
    back = anna.submits(anna.presses("Sprache ändern", chosen), language="en")
    assert "Language\nEnglish" in words_of(back)


def test_a_language_that_is_not_spoken_is_handed_back(community_of_people: Community) -> None:
    here = community_of_people
    anna = here.joins("Anna Vogel")
    form = anna.presses("Change language", anna.presses("Settings", anna.types("/mentoring")))

    assert errors_of(anna.submits(form, language="tlh")) == {"language": "Choose one of these, please."}


def test_two_people_read_the_same_ask_each_in_their_own_language(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor")
    anna = here.joins("Anna Vogel", locale="de-DE", zone="Europe/Berlin")

    found = anna.types("/find-mentor product")
    preview = anna.submits(anna.presses("Fragen", found), question=QUESTION)
    assert "hast du eine Antwort von Amara, oder andere zum Fragen." in words_of(preview)
    anna.presses("Senden", preview)
    here.deliver()

    # Amara is told in English, with Anna's own words; Anna's receipt is in German.
    ask = here.inbox(amara)[0]
    assert "Somebody would value your help: one quick question" in words_of(ask)
    assert QUESTION in words_of(ask)
    assert "[Decline kindly]" in words_of(ask)
    assert "Deine Anfrage an Amara" in words_of(here.inbox(anna)[0])
