"""What Slack refuses in blocks and views, as strictly as is known, without using the bot's own code.

Every number names its source: `models` is slack_sdk.models (3.47), `docs` is docs.slack.dev, `seen` is what
others measured. Text is counted in UTF-16 code units, the largest count that Slack might use.
"""

import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from tests.fakes.slack_models import look_up_once

look_up_once()

Part = Mapping[str, Any]

BLOCKS: Final = {"message": 50, "modal": 100, "home": 100}
"""docs: Blocks; models.views `blocks_max_length` 100."""

WHOLE = 13_200
"""Text of one message, and a hundred for each block. seen: slackapi/bolt-js #2509 (`msg_blocks_too_long`)."""

VIEW_BYTES = 250_000
"""docs: views.open, `view_too_large`."""

TEXT = 3000
"""models.blocks SectionBlock `text_max_length`; docs: Text object, 1 to 3000."""
HEADER = 150
"""models.blocks HeaderBlock `text_max_length`."""
FIELDS, FIELD = 10, 2000
"""models.blocks SectionBlock `fields_max_length`; docs: Section block, 2000 each."""
CONTEXT, CONTEXT_TEXT = 10, 2000
"""models.blocks ContextBlock `elements_max_length`; the length is guessed low."""
ACTIONS = 25
"""models.blocks ActionsBlock `elements_max_length`."""
ID = 255
"""models `block_id_max_length`, `action_id_max_length`, `callback_id_max_length`."""
BUTTON, VALUE = 75, 2000
"""models.blocks ButtonElement `text_max_length`, `value_max_length`."""
OPTIONS, FEW = 100, 10
"""models.blocks StaticSelectElement `options_max_length`; docs: Checkboxes and Radio buttons, 10."""
MENU: Final = 5
"""models.blocks OverflowMenuElement `options_max_length`."""
OPTION, OPTION_VALUE, ABOUT = 75, 150, 75
"""models.blocks Option `label_max_length`, `value_max_length`; docs: Option object, description."""
LABEL = 2000
"""models.blocks InputBlock `label_max_length`, `hint_max_length`."""
PLACEHOLDER = 150
"""models.blocks InputInteractiveElement `placeholder_max_length`."""
URL = 3000
"""models.blocks ButtonElement `url_max_length`; guessed to be the same in rich text."""
ROWS, CELLS, TABLE = 100, 20, 10_000
"""docs: Table block, 100 rows of 20 cells; the characters of all cells are those of a data table."""
RICH = 4000
"""Text of one rich_text block. Guessed low: docs name no number."""
TITLE = 24
"""models.views `title_max_length`, `submit_max_length`, `close_max_length`."""
METADATA = 3000
"""models.views `private_metadata_max_length`."""

