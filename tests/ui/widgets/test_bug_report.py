"""The report on a fault speaks the language of who reads it: what happened, what is in it and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.host.last_run import Stopped
from app.kernel.translator import Language
from app.ui.context import Context
from app.ui.run import Program
from app.ui.widgets.bug_report import report_of_stop, report_on

_REPORTS = {
    "bug.report.failed": lambda context: report_on(context, KeyError("Anna")),
    "bug.report.broke_off": lambda context: report_of_stop(context, Stopped("Aborted", ("page.py:12 in show",))),
    "bug.report.ended": lambda context: report_of_stop(context, Stopped()),
}
_ALL = ("bug.report.holds", "bug.report.holds_not", "bug.report.technical")


def paragraphs(program: Program, happened: str) -> tuple[list[str], Context]:
    context = program.context
    return _REPORTS[happened](context).splitlines(), context


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("happened", _REPORTS)
def test_all_but_the_technical_part_is_in_the_language_of_who_reads_it(
    locked: Program, qtbot: QtBot, happened: str, language: Language
) -> None:
    locked.context.settings_changed.emit(replace(locked.context.settings, language=language))
    lines, context = paragraphs(locked, happened)
    said = [context.text(each) for each in (happened, *_ALL)]
    assert context.translator.date(context.today) in lines[0]
    technical = lines.index(said[-1])
    assert [each for each in lines[1:technical] if each] == said[:-1]
    assert lines[technical + 1].startswith("Coachkluis "), "what follows is the same in every language"
    assert "Anna" not in "".join(lines)


def test_what_was_ended_from_outside_shows_no_fault(locked: Program) -> None:
    lines, context = paragraphs(locked, "bug.report.ended")
    assert len(lines) == lines.index(context.text("bug.report.technical")) + 4
