"""`coachkluis demo`: a vault of fictional people."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.usecases.demo.make_demo import CLIENTS, make_demo

MOST_CLIENTS = 20_000
"""Some 200 000 sessions: beyond it nothing more is learned."""


@click.command(help="Make a vault of fictional people in DIR, and print its passphrase.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--clients", default=CLIENTS, show_default=True, metavar="N", type=click.IntRange(1, MOST_CLIENTS))
@click.option("--seed", default=1, show_default=True, metavar="N", help="The same seed gives the same people.")
@command
def demo(call: Call, folder: Path, clients: int, seed: int) -> None:
    """Make it; how much is in it goes to standard error, where progress goes too."""
    made = make_demo(call.parts, folder, call.progress(), clients=clients, seed=seed)
    words = call.translator
    held = words.text(
        "demo.holds",
        clients=words.count("demo.clients", made.clients),
        sessions=words.count("demo.sessions", made.sessions),
    )
    click.echo(held, err=True)
    call.answer(
        {"vault": str(made.folder), "passphrase": made.passphrase},
        [
            words.text("demo.made", folder=made.folder),
            words.text("demo.passphrase", passphrase=made.passphrase),
            words.text("demo.fictional"),
        ],
    )
