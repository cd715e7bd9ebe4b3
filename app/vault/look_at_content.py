"""The looks of `verify` at what lies in the database: its structure, the files, and search. Each takes as long as any
other, so that together they keep two cores at work until the end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from app.domain.attachment import Attachment
from app.domain.nouns import NOUNS
from app.domain.reason import Reason, reason
from app.vault.look import UNREADABLE, Look, Step
from app.vault.structure import UNREADABLE_PAGE, damaged, structure_of, wrong_reference

_INDEX = "search"
"""The table whose own check takes as long as that of all others, so that it has a look of its own."""
_PARTS = frozenset({"search_content", "search_data", "search_docsize"})
"""What FTS5 makes the index of: its own check reads every row of each, and holds them against each other."""


_CHUNKS = "PRAGMA cache_size = -2048"
"""Every chunk is read once: a large cache would only hold what nobody asks for again."""


class StructureLook(Look):
    """SQLite's own structure."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """What this look does, in order."""
        return (self.structure,)

    def structure(self) -> Iterator[Reason]:
        """Every table, and references that lead nowhere. The chunks of attachments are left to the step that reads each
        of them from beginning to end, the search index and what it consists of to a look of its own.
        """
        tables = [name for (name,) in self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for place, table in enumerate(tables):
            self.notes.reached("structure", place, len(tables))
            if table not in ("chunk", _INDEX) and table not in _PARTS:
                yield from self._one_table(table)
        for table, *_ in self.connection.execute("PRAGMA foreign_key_check"):
            yield wrong_reference(str(table))

    def _one_table(self, table: str) -> Iterator[Reason]:
        """One table and its indexes. After a damaged page SQLite finds all that follows damaged as well, which is not
        so: what is said first counts, and the next table is read by another connection.
        """
        try:
            for first in structure_of(self.connection, table):
                yield first
                if UNREADABLE_PAGE in str(first["detail"]):
                    self.reopen()
                    return
        except UNREADABLE:
            self.reopen()
            yield damaged(table, UNREADABLE_PAGE)


class FilesLook(Look):
    """Every file."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """What this look does, in order."""
        return (self.files,)

    def files(self) -> Iterator[Reason]:
        """Every attachment against its SHA-256."""
        self.connection.execute(_CHUNKS)
        every = self.rows.find(Attachment)
        for place, attachment in enumerate(every):
            digest = hashlib.sha256()
            try:
                for chunk in self.rows.chunks(attachment.id):
                    digest.update(chunk)
                    self.notes.reached("files", place, len(every))
            except UNREADABLE:
                self.reopen()
            self.notes.attachments += 1
            if digest.hexdigest() != attachment.sha256:
                yield reason("verify.attachment", id=attachment.id)


class SearchLook(Look):
    """The search index: its own structure, and whether it stands for what there is."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """What this look does, in order."""
        return (self.index, self.search)

    def index(self) -> Iterator[Reason]:
        """The structure of the index, every word of it against the texts that it was made from."""
        yield from structure_of(self.connection, _INDEX)

    def search(self) -> Iterator[Reason]:
        """Search against content: every item has its place, and every place its item."""
        for place, noun in enumerate(NOUNS):
            self.notes.reached("search", place, len(NOUNS))
            name = noun.noun.name
            (wrong,) = self.connection.execute(
                f'SELECT (SELECT count(*) FROM "{name}" WHERE id NOT IN (SELECT record FROM search_item))'
                f' + (SELECT count(*) FROM search_item WHERE noun = ? AND record NOT IN (SELECT id FROM "{name}"))',
                (name,),
            ).fetchone()
            if wrong:
                yield reason("verify.search", noun=name, number=int(wrong))
        (differing,) = self.connection.execute(
            "SELECT (SELECT count(*) FROM search_item) - (SELECT count(*) FROM search_docsize)"
        ).fetchone()
        if differing:
            yield reason("verify.search_whole", detail=f"{abs(int(differing))} rows")
