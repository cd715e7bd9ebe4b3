"""Forms follow from the declarations, and what they give is what `read_fields` takes."""

from __future__ import annotations

import warnings

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client, Gender
from app.domain.consent import Consent
from app.domain.declare import Record, Shape, asked
from app.domain.nouns import NOUNS
from app.domain.request import Request
from app.domain.session import Session
from app.domain.values import read_fields
from app.kernel.errors import Fault
from app.kernel.ids import new_id
from app.ui.context import Context
from app.ui.widgets.form import RecordForm
from app.ui.widgets.inputs import ChoiceInput, ReferenceInput
from app.usecases.keep_item import add_item

ANNA = {"first_name": "Anna", "infix": "van den", "surname": "Berg", "birth_date": "1984-05-12", "gender": "female"}


@pytest.fixture
def form(context: Context, qtbot: QtBot) -> RecordForm:
    made = RecordForm(context, Client)
    qtbot.addWidget(made)
    made.resize(900, 1800)
    made.show()
    return made


def test_every_noun_can_be_asked_by_a_form(context: Context, qtbot: QtBot) -> None:
    for noun in NOUNS:
        made = RecordForm(context, noun)
        qtbot.addWidget(made)
        assert list(made.fields) == [each.name for each in asked(noun)]
        assert not made.dirty


def test_what_was_typed_makes_a_record(form: RecordForm, context: Context) -> None:
    for name in ("first_name", "infix", "surname"):
        QTest.keyClicks(form.fields[name].input.inner, str(ANNA[name]))
    QTest.keyClicks(form.fields["birth_date"].input.inner, "12-05-1984")
    read = read_fields(Client, form.values())
    kept = context.vault.now(add_item, Client, form.values())
    assert kept.name == "Anna van den Berg"
    assert kept.birth_date == read["birth_date"]
    assert kept.gender is Gender.UNKNOWN


def test_a_reader_of_the_screen_hears_what_is_wrong_and_the_hint(context: Context, qtbot: QtBot) -> None:
    """The hint comes back when what was wrong is put right."""
    made = RecordForm(context, Client)
    qtbot.addWidget(made)
    hinted = [each for each in made.fields.values() if each.input.inner.accessibleDescription()]
    assert hinted
    for each in hinted:
        hint = each.input.inner.accessibleDescription()
        assert hint in " ".join(one.text() for one in each.findChildren(QLabel))
        each.show_fault("Vul dit in.")
        assert each.input.inner.accessibleDescription() == f"Vul dit in. {hint}"
        each.show_fault("")
        assert each.input.inner.accessibleDescription() == hint


def test_a_stored_record_comes_back_unchanged(form: RecordForm, context: Context) -> None:
    kept = context.vault.now(add_item, Client, {**ANNA, "email": "anna@voorbeeld.example"})
    form.set_record(kept)
    assert not form.dirty
    assert {name: getattr(kept, name) for name in form.fields} == read_fields(Client, form.values())


def test_what_is_set_once_is_shown_and_not_given(context: Context, qtbot: QtBot) -> None:
    anna = context.vault.now(add_item, Client, ANNA)
    given = {"kind": "access", "received_on": "2026-03-02", "channel": "email", "asked": "Mijn dossier, graag."}
    request = context.vault.now(add_item, Request, given, client=anna.id)
    made = RecordForm(context, Request)
    qtbot.addWidget(made)
    made.set_record(request)
    fixed = {each.name for each in asked(Request) if each.declaration.fixed}
    assert fixed
    assert set(made.values()) == set(made.fields) - fixed
    assert not made.fields["received_on"].input.inner.isEnabled()


def test_faults_stand_at_their_fields_and_the_first_has_the_cursor(form: RecordForm, qtbot: QtBot) -> None:
    form.activateWindow()
    form.show_faults([Fault("client.email", "not_an_email"), Fault("client.surname", "required")])
    assert form.fields["surname"].fault == "Vul dit in."
    assert "naam@voorbeeld.nl" in form.fields["email"].fault
    assert form.fields["email"].input.inner.property("wrong") is True
    qtbot.waitUntil(lambda: form.fields["surname"].input.inner.hasFocus())
    QTest.keyClicks(form.fields["surname"].input.inner, "B")
    assert form.fields["surname"].fault == ""
    assert form.fields["email"].fault != ""


