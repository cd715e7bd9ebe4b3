"""F18: NFC and NFD of the same passphrase, spaces at either end, 1 000 characters; the same passphrase opens it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from app.vault.errors import WrongPassphrase
from app.vault.passphrase import LONGEST, Passphrase
from app.vault.vault import create_vault, open_vault
from tests.fakes import SetClock
from tests.faults.places import EFFORT
from tests.faults.processes import Child
from tests.faults.trials import Row, Trials

TEXTS = (
    "één café in Curaçao, ångström",
    "  spaties aan beide kanten  ",
    "ﬁets ① Ⅳ ｆｕｌｌ ½ ﬀ ligaturen",
    "ё й ñ ü ç в одной фразе",
    "각각의 단어로 된 긴 암호문장입니다",
    "e\u0301\u0327 dubbel samengesteld o\u0308\u0304",
    "é" * 1000,
    "x" * LONGEST,
    "tussen\u00a0vaste\u2003spaties\u3000in",
)


def act(trials: Trials) -> None:
    """Made with one form, opened with all of them; changed by one letter or one space, it stays closed."""
    for text in TEXTS:
        with trials.attempt(text[:30]) as place:
            composed, taken_apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
            first = trials.random.choice((composed, taken_apart))
            if len(unicodedata.normalize("NFKC", first)) > LONGEST:
                continue
            create_vault(place / "v", Passphrase(first), SetClock(), EFFORT)[0].close()
            for form in ("NFC", "NFD", "NFKC", "NFKD"):
                open_vault(place / "v", Passphrase(unicodedata.normalize(form, text)), SetClock(), EFFORT).close()
            for other in (f"{text} ", f" {text}", text[:-1], text.swapcase()):
                if unicodedata.normalize("NFKC", other) != unicodedata.normalize("NFKC", text):
                    with pytest.raises(WrongPassphrase):
                        open_vault(place / "v", Passphrase(other), SetClock(), EFFORT)
    for text in trials.some(TEXTS, sample=1):
        with trials.attempt(f"from a file: {text[:30]}") as place:
            create_vault(place / "v", Passphrase(text), SetClock(), EFFORT)[0].close()
            spelled = unicodedata.normalize("NFD", text)
            ways = (spelled, spelled + "\n", spelled + "\r\n", "\ufeff" + spelled)
            for number, content in trials.some(tuple(enumerate(ways)), sample=1):
                (place / f"{number}").write_bytes(content.encode())
                child = Child("command", "--vault", place / "v", "--passphrase-file", place / f"{number}", "verify")
                child.run()
                assert child.answer == {"code": 0}, child.errors


ROWS = (Row("F18", "NFC, NFD, NFKC, NFKD, spaces, 1 000 characters", "the same passphrase opens it, no other", act),)


def test_f18_the_same_passphrase_opens_it_however_it_is_typed(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
