"""Says where a value differs from a JSON schema: as much of draft 4 as those of Teams apps use."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tests.fakes.teams.values import Json

TYPES: Final[Mapping[str, type | tuple[type, ...]]] = {
    "array": list,
    "boolean": bool,
    "number": (int, float),
    "object": dict,
    "string": str,
}

UNCHECKED: Final = frozenset({"$schema", "default", "definitions", "description", "format"})
CHECKED: Final = frozenset(
    {
        "$ref", "additionalProperties", "const", "enum", "items", "maxItems", "maxLength", "maximum",
        "minItems", "pattern", "patternProperties", "properties", "required", "type", "uniqueItems",
    }
)  # fmt: skip


def differences(value: Any, schema: Json, whole: Json | None = None, at: str = "") -> Iterator[str]:  # noqa: ANN401
    """Yield what is wrong with a value, and where; raise `ValueError` at a keyword that is not known here."""
    whole = schema if whole is None else whole
    if "$ref" in schema:
        yield from differences(value, whole["definitions"][schema["$ref"].rpartition("/")[2]], whole, at)
    if unknown := schema.keys() - UNCHECKED - CHECKED:
        raise ValueError(f"{at}: {unknown}")
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        yield f"{at}: no {schema['type']}"
    elif isinstance(value, dict):
        yield from _of_an_object(value, schema, whole, at)
    elif isinstance(value, list):
        yield from _of_a_list(value, schema, whole, at)
    else:
        yield from (f"{at}: {one}" for one in _of_a_value(value, schema))


def _of_an_object(value: Json, schema: Json, whole: Json, at: str) -> Iterator[str]:
    yield from (f"{at}.{name}: missing" for name in schema.get("required", ()) if name not in value)
    for name, part in value.items():
        said = schema.get("properties", {}).get(name)
        for pattern, other in schema.get("patternProperties", {}).items():
            said = other if re.search(pattern, name) else said
        if said is not None:
            yield from differences(part, said, whole, f"{at}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{at}.{name}: not known"


def _of_a_list(value: list[Any], schema: Json, whole: Json, at: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{at}: {len(value)} items"
    if schema.get("uniqueItems") and any(one in value[:number] for number, one in enumerate(value)):
        yield f"{at}: twice"
    for number, one in enumerate(value):
        yield from differences(one, schema.get("items", {}), whole, f"{at}[{number}]")


def _of_a_value(value: Any, schema: Json) -> Iterator[str]:  # noqa: ANN401
    if value not in schema.get("enum", (value,)) or value != schema.get("const", value):
        yield f"not {value}"
    if isinstance(value, str) and len(value) > schema.get("maxLength", len(value)):
        yield f"{len(value)} characters"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{value} does not match"
    if isinstance(value, int | float) and value > schema.get("maximum", value):
        yield f"{value} is too much"
