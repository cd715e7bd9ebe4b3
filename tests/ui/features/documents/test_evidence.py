"""Evidence of a decision, taken in on the spot: nothing is decided before it is there, and it can be called off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.domain.attachment import Attachment
from app.domain.document import Channel, VersionState
from app.ui.widgets.dialog import FormDialog
from app.usecases.decide_version import NEEDED
from tests.ui.answers import AnsweredFiles
from tests.ui.features.documents.writer import Writer
from tests.ui.look import maybe, press


@pytest.fixture
def deciding(writer: Writer, files: AnsweredFiles, tmp_path: Path) -> FormDialog:
    """The dialog of an approval, with a large file on its way into the dossier."""
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(1500 * 2**20)  # sparse
    writer.share()
    writer.open()
    writer.hands.press("step_approve")
    dialog = writer.hands.dialog("approve")
    files.answers = [large]
    press(dialog, "add_evidence")
    assert not dialog.primary.isEnabled(), "it waits from the first moment"
    writer.hands.until(lambda: any(task.done for task in writer.hands.context.tasks.running))
    return dialog


def test_nothing_is_decided_while_its_evidence_is_on_its_way(writer: Writer, deciding: FormDialog) -> None:
    hands = writer.hands
    hands.fill("approve", decided_how=Channel.PAPER)
    hands.key(deciding, Qt.Key.Key_Return)
    hands.until(lambda: maybe(deciding, QPushButton, "cancel_task") is not None)
    assert len(hands.window.findChildren(QPushButton, "cancel_task")) == 1, "told of once, in the dialog itself"
    press(deciding, "cancel_task")
    hands.until(lambda: deciding.primary.isEnabled())
    assert writer.version().state is VersionState.SHARED
    assert hands.context.reader.count(Attachment) == 0
    assert hands.context.reader.connection.execute("SELECT count(*) FROM chunk").fetchone() == (0,)
    assert deciding.form.values()["decided_how"] == Channel.PAPER
    deciding.primary.click()
    hands.gone("approve")
    assert writer.version().state is VersionState.APPROVED


def test_closing_the_dialog_calls_the_evidence_off(writer: Writer, deciding: FormDialog) -> None:
    hands = writer.hands
    hands.key(deciding, Qt.Key.Key_Escape)
    hands.until(lambda: not hands.context.tasks.running)
    assert deciding.isVisible(), "it is seen that nothing was added"
    assert hands.context.reader.count(Attachment) == 0
    assert not deciding.form.values()["evidence"]
    hands.until(lambda: deciding.primary.isEnabled())
    assert maybe(deciding, QPushButton, "cancel_task") is None


def test_evidence_that_is_in_is_linked_and_the_act_goes_on(
    writer: Writer, files: AnsweredFiles, tmp_path: Path
) -> None:
    hands, scan = writer.hands, tmp_path / "getekend.pdf"
    scan.write_bytes(b"%PDF-1.7 getekend")
    writer.share()
    writer.open()
    hands.press("step_approve")
    dialog = hands.dialog("approve")
    files.answers = [scan]
    press(dialog, "add_evidence")
    hands.until(lambda: dialog.primary.isEnabled())
    hands.fill("approve", decided_how=Channel.PAPER)
    hands.gone("approve")
    (kept,) = hands.context.reader.find(Attachment)
    assert writer.version().evidence == kept.id


def test_what_a_decision_needs_has_a_star_before_anything_is_missing(writer: Writer) -> None:
    writer.share()
    writer.open()
    writer.hands.press("step_approve")
    dialog = writer.hands.dialog("approve")
    starred = {name for name, field in dialog.form.fields.items() if field.required}
    shown = {each.text() for each in dialog.findChildren(QLabel) if each.isVisible()}
    assert starred == set(NEEDED)
    assert {"Hoe doorgegeven *", "Velden met een * zijn verplicht."} <= shown
