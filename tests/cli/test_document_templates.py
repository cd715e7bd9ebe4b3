from __future__ import annotations

from tests.acceptance import dossier
from tests.cli.driver import CommandLine


def test_a_document_begins_from_a_template_in_its_language(command_line: CommandLine) -> None:
    run = command_line
    client = dossier.client(run)
    names = [each["name"] for each in run.ok("document", "templates")]
    assert names == [each["name"] for each in run.ok("document", "templates", "--language", "en")]
    begin = ("document", "new", "--client", client, "--template", names[0], "--from", "-")
    made = run.ok(*begin, given={"language": "en", "trajectory": dossier.trajectory(run, client)})
    (found,) = run.ok("document", "templates", "--language", "en")[:1]
    shown = run.ok("document", "show", made["document"])
    assert (shown["title"], shown["kind"], shown["language"]) == (found["title"], found["kind"], "en")
    assert made["source"].startswith("#")
    assert dossier.refusals(run, "document", "share", made["document"], "--to", run.folder.parent / "draft.html")


def test_a_document_is_in_the_language_of_its_client(command_line: CommandLine) -> None:
    run = command_line
    client = dossier.client(run, language="en")
    course = dossier.trajectory(run, client)
    begin = ("document", "new", "--client", client, "--from", "-")
    for more in (("--template", "letter"), ()):
        made = run.ok(*begin, *more, given={"trajectory": course, "title": "Letter", "kind": "letter"})
        assert run.ok("document", "show", made["document"])["language"] == "en"


def test_no_such_template_or_language_and_text_beside_it_change_nothing(command_line: CommandLine) -> None:
    run = command_line
    client = dossier.client(run)
    begin = ("document", "new", "--client", client, "--from", "-")
    assert run(*begin, "--template", "sonnet", given={}).code == 1
    assert run(*begin, "--template", "letter", given={"language": "fr"}).code == 2
    assert run(*begin, "--template", "letter", "--text", "a.md", given={}).code == 2
    assert run.ok("document", "list") == []
