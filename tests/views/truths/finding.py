"""Which sentences state a number, a date, a name, or who sees what: found by what they are made of."""

import re
import tomllib
from collections.abc import Iterator
from typing import Final

from tests.views.wanted import PAGES, ROOT, Message, heard, wanted, written

PLACE: Final = re.compile(r"\{(\w+)\}")

NAMES: Final = frozenset(
    {"name", "names", "mentor", "mentee", "by", "who", "whom", "readers", "about", "shown", "sender", "other"}
)
"""Places that a person's name fills."""

DATES: Final = frozenset(
    {
        "day",
        "clock",
        "when",
        "month",
        "time",
        "start",
        "end",
        "ten",
        "utc",
        "hours",
        "city",
        "at",
        "days",
        "last",
    }
)
"""Places that a date, a time, a duration or a clock fills."""

NUMBERS: Final = frozenset(
    {
        *("n", "of", "all", "more", "most", "have", "fit", "length", "limit", "rank", "ended", "helped"),
        *("people", "free", "total", "longest", "over", "of_an_ask"),
    }
)
"""Places that a number fills."""

PLAIN: Final = frozenset(
    {
        *("address", "again", "also", "asked", "asks", "audience", "channel", "cities", "commands"),
        *("community", "cost"),
        *(
            "counted",
            "easy",
            "enter",
            "field",
            "file",
            "find",
            "first",
            "group",
            "headline",
            "helps",
            "host",
            "kind",
        ),
        *("kinds", "label", "labels", "languages", "nearest", "offer", "office", "parts", "question"),
        *("reference", "shift", "slash", "some", "then", "title", "today", "typed", "values", "what", "why"),
        *("word", "words", "written", "yes"),
    }
)
"""Places that words fill: of a person, of the programme, of a platform, or of another sentence."""

_COUNTED: Final = (
    r"two|three|four|five|six|seven|eight|nine|ten|tenth|sixth|second|third|twice|half an|½|\d[\d,:]*"
)
_SPAN: Final = r"(?:30-)?(?:minute|hour|day|week|weekday|month|quarter|season|year)s?"
LITERAL: Final = re.compile(
    rf"(?<![\w-])(?:(?:{_COUNTED}|one|an?|each|every)[ -](?:whole )?{_SPAN}"
    rf"|(?:{_COUNTED})|(?:at most|within) one)(?![\w-])",
    re.IGNORECASE,
)
"""A number that is written out in a sentence."""

SEES: Final = re.compile(
    r"\bonly (?:you|those|the mentor|people|for people|i |what|to people|learn|\{name\})|shown only"
    r"|\bnobody (?:else|sees|but|knows|will know|is told|was told|hears|here sees|finds|in the channel"
    r"|is compared|is asked|that it)|nobody (?:can find|can ask)"
    r"|\bnever (?:sees?|hears?|know|says|who|your words|will\b|shown|of )|\b(?:will never|never will)\b"
    r"|\b(?:isn't|aren't|not|no longer) (?:shown|searched|told)|\btold (?:nothing|kindly|in|at|that|who|,)"
    r"|\b(?:is|are|was|were|been|be) told\b"
    r"|\breads? (?:it|this|them|these|along|your|reports|what|here|why)|\b(?:is|are) read by\b"
    r"|\bsees? (?:it|this|them|counts|more|everything|others|how|your|who|where)"
    r"|\bdoesn't see\b|\bdon't see\b"
    r"|\bwill (?:read|see)\b|\bcan (?:see|read|find)\b|\bhears? of\b|\bprivate(?:ly)?\b|\balone\b"
    r"|\bwas shown\b|\bwere shown\b|\bknows now\b|\bknow now\b|\bwho sees what\b|\bcarries the kind\b",
    re.IGNORECASE,
)
"""A sentence says who sees or hears what, or who does not."""

QUESTION: Final = re.compile(r"[^.!?{}]*\?")
"""One bare question; it states nothing."""


def sides(sentence: str) -> frozenset[str]:
    """Return what a sentence states: `name`, `date`, `number`, `literal`, `who`; nothing for most."""
    if QUESTION.fullmatch(sentence):
        return frozenset()
    places = set(PLACE.findall(sentence))
    bare = PLACE.sub("…", sentence)
    stated = {
        "name": bool(places & NAMES),
        "date": bool(places & DATES),
        "number": bool(places & NUMBERS),
        "literal": bool(LITERAL.search(bare)),
        "who": bool(SEES.search(sentence)),
    }
    return frozenset(side for side, is_stated in stated.items() if is_stated)


def key(message: Message) -> str:
    """Return a sentence as the tables write it: of one for one and for several, the one for several."""
    return message if isinstance(message, str) else message[1]


def _of_the_programme(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _of_the_programme(inner)
        case list():
            for inner in value:
                yield from _of_the_programme(inner)
        case _:
            pass


def stating() -> dict[str, frozenset[str]]:
    """Return each sentence of the views and of the programme that states something, with what it states."""
    programme = tomllib.loads((ROOT / "config" / "programme.toml").read_text(encoding="utf-8"))
    # Pages have tests of their own: no journey shows them.
    pages = written(PAGES) - heard()
    told = {key(one) for one in wanted() if one not in pages} | set(_of_the_programme(programme["kinds"]))
    told |= {programme["emergency"], programme["community"], programme["contact"]}
    return {one: found for one in sorted(told) if (found := sides(one))}
