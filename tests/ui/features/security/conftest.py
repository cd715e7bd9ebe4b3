"""The program with the page Security in front."""

from __future__ import annotations

import pytest

from app.ui.place import Place
from app.ui.run import Program


@pytest.fixture
def security(program: Program) -> Program:
    program.context.navigate(Place("security"))
    return program
