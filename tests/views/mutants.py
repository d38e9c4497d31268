"""The guards that the tests of what people read protect, and the code without each."""

from tests.fakes.mutating import Mutant

OF_VIEWS = (
    Mutant(
        "a mentor of every kind can be read",
        "bot/views/mentors/whole_card.py",
        "for offer in mentor.offers[:IN_FULL])",
        "for offer in mentor.offers)",
        "tests/views/mentors/test_whole_card.py",
    ),
    Mutant(
        "a card that is drawn again has the same file",
        "bot/views/mentorships/calendar.py",
        "        return one.settled",
        "        return one.version",
        "tests/views/mentorships/test_calendar.py",
    ),
    Mutant(
        "what a nameless person is called is said in the reader's language",
        "bot/views/common/reader.py",
        "return self._catalogue.gettext(name) if isinstance(name, Unnamed) else name",
        "return name",
        "tests/views/test_nameless.py",
    ),
    Mutant(
        "a ready sentence or one's own words have to be chosen",
        "bot/views/words/ready_words.py",
        "        if ready != OWN:",
        "        if False:",
        "tests/views/test_sentences.py",
    ),
    Mutant(
        "people of the demo keep to the house's words",
        "bot/demo/material/common.toml",
        "I grew up with nobody to ask.",
        "I grew up with no one to ask.",
        "tests/views/test_house_words.py",
    ),
    Mutant(
        "what is too large for one file comes as several",
        "bot/views/home/my_data.py",
        "if needs > room and parts[-1]:",
        "if False:",
        "tests/views/home/test_my_data.py",
    ),
    Mutant(
        "people of one name on one screen are told apart",
        "bot/views/common/namesakes.py",
        "if len(whole) > 1:",
        "if False:",
        "tests/views/common/test_namesakes.py",
    ),
    Mutant(
        "what a mentor hides tells them from nobody",
        "bot/views/common/namesakes.py",
        "face = mentor.face()",
        "face = mentor",
        "tests/views/common/test_namesakes.py",
    ),
    Mutant(
        "what readers are called begins small within a sentence",
        "bot/views/safety/report_and_block.py",
        'Described(reader.say("those who look after this community"))',
        'reader.say("those who look after this community").capitalize()',
        "tests/views/test_german_words.py -k bend",
    ),
    Mutant(
        "no German value stands where it would be bent",
        "bot/views/catalogues/de.po",
        "Deine Meldung geht vertraulich an {readers}, und nie",
        "Deine Meldung liegt vertraulich bei {readers}, und nie",
        "tests/views/test_german_words.py -k bend",
    ),
    Mutant(
        "German has one word a thing",
        "bot/views/catalogues/de.po",
        'msgstr "Termine zur Auswahl"',
        'msgstr "Neue Zeiten zur Auswahl"',
        "tests/views/test_german_words.py -k one_word",
    ),
    Mutant(
        "German has German marks",
        "bot/views/catalogues/de.po",
        'msgstr "Termine zur Auswahl"',
        'msgstr "Termine zur Auswahl!"',
        "tests/views/test_german_words.py -k german_marks",
    ),
    Mutant(
        "a guest reads of our community in their language",
        "bot/views/people/doorstep.py",
        "community = reader.configured(reader.programme.community)",
        "community = reader.programme.community",
        "tests/views/test_german_words.py -k without_a_name",
    ),
    Mutant(
        "what to do in danger is said in the reader's language",
        "bot/views/common/reader.py",
        'return self._catalogue.gettext(words) if words else ""',
        "return words",
        "tests/views/test_german_words.py -k danger",
    ),
)
