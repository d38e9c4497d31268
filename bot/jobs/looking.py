"""Looking: what an earlier try may have sent, and is past its day, is looked for and not sent any more."""


class NotThere(Exception):
    """It certainly is not there, and it is not sent any more."""


async def never() -> None:
    """Let no request go out; raise `NotThere`."""
    raise NotThere
