"""What Discord refuses in messages and modals, as strictly as is known, without using the bot's own code.

Every number names its source: `docs` is the Component Reference of Discord's API documentation (2026-08-06),
`library` is discord.py 2.7, `seen` is what others measured. Text is counted in UTF-16 code units, the largest
count that Discord might use.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

Part = Mapping[str, Any]

COMPONENTS = 40
"""docs: messages allow up to 40 total components, each counted at any depth."""
TEXT = 4000
"""library: `LayoutView.content_length`, all text displays of a message together."""
BYTES = 10_169
"""seen: discord-api-docs #8554, 10,170 bytes of text were answered with 500."""
FLAGS: Final = {1 << 15, 1 << 15 | 1 << 6}
"""docs: IS_COMPONENTS_V2, alone or with EPHEMERAL."""
ROW = 5
"""docs: Action Row, up to five buttons or one select."""
LABEL, URL, CUSTOM_ID = 80, 512, 100
"""docs: Button label and url; Custom ID, 1 to 100."""
OPTIONS, OPTION, PLACEHOLDER = 25, 100, 150
"""docs: String Select options; label, value and description of an option; placeholder."""
SECTION = 3
"""docs: Section, one to three text displays."""
ALT = 1024
"""docs: Thumbnail description."""
TITLE = 45
"""docs: Interaction Response, Modal: title."""
PARTS = 5
"""docs: Interaction Response, Modal: one to five components."""
FIELD, ABOUT = 45, 100
"""docs: Label, label and description."""
INPUT, INPUT_PLACEHOLDER = 4000, 100
"""docs: Text Input, max_length and value; placeholder."""
RADIOS, CHECKS = (2, 10), (1, 10)
"""docs: Radio Group and Checkbox Group, options."""

KNOWN: Final[Mapping[int, tuple[str, set[str], set[str]]]] = {
    1: ("action row", {"components"}, set()),
    2: ("button", {"style"}, {"label", "emoji", "custom_id", "url", "disabled"}),
    3: (
        "string select",
        {"custom_id", "options"},
        {"placeholder", "min_values", "max_values", "required", "disabled"},
    ),
    4: (
        "text input",
        {"custom_id", "style"},
        {"min_length", "max_length", "required", "value", "placeholder"},
    ),
    5: (
        "user select",
        {"custom_id"},
        {"placeholder", "default_values", "min_values", "max_values", "required"},
    ),
    8: (
        "channel select",
        {"custom_id"},
        {"channel_types", "placeholder", "default_values", "min_values", "max_values", "required"},
    ),
    9: ("section", {"components", "accessory"}, set()),
    10: ("text display", {"content"}, set()),
    11: ("thumbnail", {"media"}, {"description", "spoiler"}),
    13: ("file", {"file"}, {"spoiler"}),
    14: ("separator", set(), {"divider", "spacing"}),
    17: ("container", {"components"}, {"accent_color", "spoiler"}),
    18: ("label", {"label", "component"}, {"description"}),
    21: ("radio group", {"custom_id", "options"}, {"required"}),
    22: ("checkbox group", {"custom_id", "options"}, {"min_values", "max_values", "required"}),
}
"""The required and the optional properties of each type, beside `type` and `id`; any other is refused."""

AT_TOP: Final = {1, 9, 10, 12, 13, 14, 17}
IN_CONTAINER: Final = AT_TOP - {17}
SELECTS: Final = {3, 5, 8}
IN_LABEL: Final = {4, 21, 22} | SELECTS
ACCESSORIES: Final = {2, 11}
LINK_STYLE: Final = 5


def problems(body: Part, files: Sequence[tuple[str, bytes]] = ()) -> list[str]:
    """Return why Discord would refuse a message; nothing for most."""
    components = body.get("components", [])
    found = [f"body has {sorted(extra)}" for extra in (set(body) - BODY,) if extra]
    if body.get("flags") not in FLAGS:
        found.append(f"flags are {body.get('flags')}")
    if body.get("allowed_mentions") != {"parse": []}:
        found.append("somebody might be mentioned")
    for n, component in enumerate(components):
        found += _in(f"[{n}]", _component(component, AT_TOP))
    return [*found, *_whole(components), *_attached(body, files)]


