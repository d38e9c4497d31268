"""HTTP on `PORT` and beside it: health, readiness, metrics, and the platforms' own endpoints."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.platform import ListeningPort

Asked = Callable[[], Awaitable[str]]


def health(ready: Asked, amiss: Asked) -> list[Route]:
    """Return the endpoints for health. `ready` names the problem that prevents serving; empty if none.

    `amiss` returns what an operator should know although we can serve. Neither may wait for long.
    """

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def readyz(_: Request) -> Response:
        problem = await ready()
        if problem:
            return PlainTextResponse(f"{problem}\n", 503)
        return PlainTextResponse(f"ready\n{await amiss()}")

    return [Route("/healthz", healthz), Route("/readyz", readyz)]


def metrics(registry: CollectorRegistry, count: Callable[[], Awaitable[None]]) -> list[Route]:
    """Return the endpoint for metrics; `count` brings them up to date before each answer."""

    async def scraped(_: Request) -> Response:
        await count()
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return [Route("/metrics", scraped)]


def port(setting: str, host: str, number: int, routes: list[Route]) -> ListeningPort:
    """Return a port that serves these endpoints alone."""
    return ListeningPort(setting, host, number, lambda: application(routes))


def application(own: list[Route], doors: Mapping[str, ASGIApp] = MappingProxyType({})) -> Starlette:
    """Return the ASGI application: our own endpoints, and the platforms' by their paths."""
    return Starlette(routes=[*own, *(Route(path, door) for path, door in doors.items())])
