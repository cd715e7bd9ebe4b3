"""The newest state that a witness outside the folder saw of a vault: in this place, and of this line of copies (X9).

A note is kept for each place, so that what is put back there is noticed however many copies there are elsewhere; and
one for each line, so that a vault that was moved is known, and a copy that was worked on as well. A restore begins a
line of its own (app.vault.restored): the program made that copy itself, and it is no news to the one it came from.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from app.kernel.witness import Witness
from app.vault.header import Anchor
from app.vault.ledger import Head
from app.vault.restored import is_left_behind, line_of
from app.vault.rollback import NO_ROLLBACK, Rollback, lacking
from app.vault.witness_note import Note, read_note, write_note


def of_place(vault_id: str, folder: Path) -> str:
    """The name of the note about a vault in one place; it does not tell which place."""
    place = os.path.normcase(folder.resolve())
    return f"{vault_id} {hashlib.sha256(f'{vault_id} {place}'.encode()).hexdigest()[:32]}"


def of_line(vault_id: str, restored: str) -> str:
    """The name of the note about all copies of a vault since its last restore, by the setting `restored`."""
    return f"{vault_id} {line_of(restored)}".rstrip()


class NewestSeen:
    """What the witness knows of the vault in one folder."""

    def __init__(self, witness: Witness, vault_id: str, folder: Path) -> None:
        self._witness, self._vault_id, self._restored = witness, vault_id, ""
        self._place = of_place(vault_id, folder)

    def lacking(
        self,
        head: Head,
        anchor: Anchor | None,
        restored: str,
        mac_at: Callable[[int], bytes | None],
        header_keys: Iterable[bytes],
        *,
        told: bool,
    ) -> Rollback:
        """What the ledger that ends in `head` lacks of what the header and the witness saw. `restored` is the setting
        of that name, `header_keys` all that notes may be written with; `told` whether the coach heard of another copy
        before, so that work in that one is no news.
        """
        self._restored = restored
        keys = tuple(header_keys)

        def judged(notes: Iterable[Note]) -> Rollback:
            found = (lacking(head, each.sequence, mac_at(each.sequence), each.head) for each in notes)
            return max(found, default=NO_ROLLBACK)

        here = list(self._notes(self._place, keys))
        put_back = judged([*here, *([Note(anchor.sequence, anchor.head, genuine=True)] if anchor else [])])
        elsewhere = judged(self._notes(of_line(self._vault_id, restored), keys))
        if here and not put_back:  # This place has what it had: whatever is newer is so in another copy.
            return Rollback(apart=bool(elsewhere) and not told)
        return max(put_back, elsewhere)

    def keep(self, anchor: Anchor, header_key: bytes, *, resting: bool) -> None:
        """Tell the witness of this state; what is the line's only where nothing follows for a while."""
        note = write_note(self._vault_id, anchor, header_key)
        self._witness.keep(self._place, note, resting=resting)
        if resting:
            self._witness.keep(of_line(self._vault_id, self._restored), note, resting=True)

    def _notes(self, name: str, keys: tuple[bytes, ...]) -> Iterator[Note]:
        for data in self._witness.recall(name):
            note = read_note(data, self._vault_id, keys)
            if note is not None and not is_left_behind(self._restored, data):
                yield note if note.genuine else replace(note, head=b"")
