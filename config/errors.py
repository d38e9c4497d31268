"""The one way in which a wrong configuration is reported."""


class Misconfigured(Exception):
    """Something in the settings or the programme is wrong; `lines` say what, one clear line each."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
