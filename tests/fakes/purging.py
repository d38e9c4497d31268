"""A purge that dies by `kill -9` in its nth batch, before it is committed.

`python -m tests.fakes.purging DATABASE_URL INSTANT N`
"""

import os
import signal
import sys
from datetime import datetime
from itertools import count

from sqlalchemy import Connection, Table

from bot.domain.common.ids import CommunityId
from bot.jobs.absences import purge
from bot.store.database.database import Database
from bot.store.home import purging


def main(address: str, now: str, last: int) -> None:
    """Purge until the process kills itself."""
    steps, delete = count(1), purging.delete_some

    def deletes(connection: Connection, community: CommunityId, table: Table) -> int:
        deleted = delete(connection, community, table)
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return deleted

    purging.delete_some = deletes
    purge(Database(address), datetime.fromisoformat(now))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
