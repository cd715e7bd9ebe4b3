"""`coachkluis relation`: everybody whose data is kept, organisations, and what is kept of someone in no dossier."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.secrets import read_text
from app.cli.show import lines_of
from app.domain.reason import worded
from app.domain.relation import RelationKind
from app.domain.values import to_json
from app.kernel.clock import legal_date
from app.usecases.person_outside import PersonOutside, person_outside, save_person_pdf
from app.usecases.relations import OrganisationAccount, organisation_account, relations

relation = click.Group("relation", help="Everybody whose data is kept, by what they are to the practice.")


@relation.command("list", help="List them.")
@click.option("--kind", type=click.Choice([each.value for each in RelationKind]), help="Only these.")
@command
def list_(call: Call, kind: str | None) -> None:
    """List relations."""
    with call.vault() as vault:
        found = relations(vault.reader(), legal_date(call.parts.clock.now()))
        shown = [each for each in found if kind is None or each.kind.value == kind]
        text = call.translator.text
        call.answer(
            [
                {
                    "id": each.id, "noun": each.noun, "kind": each.kind.value, "name": each.name,
                    "email": each.email, "organisation": each.organisation,
                }
                for each in shown
            ],
            [f"{text(f'relation_kind.{each.kind.value}')}: {each.name}  {each.id}" for each in shown],
        )  # fmt: skip


@relation.command("organisation", help="One organisation: contacts, what it commissioned, what it was told.")
@click.argument("identity", metavar="ORGANISATION")
@command
def organisation(call: Call, identity: str) -> None:
    """Show the account of an organisation."""
    with call.vault() as vault:
        found = organisation_account(vault.reader(), identity)
        call.answer(_account(found), lines_of(found.organisation, call.translator))


@relation.command("person", help="What is kept of someone outside a dossier, by the e-mail address in a file.")
@click.option("--address-from", "address", required=True, metavar="FILE", help="The address; - reads it here.")
@click.option("--to", "target", metavar="FILE", type=click.Path(path_type=Path), help="Also as a PDF for that person.")
@command
def person(call: Call, address: str, target: Path | None) -> None:
    """Give access to what is kept of one person outside any dossier."""
    email = read_text(address).strip()
    with call.vault() as vault:
        reader = vault.reader()
        found = person_outside(reader, call.parts, email)
        if target is not None:
            save_person_pdf(reader, call.parts, email, target, call.translator)
        lines = [line for record, _ in found.records for line in lines_of(record, call.translator)]
        call.answer(_person(call, found), lines or call.translator.text("person.dossier_too"))


def _person(call: Call, found: PersonOutside) -> Json:
    return {
        "email": found.email,
        "records": [
            {
                "noun": record.noun.name,
                **to_json(record),
                "kept": worded(kept.reasons[0], call.translator),
            }
            for record, kept in found.records
        ],
        "dossiers": list(found.dossiers),
    }


def _account(found: OrganisationAccount) -> Json:
    return {
        **to_json(found.organisation),
        "contacts": [to_json(each) for each in found.contacts],
        "trajectories": [{**to_json(each), "client_name": client.name} for each, client in found.trajectories],
        "trainings": [{**to_json(each), "participants": number} for each, number in found.trainings],
        "disclosures": [{**to_json(each), "client_name": client.name} for each, client in found.disclosures],
    }
