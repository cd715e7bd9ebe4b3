"""F17: a wrong passphrase, many times; the same answer whatever is wrong, a wait up to 30 s, never a lock-out."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from app.vault.errors import WrongPassphrase
from app.vault.passphrase import LONGEST_WAIT, Passphrase, wait_after
from tests.faults.places import opened, require_sound, vault_in
from tests.faults.processes import Child
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE


def wrong_ones(trials: Trials) -> list[str]:
    """Empty, nearly right, too long, of any characters, and what looks like a path or an option."""
    right = PASSPHRASE.text
    near = [right[:-1], right + "x", right.upper(), f" {right}", f"{right} ", right.replace(" ", "  "), right[::-1]]
    odd = ["", " ", "\0", "-", "--help", "../../etc/passwd", "x" * 100_000, "\ud800", "🔑" * 40, "%s%n{0}", "'; --"]
    chance = ["".join(trials.random.choices(string.printable, k=trials.random.randrange(1, 60))) for _ in range(200)]
    return [*near, *odd, *trials.some(chance, sample=5)]


def act(trials: Trials) -> None:
    """One answer, and the right passphrase opens the vault after all of them."""
    place = trials.scratch / "vault"
    place.mkdir()
    folder = vault_in(place)
    answers = set()
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    for text in wrong_ones(trials):
        with trials.attempt(repr(text[:40])):
            with pytest.raises(WrongPassphrase) as refused, opened(folder, Passphrase(text)):
                pass
            answers.add((refused.value.code, tuple(refused.value.arguments), str(refused.value)))
    with trials.attempt("one answer for all of them"):
        assert len(answers) == 1
        now = {each.name: each.read_bytes() for each in folder.iterdir() if each.name != "vault.lock"}
        assert now == {name: content for name, content in before.items() if name != "vault.lock"}
    with trials.attempt("the right one still opens it"):
        require_sound(folder)
    with trials.attempt("the wait grows to 30 seconds and no further"):
        waits = [wait_after(failures) for failures in (*range(100), 10**6, 10**9)]
        assert waits == sorted(waits)
        assert (waits[0], waits[-1]) == (0, LONGEST_WAIT) == (0, 30)
        assert LONGEST_WAIT in waits[:12]
    with trials.attempt("on the command line") as here:
        said = set()
        for number, text in enumerate(("kort", PASSPHRASE.text + "!")):
            (here / f"{number}").write_text(text)
            child = Child("command", "--vault", folder, "--passphrase-file", here / f"{number}", "status", "--json")
            child.run()
            assert child.answer == {"code": 3}
            said.add((*child.lines, child.errors))
        assert len(said) == 1


ROWS = (Row("F17", "a wrong passphrase, many times", "one answer, a wait of 30 s at most, no lock-out", act),)


def test_f17_a_wrong_passphrase_has_one_answer_and_locks_nobody_out(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
