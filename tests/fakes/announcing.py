"""A manager announces: from the form to the draft, to whom it goes, and on its way."""

import re
from typing import Final

from bot.handlers.routing import Answer
from tests.fakes.acting import Acting
from tests.fakes.reading import buttons_of

SIGNED: Final = "Nora, Alumni Office"


def written(
    manager: Acting, title: str, *, words: str = "Why.", action: str = "door", signed: str = SIGNED
) -> Answer:
    """Write an announcement; return the draft as it is shown first."""
    form = manager.presses("Write one", manager.types("/announce"))
    return manager.submits(form, title=title, words=words, action=action, signed=signed)


def for_everybody(manager: Acting, draft: Answer) -> Answer:
    """Say that a draft is for everybody; return it as it is shown then."""
    return manager.submits(manager.presses("Say who it is for", draft), audience="everybody")


def drafted(
    manager: Acting, title: str, *, words: str = "Why.", action: str = "door", signed: str = SIGNED
) -> Answer:
    """Write an announcement for everybody; return the draft."""
    return for_everybody(manager, written(manager, title, words=words, action=action, signed=signed))


def sent(manager: Acting, draft: Answer) -> Answer:
    """Send a draft at once, to however many it goes."""
    (send,) = [one.label for one in buttons_of(draft) if re.fullmatch(r"Send it to \d+", one.label)]
    return manager.presses(send, draft)
