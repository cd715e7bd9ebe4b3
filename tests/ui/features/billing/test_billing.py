"""Billing in the window: from a trajectory to a file for the bookkeeping, and back where it was wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QTableView

from app.domain.billing_line import BillingLine
from app.ui.widgets.dialog import Dialog
from tests.ui.answers import AnsweredFiles
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe


def test_sessions_are_charged_saved_and_taken_back(hands: DossierHands, files: AnsweredFiles, tmp_path: Path) -> None:
    trajectory = hands.trajectory(hands.client(), rate="125", order_number="PO-7")
    hands.session(trajectory, subject="Ontslag")
    hands.go(client=trajectory.client, part="trajectories")
    hands.press(f"bill_{trajectory.id}")
    hands.fill("billing_line")
    hands.gone("billing_line")
    hands.until(lambda: "€\xa0125,00, tot en met 3 maart 2026" in hands.texts())
    files.answers = [tmp_path / "regels.csv"]
    hands.go("billing")
    hands.press("save_billing")
    hands.see(Dialog, "save_billing_lines").primary.click()
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    hands.see(Dialog, "message").primary.click()
    written = (tmp_path / "regels.csv").read_text(encoding="utf-8-sig")
    assert '"PO-7";"1";"";"125,00";"Gesprek";"125,00"' in written
    assert "Berg" not in written
    assert "Ontslag" not in written
    hands.see(QTableView, "billing_lines").selectRow(0)
    hands.press("take_back")
    hands.see(Dialog, "question").primary.click()
    hands.until(lambda: hands.context.reader.count(BillingLine) == 0)
