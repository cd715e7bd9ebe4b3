"""The areas of a language become one catalogue, and a key that is twice there or empty stops it."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest

from installer.catalogues import COMPILED, LOCALES, CatalogueError, compile_all, read_areas

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def write(locales: Path, name: str, text: str) -> Path:
    path = locales / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def entry(key: str, text: str) -> str:
    return f'msgid "{key}"\nmsgstr "{text}"\n\n'


def compiled(locales: Path, language: str) -> gettext.GNUTranslations:
    with (locales / language / COMPILED).open("rb") as file:
        return gettext.GNUTranslations(file)


def test_all_areas_are_merged_and_accents_survive(tmp_path: Path) -> None:
    write(tmp_path, "nl/clients.po", HEADER + entry("client.title", "Cliënt"))
    write(tmp_path, "nl/dossiers.po", entry("dossier.title", "Dossier «ünïcode»"))
    write(tmp_path, "en/clients.po", HEADER + entry("client.title", "Client"))
    assert compile_all(tmp_path) == ["en", "nl"]
    dutch = compiled(tmp_path, "nl")
    assert dutch.gettext("client.title") == "Cliënt"
    assert dutch.gettext("dossier.title") == "Dossier «ünïcode»"
    assert compiled(tmp_path, "en").gettext("client.title") == "Client"


def test_a_plural_has_both_its_forms_without_a_header(tmp_path: Path) -> None:
    plural = 'msgid "days"\nmsgid_plural "days.plural"\nmsgstr[0] "{number} dag"\nmsgstr[1] "{number} dagen"\n'
    write(tmp_path, "nl/terms.po", plural)
    compile_all(tmp_path)
    dutch = compiled(tmp_path, "nl")
    assert dutch.ngettext("days", "days.plural", 1) == "{number} dag"
    assert dutch.ngettext("days", "days.plural", 2) == "{number} dagen"


def test_nothing_is_done_when_nothing_changed(tmp_path: Path) -> None:
    write(tmp_path, "nl/clients.po", entry("a", "b"))
    assert compile_all(tmp_path) == ["nl"]
    later = (tmp_path / "nl").stat().st_mtime_ns + 10**9
    os.utime(tmp_path / "nl" / COMPILED, ns=(later, later))
    assert compile_all(tmp_path) == []
    changed = write(tmp_path, "nl/clients.po", entry("a", "c"))
    os.utime(changed, ns=(later + 1, later + 1))
    assert compile_all(tmp_path) == ["nl"]
    assert compiled(tmp_path, "nl").gettext("a") == "c"


def test_an_area_that_was_taken_away_leaves_the_catalogue(tmp_path: Path) -> None:
    write(tmp_path, "nl/clients.po", entry("a", "b"))
    gone = write(tmp_path, "nl/old.po", entry("old", "oud"))
    compile_all(tmp_path)
    gone.unlink()
    later = (tmp_path / "nl" / COMPILED).stat().st_mtime_ns + 1
    os.utime(tmp_path / "nl", ns=(later, later))
    assert compile_all(tmp_path) == ["nl"]
    assert compiled(tmp_path, "nl").gettext("old") == "old"


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (entry("a", "x") + entry("a", "y"), "", r"nl/one\.po: the key a stands there twice"),
        (entry("a", "x"), entry("a", "x"), r"nl/two\.po: the key a stands there twice"),
        (entry("a", ""), "", r"nl/one\.po: the key a has no text"),
        ('msgid "a"\nmsgid_plural "a.plural"\nmsgstr[0] "x"\nmsgstr[1] ""\n', "", "the key a has no text"),
        ('msgid "a"\nmsgstr "x\n', "", r"nl/one\.po: line 2"),
        ('msgid "a"\nmsgid "b"\nmsgstr "x"\n', "", r"nl/one\.po: missing msgstr"),
    ],
    ids=["twice in a file", "twice in two files", "empty", "half a plural", "unclosed", "no text line"],
)
def test_a_fault_in_the_texts_is_named_and_compiles_nothing(
    tmp_path: Path, first: str, second: str, reason: str
) -> None:
    write(tmp_path, "nl/one.po", first)
    write(tmp_path, "nl/two.po", second)
    with pytest.raises(CatalogueError, match=reason):
        compile_all(tmp_path)
    assert not (tmp_path / "nl" / COMPILED).exists()


def test_the_languages_of_the_program_have_the_same_keys() -> None:
    keys = {}
    for folder in LOCALES.iterdir():
        catalogue = read_areas(folder.name, sorted(folder.glob("*.po")))
        keys[folder.name] = {str(message.id) for message in catalogue if message.id}
    assert set(keys) == {"en", "nl"}
    assert keys["en"] == keys["nl"]
