"""What a press that writes does, in one line, and under which labels its button is drawn."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.ui.verbs import Answers
from bot.views.catalogues import catalogue, spoken

PLACE = re.compile(r"\{\w+\}")
"""A place in a sentence for a name or a day."""


@dataclass(frozen=True, slots=True)
class Act:
    """One verb that writes: `does` says to an engineer what a press changes."""

    verb: Answers
    does: str
    labels: tuple[str, ...]
    """Every label of its buttons, as the sentences of the views; the first has no `{place}`."""
    by_ref: Mapping[str, str] = field(default_factory=dict)
    """Which of the labels, where the last part of the reference decides."""

    def is_drawn_as(self, label: str) -> bool:
        """Tell whether a label is one of today's in any language, with any name in its places."""
        said = " ".join(label.split())
        return any(_matches(sentence, said) for one in self.labels for sentence in _in_every_language(one))

    def label(self, ref: str) -> str:
        """Return the label that a button with this reference has today; empty where it has none."""
        if not self.by_ref:
            return self.labels[0]
        return self.by_ref.get(ref.rpartition(".")[2], "")


def _in_every_language(sentence: str) -> list[str]:
    return [catalogue(language).gettext(sentence) for language in spoken()]


def _matches(sentence: str, said: str) -> bool:
    if not PLACE.search(sentence):
        return sentence == said
    pattern = ".+".join(re.escape(part) for part in PLACE.split(sentence))
    return re.fullmatch(pattern, said, re.DOTALL) is not None
