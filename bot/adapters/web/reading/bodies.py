"""Reads the body of an act: one JSON object, which can be stored."""

import json
from typing import Any

from starlette.requests import Request

from bot.adapters.web.reading.inbound import NotUnderstood


async def json_of(request: Request) -> dict[str, Any]:
    """Return the JSON object that a browser sent; raise `NotUnderstood` for anything else."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise NotUnderstood("Send JSON.")
    try:
        body = json.loads(await request.body())
        json.dumps(body, ensure_ascii=False).encode()  # half a surrogate pair cannot be stored
    except (ValueError, RecursionError) as problem:
        raise NotUnderstood("That is not JSON.") from problem
    if not isinstance(body, dict):
        raise NotUnderstood("Send a JSON object.")
    return body
