"""`doctor`, `manifest` and `routes`: what an operator looks up; nothing is changed."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from bot.adapters import registry
from bot.app import App
from bot.commands.common import or_say_why, out, read_settings
from bot.platform import AppPackage, NoManifest
from config.programme import read_programme


def _a_platform(name: str) -> str:
    """Refuse an unknown platform."""
    if name not in registry.names():
        raise typer.BadParameter(f"“{name}” is none of {', '.join(registry.names())}.")
    return name


def doctor() -> None:
    """Check settings, database, index, ports and platforms, and say what to repair."""
    from bot.doctor import examine  # noqa: PLC0415 - a start does without it

    with or_say_why():
        healthy = True
        for finding in examine(os.environ, Path(".env")):
            healthy &= finding.well
            out.print(f"{'[green]✓[/]' if finding.well else '[red]✗[/]'} {finding.said}")
        raise typer.Exit(0 if healthy else 1)


def manifest(
    platform: Annotated[
        str, typer.Argument(help="The platform for which the manifest is.", callback=_a_platform)
    ],
    to: Annotated[
        Path | None,
        typer.Option(help="The file, where the platform takes a file; else one is made in this folder."),
    ] = None,
) -> None:
    """Print what a platform has to know about the app, to be pasted there, or write its app package."""
    with or_say_why():
        settings = read_settings()
        try:
            made = App(settings, read_programme(settings.programme)).platform(platform).manifest()
        except NoManifest as why:
            raise typer.BadParameter(str(why)) from why
        if made is None:
            raise typer.BadParameter(f"{platform} takes no manifest.")
        if isinstance(made, AppPackage):
            _written(to or Path(made.name), made.content)
        else:
            typer.echo(json.dumps(made, indent=2, ensure_ascii=False))


def _written(file: Path, content: bytes) -> None:
    """Write a file over the one before, and say where it is; refuse a place where none can be written."""
    try:
        file.write_bytes(content)
    except OSError as why:
        raise typer.BadParameter(f"{file} cannot be written ({why.strerror}).") from why
    out.print(f"Written: {file}", markup=False)


def routes() -> None:
    """List every verb: who may press it, what it promises, and the function that answers."""
    from bot.routes import table  # noqa: PLC0415 - a start does without it

    typer.echo(table())
