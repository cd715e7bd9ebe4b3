"""Every command by its name, and where it stands: only the one that is called is imported, most of what it costs."""

from __future__ import annotations

from importlib import import_module

import click

from app.cli.fields import tell_fields

COMMANDS: dict[str, str] = {
    "demo": "demo",
    "tour": "tour",
    "init": "init",
    "status": "vault",
    "verify": "vault",
    "ledger": "vault",
    "import": "import_:import_",
    "today": "today",
    "remind": "remind",
    "search": "vault",
    "passphrase": "vault",
    "keys": "keys",
    "backup": "backup",
    "restore": "backup",
    "drill": "backup",
    "repair": "repair",
    "client": "client",
    "dossier": "dossier",
    "representative": "representative",
    "organisation": "organisation",
    "contact": "contact",
    "trajectory": "trajectory",
    "session": "session",
    "goal": "goal",
    "assignment": "goal",
    "billing": "billing",
    "attachment": "attachment",
    "message": "message",
    "document": "document",
    "disclose": "document",
    "disclosure": "disclosure",
    "consent": "consent",
    "consent-asked": "answer",
    "receive": "answer",
    "answer": "answer",
    "comment": "answer",
    "refusal": "noted",
    "telling": "noted",
    "special": "noted",
    "bsn": "noted",
    "other-use": "noted",
    "handover": "noted",
    "recording": "around:recordings",
    "report-due": "around",
    "joint-talk": "around",
    "intervision": "around",
    "evaluation": "around",
    "totals": "around",
    "intake": "intake",
    "stand-in": "stand_in",
    "closing": "closing",
    "request": "request_work",
    "restriction": "request_work",
    "client-statement": "request_work",
    "retention": "retention",
    "paper-item": "paper_item",
    "breach": "breach",
    "training": "training",
    "newsletter": "newsletter",
    "enquiry": "enquiry",
    "relation": "relation",
    "text": "reusable_text",
    "practice": "practice",
    "policy": "policy",
    "statement": "statement",
    "terms": "terms",
    "register": "register",
    "export": "export",
    "package": "package",
}
"""A command and its module in `app.cli`; after a colon what it is called there, where that is not its name with `_`."""


class Commands(click.Group):
    """The program's own group: finds a command when it is called, or when the help lists them all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(f"app.cli.{module}"), attribute or cmd_name.replace("-", "_"))
        if not isinstance(found, click.Command) or found.name != cmd_name:
            raise TypeError(f"app.cli.{module} does not hold the command {cmd_name}")
        tell_fields(found)
        return found
