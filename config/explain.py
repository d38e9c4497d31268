"""Turn pydantic's errors into lines for people: which key, what is wrong, what would be right."""

from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from config.masking import masked

SHOWN = 60
"""How many characters of a wrong value are shown: enough to recognise it, and still one line."""

ALIKE = 85
"""The likeness (0 to 100) from which an unknown key counts as a misspelt one."""

Path = tuple[int | str, ...]


def explained(error: ValidationError, model: type[BaseModel]) -> tuple[str, ...]:
    """Return one line for each thing that is wrong.

    What would be right is each field's `description`. A validator's `ValueError` carries the text after the
    key: `is …; write …`.
    """
    return tuple(_line(found, model) for found in error.errors(include_url=False))


def meant(word: str, known: tuple[str, ...]) -> str | None:
    """Return the known key that this word is probably a misspelling of, or None."""
    best = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return best[0] if best else None


def shown(value: object) -> str:
    """Return a wrong value in a form that can be shown: on one line, short, and without a secret."""
    text = masked(str(value))
    cut = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return f'"{_on_one_line(cut)}"' if isinstance(value, str) else _on_one_line(cut)


def _on_one_line(text: str) -> str:
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in text)


def _line(found: ErrorDetails, model: type[BaseModel]) -> str:
    """Return the line for one error."""
    path, key = found["loc"], _written(found["loc"])
    match found["type"]:
        case "value_error":
            return f"{key} {found['ctx']['error']}".lstrip()
        case "missing":
            return f"{key} is missing; write {_right(model, path)}"
        case "extra_forbidden":
            return f"{key} is not known; {_instead(model, path)}"
        case _:
            return f"{key} is {shown(found['input'])}; write {_right(model, path)}"


def _written(path: Path) -> str:
    """Return a path in the form that a person writes: `kinds[2].budget.places`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).lstrip(".")


def _right(model: type[BaseModel], path: Path) -> str:
    """Return the description of the field that a path leads to."""
    name = path[-1] if isinstance(path[-1], str) else path[-2]
    for field_name, field in _holder(model, path).model_fields.items():
        if name in (field_name, field.alias):
            return field.description or "something else"
    return "something else"


def _instead(model: type[BaseModel], path: Path) -> str:
    """Return the key that was probably meant by an unknown one, or all known keys."""
    known = tuple(_holder(model, path).model_fields)
    best = meant(str(path[-1]), known)
    return f"did you mean {best}?" if best else f"write one of {', '.join(known)}"


def _holder(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """Return the model that holds the last named part of a path."""
    names = [part for part in path if isinstance(part, str)]
    for name in names[:-1]:
        field = model.model_fields.get(name)
        model = _inside(field.annotation if field else None) or model
    return model


def _inside(annotation: object) -> type[BaseModel] | None:
    """Return the model that an annotation names, alone or as a collection's item."""
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None
