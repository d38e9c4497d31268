"""My data: what is kept about a person, in words, as a page to download, and as data."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from markupsafe import Markup

from bot.domain.safety.report_and_block import MARKED_FOR
from bot.ui import limits
from bot.ui.attachments import File
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Facts, Message, Text, Tone, Weight
from bot.ui.verbs import home, mentors, people
from bot.views.common.reader import Reader

THE_WORD = "erase"

Rows = Mapping[str, Sequence[Mapping[str, object]]]

GROUPS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "me": ("Your name, zone and line", "while you are here"),
        "reached": ("Where I write to you", "while you are here"),
        "card": ("Your mentor card", "until you change it"),
        "asks": ("Asks and answers", "the words 12 months after each ended"),
        "touch": ("People you are in touch with", "while you are here"),
        "thanks": ("Thanks", "12 months"),
        "searches": ("What you looked for", "90 days; nobody else can see it"),
        "greeted": ("That I said hello", "90 days; nobody else can see it"),
        "wishes": ("What you asked to be told about", "until I told you, and 4 weeks"),
        "saved": ("People you saved or passed over", "until you change it; nobody else can see it"),
        "settings": ("Settings", "until you change them"),
        "drafts": ("Drafts", "30 days"),
        "pages": ("Pages that give you a file once", "10 minutes; the file itself is not kept"),
        "told": ("What I told you", "when and about what, not the words; 12 months"),
        "received": ("Announcements for you", "when, and how each ended, without an end"),
        "pressed": ("What you pressed under announcements", "a week after you got each; then a number"),
        "replied": ("What you wrote back to announcements", "90 days; the manager you chose reads it"),
        "announced": ("Announcements you wrote or sent", "what you did and when, without an end"),
        "quiet": ("Quiet times you added or took away", "what you did and when, without an end"),
        "looked": ("Looks at drafts of announcements", "what was said, without an end; its words 90 days"),
        "nudges": ("When I reminded you", "4 weeks"),
        "blocked": ("People you blocked", "until you change it; nobody else can see it"),
        "reports": ("What you reported", "until 12 months after it is closed; its readers can see it"),
        "lines": ("This chat's own lines", "12 months"),
    }
)
"""For each group of the inventory: what it is, and how long it is kept."""

A_PART = limits.FILE - 10_000
"""Bytes of rows in one file: the rest is for the page around them."""

MOST_PARTS = 8
"""Parts of a download that one message carries, as a page and as data."""

ENDINGS: Mapping[str, str] = MappingProxyType({"text/html": "html", "application/json": "json"})
GZIP = b"\x1f\x8b"
"""How a compressed file begins (RFC 1952, 2.3.1)."""

SHOWN = 10
"""How many facts one list holds (Slack: 10 fields in a section)."""


def page(reader: Reader, counts: Mapping[str, int]) -> Message:
    """Say what is kept about the reader, how long, and who can see it."""
    say = reader.say
    rows = [
        (f"{say(what)} · {reader.number(counts[key])}", say(until))
        for key, (what, until) in GROUPS.items()
        if counts.get(key)
    ]
    facts = tuple(Facts(tuple(rows[n : n + SHOWN])) for n in range(0, len(rows), SHOWN))
    managers = say(
        "Those who look after this community see counts, waiting times, and what three or more"
        " people wish for, without names; none of your other words unless you send them."
        " Nothing goes to anybody outside."
    )
    buttons = Buttons(
        (
            Button(say("Take it all with me"), home.DOWNLOAD, weight=Weight.MAIN),
            Button(say("Forget my searches"), home.FORGET_SEARCHES),
            Button(say("Settings"), people.SETTINGS),
            Button(say("My mentor page"), mentors.BE_A_MENTOR, "new"),
            Button(say("Erase everything"), home.ERASE, weight=Weight.CAREFUL),
            Button(say("My home"), home.HOME),
        )
    )
    quiet = (Text(managers, Tone.QUIET), Text(_stays(reader), Tone.QUIET))
    return Message(say("What I keep about you"), (*facts, *quiet, buttons))


def download(reader: Reader, rows: Rows, names: Mapping[str, str]) -> Aside:
    """Return all data about a person as a page to read and as data: one file of each, or numbered parts."""
    say = reader.say
    pages, data = _handed(reader, _named(rows, names))
    text = Text(say("Everything I keep about you, as of {day}. Only you can see these.", day=_today(reader)))
    files = (
        *_files(reader, say("A page to read"), "text/html", pages),
        *_files(reader, say("The same, as data (JSON)"), "application/json", data),
    )
    back = Buttons((Button(say("My home"), home.HOME),))
    return Aside(Message(say("Yours to take"), (text, *files, back)))


def _today(reader: Reader) -> str:
    return reader.day(reader.now)


def _handed(reader: Reader, rows: Rows) -> tuple[list[bytes], list[bytes]]:
    """Return the parts as pages and as data; more than a message can carry are compressed."""
    parts = _parts(rows, A_PART)
    if len(parts) <= MOST_PARTS:
        return [_html(reader, part) for part in parts], [_json(part) for part in parts]
    parts = _parts(rows, A_PART * len(parts) // (MOST_PARTS - 1))
    return [_zipped(_html(reader, part)) for part in parts], [_zipped(_json(part)) for part in parts]


def _zipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _files(reader: Reader, label: str, media: str, contents: Sequence[bytes]) -> Iterator[File]:
    """Yield one file, or a numbered one for each part."""
    zipped = contents[0].startswith(GZIP)
    ending, media = f"{ENDINGS[media]}{'.gz' * zipped}", "application/gzip" if zipped else media
    if len(contents) == 1:
        yield File(label, f"my-data.{ending}", media, contents[0], home.DOWNLOAD)
        return
    total = reader.number(len(contents))
    for number, content in enumerate(contents, 1):
        part = reader.say("{label}, part {n} of {total}", label=label, n=reader.number(number), total=total)
        yield File(part, f"my-data-{number}.{ending}", media, content, home.DOWNLOAD)


def _parts(rows: Rows, size: int) -> list[Rows]:
    """Return the rows in as many parts as they need, none larger than this size in either form."""
    parts: list[dict[str, list[Mapping[str, object]]]] = [{}]
    room = size
    for table, row in ((table, row) for table, every in rows.items() for row in every):
        needs = max(len(_json({table: [row]})), len(_section(table, [row]).encode()))
        if needs > room and parts[-1]:
            parts.append({})
            room = size
        parts[-1].setdefault(table, []).append(row)
        room -= needs
    return list(parts)


def _named(rows: Rows, names: Mapping[str, str]) -> Rows:
    """Return the rows with people's names instead of their ids."""
    return {
        table: [
            {key: names.get(str(value), value) if key != "id" else value for key, value in row.items()}
            for row in every
        ]
        for table, every in rows.items()
    }


