"""Candidates for an introduction: mentors with room for the kind, who share words with what the mentee wrote.

A manager reads none of these words. Where the mentee has written nothing yet, every mentor with room fits.
"""

from collections.abc import Iterator

from bot.domain.asks import standing as standing_rules
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor
from bot.domain.introductions.introduction import Introduction
from bot.domain.search.matching import Facet, Looking
from bot.handlers.asks import ask as ask_handlers
from bot.handlers.search import find
from bot.handlers.work import Work
from bot.store.index.words import wanted
from bot.store.search.saved import Mark
from bot.ui.fit import fit_line

SHOWN = 5
"""The number of mentors that are shown to choose from."""

LOOKED_AT = 20
"""The number of hits of a search that are checked for room and for shared words."""

ENOUGH = 2
"""Of a longer text, this many of its words have to be on the mentor's card; of a shorter one, one."""


def candidates(work: Work, one: Introduction, words: str, unseen: set[PersonId]) -> tuple[Mentor, ...]:
    """Return mentors with room who fit a manager's words or else what the mentee wrote, the nearest first."""
    texts = [words] if words else list(written(work, one)) or [""]
    found: dict[PersonId, Mentor] = {}
    for text in texts:
        found |= {card.id: card for card in _fitting(work, one, text, unseen) if card.id not in found}
    return tuple(found.values())[:SHOWN]


def written(work: Work, one: Introduction) -> Iterator[str]:
    """Yield what a mentee wrote that says what they look for, the most telling first."""
    asked = [ask.question for ask in work.asks.of_mentee(one.person, limit=1)]
    wished = [wish.words for wish in work.wishes.of(one.person)[:1]]
    texts = (*asked, work.lookings.latest_words(one.person), *wished, work.people.named(one.person).line)
    yield from (text for text in texts if text.strip())


def may_be_asked(work: Work, one: Introduction, mentor: Mentor) -> bool:
    """Tell whether a mentee could ask this mentor for this kind, and there is room for it."""
    standing = ask_handlers.standing(work, one.person, mentor.id)
    caps, now = work.programme.caps, work.now
    no = standing_rules.may_ask(one.person, mentor, one.kind, standing=standing, caps=caps, now=now)
    return no is None and bool(find.left(work, mentor).get(one.kind))


def _fitting(work: Work, one: Introduction, text: str, unseen: set[PersonId]) -> Iterator[Mentor]:
    passed, apart = work.marks.of(one.person, Mark.PASSED), work.safety.apart_from(one.person)
    without = frozenset({one.person, *passed, *apart, *unseen, *work.standings.asked_by(one.person)})
    words = fit_line(text, find.LONGEST_WORDS)
    looking = Looking(work.community, words, {Facet.KIND: (one.kind,)}, without)
    hits = [hit for hit in work.search.find(looking, limit=LOOKED_AT).hits if _shares(words, hit.why)]
    cards = work.mentors.many([hit.mentor for hit in hits])
    for card in (cards[hit.mentor] for hit in hits if hit.mentor in cards):
        if may_be_asked(work, one, card):
            yield card.face()


def _shares(words: str, why: tuple[str, ...]) -> bool:
    """Tell whether a found mentor shares enough of the words: a third of them, and two at most."""
    said = len(wanted(words).words) if words else 0
    return len(why) >= min(ENOUGH, -(-said // 3))
