"""The guards that the tests of this folder protect, and the code without each."""

from tests.fakes.mutating import Mutant

READS = "tests/views/common/test_a_reader_of_another_language.py"

OF_THE_READER = (
    Mutant(
        "the first of a month is 1er in French",
        "bot/views/common/reader.py",
        'if day.day == 1 else "d"',
        'if False else "d"',
        f"{READS} -k letter",
    ),
    Mutant(
        "a Spanish year is joined to its date",
        "bot/views/common/reader.py",
        "YEARS.get(self._babel.language, 'y')",
        "'y'",
        f"{READS} -k letter",
    ),
    Mutant(
        "a city has the name that the reader knows",
        "bot/domain/common/zones.py",
        "if not is_known(zone):",
        "if True:",
        f"{READS} -k city",
    ),
    Mutant(
        "a city is found under the zone's earlier name too",
        "bot/domain/common/zones.py",
        "known.get(BEFORE.get(zone, zone), {})",
        "known.get(zone, {})",
        f"{READS} -k city",
    ),
    Mutant(
        "one o'clock is one in Spanish",
        "bot/views/catalogues/joining.py",
        ', ("las ", "la ", "0?1:")',
        "",
        f"{READS} -k oclock",
    ),
    Mutant(
        "French cuts its small words before a y that is a vowel",
        "bot/views/catalogues/joining.py",
        'VOWELS = "[aeiouœæ]|y[^aeiou]"',
        'VOWELS = "[aeiouœæ]"',
        "tests/views/common/test_joining.py",
    ),
    Mutant(
        "who left is called so in the reader's language",
        "bot/views/common/reader.py",
        "if isinstance(value, Unnamed) else value",
        "if False else value",
        f"{READS} -k who_left",
    ),
    Mutant(
        "our first settings are said in the reader's language",
        "bot/views/common/reader.py",
        'return self._catalogue.gettext(words) if words else ""',
        "return words",
        f"{READS} -k settings",
    ),
    Mutant(
        "an empty setting stays empty",
        "bot/views/common/reader.py",
        'return self._catalogue.gettext(words) if words else ""',
        "return self._catalogue.gettext(words)",
        f"{READS} -k settings",
    ),
    Mutant(
        "what to do in danger is said in the reader's language",
        "bot/views/safety/report_and_block.py",
        "return fit(reader.configured(reader.programme.emergency), LONGEST_EMERGENCY)",
        "return fit(reader.programme.emergency, LONGEST_EMERGENCY)",
        f"{READS} -k danger",
    ),
    Mutant(
        "one reader of a report looks, several look",
        "bot/views/safety/report_and_block.py",
        'one = "{readers} is looking into it, and will tell you how it ends."\n'
        '        several = "{readers} are looking into it, and will tell you how it ends."',
        'one = several = "{readers} is looking into it, and will tell you how it ends."',
        f"{READS} -k several_look",
    ),
    Mutant(
        "what a card lacks is listed as the language is set",
        "bot/views/mentors/door.py",
        'reader.say("{some}; {then}", some=some, then=then)',
        'f"{some}; {then}"',
        f"{READS} -k lacks",
    ),
    Mutant(
        "a place is not written as one word",
        "bot/domain/common/zones.py",
        "return RUN_TOGETHER.get(name, name)",
        "return name",
        "tests/domain/common/test_zones.py -k one_word",
    ),
)
