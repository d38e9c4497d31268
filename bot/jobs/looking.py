"""What is not sent: what an earlier try may have sent is looked for, and no announcement comes first."""

from datetime import datetime
from typing import NoReturn

from bot.domain.common.notices import NoticeKind
from bot.port import Adapter, NotReached
from bot.store.outbox.outbox import ClaimedRow


class NotThere(Exception):
    """It certainly is not there: it is held back until an instant (UTC), or for good where there is none."""

    def __init__(self, until: datetime | None) -> None:
        """Hold it back until then."""
        super().__init__(until)
        self.until = until


async def never(until: datetime | None = None) -> NoReturn:
    """Let no request go out; raise `NotThere`."""
    raise NotThere(until)


def may_open(adapter: Adapter, due: ClaimedRow) -> None:
    """Raise `NotReached` where nothing may be opened for a row: its reader counts as not reached."""
    if due.notice.kind is NoticeKind.ANNOUNCEMENT and not adapter.announces_first:
        raise NotReached("nothing was ever said to them, and an announcement is not the first thing")
