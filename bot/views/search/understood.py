"""What a search was understood to say: shown as chips that can be taken off, and said where nobody has it."""

from collections.abc import Iterable, Sequence

from bot.domain.common.ids import LookingId
from bot.domain.common.people import Mentor
from bot.domain.people import languages, regions
from bot.domain.search import situations
from bot.domain.search.matching import Found, Hit
from bot.domain.search.understood import SoftChoice, Sort
from bot.ui.fit import fit, fit_line
from bot.ui.nodes import Button, Buttons, Node, Text, Tone
from bot.ui.verbs import search
from bot.views.common import people
from bot.views.common.reader import Reader

MOST_CHIPS = 5
"""Slack and Discord show five buttons in a row."""

LONGEST_CHIP = 30
LONGEST_QUESTION = 120
MOST_SAID = 2
"""Sentences about what nobody has, one for each thing."""


def called(reader: Reader, choice: SoftChoice) -> str:
    """Return what a choice is called; work as the reader typed it."""
    match choice.sort:
        case Sort.KIND:
            names = [reader.say(reader.kind(key).name) for key in choice.values]
        case Sort.PLACE:
            names = [_place(reader, choice, key) for key in choice.values]
        case Sort.LANGUAGE:
            names = [languages.called(code, reader.language) for code in choice.values]
        case Sort.SITUATION:
            names = [situations.called(key, reader.language) for key in choice.values]
        case Sort.ANSWERS:
            names = [people.usually_answers(reader, [1.0])]
        case Sort.WORK:
            names = [people.isolated(choice.said)]
    return fit_line(reader.listed(names, either=True), 60)


def chips(reader: Reader, looking: LookingId, words: str, found: Found) -> tuple[Node, ...]:
    """Return a chip for each thing that was understood; none for work that is all that was typed."""
    shown = [choice for choice in found.understood if choice.said.casefold() != words.strip().casefold()]
    shown += [choice for choice in found.understood if choice not in shown and choice.sort is not Sort.WORK]
    if not shown:
        return ()
    said = Text(reader.say("This is what I understood. A press takes one off."), Tone.QUIET)
    return (said, Buttons(tuple(_chip(reader, looking, choice) for choice in shown[:MOST_CHIPS])))


def missed(reader: Reader, found: Found, places: Iterable[str], *, shown: int) -> tuple[Node, ...]:
    """Say what nobody has, and who is listed instead; `shown` mentors are listed up to this page."""
    if found.total:
        others = min(shown, found.listed) > found.total
        first = (_who_comes_first(reader, found),) if others else ()
        line = " ".join((*_unwritten(reader, found), *first))
        return (Text(fit(line, 600), Tone.QUIET),) if line else ()
    if not found.near:
        return ()
    said = [_nobody(reader, choice) for choice in found.missing[:MOST_SAID]]
    said = said or [_who_is_nearest(reader, found)]
    return (Text(fit(" ".join((*said, *_instead(reader, found.missing, places))), 600)),)


def _unwritten(reader: Reader, found: Found) -> tuple[str, ...]:
    """Say which words nobody here wrote: who is listed has the rest of what was said."""
    words = [people.isolated(fit_line(one, LONGEST_CHIP)) for one in found.unwritten[:MOST_SAID]]
    if not words:
        return ()
    quoted = reader.listed([reader.say("“{word}”", word=word) for word in words])
    return (reader.say("Nobody here wrote {words}; these have the rest.", words=quoted),)


def _who_comes_first(reader: Reader, found: Found) -> str:
    if any(hit.by_meaning for hit in found.hits):
        return reader.say(
            "Those who have everything you said come first; the others have some of it, "
            "or may be close to what you mean."
        )
    return reader.say("Those who have everything you said come first; the others have some of it.")


def _who_is_nearest(reader: Reader, found: Found) -> str:
    if found.hits and all(hit.by_meaning for hit in found.hits):
        return reader.say("Nobody's card says it in your words. These may be close to what you mean.")
    return reader.say("Nobody has all of that at once. These come nearest.")


