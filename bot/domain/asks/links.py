"""A link beside a question: which ones may be opened, and how their host is shown.

Only `https` to a named host is taken. What is opened is always the host's ASCII form (punycode), and what
is shown is that host, whole: in its own letters only where they can be taken for nothing else.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Final
from urllib.parse import quote

LONGEST: Final = 500
"""The most characters of a link as it is typed."""

LONGEST_WRITTEN: Final = 2000
"""The most characters of a link as it is opened: letters beyond ASCII take several there."""

HTTPS: Final = "https://"

_PARTS: Final = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<host>[^/?#]*)(?P<rest>.*)", re.IGNORECASE)
_BARE: Final = re.compile(r"[^/?#@:\s]+\.[^/?#@:\s]+([/?#].*)?")
_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""A browser reads a host whose last part is a number, also in octal or hexadecimal, as an IP address."""

_UNSAFE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})
"""Unicode's categories of what cannot be seen: controls, marks of direction, spaces."""

_INSIDE: Final = frozenset({"localhost", "local", "internal", "intranet", "lan", "home", "corp", "arpa"})
"""Last parts of hosts that only their own network can open."""

_KEPT: Final = "/?#:@!$&'()*+,;=%-._~[]"
"""What the rest of a link may hold unencoded (RFC 3986)."""

_PLAIN_LATIN: Final = frozenset(
    "abcdefghijklmnopqrstuvwxyz" + "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ" + "āăąćčďđēęěğīįķĺľłńņňōőœŕřśşšţťūůűųźżž"
)
"""Latin letters that are read as what they are; others, such as the dotless i, look like another one."""

_LOOKALIKES: Final[dict[str, frozenset[str]]] = {
    "CYRILLIC": frozenset(
        "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0458\u0455\u04bb\u0501\u051b\u051d"
    ),
    "GREEK": frozenset("\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7"),
}
"""Letters of other scripts that look like Latin ones."""

_OWN_SCRIPTS: Final = frozenset(
    {"CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HANGUL", "HIRAGANA", "KATAKANA", "THAI"}
)
"""Scripts that are shown as they are where the whole host is written in one of them."""


class Wrong(StrEnum):
    """Why a link is not taken."""

    NO_LINK = "no link"
    NOT_HTTPS = "not https"
    USERINFO = "userinfo"
    ADDRESS = "address"
    """An IP address, or a host that only its own network can open."""
    LONG = "long"


def read(typed: str, *, at_most: int = LONGEST) -> str | Wrong:
    """Return a link as it is opened, with its host in ASCII; or why it is not taken.

    `at_most` is how many characters may be typed.
    """
    text = typed.strip()
    if len(text) > at_most:
        return Wrong.LONG
    if "\\" in text or any(unicodedata.category(letter) in _UNSAFE for letter in text):
        return Wrong.NO_LINK
    parts = _PARTS.fullmatch(HTTPS + text if _BARE.fullmatch(text) else text)
    if parts is None:
        return Wrong.NO_LINK
    if parts["scheme"].lower() != "https":
        return Wrong.NOT_HTTPS
    host = _host(parts["host"])
    if isinstance(host, Wrong):
        return host
    written = f"{HTTPS}{host}{quote(parts['rest'], safe=_KEPT)}"
    return written if len(written) <= LONGEST_WRITTEN else Wrong.LONG


def host_shown(link: str) -> str:
    """Return the whole host of a link that was read: in its own letters, or in ASCII where they deceive."""
    parts = _PARTS.fullmatch(link)
    host = parts["host"] if parts else link
    try:
        own = host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
    return own if own.isascii() or _is_read_as_it_is(own) else host


def _host(typed: str) -> str | Wrong:
    if "@" in typed:
        return Wrong.USERINFO
    if typed.startswith("["):
        return Wrong.ADDRESS
    try:
        host = typed.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return Wrong.NO_LINK
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]) or labels[-1] in _INSIDE:
        return Wrong.ADDRESS
    named = len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and len(labels[-1]) > 1
    return host if named else Wrong.NO_LINK


def _is_read_as_it_is(host: str) -> bool:
    """Tell whether all letters of a host are of one script, and look like no other one's."""
    letters = [letter for letter in host if letter.isalpha()]
    scripts = {unicodedata.name(letter, "?").partition(" ")[0] for letter in letters}
    if len(scripts) != 1 or any(unicodedata.combining(letter) for letter in host):
        return False
    (script,) = scripts
    if script == "LATIN":
        return all(letter in _PLAIN_LATIN for letter in letters)
    if script not in _OWN_SCRIPTS:
        return False
    twins = _LOOKALIKES.get(script, frozenset())
    return all(
        not twins.issuperset(letter for letter in label if letter.isalpha()) for label in host.split(".")
    )
