"""Mask everything that looks like a secret before anybody can read it."""

import re
from collections.abc import Mapping

MASK = "***"

_SECRETS = re.compile(
    r"""
      (?P<slack> \b (?:xox[a-z] | xapp) (?:\.xox[a-z])? -) [\w.-]+
    | (?P<scheme> \b (?:Bearer|Bot|Basic) \s+) [\w.~+/=-]{12,}
    | (?P<url> ://[^\s:/@]*:) \S+ (?=@)
    | (?P<name> \b [\w-]* (?:secret|password|token|signature|api[_-]?key) ["']? \s* [=:] \s* ["']?)
      [^\s"'&,;)}]+
    | \b eyJ[\w-]+ \. [\w-]+ \. [\w-]+
    | \b [\w-]{23,28} \. [\w-]{6} \. [\w-]{27,}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Slack's prefixes, HTTP authorisation, a URL's password, `name=value`, a JWT (RFC 7519), Discord's token."""

_SECRET_NAMES = re.compile(
    r"(?:secret|password|token|authorization|signature|cookie|api_?key)$", re.IGNORECASE
)


_ROW = re.compile(r"^(DETAIL: +)(?s:.*?)(?=\n\[SQL: |\n\nThe above exception |\Z)", re.MULTILINE)
"""Where PostgreSQL quotes the row that it refuses, with people's words (psycopg's errors end with it)."""


def masked(text: str) -> str:
    """Return the text with every token and password replaced by `***`; the text before each is kept."""
    text = _ROW.sub(rf"\g<1>{MASK}", text)
    return _SECRETS.sub(lambda found: f"{found[found.lastgroup] if found.lastgroup else ''}{MASK}", text)


def masked_value(value: object) -> object:
    """Return a value with its secrets masked: numbers are unchanged, collections are masked item by item."""
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return masked(value)
        case Mapping():
            return {str(key): masked_item(str(key), item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [masked_value(item) for item in value]
        case _:
            return masked(str(value))


def masked_item(key: str, value: object) -> object:
    """Return the masked value of a key; under a key that names a secret, only the mask."""
    return MASK if value and _SECRET_NAMES.search(key) else masked_value(value)
