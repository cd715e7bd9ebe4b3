"""`coachkluis tour`: the main job in a new demonstration vault, step by step. `make run` does it without a display."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.usecases.demo.tour import new_tour_folder, play_tour
from app.usecases.demo.tour_stage import Line, LineKind

_INDENT = {
    LineKind.STEP: "\n",
    LineKind.SENTENCE: "   ",
    LineKind.DETAIL: "     - ",
    LineKind.FILE: "     > ",
    LineKind.SECRET: "     * ",
}


@click.command(help="Carry out the main job step by step with fictional people, in DIR or a new folder at home.")
@click.argument("folder", metavar="DIR", required=False, type=click.Path(path_type=Path))
@command
def tour(call: Call, folder: Path | None) -> None:
    """Tell every line as it happens; at the end the files that were made and what opens them.

    With `--json` the story goes to standard error, and the one value says what was made.
    """
    place = (folder or new_tour_folder(Path.home())).absolute()
    click.echo(call.translator.text("tour.begins", folder=place), err=call.as_json)
    told: list[Line] = []
    for line in play_tour(call.parts, call.translator, place):
        told.append(line)
        click.echo(_shown(line), err=call.as_json)
    steps = sum(line.kind is LineKind.STEP for line in told)
    call.answer(
        {
            "folder": str(place),
            "steps": steps,
            "files": [line.value for line in told if line.kind is LineKind.FILE],
            "passphrases": _passphrases(told),
        },
        ["", call.translator.text("tour.made", steps=steps), *_summary(told), "", call.translator.text("tour.ends")],
    )


def _shown(line: Line) -> str:
    text = f"{line.text}: {line.value}" if line.kind is LineKind.SECRET else line.text
    return f"{_INDENT[line.kind]}{text}"


def _passphrases(told: list[Line]) -> list[Json]:
    """Each passphrase with the file that it opens: the last that was told of before it."""
    opened: list[Json] = []
    file = ""
    for line in told:
        if line.kind is LineKind.FILE:
            file = line.value
        elif line.kind is LineKind.SECRET:
            opened.append({"file": file, "passphrase": line.value})
    return opened


def _summary(told: list[Line]) -> list[str]:
    """Every file with its whole path, and its passphrase where it has one."""
    lines: list[str] = []
    for line in told:
        if line.kind is LineKind.FILE:
            lines.append(f"  {line.value}")
        elif line.kind is LineKind.SECRET:
            lines.append(f"      {line.text}: {line.value}")
    return lines
