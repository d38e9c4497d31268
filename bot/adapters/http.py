"""HTTP on `PORT`: health, readiness, metrics, and the platforms' own endpoints."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp


def application(
    ready: Callable[[], str],
    registry: CollectorRegistry,
    doors: Mapping[str, ASGIApp] = MappingProxyType({}),
    *,
    amiss: Callable[[], str] = lambda: "",
) -> Starlette:
    """Return the ASGI application. `ready` names the problem that prevents serving; empty if none.

    `doors` are the platforms' own endpoints, by path. `amiss` returns what an operator should know although
    we can serve.
    """

    def healthz(_: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def readyz(_: Request) -> Response:
        problem = await run_in_threadpool(ready)
        if problem:
            return PlainTextResponse(f"{problem}\n", 503)
        return PlainTextResponse(f"ready\n{await run_in_threadpool(amiss)}")

    def metrics(_: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    own = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
    return Starlette(routes=[*own, *(Route(path, door) for path, door in doors.items())])
