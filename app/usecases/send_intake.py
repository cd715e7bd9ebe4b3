"""Send the questions of an intake as a package, which comes back filled in as an answer (row W5).

The answer is an item of the dossier in no trajectory, so without an agreement the term of an intake holds for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.send_form import FormFacts, send_form_gate
from app.domain.package import Package, PackageUse
from app.kernel.clock import legal_date
from app.kernel.errors import Fault, InputError
from app.kernel.progress import Progress
from app.kernel.translator import Translator
from app.packages.contents import PackageContents, PackageQuestion
from app.packages.html_writer import PackageRecord
from app.usecases.current_policy import policy_on
from app.usecases.package_for import MadePackage, keep_package, make_package
from app.usecases.parts import Parts
from app.usecases.practice import the_practice
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work

_LONGEST = 500
_LINES = 4
REQUIRED = "*"
"""What a question that must be answered ends with, as everywhere (row E14)."""


def usual_questions(translator: Translator) -> tuple[str, ...]:
    """What most coaches ask before an agreement, in the translator's language."""
    return tuple(translator.text("intake.questions").split("\n"))


def send_intake(
    vault: Vault, parts: Parts, client: str, questions: Sequence[str], target: Path, progress: Progress
) -> MadePackage:
    """Write the questions as a package to `target`; one that ends with a star must be answered.

    InputError for a question that is too long, GateRefused where nothing is asked, or what the policy never keeps.
    """
    reader = vault.reader()
    recipient = reader.get(Client, client)
    asked = read_questions(reader, parts, client, questions)
    translator, practice = parts.translator(recipient.language), the_practice(reader).trade_name
    contents = PackageContents(
        use=PackageUse.FORM,
        language=recipient.language,
        practice=practice,
        introduction=translator.text("package.introduction.form", client=recipient.name, practice=practice),
        documents=(),
        files=(),
        created=legal_date(parts.clock.now()),
        questions=tuple(
            PackageQuestion(
                id=f"q{number}",
                label=each.removesuffix(REQUIRED).strip(),
                lines=_LINES,
                required=each.endswith(REQUIRED),
            )
            for number, each in enumerate(asked, start=1)
        ),
    )

    def ask_intake(work: Work, record: PackageRecord, passphrase: str) -> Package:
        require_sendable(work, parts, work.get(Client, recipient.id), asked)
        return keep_package(work, record, passphrase, contents, client=recipient.id)

    return make_package(vault, contents, target, progress, ask_intake)


def read_questions(rows: Rows, parts: Parts, client: str, questions: Sequence[str]) -> tuple[str, ...]:
    """The questions as they are asked. InputError for one that is too long, GateRefused where they may not be asked."""
    asked = tuple(" ".join(each.split()) for each in questions if each.strip())
    if any(len(each) > _LONGEST for each in asked):
        raise InputError(Fault("intake.question", "too_long", (("limit", _LONGEST), ("length", max(map(len, asked))))))
    require_sendable(rows, parts, rows.get(Client, client), asked)
    return asked


def require_sendable(rows: Rows, parts: Parts, client: Client, questions: tuple[str, ...]) -> None:
    """GateRefused with every reason why these may not be asked."""
    policy = policy_on(rows, legal_date(parts.clock.now()))
    require(send_form_gate(FormFacts(questions, policy, client.died_on)))
