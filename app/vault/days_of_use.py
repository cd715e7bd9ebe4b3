"""On which days the vault was used, by its ledger: what tells a clock that leapt from one that went on (F15)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.vault.ledger import COARSE
from app.vault.rows import Rows

LONGEST = timedelta(days=40)
"""Between two days on which something is recorded: a long holiday. More than that may be a clock that is wrong."""
_SESSION = timedelta(hours=12)


def is_doubtful(rows: Rows, now: datetime) -> bool:
    """Whether the date of `now` should be confirmed before something irreversible hangs on it: nothing was recorded for
    long before today, or something was recorded later than now by more than a clock is coarse.
    """
    (newest,) = rows.connection.execute("SELECT max(at) FROM ledger").fetchone()
    if newest is not None and datetime.fromisoformat(newest) - now >= COARSE:
        return True
    before = (now - _SESSION).astimezone(UTC).isoformat(timespec="microseconds")
    (earlier,) = rows.connection.execute("SELECT max(at) FROM ledger WHERE at < ?", (before,)).fetchone()
    if earlier is None:
        return False  # It was all recorded today: nothing in it is old enough to be in danger.
    return now - datetime.fromisoformat(earlier) > LONGEST
