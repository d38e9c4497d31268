"""What a component carries to Discord and back: our token, of the same length, and unique in its message.

Discord takes 1 to 100 characters, and no `custom_id` twice in a message (api docs, Components: Custom ID).
Our token may have all 100. So a further button with the same token has a letter where the first has the
version of its token.
"""

import re
from collections.abc import Iterable
from itertools import chain
from string import ascii_letters
from typing import Final

from bot.ui import limits

MENU: Final = "menu"
"""The id of a menu, or its beginning; what was chosen in it comes as the value of an option."""

OF_SELECT: Final = "|"
"""Stands between a select's token and the name of its facet."""

_FIRST: Final = "1"
"""The version of a token that is in no message yet."""

_AGAIN: Final = re.compile(r"[A-Za-z](?=:)")
"""The version of a token that is in a message already."""


def once(token: str, used: Iterable[str]) -> str:
    """Return a token as an id that is none of those used: itself, or with a letter as its version."""
    taken = set(used)
    spoken = (f"{letter}{token[1:]}" for letter in ascii_letters if token.startswith("1:"))
    more = (f"{token}.{number}" for number in range(2, limits.COMPONENTS + 1))
    return next(one for one in chain((token,), spoken, more) if one not in taken)


def token(custom_id: str) -> str:
    """Return the token that an id carries."""
    return f"{_FIRST}{custom_id[1:]}" if _AGAIN.match(custom_id) else custom_id