BLOCK: Final = {"type", "block_id"}
ELEMENT: Final = {"type", "action_id"}
KNOWN: Final[Mapping[str, tuple[set[str], set[str]]]] = {
    "header": (BLOCK | {"text"}, set()),
    "section": (BLOCK, {"text", "fields", "accessory", "expand"}),
    "context": (BLOCK | {"elements"}, set()),
    "actions": (BLOCK | {"elements"}, set()),
    "divider": (BLOCK, set()),
    "rich_text": (BLOCK | {"elements"}, set()),
    "table": (BLOCK | {"rows"}, {"column_settings"}),
    "input": (BLOCK | {"label", "element"}, {"hint", "optional", "dispatch_action"}),
    "image": ({"type", "image_url", "alt_text"}, set()),
    "button": (ELEMENT | {"text"}, {"value", "style", "url", "confirm", "accessibility_label"}),
    "static_select": (ELEMENT | {"options"}, {"initial_option", "placeholder", "focus_on_load"}),
    "multi_static_select": (
        ELEMENT | {"options"},
        {"initial_options", "placeholder", "max_selected_items", "focus_on_load"},
    ),
    "radio_buttons": (ELEMENT | {"options"}, {"initial_option", "focus_on_load"}),
    "checkboxes": (ELEMENT | {"options"}, {"initial_options", "focus_on_load"}),
    "overflow": (ELEMENT | {"options"}, {"confirm"}),
    "users_select": (ELEMENT, {"initial_user", "placeholder", "focus_on_load"}),
    "conversations_select": (
        ELEMENT,
        {"filter", "initial_conversation", "default_to_current_conversation", "placeholder", "focus_on_load"},
    ),
    "datepicker": (ELEMENT, {"initial_date", "placeholder", "confirm", "focus_on_load"}),
    "timepicker": (ELEMENT, {"initial_time", "timezone", "placeholder", "confirm", "focus_on_load"}),
    "plain_text_input": (
        ELEMENT,
        {"initial_value", "multiline", "min_length", "max_length", "placeholder", "focus_on_load"},
    ),
    "modal": (
        {"type", "title", "blocks"},
        {
            "submit",
            "close",
            "private_metadata",
            "callback_id",
            "clear_on_close",
            "notify_on_close",
            "external_id",
        },
    ),
    "home": ({"type", "blocks"}, {"private_metadata", "callback_id", "external_id"}),
    "plain_text": ({"type", "text"}, {"emoji"}),
    "mrkdwn": ({"type", "text"}, {"verbatim"}),
    "text": ({"type", "text"}, {"style"}),
    "link": ({"type", "url"}, {"text", "style", "unsafe"}),
    "emoji": ({"type", "name"}, {"unicode", "style"}),
    "rich_text_section": ({"type", "elements"}, set()),
    "rich_text_quote": ({"type", "elements"}, {"border"}),
    "rich_text_list": ({"type", "style", "elements"}, {"indent", "offset", "border"}),
}
"""The required and the optional properties of each type; Slack refuses any other property."""

IN_ACTIONS: Final = {"button", "overflow", "static_select", "radio_buttons", "checkboxes"}
"""Not multi-selects, whatever the docs say. seen: slackapi/python-slack-sdk #1631, node-slack-sdk #1299."""
PICKERS: Final = {"datepicker": ("initial_date", "%Y-%m-%d"), "timepicker": ("initial_time", "%H:%M")}
"""docs: Date picker and Time picker elements: the first value, in exactly this form."""
IN_INPUT: Final = {
    "datepicker",
    "timepicker",
    "static_select",
    "multi_static_select",
    "radio_buttons",
    "checkboxes",
    "plain_text_input",
    "conversations_select",
    "users_select",
}
IN_SECTION: Final = (IN_ACTIONS | IN_INPUT | {"image"}) - {"plain_text_input"}
ALT = 2000
"""models.blocks ImageElement `alt_text_max_length`, and `image_url_max_length` 3000."""
STYLES: Final = {"primary", "danger"}


def problems(blocks: Sequence[Part], where: str) -> list[str]:
    """Return why Slack would refuse these blocks in a `message`, a `modal` or a `home`; nothing for most."""
    models = _models_say(lambda: list(map(_read, blocks)), blocks)
    return [*_of_blocks(blocks, where), *models]


def problems_of_view(view: Part) -> list[str]:
    """Return why Slack would refuse a view; nothing for most."""
    kind = str(view.get("type"))
    if kind not in {"modal", "home"}:
        return [f"view: a {kind} is no view"]
    found = [f"view{said}" for said in _keys(view, kind)]
    for name in {"title", "submit", "close"} & view.keys():
        found += (f"view.{name}{said}" for said in _plain(view[name], TITLE))
    found += _longest(view, "view.private_metadata", METADATA)
    found += _longest(view, "view.callback_id", ID)
    blocks = view.get("blocks", [])
    if kind == "modal" and "submit" not in view and any(block.get("type") == "input" for block in blocks):
        found.append("view has inputs and nothing to submit them with")
    if (size := len(json.dumps(view, ensure_ascii=False).encode())) > VIEW_BYTES:
        found.append(f"view has {size} bytes, {VIEW_BYTES} fit")
    return [*found, *_of_blocks(blocks, kind), *_models_say(lambda: View(**view).to_dict(), view)]


