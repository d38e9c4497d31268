"""The exceptions that report why a command cannot begin."""


class Misconfigured(Exception):
    """Something in the settings or the programme is wrong; `lines` say what, one line each."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class NotNow(Misconfigured):
    """Nothing in the settings has to be wrong: the database does not answer now, and later it may."""