def test_a_fault_without_a_field_stands_above_the_form(form: RecordForm) -> None:
    form.show_faults([Fault("session.on", "required")])
    shown = form.findChild(QLabel, "form_fault")
    assert isinstance(shown, QLabel)
    assert shown.text() == "Vul dit in."
    assert shown.isVisible()
    form.show_faults([])
    assert not shown.isVisible()


def test_only_what_a_coach_did_counts_as_edited(form: RecordForm) -> None:
    line = form.fields["surname"].input.inner
    form.set_values({"surname": "Berg"})
    steps = [form.dirty]
    QTest.keyClicks(line, "en")
    steps.append(form.dirty)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    steps.append(form.dirty)
    assert steps == [False, True, False]


def test_what_is_typed_beyond_the_limit_is_not_cut(form: RecordForm) -> None:
    line = form.fields["initials"].input.inner
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "A.B.C.D.E.F.G.H.I.J.K.L.M.")
    assert len(line.text()) == 26


@pytest.mark.parametrize("noun", [Session, Consent, Client], ids=lambda noun: noun.noun.name)
def test_required_fields_have_a_star(context: Context, qtbot: QtBot, noun: type[Record]) -> None:
    made = RecordForm(context, noun)
    qtbot.addWidget(made)
    for name, field in made.fields.items():
        starred = field.input.inner.accessibleName().endswith(" *")
        assert starred is field.column.declaration.required, name


def test_a_choice_without_a_usual_value_must_be_made(context: Context, qtbot: QtBot) -> None:
    made = RecordForm(context, Request, [["kind"]])
    qtbot.addWidget(made)
    assert made.values() == {"kind": ""}
    chosen = made.fields["kind"].input
    assert isinstance(chosen, ChoiceInput)
    chosen.show_value("copy")
    assert read_fields(Request, made.values()) == {"kind": "copy"}


def test_a_reference_offers_what_is_found_and_keeps_what_it_had(context: Context, qtbot: QtBot) -> None:
    one, gone = new_id(), new_id()
    made = RecordForm(
        context, Consent, [["recipient"]], references={"recipient": lambda: [(one, "Bakkerij Jansen & Zn")]}
    )
    qtbot.addWidget(made)
    chosen = made.fields["recipient"].input
    assert isinstance(chosen, ReferenceInput)
    combo = chosen.inner
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(place) for place in range(combo.count())] == ["Geen", "Bakkerij Jansen & Zn"]
    made.set_values({"recipient": one})
    assert made.values() == {"recipient": one}
    made.set_values({"recipient": gone})
    assert made.values() == {"recipient": gone}


def test_markup_in_a_record_is_shown_as_it_is(form: RecordForm, context: Context) -> None:
    kept = context.vault.now(add_item, Client, {"surname": "<b>Berg</b>&amp;"})
    form.set_record(kept)
    line = form.fields["surname"].input.inner
    assert isinstance(line, QLineEdit)
    assert line.text() == "<b>Berg</b>&amp;"


def test_prose_is_written_in_the_editor(context: Context, qtbot: QtBot) -> None:
    made = RecordForm(context, Session, [["notes"]])
    qtbot.addWidget(made)
    assert made.fields["notes"].column.declaration.shape is Shape.PROSE
    made.set_values({"notes": "Een **belangrijk** gesprek."})
    assert made.values() == {"notes": "Een **belangrijk** gesprek.\n"} or made.values() == {
        "notes": "Een **belangrijk** gesprek."
    }
    assert not made.dirty


@pytest.mark.parametrize("field", ["purpose", "text"])
def test_a_file_that_is_dropped_on_a_field_leaves_no_path_in_it(context: Context, qtbot: QtBot, field: str) -> None:
    form = RecordForm(context, Consent)
    qtbot.addWidget(form)
    inner = form.fields[field].input.inner
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/thuis/anna.pdf")])
    data.setText("file:///thuis/anna.pdf")
    drop(inner, data)
    assert not form.fields[field].input.given()
    words = QMimeData()
    words.setText("wel woorden")
    drop(inner, words)
    assert form.fields[field].input.given() == "wel woorden"


def drop(inner: QWidget, data: QMimeData) -> None:
    """Drag it over a field and let it go, where the field wants it."""
    target = inner.viewport() if isinstance(inner, QPlainTextEdit) else inner
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        over = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(target, over)
    if over.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, left, none))