def weight(blocks: Iterable[Part]) -> int:
    """Return how heavy a message is for Slack: its text, and a hundred for each block."""
    listed = list(blocks)
    return 100 * len(listed) + sum(measure(text) for block in listed for text in _all_text(block))


def measure(text: str) -> int:
    """Return the length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _of_blocks(blocks: Sequence[Part], where: str) -> Iterator[str]:
    yield from _count(len(blocks), 1, BLOCKS[where], "blocks")
    yield from _twice(blocks, "block_id", "blocks")
    tables = sum(block.get("type") == "table" for block in blocks)
    if tables > (0 if where == "modal" else 1):
        # docs: blocks.json, messages and Home tabs alone. seen: vercel/chat #194, one a message.
        yield f"blocks: {tables} tables in a {where}"
    for n, block in enumerate(blocks):
        yield from _in(f"blocks[{n}]", _block(block))
    if where == "message" and (whole := weight(blocks)) > WHOLE:
        yield f"blocks weigh {whole}, {WHOLE} fit"


def _block(block: Part) -> Iterator[str]:
    kind = str(block.get("type"))
    if kind not in BLOCK_RULES:
        yield f": a {kind} is no block"
        return
    yield from _keys(block, kind)
    yield from _longest(block, ".block_id", ID)
    if KNOWN[kind][0] <= block.keys():
        yield from BLOCK_RULES[kind](block)


def _header(block: Part) -> Iterator[str]:
    yield from _in(".text", _plain(block["text"], HEADER))


def _section(block: Part) -> Iterator[str]:
    if not {"text", "fields"} & block.keys():
        yield ": neither text nor fields"
    if "text" in block:
        yield from _in(".text", _text(block["text"], TEXT))
    fields = block.get("fields", [])
    yield from _count(len(fields), int("fields" in block), FIELDS, ".fields")
    for field in fields:
        yield from _in(".fields", _text(field, FIELD))
    if "accessory" in block:
        yield from _in(".accessory", _element(block["accessory"], IN_SECTION))


def _context(block: Part) -> Iterator[str]:
    yield from _count(len(block["elements"]), 1, CONTEXT, ".elements")
    for element in block["elements"]:
        if element.get("type") == "image":
            yield from _in(".elements", _element(element, {"image"}))
        else:
            yield from _in(".elements", _text(element, CONTEXT_TEXT))


def _actions(block: Part) -> Iterator[str]:
    elements = block["elements"]
    yield from _count(len(elements), 1, ACTIONS, ".elements")
    yield from _twice(elements, "action_id", ".elements")
    for n, element in enumerate(elements):
        yield from _in(f".elements[{n}]", _element(element, IN_ACTIONS))


def _divider(_block: Part) -> Iterator[str]:
    yield from ()


def _input(block: Part) -> Iterator[str]:
    yield from _in(".label", _plain(block["label"], LABEL))
    if "hint" in block:
        yield from _in(".hint", _plain(block["hint"], LABEL))
    yield from _in(".element", _element(block["element"], IN_INPUT))


def _table(block: Part) -> Iterator[str]:
    rows = block["rows"]
    yield from _count(len(rows), 1, ROWS, ".rows")
    yield from _count(len(block.get("column_settings", [])), 0, CELLS, ".column_settings")
    if len(set(map(len, rows))) > 1:
        yield ".rows are of different lengths"
    if (length := sum(measure(text) for text in _all_text(rows))) > TABLE:
        yield f" has {length} characters, {TABLE} fit"
    for row in rows:
        yield from _count(len(row), 1, CELLS, ".rows: cells")
        for cell in row:
            if cell.get("type") != "rich_text":
                yield f": a {cell.get('type')} in a cell"
                continue
            yield from _in(".cell", _rich_text(cell))


def _rich_text(block: Part) -> Iterator[str]:
    yield from _count(len(block["elements"]), 1, 999, ".elements")
    length = sum(measure(text) for text in _all_text(block))
    if length > RICH:
        yield f" has {length} characters, {RICH} fit"
    for element in block["elements"]:
        yield from _in_rich_text(element)


def _in_rich_text(element: Part) -> Iterator[str]:
    kind, inside = element.get("type"), element.get("elements", [])
    if kind not in {"rich_text_section", "rich_text_quote", "rich_text_list"}:
        yield f": a {kind} in rich text"
        return
    yield from _keys(element, kind)
    yield from _count(len(inside), 1, 999, ".elements")
    for one in inside:
        if kind != "rich_text_list":
            yield from _leaf(one)
        elif one.get("type") == "rich_text_section":
            yield from _in_rich_text(one)
        else:
            yield f": a {one.get('type')} in a list"


def _leaf(leaf: Part) -> Iterator[str]:
    kind = str(leaf.get("type"))
    if kind not in {"text", "emoji", "link"}:
        yield f": a {kind} among words"
        return
    yield from _keys(leaf, kind)
    if kind == "link" and not 0 < measure(leaf["url"]) <= URL:
        yield f": a link of {measure(leaf['url'])} characters, {URL} fit"
    if kind == "text" and not leaf.get("text"):
        yield ": no text in a text"
    if unknown := set(leaf.get("style", {})) - {"bold", "italic", "strike", "code"}:
        yield f": style {unknown}"


BLOCK_RULES: Final[Mapping[str, Callable[[Part], Iterator[str]]]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "divider": _divider,
    "input": _input,
    "rich_text": _rich_text,
    "table": _table,
}


def _element(element: Part, fitting: set[str]) -> Iterator[str]:
    kind = str(element.get("type"))
    if kind not in fitting:
        yield f": a {kind} does not go here"
        return
    yield from _keys(element, kind)
    if not KNOWN[kind][0] <= element.keys():
        return
    yield from _longest(element, ".action_id", ID)
    if "placeholder" in element:
        yield from _in(".placeholder", _plain(element["placeholder"], PLACEHOLDER))
    if kind == "button":
        yield from _button(element)
    elif kind == "image":
        yield from _longest(element, ".alt_text", ALT)
        yield from _longest(element, ".image_url", URL)
    elif kind == "plain_text_input":
        yield from _box(element)
    elif kind in PICKERS:
        yield from _picker(element, *PICKERS[kind])
    elif kind == "users_select":
        if element.get("initial_user") == "":
            yield ": an empty initial_user"
    elif kind == "conversations_select":
        yield from _conversations(element)
    elif kind == "overflow":
        yield from _choosing(element, MENU)
    else:
        yield from _choosing(element, FEW if kind in {"radio_buttons", "checkboxes"} else OPTIONS)


def _button(element: Part) -> Iterator[str]:
    yield from _in(".text", _plain(element["text"], BUTTON))
    yield from _longest(element, ".value", VALUE)
    yield from _longest(element, ".accessibility_label", BUTTON)
    if element.get("style", "primary") not in STYLES:
        yield f": style {element['style']}"


def _box(element: Part) -> Iterator[str]:
    written, most = element.get("initial_value"), element.get("max_length")
    if written == "":
        yield ": an empty initial_value"
    if most is not None and not 1 <= most <= TEXT:
        yield f": max_length {most}"
    if written and most is not None and measure(written) > most:
        yield f": initial_value has {measure(written)} characters, {most} fit"
    if not 0 <= element.get("min_length", 0) <= TEXT:
        yield f": min_length {element['min_length']}"


def _picker(element: Part, name: str, pattern: str) -> Iterator[str]:
    if name not in element:
        return
    try:
        read = datetime.strptime(element[name], pattern)  # noqa: DTZ007 - only its form is checked
    except (TypeError, ValueError):
        read = None
    if read is None or read.strftime(pattern) != element[name]:
        yield f".{name} is {element[name]!r}"


def _conversations(element: Part) -> Iterator[str]:
    """docs: Conversation filter object."""
    chosen = element.get("filter", {})
    if unknown := chosen.keys() - {"include", "exclude_bot_users", "exclude_external_shared_channels"}:
        yield f".filter has {sorted(unknown)}"
    included = chosen.get("include", ["public"])
    if not included or set(included) - {"im", "mpim", "private", "public"}:
        yield f".filter includes {included}"


def _choosing(element: Part, most: int) -> Iterator[str]:
    options = element["options"]
    yield from _count(len(options), 1, most, ".options")
    for n, option in enumerate(options):
        yield from _in(f".options[{n}]", _option(option))
    if element.get("initial_options") == []:
        yield ": empty initial_options"
    single = [element["initial_option"]] if "initial_option" in element else []
    for chosen in [*single, *element.get("initial_options", [])]:
        if chosen not in options:
            yield f": initially {chosen.get('value')!r}, which is none of the options"


def _option(option: Part) -> Iterator[str]:
    if unknown := option.keys() - {"text", "value", "description"}:
        yield f" has {sorted(unknown)}"
    yield from _in(".text", _plain(option.get("text", {}), OPTION))
    if not option.get("value"):
        yield " has no value"
    yield from _longest(option, ".value", OPTION_VALUE)
    if "description" in option:
        yield from _in(".description", _plain(option["description"], ABOUT))


def _plain(text: Part, most: int) -> Iterator[str]:
    if text.get("type") != "plain_text":
        yield f": a {text.get('type')} where only plain_text goes"
    yield from _text(text, most)


def _text(text: Part, most: int) -> Iterator[str]:
    kind = str(text.get("type"))
    if kind not in {"plain_text", "mrkdwn"}:
        yield f": a {kind} is no text"
        return
    yield from _keys(text, kind)
    length = measure(str(text.get("text", "")))
    yield from _count(length, 1, most, " characters")


def _keys(part: Part, kind: str) -> Iterator[str]:
    needed, allowed = KNOWN[kind]
    # Slack invents ids that are missing; ours are always given, since the tests read the blocks back by them.
    if missing := needed - part.keys():
        yield f" has no {sorted(missing)}"
    if unknown := part.keys() - needed - allowed:
        yield f" has {sorted(unknown)}"


def _count(number: int, least: int, most: int, what: str) -> Iterator[str]:
    if not least <= number <= most:
        yield f"{what}: {number}, and {least} to {most} fit"


def _longest(part: Part, name: str, most: int) -> Iterator[str]:
    value = part.get(name.rpartition(".")[2])
    if value is not None and not 1 <= measure(str(value)) <= most:
        yield f"{name}: {measure(str(value))} characters, and 1 to {most} fit"


def _twice(parts: Iterable[Part], name: str, what: str) -> Iterator[str]:
    ids = [part[name] for part in parts if name in part]
    if again := {one for one in ids if ids.count(one) > 1}:
        yield f"{what}: {name} {sorted(again)} more than once"


def _in(name: str, found: Iterable[str]) -> Iterator[str]:
    return (f"{name}{said}" for said in found)


def _all_text(part: object) -> Iterator[str]:
    """Return every text of a block, at any depth: labels, options and words."""
    if isinstance(part, Mapping):
        if isinstance(text := part.get("text"), str):
            yield text
        yield from (found for inner in part.values() for found in _all_text(inner))
    elif isinstance(part, list):
        yield from (found for inner in part for found in _all_text(inner))


def _read(block: Part) -> object:
    parsed = Block.parse(dict(block))
    return parsed.to_dict() if parsed else None


def _models_say(parse: Callable[[], object], given: object) -> Iterator[str]:
    """Check with Slack's own models, which know some limits too, and whether they can parse the block."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            read = parse()
    except (SlackObjectFormationError, AttributeError, TypeError, UserWarning) as refused:
        yield f"slack_sdk: {refused}"
        return
    if read != given:
        yield "slack_sdk reads this otherwise than it was written"
