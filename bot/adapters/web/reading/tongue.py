"""The language of the page: the browser says it with each call, so it is known without the database."""

from typing import Final

from starlette.datastructures import Headers
from starlette.responses import JSONResponse

from bot.views.catalogues import FIRST, catalogue, spoken

ACCEPTS: Final = "accept-language"
MOST: Final = 20
"""How many of a browser's languages are looked at."""


def language(headers: Headers) -> str:
    """Return the first of the browser's languages that the bot speaks; the page names its person's."""
    for one in headers.get(ACCEPTS, "").split(",")[:MOST]:
        tongue = one.partition(";")[0].strip().partition("-")[0].lower()
        if tongue in spoken():
            return tongue
    return FIRST


def problem(headers: Headers, status: int, sentence: str, more: dict[str, str] | None = None) -> JSONResponse:
    """Return an answer that says what is wrong, in the page's language."""
    said = catalogue(language(headers)).gettext(sentence)
    return JSONResponse({"problem": said}, status, more)
