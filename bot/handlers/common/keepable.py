"""Makes of what a platform brings what every database keeps: no zero byte, and no half of a letter."""

from collections.abc import Mapping
from dataclasses import replace

from bot.ui.requests import Actor, ChosenPlace, Request


def request(brought: Request) -> Request:
    """Return a request without what no database keeps: a zero byte, or half a surrogate pair."""
    return replace(
        brought,
        key=_text(brought.key),
        actor=actor(brought.actor),
        verb=_text(brought.verb),
        ref=_text(brought.ref),
        chosen={_text(name): tuple(map(_text, values)) for name, values in brought.chosen.items()},
        words=_text(brought.words),
        label=_text(brought.label),
        picked=_people(brought.picked),
        places=_places(brought.places),
    )


def actor(brought: Actor) -> Actor:
    """Return an actor without what no database keeps."""
    return replace(
        brought,
        workspace=_text(brought.workspace),
        user=_text(brought.user),
        name=_text(brought.name),
        locale=_text(brought.locale),
        zone=_text(brought.zone),
    )


def _people(picked: Mapping[str, Actor] | None) -> Mapping[str, Actor] | None:
    return None if picked is None else {_text(user): actor(one) for user, one in picked.items()}


def _places(chosen: Mapping[str, ChosenPlace] | None) -> Mapping[str, ChosenPlace] | None:
    if chosen is None:
        return None
    return {_text(place): replace(one, name=_text(one.name)) for place, one in chosen.items()}


def _text(brought: str) -> str:
    if brought.isprintable() and brought.isascii():
        return brought  # as nearly all of a request is
    return brought.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
