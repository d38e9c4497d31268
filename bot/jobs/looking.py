"""Looking: what an earlier try may have sent, and may not be sent now, is looked for and not sent again."""

from datetime import datetime
from typing import NoReturn


class NotThere(Exception):
    """It certainly is not there: it is held back until an instant (UTC), or for good where there is none."""

    def __init__(self, until: datetime | None) -> None:
        """Hold it back until then."""
        super().__init__(until)
        self.until = until


async def never(until: datetime | None = None) -> NoReturn:
    """Let no request go out; raise `NotThere`."""
    raise NotThere(until)
