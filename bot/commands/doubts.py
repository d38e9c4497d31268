"""`in-doubt`: what may have arrived or not, and what an operator knows about it."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from bot.commands.common import or_say_why, out, read_settings
from bot.process import starting
from bot.store.database.database import Database
from bot.store.outbox import in_doubt


def settle(
    arrived: Annotated[
        int | None, typer.Option(help="Mark this one as sent: you saw that it arrived.")
    ] = None,
    send_again: Annotated[
        int | None, typer.Option(help="Send this one again: you saw that it is missing.")
    ] = None,
    held_arrived: Annotated[
        bool, typer.Option("--held-arrived", help="Mark all that a restored backup holds as sent.")
    ] = False,
    send_held_again: Annotated[
        bool, typer.Option("--send-held-again", help="Send all that a restored backup holds.")
    ] = False,
) -> None:
    """List the notices in doubt, each with its reader's name, and settle those that you know about."""
    with or_say_why():
        settings = read_settings()
        starting.up_to_date(settings)
        database = Database(settings.database_url)
        try:
            _settle_held(database, arrived=held_arrived, again=send_held_again)
            _say_doubts(database, arrived, send_again)
        finally:
            database.close()


def _settle_held(database: Database, *, arrived: bool, again: bool) -> None:
    if arrived and again:
        raise typer.BadParameter("they cannot both have arrived and be sent again: give one of the two.")
    if arrived:
        out.print(f"{database.write(in_doubt.held_have_arrived)} that were held count as told.")
    if again:
        now = datetime.now(UTC)
        number = database.write(lambda connection: in_doubt.send_held_again(connection, now))
        out.print(f"{number} that were held are told again.")


def _say_doubts(database: Database, arrived: int | None, send_again: int | None) -> None:
    if arrived is not None:
        settled = database.write(lambda connection: in_doubt.has_arrived(connection, arrived))
        out.print(f"{arrived} counts as told." if settled else f"{arrived} is not in doubt.")
    if send_again is not None:
        now = datetime.now(UTC)
        settled = database.write(lambda connection: in_doubt.send_again(connection, send_again, now))
        out.print(f"{send_again} is told again." if settled else f"{send_again} is not in doubt.")
    left = database.read(in_doubt.doubts)
    out.print(f"{len(left)} in doubt{':' if left else '.'}")
    for one in left:
        out.print(f"  {one.row}: {' and '.join(one.who)}, on {one.platform} ({one.why})", markup=False)
