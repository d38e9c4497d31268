"""Draws the round face of a person as `static/dom.js` does: initials on a colour that stays theirs."""

from functools import reduce

import regex
from markupsafe import Markup

HUES = 6
"""Colours of faces (`static/chat.css`)."""

_FIRST = regex.compile(r"\X")


def face(name: str) -> Markup:
    """Draw the initials of a name; nothing where there is no name. The name itself stands beside it."""
    # Not the number that tells namesakes apart, nor a bracket or an emoji.
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    if not words:
        return Markup()
    ends = (words[0], words[-1]) if len(words) > 1 else (words[0],)
    letters = "".join(_FIRST.findall(word)[0] for word in ends).upper()
    return Markup('<span class="face" data-hue="{}" aria-hidden="true">{}</span>').format(_hue(name), letters)


def _hue(name: str) -> int:
    return reduce(lambda sum_, letter: (sum_ * 31 + ord(letter)) % 9973, name, 7) % HUES
