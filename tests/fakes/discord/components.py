"""The components of a message, as strict as Discord is known to be.

The numbers are those of Discord's documentation (components: reference; resources: message); that a message
of 10,170 bytes of text was answered with 500 is discord-api-docs #8554.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from tests.fakes.discord.choosing import BUTTON, SELECTS, button, select
from tests.fakes.discord.errors import Refused, Wrong
from tests.fakes.discord.values import Part

ROW: Final = 1
SECTION: Final = 9
TEXT: Final = 10
THUMBNAIL: Final = 11
GALLERY: Final = 12
FILE: Final = 13
SEPARATOR: Final = 14
CONTAINER: Final = 17

INSIDE: Final = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR})
TOP: Final = INSIDE | {CONTAINER}
ACCESSORIES: Final = frozenset({BUTTON, THUMBNAIL})

MOST_COMPONENTS: Final = 40
MOST_TEXT: Final = 4_000
MOST_BYTES: Final = 10_170
MOST_ROWS: Final = 5
MOST_BUTTONS: Final = 5
MOST_IN_SECTION: Final = 3
MOST_MEDIA: Final = 10
LONGEST_ALT: Final = 1_024
LONGEST_ID: Final = 100
HIGHEST_ID: Final = 2**31 - 1
WHITE: Final = 0xFFFFFF

Place = tuple[str | int, ...]


@dataclass
class Checking:
    """One look through the components of a message, or of a modal."""

    wrong: Wrong
    files: Collection[str] = ()
    """The names that `attachment://` may use."""
    custom_ids: set[str] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)
    count: int = 0
    text: int = 0
    bytes: int = 0

    def one(self, part: Any, place: Place, allowed: Collection[int]) -> None:  # noqa: ANN401
        """Check a component and everything inside it."""
        kind = part.get("type") if isinstance(part, Mapping) else None
        if not isinstance(kind, int) or kind not in allowed:
            says = f'Value of field "type" must be one of {tuple(sorted(allowed))}.'
            self.wrong.at(*place, "type", code="UNION_TYPE_CHOICES", says=says)
            return
        self.count += 1
        self.names(part, place)
        CHECKS[kind](self, part, place)

    def names(self, part: Part, place: Place) -> None:
        """Check that the numeric id, if it has one, is its own."""
        number = part.get("id")
        if not number:
            return
        self.wrong.number(number, *place, "id", least=0, most=HIGHEST_ID)
        if number in self.ids:
            self.wrong.at(*place, "id", code="COMPONENT_ID_DUPLICATED", says="Component id is not unique")
        self.ids.add(number)

    def custom_id(self, part: Part, place: Place) -> None:
        """Check a `custom_id`: 1 to 100 characters, once in a message."""
        given = part.get("custom_id")
        self.wrong.length(given, *place, "custom_id", least=1, most=LONGEST_ID)
        if given in self.custom_ids:
            says = "Component custom id cannot be duplicated"
            self.wrong.at(*place, "custom_id", code="COMPONENT_CUSTOM_ID_DUPLICATED", says=says)
        self.custom_ids.add(str(given))

    def words(self, text: object, *place: str | int) -> None:
        """Check and count a text that is shown."""
        self.wrong.length(text, *place, least=1, most=MOST_TEXT)
        self.text += len(str(text or ""))
        self.bytes += len(str(text or "").encode())

    def media(self, part: object, place: Place, *, attached: bool = False) -> None:
        """Check the address of a picture or a file: one of its own attachments, or the web."""
        url = part.get("url") if isinstance(part, Mapping) else None
        name = url.removeprefix("attachment://") if isinstance(url, str) else ""
        web = isinstance(url, str) and url.startswith(("https://", "http://"))
        if not ((name and name != url and name in self.files) or (web and not attached)):
            says = "The referenced attachment was not found or the URL is not allowed"
            self.wrong.at(
                *place, "url", code="UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", says=says
            )


def check(components: Any, *, v2: bool, files: Collection[str] = ()) -> None:  # noqa: ANN401
    """Refuse the components of a message that Discord would not show."""
    wrong = Wrong()
    look = Checking(wrong, files)
    most = MOST_COMPONENTS if v2 else MOST_ROWS
    for number, part in enumerate(wrong.many(components, "components", least=0, most=most)):
        look.one(part, ("components", number), TOP if v2 else {ROW})
    if v2 and look.count > MOST_COMPONENTS:
        says = f"The max number of total components ({MOST_COMPONENTS}) was exceeded"
        wrong.at("components", code="COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", says=says)
    if look.text > MOST_TEXT:
        says = f"The total text of the message cannot exceed {MOST_TEXT} characters"
        wrong.at("components", code="COMPONENT_MAX_TOTAL_TEXT_EXCEEDED", says=says)
    wrong.refuse()
    if look.bytes >= MOST_BYTES:
        raise Refused(0, status=500)


def every(parts: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Yield every component, those inside others too, in the order of reading."""
    for part in parts if isinstance(parts, list) else ():
        yield part
        yield from every(part.get("components"))
        yield from every([one for one in (part.get("accessory"), part.get("component")) if one])


