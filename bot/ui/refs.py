"""What a button is about where a bare id does not say it, and the one codec that writes and reads it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from types import MappingProxyType, NoneType
from typing import Final, Literal, TypeVar, get_args, get_origin, get_type_hints

BETWEEN: Final = "."
"""Stands between the parts of what is written; no id has one."""

NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,9}")
"""At most ten digits: as an instant they reach into the year 2286, so a forged token overflows nothing."""

DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Ref:
    """What a button or a card is about; its fields are written in their order."""


@dataclass(frozen=True, slots=True)
class PageNumber(Ref):
    """A page of a list, from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class Previewed(Ref):
    """What a draft is about, and a print of the draft above the button; older buttons have no print."""

    about: str
    print: str | None = None


@dataclass(frozen=True, slots=True)
class Covered(Ref):
    """A card that stands under a cover: what kind of notice it shows, and what that is about."""

    kind: str
    about: str


R = TypeVar("R", bound=Ref)


def write(ref: Ref) -> str:
    """Return how a reference is written; raise ValueError where it could not be read back."""
    shape: object = type(ref)
    values = (getattr(ref, field.name) for field in _fields(shape))
    written = BETWEEN.join(_written(value) for value in values if value is not None)
    if read((type(ref),), written) != ref:
        raise ValueError(f"what is written could not be read back: {ref!r}")
    return written


def read(shapes: Iterable[type[R]], written: str) -> R | None:
    """Return what was written, in the first shape that fits; None where none does, and never an error."""
    for shape in shapes:
        if (ref := _read_as(shape, written)) is not None:
            return ref
    return None


def _read_as(shape: type[R], written: str) -> R | None:
    of: object = shape  # a cached function takes a Hashable, and to mypy the class of a frozen value is none
    fields, parts = _fields(of), written.split(BETWEEN)
    needed = sum(not field.may_end for field in fields)
    if not needed <= len(parts) <= len(fields):
        return None
    values = [field.read(part) for field, part in zip(fields, parts, strict=False)]
    make: Callable[..., R] = shape
    return None if None in values else make(*values)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    read: Callable[[str], object | None]
    may_end: bool
    """Whether what is written may end before it."""


@cache
def _fields(shape: object) -> tuple[_Field, ...]:
    return tuple(_field(name, hint) for name, hint in get_type_hints(shape).items())


def _field(name: str, hint: object) -> _Field:
    kinds = [one for one in get_args(hint) if one is not NoneType] if NoneType in get_args(hint) else [hint]
    (kind,) = kinds
    words = get_args(kind) if get_origin(kind) is Literal else ()
    return _Field(name, _one_of(words) if words else READS[kind], may_end=kind is not hint)


def _one_of(words: tuple[str, ...]) -> Callable[[str], str | None]:
    return lambda part: part if part in words else None


def _number(part: str) -> int | None:
    return int(part) if NUMBER.fullmatch(part) else None


def _instant(part: str) -> datetime | None:
    seconds = _number(part)
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _day(part: str) -> date | None:
    try:
        return date.fromisoformat(part) if DAY.fullmatch(part) else None
    except ValueError:
        return None


READS: Final[Mapping[object, Callable[[str], object | None]]] = MappingProxyType(
    {str: str, int: _number, datetime: _instant, date: _day}
)


def _written(value: object) -> str:
    match value:
        case datetime():
            return str(int(value.timestamp()))
        case date():
            return value.isoformat()
        case _:
            return str(value)
