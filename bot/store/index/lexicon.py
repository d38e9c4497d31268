"""The lexicon: how people say kinds of help, places, languages and “not”, in four languages."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import regex

from bot.domain.people import languages, regions
from bot.domain.search.situations import situations
from bot.store.index.phrases import Lookup, Phrase, Phrasebook, folded_words, listed, phrases
from bot.store.index.words import fold

RULED_OUT: Final = "ruled_out"
"""What says not only what is not sought but also who is not."""

_BY_ITSELF: Final = regex.compile("sprachig|phone|parlant|hablante|fono|fona")
"""What stands in a word that means a person who speaks a language."""

_FILE: Final = Path(__file__).with_name("lexicon.toml")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases and names by what they say."""

    kinds: Phrasebook
    situations: Phrasebook
    named_kinds: frozenset[str]
    around: frozenset[str]
    places: Lookup
    languages: Lookup
    before_a_language: frozenset[str]
    after_a_language: frozenset[str]
    languages_by_themselves: frozenset[str]
    unsure_languages: frozenset[str]
    people: frozenset[str]
    before_a_place: frozenset[str]
    unsure_places: frozenset[str]
    never_alone: frozenset[str]
    room: Phrasebook
    answers: Phrasebook
    without: Phrasebook
    never: tuple[Phrase, ...]
    after_a_comma: frozenset[str]
    turns: frozenset[str]
    everyday: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read on the first call."""
    read = tomllib.loads(_FILE.read_text("utf-8"))
    spoken = [(name, " ".join(codes)) for name, codes in languages.names()]
    speaking, without = read["speaking"], read["without"]
    return Lexicon(
        kinds=Phrasebook((key, one) for key, said in read["kinds"].items() for one in phrases(said)),
        situations=Phrasebook((key, one) for key, row in situations().items() for one in phrases(row.said)),
        named_kinds=frozenset(read["kinds"]),
        around=listed(read["around"]["words"]),
        places=Lookup(regions.names()),
        languages=Lookup(spoken),
        before_a_language=listed(speaking["before"]),
        after_a_language=listed(speaking["after"]),
        languages_by_themselves=frozenset(
            name for one, _ in spoken for name in folded_words(one) if _BY_ITSELF.search(name)
        ),
        unsure_languages=frozenset(map(fold, languages.unsure())),
        people=listed(speaking["people"]),
        before_a_place=listed(read["placed"]["before"]),
        unsure_places=frozenset(map(fold, regions.unsure())),
        never_alone=frozenset({"us"}),
        room=Phrasebook(("", one) for one in phrases(read["room"]["words"])),
        answers=Phrasebook(("day", one) for one in phrases(read["answers"]["words"])),
        without=Phrasebook((sort, one) for sort in (RULED_OUT, "left") for one in phrases(without[sort])),
        never=phrases(without["never"]),
        after_a_comma=listed(without["after_a_comma"].replace("|", " ")),
        turns=listed(without["turns"]),
        everyday=listed(read["everyday"]["words"]),
    )
