"""A kind no: ready answers and one in the mentor's own words, a preview, and a private reason."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.asks.ask import Ask
from bot.domain.common.people import Person
from bot.ui.fit import fit
from bot.ui.forms import Form, Pick
from bot.ui.nodes import Aside, Message, Option, Text, Tone
from bot.ui.verbs import answers
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.words import preview as previews
from bot.views.words.ready_words import OWN, ReadyWords

LONGEST_NO = 600

READY_NOES = ReadyWords(
    MappingProxyType(
        {
            "full": "My weeks are full, and I'd rather say so than keep you waiting.",
            "field": "This isn't quite my field; somebody else will serve you better.",
            "time": "I couldn't give this the time it deserves at the moment.",
        }
    ),
    first="full",
    at_most=LONGEST_NO,
)
"""Three kind noes that are ready to be sent."""

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "busy": "Too busy at the moment",
        "field": "Not my field",
        "unclear": "Unclear to me",
        "other": "Something else",
    }
)


def decline_form(reader: Reader, ask: Ask, mentee: Person, written: Mapping[str, str]) -> Form:
    """Offer three ready noes and one in the mentor's own words."""
    say = reader.say
    reasons = tuple(Option(key, say(text)) for key, text in REASONS.items())
    name = people.first_name(mentee)
    return Form(
        opens=answers.DECLINE,
        submit=answers.PREVIEW_DECLINE,
        title=say("Decline kindly"),
        fields=(
            *READY_NOES.boxes(reader, say("What shall I tell them?"), written),
            Pick("reason", say("Why? For me alone, if you like"), reasons, written.get("reason", "")),
        ),
        send=say("Preview"),
        ref=ask.id,
        note=say("Saying no is part of it. {name} will be shown where to look next.", name=name),
    )


def own_no(words: str) -> Mapping[str, str]:
    """Return the values with which the form of a kind no begins, where its words were typed before."""
    return {"ready": OWN, "words": fit(words, LONGEST_NO)}


def known_reason(key: str) -> str:
    """Return the reason if the form offers it, else an empty string."""
    return key if key in REASONS else ""


def preview_decline(reader: Reader, ask: Ask, mentee: Person, seen: Message, draft: str) -> Aside:
    """Show a kind no to the mentor as the mentee will read it."""
    after = Text(
        reader.say("With it, up to three others who have room, and their question ready."), Tone.QUIET
    )
    sent = previews.Draft(answers.SEND_DECLINE, ask.id, draft)
    return previews.as_they_read(reader, mentee, seen, sent, answers.DECLINE, answers.SEE, (after,))
