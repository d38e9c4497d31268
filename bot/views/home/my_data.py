"""My data: what is kept about a person, in words, as a page to download, and as data."""

import gzip
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from markupsafe import Markup

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
        "wishes": ("What you asked to be told about", "until I told you, and 4 weeks"),
        "saved": ("People you saved or passed over", "until you change it; nobody else can see it"),
        "settings": ("Settings", "until you change them"),
        "drafts": ("Drafts", "30 days"),
        "told": ("What I told you", "when and about what, not the words"),
        "nudges": ("When I reminded you", "4 weeks"),
        "blocked": ("People you blocked", "until you change it; nobody else can see it"),
        "reports": ("What you reported", "while this community keeps me; its readers can see it"),
        "lines": ("This chat's own lines", "12 months"),
    }
)
"""For each group of the inventory: what it is, and how long it is kept."""

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
        " people wish for, without names; none of your other words."
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
    return Message(say("What I keep about you"), (*facts, Text(managers, Tone.QUIET), buttons))


def download(reader: Reader, rows: Rows, names: Mapping[str, str]) -> Aside:
    """Return all data about a person as two files: a page to read, and data."""
    say = reader.say
    named = _named(rows, names)
    text = Text(say("Everything I keep about you, as of {day}. Only you can see these.", day=_today(reader)))
    files = (
        _file(say("A page to read"), "my-data.html", "text/html", _html(reader, named)),
        _file(say("The same, as data (JSON)"), "my-data.json", "application/json", _json(named)),
    )
    back = Buttons((Button(say("My home"), home.HOME),))
    return Aside(Message(say("Yours to take"), (text, *files, back)))


def _today(reader: Reader) -> str:
    return reader.day(reader.now)


def _file(label: str, name: str, media: str, content: bytes) -> File:
    if len(content) <= limits.FILE:
        return File(label, name, media, content)
    return File(label, f"{name}.gz", "application/gzip", gzip.compress(content, mtime=0))


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
        "Everything you wrote and everything that names you is erased, here and in what I showed"
        " others. Anybody waiting for you is told kindly and shown a next step. It can't be"
        " undone; copies in backups are gone within 30 days."
    )
    box = Input(
        name="word",
        label=say("To erase everything, type: {word}", word=say(THE_WORD)),
        value=written,
        at_most=100,
    )
    return Form(
        opens=home.ERASE,
        submit=home.ERASE_NOW,
        title=say("Erase everything"),
        fields=(box,),
        send=say("Erase everything"),
        ref="",
        note=note,
    )


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
        reader.say("Everything is gone"),
        (Text(reader.say("Thank you for being here. If you come back one day, we'll begin afresh.")),),
    )