def _json(rows: Rows) -> bytes:
    return json.dumps(rows, ensure_ascii=False, indent=2, default=_plain).encode()


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime | date) else str(value)


def _html(reader: Reader, rows: Rows) -> bytes:
    title = reader.say("What Alongside keeps about you")
    parts = Markup().join(_section(table, every) for table, every in rows.items())
    page_ = Markup(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        "<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}}"
        "dt{{color:#555}}dd{{margin:0 0 .5rem;white-space:pre-wrap}}dl{{border-top:1px solid #ccc}}</style>"
        "<h1>{title}</h1>{parts}</html>"
    )
    return page_.format(title=title, parts=parts).encode()


def _section(table: str, rows: Sequence[Mapping[str, object]]) -> Markup:
    heading = Markup("<h2>{}</h2>").format(table.replace("_", " "))
    return heading + Markup().join(
        Markup("<dl>{}</dl>").format(
            Markup().join(
                Markup("<dt>{}</dt><dd>{}</dd>").format(key.replace("_", " "), _shown(value))
                for key, value in row.items()
                if value not in ("", None, [], {})
            )
        )
        for row in rows
    )


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value
    return _plain(value) if isinstance(value, datetime | date) else json.dumps(value, ensure_ascii=False)


def erase_form(reader: Reader, written: str) -> Form:
    """Say plainly what deleting everything means, and ask for the word that confirms it."""
    say = reader.say
    note = say(
        "Everything you wrote and everything else that names you is erased, here and in what I showed"
        " others. Anybody waiting for you is told kindly and shown a next step. It can't be"
        " undone; copies in backups are gone within 30 days."
    )
    box = Input(
        name="word",
        label=say("To erase everything, type: {word}", word=say(THE_WORD)),
        value=written,
        at_least=1,
        at_most=100,
    )
    return Form(
        opens=home.ERASE,
        submit=home.ERASE_NOW,
        title=say("Erase everything"),
        fields=(box,),
        send=say("Erase everything"),
        ref="",
        note=f"{note} {_stays(reader)}",
    )


def _stays(reader: Reader) -> str:
    """Say in the same words to everybody what an erasure leaves: they reveal no block."""
    said = (
        "If you erase everything, this alone stays: what others decided for themselves, such as a block, a"
        " report, or the days after a no; and that you want no announcements, if you have stopped them. For"
        " that I keep a sealed mark of your account, which shows only whether the same account comes back:"
        " {n} days, and longer only while one of these needs it. A report that is open keeps the names in it"
        " until it is closed."
    )
    return reader.say(said, n=reader.number(max(MARKED_FOR, reader.programme.caps.again_after).days))


def is_the_word(reader: Reader, written: str) -> bool:
    """Tell whether the person wrote the word, in any case."""
    return written.casefold() == reader.say(THE_WORD).casefold()


def not_the_word(reader: Reader) -> dict[str, str]:
    """Say beside the box that nothing was deleted, and what to type."""
    said = reader.say("Nothing was erased. Type {word} to do it, or leave.", word=reader.say(THE_WORD))
    return {"word": said}


def erased(reader: Reader) -> Message:
    """Say goodbye."""
    return Message(
        reader.say("Your words and your name are gone"),
        (
            Text(reader.say("Thank you for being here. If you come back one day, your pages are new.")),
            Text(_stayed(reader), Tone.QUIET),
        ),
    )


def _stayed(reader: Reader) -> str:
    return reader.say(
        "What others decided for themselves stays theirs, such as a block, a report, or the days after a no,"
        " and holds for this account if it comes back. If you have stopped announcements, they stay stopped"
        " for it too."
    )
