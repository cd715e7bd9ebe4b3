"""The error tree.

    CoachkluisError              anything that is not a bug: has a code, and arguments for its text
    +-- InputError               something given is not acceptable; names every field at fault
    +-- NotFound                 an id that leads nowhere
    +-- Refused                  a gate said no, with every reason (app.domain.gates)
    +-- Cancelled                the user cancelled; nothing was left half done (app.kernel.progress)
    +-- VaultError ...           see app.vault.errors
    +-- PackageError ...         see app.packages.errors

An error never carries the text for the user: it carries a code, and whoever shows it puts `error.<code>` in
words in the user's language. Neither code nor arguments hold the contents of a dossier, so an error may be logged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class CoachkluisError(Exception):
    """Something that the user can understand and mend, as opposed to a bug.

    `code` is a dotted key whose text stands in the locale files under `error.<code>`; `arguments` fill its
    named placeholders; `exit_code` is what the command line ends with.
    """

    exit_code: int = 1

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments

    @property
    def key(self) -> str:
        """The key of this error's text in the locale files."""
        return f"error.{self.code}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one field: the field's label key, the code of what is wrong, and its arguments."""

    label: str
    code: str
    arguments: tuple[tuple[str, object], ...] = ()

    @property
    def key(self) -> str:
        """The key of this fault's text in the locale files."""
        return f"fault.{self.code}"


def not_a_choice(label: str, choices: Iterable[str]) -> Fault:
    """What was given is none of the choices; the text names them all."""
    return Fault(label, "not_a_choice", (("choices", ", ".join(choices)),))


class InputError(CoachkluisError):
    """What was given cannot be accepted; every fault is listed, so that all can be mended at once."""

    exit_code = 2

    def __init__(self, *faults: Fault) -> None:
        super().__init__("input", count=len(faults))
        self.faults = faults


class NotFound(CoachkluisError):
    """An id that leads to nothing in this vault."""

    def __init__(self, noun: str, identity: str) -> None:
        super().__init__("not_found", noun=noun, id=identity)
