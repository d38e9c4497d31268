"""The one exception that reports a wrong configuration."""


class Misconfigured(Exception):
    """Something in the settings or the programme is wrong; `lines` say what, one line each."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
