"""The list to mail a newsletter to, and the words under it that say how to unsubscribe (rows C13, D4, L6)."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from app.domain.gate import require
from app.domain.gates.newsletter import MailFacts, mail_newsletter_gate
from app.domain.newsletter_contact import NewsletterContact
from app.kernel.translator import Language
from app.packages.csv_cells import guarded
from app.packages.new_file import new_file
from app.usecases.parts import Parts
from app.usecases.practice import the_practice
from app.usecases.subscribe import stopped_addresses
from app.vault.rows import Rows

_HEADINGS = ("name", "email", "language", "unsubscribe")


def readers(rows: Rows) -> tuple[NewsletterContact, ...]:
    """Whoever is on the list now, by name; not the address of a client who objects to it or who died since."""
    stopped = stopped_addresses(rows)
    found = [each for each in rows.find(NewsletterContact) if each.subscribed and each.email.casefold() not in stopped]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.email.casefold())))


def unsubscribe_words(rows: Rows, parts: Parts, language: Language) -> str:
    """What stands under every newsletter; empty where the practice has no address to write to."""
    practice = the_practice(rows)
    if not practice.email:
        return ""
    text = parts.translator(language).text
    return text("newsletter.foot", practice=practice.trade_name, email=practice.email)


def mailing_list(rows: Rows, parts: Parts) -> bytes:
    """The list as CSV: name, address, language, and for each in that language how to unsubscribe. No cell of it is a
    formula (F21). GateRefused where nobody is on it, or the practice has no way to unsubscribe.
    """
    found = readers(rows)
    require(mail_newsletter_gate(MailFacts(len(found), the_practice(rows).email)))
    words = {each: unsubscribe_words(rows, parts, each) for each in Language}
    goal = io.StringIO()
    # With a BOM, semicolons and CRLF it opens with a double click in a Dutch spreadsheet.
    writer = csv.writer(goal, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    for each in found:
        cells = (each.name, each.email, each.language.value, words[each.language])
        writer.writerow([guarded(cell) for cell in cells])
    return goal.getvalue().encode("utf-8-sig", errors="replace")


def save_mailing_list(rows: Rows, parts: Parts, target: Path) -> int:
    """Write the list to a new file; gives how many are on it."""
    content = mailing_list(rows, parts)
    with new_file(target) as file:
        file.write(content)
    return len(readers(rows))
