"""Record the suspicion of a breach (rows A12, B8): in a minute, before anything else is known."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.breach import Breach
from app.domain.values import read_named
from app.kernel.clock import amsterdam
from app.vault.work import Work

ASKED = ("title", "nature", "facts", "began_on", "suspected_on", "suspected_at", "data", "people", "encrypted")


def suspect_breach(work: Work, given: Mapping[str, object]) -> Breach:
    """A new suspicion. Without `suspected_on` and `suspected_at` it arose now. Raises InputError with every fault."""
    now = work.now.astimezone(amsterdam())
    arose = {"suspected_on": now.date(), "suspected_at": f"{now:%H:%M}"}
    said = {name: value for name, value in read_named(Breach, given, ASKED).items() if value not in (None, "")}
    return work.new(Breach, **{**arose, **said})