def why(reader: Reader, hit: Hit, mentor: Mentor) -> tuple[str, ...]:
    """Return why a mentor was found; nothing where no reason is to be said for them.

    Of whom meaning alone found nothing is quoted: which of their words came near would be a guess.
    """
    if hit.by_meaning:
        return (reader.say("Why: not in your words, but it may be close to what you mean."),)
    words = (*hit.why, *_reasons(reader, hit.has))
    asked = _glad(reader, hit, mentor)
    if not words:
        return asked
    return (
        *asked,
        reader.say("Why: {words}", words=" · ".join(fit_line(one, 40) for one in words)),
    )


def _glad(reader: Reader, hit: Hit, mentor: Mentor) -> tuple[str, ...]:
    """Return the mentor's own question about what was said."""
    question = fit_line(_asked(hit, mentor), LONGEST_QUESTION)
    if not question:
        return ()
    return (reader.say("Glad to be asked: “{question}”", question=people.isolated(question)),)


def _asked(hit: Hit, mentor: Mentor) -> str:
    """Return the question that tells of what was said, or has a word of it that stands nowhere else."""
    if hit.glad is not None and hit.glad < len(mentor.glad):  # the index may be a moment behind
        return mentor.glad[hit.glad]
    shown = " ".join((mentor.headline, mentor.field, mentor.story)).casefold()
    words = [word.casefold() for word in hit.why if word.casefold() not in shown]
    return next((one for one in mentor.glad if any(word in one.casefold() for word in words)), "")


def _reasons(reader: Reader, has: Sequence[SoftChoice]) -> tuple[str, ...]:
    """Return what a person has of that which was said beside the words, and that their card does not say.

    What they went through is not said for them: that a mentor was burnt out is theirs to say.
    """
    unsaid = {Sort.WORK, Sort.ANSWERS, Sort.SITUATION}
    return tuple(called(reader, choice) for choice in has if choice.sort not in unsaid)


def _place(reader: Reader, choice: SoftChoice, key: str) -> str:
    """Return what a place is called; a city as the reader typed it, where it is the only place."""
    if key.startswith(regions.CITY) and len(choice.values) == 1:
        return people.isolated(choice.said)
    return regions.called(key, reader.language)


def _chip(reader: Reader, looking: LookingId, choice: SoftChoice) -> Button:
    name = fit_line(called(reader, choice), LONGEST_CHIP)
    label = reader.say("Not: {what}", what=name) if choice.without else name
    return Button(f"{label} ✕", search.TAKE_OFF, search.Understood(looking, choice.mark))


def _nobody(reader: Reader, choice: SoftChoice) -> str:
    what = called(reader, choice)
    match choice.sort:
        case Sort.KIND:
            return reader.say("Nobody has room for this now: {kind}.", kind=what)
        case Sort.LANGUAGE:
            return reader.say("Nobody who speaks this language has room for it now: {what}.", what=what)
        case Sort.WORK:
            return reader.say("Nobody who does this has room now: {what}.", what=what)
        case Sort.ANSWERS:
            return reader.say("Nobody who usually answers in a day has room for this now.")
        case Sort.SITUATION:
            return reader.say("Nobody who tells of this has room for it now: {what}.", what=what)
        case Sort.PLACE if all(value.startswith(regions.CITY) for value in choice.values):
            return reader.say("Nobody in {what} has room for this now.", what=what)
        case _:
            return reader.say("Nobody from there has room for this now: {what}.", what=what)


def _instead(reader: Reader, missing: Sequence[SoftChoice], places: Iterable[str]) -> tuple[str, ...]:
    known = [fit_line(people.isolated(place), 40) for place in dict.fromkeys(places) if place]
    if not (known and any(choice.sort is Sort.PLACE for choice in missing)):
        return ()
    return (reader.say("These are in {cities}.", cities=reader.listed(known)),)
