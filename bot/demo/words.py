"""What people of the demo community write to one another: questions, answers and thanks."""

from random import Random

from bot.demo.chance import happens, pick
from bot.demo.material import Field, material
from bot.demo.phrases import Phrase

LONGEST_QUESTION, LONGEST_ANSWER = 600, 700
_STUDIES = ("-year", "student", "phd", "studying", "school", "master's", "just started")


def questions(rng: Random, kind: str, field: str, line: str) -> str:
    """Return what a mentee writes, 20 to 600 characters, without a greeting or a name.

    `kind` is a kind's key, `field` a field's name and `line` the mentee's line about themselves. Raise
    KeyError for a kind that is not on the spectrum.
    """
    known = _field(field)
    facts = {"work": known.work, "role": known.role, "line": line}
    asker = "student" if any(word in line.lower() for word in _STUDIES) else "changer"
    fitting = [words for words in material().words[kind] if not words.tags or asker in words.tags]
    if kind == "quick-question" and happens(rng, 0.75):
        fitting = list(known.questions)
    asked = pick(rng, fitting).say(rng, facts)
    if line and happens(rng, 0.12):
        asked = f"{asked} {_say(rng, 'abouts', facts)}"
    if happens(rng, 0.3):
        asked = f"{asked} {_say(rng, 'closings', facts)}"
    return asked


def answers(rng: Random, kind: str, field: str) -> str:
    """Return a mentor's written answer to a quick question or a CV review, 150 to 700 characters."""
    known = _field(field)
    facts = {"work": known.work, "role": known.role}
    among = material().words["cv-answers"] if kind == "cv-review" else known.answers
    answer = pick(rng, among).say(rng, facts)
    ending = _say(rng, "answer-endings", facts)
    return f"{answer} {ending}" if happens(rng, 0.4) else answer


def thanks(rng: Random) -> str:
    """Return a mentee's thanks."""
    return _say(rng, "thanks", {})


def _say(rng: Random, group: str, facts: dict[str, str]) -> str:
    words: Phrase = pick(rng, material().words[group])
    return words.say(rng, facts)


def _field(name: str) -> Field:
    fields = material().fields
    return next((field for field in fields if field.name == name), fields[0])
