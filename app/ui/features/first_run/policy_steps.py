"""The steps that lead to a policy: the questions and what follows from them, or the starting policies by name."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from app.ui.context import Context
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.policy_step import PolicyStep
from app.ui.features.first_run.question_step import QuestionStep
from app.ui.features.first_run.result_step import ResultStep
from app.ui.features.first_run.step import Step
from app.ui.features.first_run.steps import Steps


def policy_steps(context: Context, draft: Draft, steps: Steps, then: Callable[[], None]) -> Step:
    """Add these steps to others; the first of them. `then` is called when the draft has its policy."""
    count = len(context.parts.starting_questions.questions)
    questions = [QuestionStep(context, draft, place) for place in range(count)]
    result, by_name = ResultStep(context, draft), PolicyStep(context, draft)
    for each in (*questions, result, by_name):
        steps.take(each)
    for before, after in pairwise((*questions, result)):
        before.done.connect(lambda after=after: steps.go(after))
    for each in (questions[0], result):
        each.choose.connect(lambda: steps.go(by_name))
    result.done.connect(then)
    by_name.done.connect(then)
    return questions[0]
