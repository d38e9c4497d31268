"""Troubles of a database that no press can mend: such as a full disk, or another program's lock."""

import errno
from enum import StrEnum

from psycopg import OperationalError as PostgresqlFault
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree


class Trouble(StrEnum):
    """Why nothing can be kept or read at present."""

    FULL = "the disk is full"
    READ_ONLY = "the database cannot be written"
    STILL = "the database stands still"
    OUT_OF_REACH = "the database cannot be reached"
    DAMAGED = "the database is damaged"


def trouble_of(problem: BaseException) -> Trouble | None:
    """Return which trouble an error comes from, or None for an error of another kind."""
    match problem:
        case DBAPIError(orig=BaseException() as cause):
            return _BY_CODE.get(_code(cause)) or (Trouble.OUT_OF_REACH if _is_cut(cause) else None)
        case NoConnectionFree():
            return Trouble.STILL
        case OSError(errno=number) if number in _NO_ROOM:
            return Trouble.FULL
    return None


def _is_cut(cause: BaseException) -> bool:
    """Tell whether PostgreSQL could not be reached: psycopg has no SQLSTATE then, or one of class 08."""
    if isinstance(cause, PostgresqlFault):
        return cause.sqlstate is None or cause.sqlstate.startswith("08")
    return False


def _code(cause: BaseException) -> str:
    """Return PostgreSQL's SQLSTATE or SQLite's name of an error."""
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return str(code or type(cause).__name__)


_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_BY_CODE = {
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_IOERR_WRITE": Trouble.FULL,  # a quota, or a limit of a file's size
    "SQLITE_READONLY": Trouble.READ_ONLY,
    "SQLITE_READONLY_DBMOVED": Trouble.READ_ONLY,
    "SQLITE_READONLY_DIRECTORY": Trouble.READ_ONLY,
    "SQLITE_BUSY": Trouble.STILL,
    "SQLITE_BUSY_TIMEOUT": Trouble.STILL,
    "SQLITE_LOCKED": Trouble.STILL,
    "53100": Trouble.FULL,  # disk_full
    "25006": Trouble.READ_ONLY,  # read_only_sql_transaction
    "55P03": Trouble.STILL,  # lock_not_available
    "57014": Trouble.STILL,  # query_canceled, by statement_timeout
    "57P03": Trouble.STILL,  # cannot_connect_now
    "57P01": Trouble.OUT_OF_REACH,  # admin_shutdown
    "SQLITE_CORRUPT": Trouble.DAMAGED,
    "SQLITE_CORRUPT_INDEX": Trouble.DAMAGED,
    "SQLITE_NOTADB": Trouble.DAMAGED,
    "XX001": Trouble.DAMAGED,  # data_corrupted
    "XX002": Trouble.DAMAGED,  # index_corrupted
    "SQLITE_CANTOPEN": Trouble.OUT_OF_REACH,
}
