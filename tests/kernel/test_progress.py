"""Long work is told to stop at its next report."""

from __future__ import annotations

import pytest

from app.kernel.progress import Cancellable, Cancelled
from tests.fakes import CountedProgress


def test_reports_are_passed_on_until_it_is_cancelled() -> None:
    listener = CountedProgress()
    progress = Cancellable(listener)
    progress.report(1, 10)
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.report(2, 10)
    assert listener.reports == [(1, 10)]
