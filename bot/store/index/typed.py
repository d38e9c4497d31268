"""The typed words of a search while it is heard: which of them have been taken, and what they say."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.store.index.phrases import clauses
from bot.store.index.words import Word

HEARD: Final = 60
"""Words of a search in which something is heard."""


@dataclass(slots=True)
class TypedWords:
    """The words of a search, and which of them have been heard."""

    words: list[Word]
    folded: list[str]
    clause: list[int]
    """For each word the number of the clause it stands in."""
    denied: list[bool]
    """Whether it says what is not sought: "I no longer want to teach"."""
    ruled_out: list[bool]
    """Whether it also says who is not sought: "not teaching"."""
    taken: list[bool]
    lived: list[bool]
    """Whether it was taken because it tells of a situation."""

    def text(self, at: Iterable[int]) -> str:
        """Return the words at these positions as they were typed."""
        return " ".join(self.words[place].typed for place in at)

    def are_free(self, at: Iterable[int]) -> bool:
        """Tell whether none of these words has been heard yet."""
        return not any(self.taken[place] for place in at)

    def is_sought(self, place: int) -> bool:
        """Tell whether a word tells of who is sought, or of who is not."""
        return self.ruled_out[place] or not self.denied[place]

    def take(self, at: Iterable[int]) -> None:
        """Mark these words as heard."""
        for place in at:
            self.taken[place] = True


def typed_in(text: str) -> TypedWords:
    """Return the first words of a search, none of them heard yet."""
    said: list[Word] = []
    clause: list[int] = []
    for number, part in enumerate(clauses(text)):
        for word in part[: HEARD - len(said)]:
            said.append(word)
            clause.append(number)
    no = [False] * len(said)
    return TypedWords(said, [word.folded for word in said], clause, [*no], [*no], [*no], [*no])
