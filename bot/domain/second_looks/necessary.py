"""Necessary notices: what everybody here must know, also those who stopped announcements."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

from bot.domain.announcements import markup
from bot.domain.announcements.announcement import Action, Announcement, Stage
from bot.domain.announcements.markup import Span, WrittenLine
from bot.domain.audiences.audience import Group
from bot.domain.common.ids import PersonId
from bot.domain.common.refusals import Refusal, Refused

LONGEST = 600
"""The greatest length of the words below the fixed first sentence, in UTF-16 code units."""

WAITS = timedelta(hours=24)
"""So long a sole manager can call one off before it goes out."""


class NecessaryReason(StrEnum):
    """Why everybody must know it: the only reasons there are."""

    CLOSES = "closes"
    """This space closes."""
    SAFETY = "safety"
    """A contact for safety has changed."""
    DATA = "data"
    """Something happened to people's data."""
    TERMS = "terms"
    """There are new terms."""


class NecessaryProblem(StrEnum):
    """What is wrong with the words of a necessary notice; nothing of them is lost."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    LINK = "link"
    """They name an address that is not this space's own."""


_WORD = re.compile(r"\S+")
_MAIL = re.compile(r"[^@\s/:]+@[^@\s/:]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:/", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)(?=$|[/:?#\W])|(?:\d{1,3}\.){3}\d{1,3}(?!\d)")
_AROUND = "()[]{}<>\"'«»“”‘’.,;:!?*_"


def problem_of_words(words: str, own: str) -> NecessaryProblem | None:
    """Return what is wrong with the words, the first only; `own` is the address of this space, or empty."""
    wrong = markup.problem_of_length(words, LONGEST)
    if wrong is not None:
        return NecessaryProblem.EMPTY if wrong is markup.Problem.EMPTY else NecessaryProblem.TOO_LONG
    return NecessaryProblem.LINK if foreign_address(words, own) else None


def foreign_address(words: str, own: str) -> str:
    """Return the first word that reads as an address and is not this space's own; empty where there is none.

    The address of a mailbox is none: it opens no page.
    """
    return next((word for word in _words(words) if _is_address(word) and not _is_own(word, own)), "")


def plain(words: str, own: str) -> tuple[WrittenLine, ...]:
    """Return the lines of the words without any mark; the address of this space alone is a link."""
    return tuple(WrittenLine(tuple(_spans(line.rstrip(), own))) for line in words.strip().splitlines())


def confirm(
    one: Announcement, by: PersonId, readers: int, now: datetime, *, own: str
) -> Announcement | Refused:
    """Send it: confirmed by another manager than the one who wrote it."""
    if one.stage not in {Stage.DRAFT, Stage.SCHEDULED}:
        return Refused(Refusal.SENT_ALREADY)
    if not is_fit(one, own):
        return Refused(Refusal.NOT_READY)
    if one.by == by:
        return Refused(Refusal.SECOND_LOOK)
    return replace(_bare(one), stage=Stage.RUNNING, begun_at=now, readers=readers)


def send_alone(
    one: Announcement, by: PersonId, readers: int, now: datetime, *, own: str, alone: bool
) -> Announcement | Refused:
    """Plan it for 24 hours ahead, where the manager who wrote it is the only one here."""
    if one.stage is not Stage.DRAFT:
        return Refused(Refusal.SENT_ALREADY)
    if not is_fit(one, own):
        return Refused(Refusal.NOT_READY)
    if not alone or one.by != by:
        return Refused(Refusal.SECOND_LOOK)
    return replace(_bare(one), stage=Stage.SCHEDULED, starts_at=now + WAITS, readers=readers)


def is_fit(one: Announcement, own: str) -> bool:
    """Tell whether it has a reason of the list, a signature, and words that may go to everybody."""
    reasoned = one.necessary in set(NecessaryReason)
    return reasoned and bool(one.signed) and problem_of_words(one.words, own) is None


def _bare(one: Announcement) -> Announcement:
    """Return it as everybody gets it, without anything to press, at once."""
    everybody = Group.EVERYBODY.value
    return replace(one, action=Action.NOTHING, greets=False, audience=everybody, day="", time="")


def _words(words: str) -> Iterator[str]:
    for found in _WORD.finditer(unicodedata.normalize("NFKC", words)):
        if word := found[0].strip(_AROUND):
            yield word


def _is_address(word: str) -> bool:
    if _MAIL.fullmatch(word):
        return False
    return bool(_SCHEME.search(word) or _HOST.search(word))


def _is_own(word: str, own: str) -> bool:
    here, there = _split(own), _split(word if "://" in word else f"https://{word}")
    if here is None or there is None or "@" in there.netloc:
        return False
    return there.scheme in {here.scheme, "https"} and there.netloc.lower() == here.netloc.lower()


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address) if address else None
    except ValueError:
        return None


def _spans(line: str, own: str) -> Iterator[Span]:
    at = 0
    for found in _WORD.finditer(line):
        word = found[0].strip(_AROUND)
        url = markup.opened(word) if word and _is_own(word, own) else ""
        if not url:
            continue
        start = found.start() + found[0].index(word)
        if start > at:
            yield Span(line[at:start])
        yield Span(word, url=url, host=markup.host_of(url))
        at = start + len(word)
    if at < len(line):
        yield Span(line[at:])
