"""Slack's own models, made quick: they look their validators and kinds up anew for each object they read.

A screen has hundreds of objects, and each message of each story in Slack is read so.
"""

from collections.abc import Iterator
from functools import cache

from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks.block_elements import BlockElement


def look_up_once() -> None:
    """Let the models remember for each class which validators and which kinds of elements it has."""
    JsonObject.validate_json = _validate  # type: ignore[method-assign]
    BlockElement._get_sub_block_elements = classmethod(_kinds)  # type: ignore[assignment, method-assign]


def _validate(self: JsonObject) -> None:
    for name in _validators(type(self)):
        getattr(self, name)()


@cache
def _validators(of: type[JsonObject]) -> tuple[str, ...]:
    return tuple(name for name in dir(of) if hasattr(getattr(of, name), "validator"))


def _kinds(of: type[BlockElement]) -> Iterator[type[BlockElement]]:
    return iter(_every_kind(of))


_listed = BlockElement._get_sub_block_elements.__func__  # type: ignore[attr-defined]


@cache
def _every_kind(of: type[BlockElement]) -> tuple[type[BlockElement], ...]:
    return tuple(_listed(of))
