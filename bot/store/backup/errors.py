"""Why a copy cannot be made, read or put in place."""


class NotACopyError(Exception):
    """The file is no copy of this kind of database, or it is damaged; the text says what was found."""


class ProgramMissingError(Exception):
    """A program of PostgreSQL is not on the PATH; the text is the whole command to run where it is."""


class ProgramFailedError(Exception):
    """A program of PostgreSQL ended with a fault; the text is what it said last."""
