"""The pages that give a file once: looking at one changes nothing, its button gives the file and ends it.

Whatever opens links ahead of people (a preview, a mail scanner) only looks.
"""

import asyncio
import logging
from base64 import b64encode
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

from markupsafe import Markup
from starlette.requests import Request as Asked
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from bot.adapters.shared.landing_table import message_of
from bot.adapters.teams.drawing import render
from bot.adapters.teams.reading.inbound import PLATFORM
from bot.handlers.people.file_page import FilePageBook
from bot.handlers.routing import Answer
from bot.store.people.file_pages import FilePage
from bot.ui.attachments import File
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Actor, Request, Surface
from bot.views.common.reader import FIRST_LOCALE, Reader
from bot.views.people import file_page as views
from bot.views.people.file_page import PageWords

log = logging.getLogger(__name__)

PATH: Final = f"{views.PATH}{{secret}}"

OVER: Final = 410
"""HTTP: gone, and nobody knows where to (RFC 9110, 15.5.11)."""

STYLE: Final = Markup(
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}"
    "button{font:inherit;padding:.6rem 1.2rem}"
)

PAGE: Final = Markup(
    '<!doctype html><html lang="{language}"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{title}</title><style>{style}</style>'
    "<h1>{title}</h1><p>{said}</p>{button}</html>"
)

BUTTON: Final = Markup('<form method="post"><button>{label}</button></form>')


@dataclass(frozen=True, slots=True)
class PageMaking:
    """What is needed of the app."""

    book: FilePageBook
    begin: Callable[[Request], Future[Answer]]
    begin_former: Callable[[Request], Future[Answer]]
    reader: Callable[[Actor], Reader]


class FilePageDoor:
    """Gives files of the people of one tenant."""

    def __init__(self, making: PageMaking, tenant: str) -> None:
        """Make files by `making`, when they are asked for."""
        self._making = making
        self._tenant = tenant

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        asked = Asked(scope, receive)
        response = await self._answered(asked, str(asked.path_params.get("secret", "")))
        response.headers.update(_headers())
        await response(scope, receive, send)

    async def _answered(self, asked: Asked, secret: str) -> Response:
        if asked.method not in ("GET", "HEAD", "POST"):
            return Response(status_code=405)
        page = await asyncio.wrap_future(self._making.book.find(PLATFORM, self._tenant, secret))
        if page is None:
            return self._over(asked)
        if asked.method != "POST":
            reader = self._making.reader(self._actor(page))
            return _page(reader, views.ready(reader, page.name))
        return await self._given(asked, page, secret)

    async def _given(self, asked: Asked, page: FilePage, secret: str) -> Response:
        """Make the file, then use the page up: of several presses at once one alone gets it."""
        file = await self._made(page, secret)
        if file is None:
            log.warning("a page could not give its file", extra={"verb": page.verb})
            return self._over(asked)
        if not await asyncio.wrap_future(self._making.book.spend(PLATFORM, self._tenant, secret)):
            return self._over(asked)
        named = {"Content-Disposition": f'attachment; filename="{file.name}"'}
        return Response(file.content, media_type=file.media, headers=named)

    async def _made(self, page: FilePage, secret: str) -> File | None:
        begin = self._making.begin_former if page.person.has_left else self._making.begin
        key = f"page.{sha256(secret.encode()).hexdigest()}"
        request = Request(key, self._actor(page), Surface.CARD, page.verb, page.about)
        answer = await asyncio.wrap_future(begin(request))
        files = render.files(message_of(answer)) if isinstance(answer, Message | Aside) else ()
        return next((one for one in files if one.name == page.name), None)

    def _actor(self, page: FilePage) -> Actor:
        one = page.person
        return Actor(PLATFORM, self._tenant, one.account, one.name, one.locale, one.zone)

    def _over(self, asked: Asked) -> Response:
        first = asked.headers.get("accept-language", "").partition(",")[0].partition(";")[0].strip()
        reader = self._making.reader(Actor(PLATFORM, self._tenant, "", "", first or FIRST_LOCALE))
        return _page(reader, views.over(reader), OVER)


def _page(reader: Reader, words: PageWords, status: int = 200) -> Response:
    button = BUTTON.format(label=words.button) if words.button else ""
    shown = PAGE.format(
        language=reader.language, title=words.title, said=words.said, style=STYLE, button=button
    )
    return HTMLResponse(str(shown), status)


@cache
def _headers() -> Mapping[str, str]:
    style = b64encode(sha256(STYLE.encode()).digest()).decode()
    return {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{style}'; form-action 'self';"
        " frame-ancestors 'none'; base-uri 'none'",
    }
