"""What the server sends to the page, as JSON."""

from collections.abc import Mapping
from datetime import datetime

from bot.adapters.web.book import View
from bot.adapters.web.drawing.render import CHANNEL
from bot.domain.common.zones import zone_named
from bot.domain.programme.programme import Programme
from bot.store.web_chat.cast import Role
from bot.store.web_chat.chat import BOT, Line
from bot.ui.commands import COMMANDS
from bot.views.common.reader import Reader
from bot.views.platforms import webchat
from bot.views.platforms.webchat_page import Frame

Json = Mapping[str, object]


def as_boot(reader: Reader, programme: Programme, groups: list[tuple[str, list[Role]]]) -> Json:
    """Return the page's first data: its words, the commands, and up to three people to be."""
    labelled = zip(webchat.BEGINNINGS, groups, strict=False)
    beginnings = [(label, roles[0]) for label, (_, roles) in labelled if roles]
    say = reader.say
    return {
        "frame": {"language": reader.language, "words": Frame(reader.language).words()},
        "commands": [
            {
                "name": f"/{programme.commands.get(command.key, command.key)}",
                "about": say(command.about),
                "takes": say(command.takes) if command.takes else "",
                "managers": command.managers,
            }
            for command in COMMANDS
        ],
        "beginnings": [
            {"user": role.user, "name": role.person.name, "label": say(label), "about": _named(reader, role)}
            for label, role in beginnings
        ],
    }


def as_people(reader: Reader, groups: list[tuple[str, list[Role]]]) -> list[Json]:
    """Return the people whom a visitor may be, in groups."""
    return [
        {"title": reader.say(title), "people": [_role(reader, role) for role in roles]}
        for title, roles in groups
        if roles
    ]


def as_rooms(view: View, reader: Reader) -> Json:
    """Return a person and their rooms."""
    return {"me": _me(view.role, reader), "rooms": _rooms(view, reader)}


def as_lines(view: View, reader: Reader) -> Json:
    """Return lines, and the latest change."""
    return {"lines": [_line(view, line, reader) for line in view.lines], "changed": view.changed}


def as_view(view: View, reader: Reader) -> Json:
    """Return new lines together with the person's rooms."""
    return {**as_lines(view, reader), "rooms": _rooms(view, reader), "language": reader.language}


def _role(reader: Reader, role: Role) -> Json:
    waiting, tasks = role.waiting, role.tasks
    return {
        "user": role.user,
        "name": role.person.name,
        "about": webchat.tasks_waiting(reader, tasks) or _about(role),
        "waiting": waiting + tasks.hands + tasks.hellos + tasks.reports,
        "waits": webchat.waiting(reader, waiting, tasks),
    }


def _stamp(at: datetime, reader: Reader) -> str:
    """Return when something came: the time alone where it was today."""
    local, today = (one.astimezone(zone_named(reader.zone)) for one in (at, reader.now))
    time = f"{local:%H:%M}"
    return time if local.date() == today.date() else f"{reader.short_day(at)}, {time}"


def _about(role: Role) -> str:
    return role.headline or role.person.line


def _named(reader: Reader, role: Role) -> str:
    about = webchat.tasks_waiting(reader, role.tasks) or _about(role)
    return " · ".join(part for part in (role.person.name, about) if part)


def _me(role: Role, reader: Reader) -> Json:
    zone = role.person.zone
    clock = f"{reader.now.astimezone(zone_named(zone)):%H:%M} · {reader.city()}"
    return {
        "user": role.user,
        "name": role.person.name,
        "about": _about(role),
        "clock": clock,
        "manages": role.person.manages,
        "language": reader.language,
    }


def _rooms(view: View, reader: Reader) -> list[Json]:
    return [
        {
            "room": room.room,
            "title": room.title,
            "about": reader.say(webchat.OPEN_DOORS) if room.room == CHANNEL else "",
            "unread": room.unread,
            "at": _stamp(room.at, reader) if room.at else "",
        }
        for room in view.rooms
    ]


def _line(view: View, line: Line, reader: Reader) -> Json:
    author = "bot" if line.author == BOT else "me" if line.author == view.me.id else "other"
    return {
        "id": line.id,
        "room": line.room,
        "author": author,
        "name": view.names.get(line.author, ""),
        "private": bool(line.only_for),
        "html": line.html,
        "at": _stamp(line.at, reader),
        "changed": line.changed,
    }