def problems_of_modal(modal: Part) -> list[str]:
    """Return why Discord would refuse a modal; nothing for most."""
    found = [
        f"modal has {sorted(extra)}"
        for extra in (set(modal) ^ {"title", "custom_id", "components"},)
        if extra
    ]
    found += _length(modal.get("title", ""), TITLE, "title")
    found += _length(modal.get("custom_id", ""), CUSTOM_ID, "custom_id")
    components = modal.get("components", [])
    found += _count(len(components), 1, PARTS, "components")
    for n, component in enumerate(components):
        found += _in(f"[{n}]", _component(component, {10, 18}))
    return [*found, *_twice(ids(components), "custom_id")]


BODY: Final = {"flags", "components", "allowed_mentions", "attachments"}


def every(components: Iterable[Part]) -> Iterator[Part]:
    """Yield every component, at any depth."""
    for one in components:
        yield one
        yield from every(one.get("components", ()))
        yield from every(one[name] for name in ("accessory", "component") if name in one)


def ids(components: Iterable[Part]) -> list[str]:
    """Return the custom ids of all components."""
    return [one["custom_id"] for one in every(components) if "custom_id" in one]


def measure(text: str) -> int:
    """Return the length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def said(components: Iterable[Part]) -> list[str]:
    """Return the content of all text displays."""
    return [one["content"] for one in every(components) if one.get("type") == 10]


def _whole(components: Sequence[Part]) -> Iterator[str]:
    yield from _count(len(list(every(components))), 1, COMPONENTS, "components")
    texts = said(components)
    yield from _count(sum(map(measure, texts)), 1, TEXT, "characters")
    yield from _count(sum(len(text.encode()) for text in texts), 1, BYTES, "bytes")
    yield from _twice(ids(components), "custom_id")


def _attached(body: Part, files: Sequence[tuple[str, bytes]]) -> Iterator[str]:
    """docs: File, `attachment://` alone; API Reference, Uploading Files."""
    named = [one["filename"] for one in body.get("attachments", [])]
    if named != [name for name, _ in files] or len(set(named)) < len(named):
        yield f"attachments {named} for the files {[name for name, _ in files]}"
    if [one["id"] for one in body.get("attachments", [])] != list(range(len(named))):
        yield "attachments are not numbered from 0"
    shown = [one["file"]["url"] for one in every(body.get("components", [])) if one.get("type") == 13]
    if shown != [f"attachment://{name}" for name in named]:
        yield f"files {shown} are shown, of {named}"


def _component(component: Part, fitting: set[int]) -> Iterator[str]:
    kind = component.get("type", 0)
    if kind not in fitting or kind not in KNOWN:
        yield f": a component of type {kind} does not go here"
        return
    name, needed, allowed = KNOWN[kind]
    if missing := needed - component.keys():
        yield f": a {name} has no {sorted(missing)}"
        return
    if unknown := component.keys() - needed - allowed - {"type", "id"}:
        yield f": a {name} has {sorted(unknown)}"
    if "custom_id" in component:
        yield from _length(component["custom_id"], CUSTOM_ID, ".custom_id")
    yield from _in(f".{name}", RULES[kind](component))


def _row(row: Part) -> Iterator[str]:
    kinds = [one.get("type") for one in row["components"]]
    if len(kinds) != 1 or kinds[0] not in SELECTS:
        yield from _count(len(kinds), 1, ROW, " components")
    fitting = SELECTS if kinds[:1] and kinds[0] in SELECTS else {2}
    for one in row["components"]:
        yield from _component(one, fitting)


def _button(button: Part) -> Iterator[str]:
    yield from _length(button.get("label", ""), LABEL, ".label")
    if button["style"] == LINK_STYLE:
        yield from _length(button.get("url", ""), URL, ".url")
        yield from (": a link with a custom_id",) if "custom_id" in button else ()
    elif button["style"] not in {1, 2, 3, 4}:
        yield f".style is {button['style']}"
    elif "custom_id" not in button or "url" in button:
        yield " has no custom_id, or a url"


def _select(select: Part) -> Iterator[str]:
    options = select["options"]
    yield from _count(len(options), 1, OPTIONS, ".options")
    yield from _options(options)
    if "placeholder" in select:
        yield from _length(select["placeholder"], PLACEHOLDER, ".placeholder")
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    yield from _values(select, len(options), least, most)
    if sum(bool(one.get("default")) for one in options) > most:
        yield ": more is chosen than may be"


def _values(select: Part, options: int, least: int, most: int) -> Iterator[str]:
    """docs: `min_values` is omitted or at least 1 where `required` is omitted or true, in a modal."""
    yield from _count(most, 1, options, ".max_values")
    yield from _count(least, 0, most, ".min_values")
    if "required" in select and select["required"] and least < 1:
        yield ": required, and nothing has to be chosen"


def _options(options: Iterable[Part]) -> Iterator[str]:
    listed = list(options)
    for one in listed:
        if unknown := set(one) - {"label", "value", "description", "emoji", "default"}:
            yield f": an option has {sorted(unknown)}"
        yield from (
            said for name in ("label", "value") for said in _length(one.get(name, ""), OPTION, f".{name}")
        )
        if "description" in one:
            yield from _length(one["description"], OPTION, ".description")
    yield from _twice([one["value"] for one in listed], "value")


def _input(box: Part) -> Iterator[str]:
    least, most = box.get("min_length", 0), box.get("max_length", INPUT)
    yield from _count(most, 1, INPUT, ".max_length")
    yield from _count(least, 0, most, ".min_length")
    if box["style"] not in {1, 2}:
        yield f".style is {box['style']}"
    if "value" in box:
        yield from _length(box["value"], most, ".value", least=max(1, least))
    if "placeholder" in box:
        yield from _length(box["placeholder"], INPUT_PLACEHOLDER, ".placeholder")
    if box["style"] == 1 and "\n" in box.get("value", ""):
        yield ": several lines in a box of one"


def _entities(select: Part) -> Iterator[str]:
    for one in select.get("default_values", []):
        if set(one) != {"id", "type"} or not str(one["id"]).isdecimal():
            yield f".default_values has {one}"
    yield from _count(len(select.get("default_values", [])), 0, 1, ".default_values")


def _section(section: Part) -> Iterator[str]:
    yield from _count(len(section["components"]), 1, SECTION, ".components")
    for one in section["components"]:
        yield from _component(one, {10})
    yield from _component(section["accessory"], ACCESSORIES)


def _text(display: Part) -> Iterator[str]:
    if not display["content"].strip():
        yield ": nothing is written"


def _thumbnail(thumbnail: Part) -> Iterator[str]:
    if set(thumbnail["media"]) != {"url"} or not thumbnail["media"]["url"].startswith("https://"):
        yield f".media is {thumbnail['media']}"
    if "description" in thumbnail:
        yield from _length(thumbnail["description"], ALT, ".description")


def _file(file: Part) -> Iterator[str]:
    if not file["file"].get("url", "").startswith("attachment://"):
        yield f".file is {file['file']}"


def _separator(separator: Part) -> Iterator[str]:
    if separator.get("spacing", 1) not in {1, 2}:
        yield f".spacing is {separator['spacing']}"


def _container(container: Part) -> Iterator[str]:
    yield from _count(container.get("accent_color", 0), 0, 0xFFFFFF, ".accent_color")
    for n, one in enumerate(container["components"]):
        yield from _in(f"[{n}]", _component(one, IN_CONTAINER))


def _label(label: Part) -> Iterator[str]:
    yield from _length(label["label"], FIELD, ".label")
    if "description" in label:
        yield from _length(label["description"], ABOUT, ".description")
    yield from _component(label["component"], IN_LABEL)
    if "disabled" in label["component"]:
        yield ": nothing in a modal is disabled"


def _radios(group: Part) -> Iterator[str]:
    yield from _count(len(group["options"]), *RADIOS, ".options")
    yield from _options(group["options"])
    if sum(bool(one.get("default")) for one in group["options"]) > 1:
        yield ": more than one is chosen"


def _checks(group: Part) -> Iterator[str]:
    yield from _count(len(group["options"]), *CHECKS, ".options")
    yield from _options(group["options"])
    least, most = group.get("min_values", 1), group.get("max_values", len(group["options"]))
    yield from _values({"required": group.get("required", True)}, len(group["options"]), least, most)


RULES: Final[Mapping[int, Callable[[Part], Iterator[str]]]] = {
    1: _row,
    2: _button,
    3: _select,
    4: _input,
    5: _entities,
    8: _entities,
    9: _section,
    10: _text,
    11: _thumbnail,
    13: _file,
    14: _separator,
    17: _container,
    18: _label,
    21: _radios,
    22: _checks,
}


def _length(text: str, most: int, what: str, *, least: int = 1) -> Iterator[str]:
    yield from _count(measure(text), least, most, f"{what}: characters")


def _count(number: int, least: int, most: int, what: str) -> Iterator[str]:
    if not least <= number <= most:
        yield f"{what}: {number}, and {least} to {most} fit"


def _twice(values: Sequence[str], what: str) -> Iterator[str]:
    if again := {one for one in values if values.count(one) > 1}:
        yield f"{what} {sorted(again)} more than once"


def _in(name: str, found: Iterable[str]) -> Iterator[str]:
    return (f"{name}{told}" for told in found)
