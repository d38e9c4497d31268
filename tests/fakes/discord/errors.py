"""Discord's error codes, with the status and the words of each.

From Discord's documentation (topics: opcodes and status codes); 20026 from discord-api-docs #2669.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

CODES: Final[Mapping[int, tuple[int, str]]] = {
    10002: (404, "Unknown application"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10011: (404, "Unknown Role"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    20026: (403, "Your bot has been flagged by our anti-spam system for abusive behaviour"),
    30032: (400, "Maximum number of application commands reached (100)"),
    30034: (400, "Max number of daily application command creates has been reached (200)"),
    40003: (403, "You are opening direct messages too fast"),
    40005: (413, "Request entity too large"),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50003: (403, "Cannot execute action on a DM channel"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "Missing Permissions"),
    50021: (403, "Cannot execute action on a system message"),
    50024: (400, "Cannot execute this action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50033: (400, "Invalid Recipient(s)"),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    50278: (403, "Cannot send messages to this user due to having no mutual guilds"),
    160005: (400, "Thread is locked"),
    160006: (400, "Maximum number of active threads reached"),
}


class Refused(Exception):
    """Discord refuses, with one of its own codes."""

    def __init__(self, code: int, errors: Mapping[str, Any] | None = None, *, status: int = 0) -> None:
        """Take the status and the words from the table; a status of its own is for what has no code."""
        super().__init__(code)
        self.code = code
        self.status, self.words = CODES.get(code, (status, f"{status}: {NAMES.get(status, 'Refused')}"))
        self.errors = errors or {}

    def body(self) -> dict[str, Any]:
        """Return the body of the answer."""
        said = {"message": self.words, "code": self.code}
        return {**said, **({"errors": dict(self.errors)} if self.errors else {})}


NAMES: Final[Mapping[int, str]] = {401: "Unauthorized", 404: "Not Found", 405: "Method Not Allowed"}


@dataclass
class Wrong:
    """Collects what is wrong in a body, each at its place, as `errors` of code 50035."""

    found: list[tuple[tuple[str, ...], str, str]] = field(default_factory=list)

    def at(self, *place: str | int, code: str, says: str) -> None:
        """Note one mistake."""
        self.found.append((tuple(map(str, place)), code, says))

    def length(
        self, value: object, *place: str | int, most: int, least: int = 0, needed: bool | None = None
    ) -> None:
        """Note a text that is too short, too long, or no text; what may be empty may be left out too."""
        if value is None and not (bool(least) if needed is None else needed):
            return
        if not isinstance(value, str):
            code = "BASE_TYPE_REQUIRED" if value is None else "STRING_TYPE_CONVERT"
            self.at(*place, code=code, says="This field is required")
        elif not least <= len(value) <= most:
            says = f"Must be between {least} and {most} in length."
            self.at(*place, code="BASE_TYPE_BAD_LENGTH", says=says)

    def number(self, value: object, *place: str | int, least: int, most: int) -> None:
        """Note a number that is out of its range, or no number."""
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self.at(*place, code="NUMBER_TYPE_RANGE", says=f"Must be between {least} and {most}.")

    def many(self, value: object, *place: str | int, least: int, most: int) -> list[Any]:
        """Return a list; note one that is too short, too long, or no list."""
        if not isinstance(value, list) or not least <= len(value) <= most:
            says = f"Must be between {least} and {most} in length."
            self.at(*place, code="BASE_TYPE_BAD_LENGTH", says=says)
        return value if isinstance(value, list) else []

    def tree(self) -> dict[str, Any]:
        """Return the mistakes as Discord nests them."""
        root: dict[str, Any] = {}
        for place, code, says in self.found:
            here = root
            for step in place:
                here = here.setdefault(step, {})
            here.setdefault("_errors", []).append({"code": code, "message": says})
        return root

    def refuse(self, under: str = "") -> None:
        """Raise Refused where anything is wrong."""
        if self.found:
            raise Refused(50035, {under: self.tree()} if under else self.tree())


def codes(errors: Mapping[str, Any]) -> Iterator[str]:
    """Yield the code of each mistake in a tree."""
    for name, value in errors.items():
        if name == "_errors":
            yield from (str(one["code"]) for one in value)
        elif isinstance(value, Mapping):
            yield from codes(value)
