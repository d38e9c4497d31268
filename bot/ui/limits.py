"""What fits on every platform at once: the smallest of their limits, each with its source.

Our own sentences are checked when they are made, so no platform can ever refuse one. Text is measured in
UTF-16 code units, the largest count that any of the platforms uses.
"""

TITLE = 24
"""A form's title. Slack: view title, 24 (slack_sdk.models.views). Discord: modal title, 45."""

HEADING = 150
"""A message's title. Slack: header block, 150 (slack_sdk.models.blocks)."""

TEXT = 3000
"""One paragraph. Slack: section text, 3000 (slack_sdk.models.blocks)."""

MESSAGE = 4000
"""All text of one message. Discord: Components V2, 4,000 together; Slack's blocks break at about 13,200."""

WRITTEN = 2000
"""Marked words of a person, as they are read. Discord: half of what one message holds, so that a title, a
foot and the addresses of links fit beside them. Slack: 3000 in one text (slack_sdk.models.blocks)."""

COMPONENTS = 40
"""Everything a message holds. Discord: 40 components in one message (Components V2). Slack: 50 blocks."""

BUTTON = 75
"""A button's label. Slack: 75 (slack_sdk.models.blocks). Discord: 80."""

ROW = 5
"""Buttons side by side. Discord: 5 in an action row. Slack: 25 in an actions block."""

BUTTONS = 25
"""Buttons of one group. Slack: 25 elements in an actions block."""

MENU = 5
"""Steps of one menu. Slack: 1 to 5 options of an overflow menu (slack_sdk.models.blocks). Discord: 25."""

TOKEN = 100
"""What a button carries. Discord: custom_id, 100. Slack: action_id, 255."""

OPTION = 75
"""An option's label. Slack: option text, 75. Discord: 100."""

OPTIONS = 25
"""Options of one select. Discord: 25. Slack: 100."""

RADIOS = 10
"""Options of one choice. Slack and Discord: 10 in a radio group."""

COLUMNS = 10
"""Columns of a table. Slack: 20 cells in a row (docs.slack.dev, Table block), 10 fields in a section."""

ROWS = 15
"""Rows of a table. Slack: 100 (docs.slack.dev, Table block). Discord has no tables: two components a row."""

CHECKS = 10
"""Options of one group of checks. Slack and Discord: 10 in a checkbox group."""

LABEL = 45
"""A field's label. Discord: label, 45. Slack: input label, 2000."""

HINT = 100
"""A field's hint. Discord: label description, 100. Slack: placeholder, 150."""

FIELDS = 5
"""Parts of one form. Discord: 5 components in a modal. Slack: 100 blocks."""

LINK = 2000
"""A link's address. Slack: 3000 in a button and a rich text link (slack_sdk.models.blocks). Discord: 512 in a
button, and any length in Markdown that fits the message."""

INPUT = 3000
"""What a person can write in one box. Slack: plain_text_input max_length, 3000. Discord: 4000."""

FILE = 512_000
"""Bytes of one file: half a megabyte, as the web chat carries it inside a line. Discord: 10 MiB an upload."""

FILE_NAME = 60
"""A file's name: ours, in small letters, digits, hyphens and dots. Slack: file name, 255."""

SENT = 80_000
"""Bytes of one message as it is sent, in UTF-16. Teams: 80 KB advised, 100 KB at most
(learn.microsoft.com, Format your bot messages). Slack and Discord have other limits, which are smaller."""


class DoesNotFit(ValueError):
    """One of our own sentences is longer than some platform can show: shorten it."""


def measure(text: str) -> int:
    """Return the length of a text in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def hold(text: str, limit: int, what: str) -> None:
    """Raise `DoesNotFit` where a text of ours is empty or over its limit (UTF-16 code units)."""
    if not text.strip():
        raise DoesNotFit(f"{what} is empty")
    if measure(text) > limit:
        raise DoesNotFit(f"{what} has {measure(text)} characters, {limit} fit: {text[:60]!r}…")


def hold_count(things: int, limit: int, what: str) -> None:
    """Raise `DoesNotFit` where there are more things than some platform can show."""
    if things > limit:
        raise DoesNotFit(f"{what}: {things}, and {limit} fit")
