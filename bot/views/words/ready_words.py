"""Sentences that are ready to be sent, or one's own words instead."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.ui.fit import fit
from bot.ui.forms import Choice, Input
from bot.ui.nodes import Option
from bot.views.common.reader import Reader
from bot.views.words.lengths import too_long

OWN = "own"
"""The choice of one's own words."""


@dataclass(frozen=True, slots=True)
class ReadyWords:
    """Ready sentences by their key, which of them is chosen at first, and how long one's own words may be."""

    sentences: Mapping[str, str]
    first: str
    at_most: int

    def boxes(self, reader: Reader, label: str, written: Mapping[str, str]) -> tuple[Choice, Input]:
        """Return the choice of a sentence, and the box for one's own words."""
        say, chosen = reader.say, written.get("ready", "")
        own = say("In my own words")
        options = (*(Option(key, say(text)) for key, text in self.sentences.items()), Option(OWN, own))
        value = chosen if chosen in {*self.sentences, OWN} else self.first
        box = Input(name="words", label=own, value=written.get("words", ""), at_most=self.at_most, tall=True)
        return Choice(name="ready", label=label, options=options, value=value), box

    def said(self, reader: Reader, written: Mapping[str, str]) -> str:
        """Return what is to be sent: the chosen sentence, or one's own words."""
        return self.sentence(reader, written.get("ready", "")) or written.get("words", "").strip()

    def sentence(self, reader: Reader, key: str) -> str:
        """Return a ready sentence, or an empty string where none has that key."""
        return reader.say(self.sentences[key]) if key in self.sentences else ""

    def errors(self, reader: Reader, written: Mapping[str, str]) -> dict[str, str]:
        """Say beside the boxes what is missing; nothing where something can be sent."""
        ready, words = written.get("ready", ""), written.get("words", "")
        if ready in self.sentences:
            return {}
        if ready != OWN:
            return {"ready": reader.say("Please choose one of these, or your own words.")}
        empty = reader.say("A few words of your own, or choose one of the ready ones above.")
        wrong = too_long(reader, words, self.at_most) or ("" if fit(words, self.at_most) else empty)
        return {"words": wrong} if wrong else {}
