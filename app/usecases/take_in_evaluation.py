"""Take in what a participant thought of a training, and count it in the anonymous total (rows C7, W10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.evaluation_form import FEWEST, EvaluationForm, EvaluationTotal, figures_of, with_forms
from app.domain.gate import require
from app.domain.gates.evaluate import EvaluateFacts, evaluate_gate
from app.domain.participation import Participation
from app.domain.training import Training
from app.domain.values import read_named
from app.kernel.ids import Id
from app.usecases.require_recordable import require_recordable
from app.vault.rows import Rows
from app.vault.work import Work

ASKED = ("filled_on", "content_mark", "use_mark", "trainer_mark", "best", "better")


def take_in_evaluation(work: Work, participation: str, given: Mapping[str, object]) -> EvaluationForm:
    """The form of one participant; filled in today unless told otherwise. InputError with every fault, GateRefused
    where there is one already or the training had not begun.
    """
    whose = work.get(Participation, participation)
    training = work.get(Training, whose.training)
    values = {"filled_on": work.today, **read_named(EvaluationForm, given, ASKED)}
    before = bool(work.find(EvaluationForm, participation=whose.id))
    made = work.new(EvaluationForm, client=whose.client, participation=whose.id, **values)
    require(evaluate_gate(EvaluateFacts(training, made.filled_on, before)))
    require_recordable(work, made)
    _count(work, training)
    return work.get(EvaluationForm, made.id)


def correct_evaluation(work: Work, form: str, given: Mapping[str, object]) -> EvaluationForm:
    """Change a form; the total in which it counts changes with it."""
    before = work.get(EvaluationForm, form)
    after = work.change(before, **read_named(EvaluationForm, given, ASKED))
    whose = work.get(Participation, after.participation)
    training = work.get(Training, whose.training)
    require(evaluate_gate(EvaluateFacts(training, after.filled_on, before=False)))
    total = total_of(work, training.id)
    if after.counted and total is not None:
        work.change(total, **with_forms(figures_of(total), [after], without=[before]))
    return after


def total_of(rows: Rows, training: str) -> EvaluationTotal | None:
    """The anonymous total of a training, once enough forms are in."""
    return next(iter(rows.find(EvaluationTotal, training=training)), None)


def forms_of(rows: Rows, training: str) -> tuple[EvaluationForm, ...]:
    """The forms of a training that are still kept."""
    found = rows.find(Participation, training=training)
    return tuple(form for each in found for form in rows.find(EvaluationForm, participation=each.id))


def _count(work: Work, training: Training) -> None:
    """Count what does not count yet: from the fewest forms on, or beside a total that is there already."""
    waiting = [each for each in forms_of(work, training.id) if not each.counted]
    total = total_of(work, training.id)
    if total is None and len(waiting) < FEWEST:
        return
    for each in waiting:
        work.change(each, counted=True)
    _keep(work, training.id, total, waiting)


def _keep(work: Work, training: Id, total: EvaluationTotal | None, forms: Sequence[EvaluationForm]) -> None:
    if total is None:
        work.new(EvaluationTotal, training=training, **with_forms({}, forms))
    else:
        work.change(total, **with_forms(figures_of(total), forms))