def without_nulls(value: Any) -> Any:  # noqa: ANN401
    """Return JSON without what is null, which Discord takes for left out."""
    if isinstance(value, dict):
        return {name: without_nulls(one) for name, one in value.items() if one is not None}
    return [without_nulls(one) for one in value] if isinstance(value, list) else value


def numbered(parts: list[Any]) -> list[Any]:
    """Return components in which each has a numeric id, as Discord gives them."""
    parts = deepcopy(parts)
    taken = {part["id"] for part in every(parts) if part.get("id")}
    free = iter(number for number in range(1, 10_000) if number not in taken)
    for part in every(parts):
        part["id"] = part.get("id") or next(free)
    return parts


def _row(look: Checking, part: Part, place: Place) -> None:
    parts = look.wrong.many(part.get("components"), *place, "components", least=1, most=MOST_BUTTONS)
    if len(parts) > 1:
        look.wrong.many(
            [one for one in parts if one.get("type") in SELECTS], *place, "components", least=0, most=0
        )
    for number, one in enumerate(parts):
        look.one(one, (*place, "components", number), {BUTTON, *SELECTS})


def _section(look: Checking, part: Part, place: Place) -> None:
    texts = look.wrong.many(part.get("components"), *place, "components", least=1, most=MOST_IN_SECTION)
    for number, one in enumerate(texts):
        look.one(one, (*place, "components", number), {TEXT})
    look.one(part.get("accessory"), (*place, "accessory"), ACCESSORIES)


def _text(look: Checking, part: Part, place: Place) -> None:
    look.words(part.get("content"), *place, "content")


def _thumbnail(look: Checking, part: Part, place: Place) -> None:
    look.media(part.get("media"), (*place, "media"))
    about = part.get("description")
    look.wrong.length(about, *place, "description", least=1, most=LONGEST_ALT, needed=False)


def _gallery(look: Checking, part: Part, place: Place) -> None:
    for number, one in enumerate(
        look.wrong.many(part.get("items"), *place, "items", least=1, most=MOST_MEDIA)
    ):
        _thumbnail(look, one, (*place, "items", number))


def _file(look: Checking, part: Part, place: Place) -> None:
    look.media(part.get("file"), (*place, "file"), attached=True)


def _separator(look: Checking, part: Part, place: Place) -> None:
    look.wrong.number(part.get("spacing", 1), *place, "spacing", least=1, most=2)


def _container(look: Checking, part: Part, place: Place) -> None:
    parts = look.wrong.many(part.get("components"), *place, "components", least=1, most=MOST_COMPONENTS)
    for number, one in enumerate(parts):
        look.one(one, (*place, "components", number), INSIDE)
    if part.get("accent_color") is not None:
        look.wrong.number(part["accent_color"], *place, "accent_color", least=0, most=WHITE)


def _button(look: Checking, part: Part, place: Place) -> None:
    if button(look.wrong, part, place):
        look.custom_id(part, place)


def _select(look: Checking, part: Part, place: Place) -> None:
    look.custom_id(part, place)
    select(look.wrong, part, place)


CHECKS: Final[Mapping[int, Callable[[Checking, Part, Place], None]]] = {
    ROW: _row,
    BUTTON: _button,
    **dict.fromkeys(SELECTS, _select),
    SECTION: _section,
    TEXT: _text,
    THUMBNAIL: _thumbnail,
    GALLERY: _gallery,
    FILE: _file,
    SEPARATOR: _separator,
    CONTAINER: _container,
}
