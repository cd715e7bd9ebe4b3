"""Texts, plurals and dates in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.kernel.translator import Translator


def test_a_text_with_its_places_filled(dutch: Translator, english: Translator) -> None:
    assert "Bakkerij Jansen" in dutch.text("gate.disclose.no_consent", recipient="Bakkerij Jansen")
    assert english.text("gate.disclose.blocked") != dutch.text("gate.disclose.blocked")


def test_a_missing_key_is_seen(dutch: Translator) -> None:
    assert dutch.text("no.such.key") == "[no.such.key]"
    assert dutch.count("no.such.key", 2) == "[no.such.key]"
    assert not dutch.has("no.such.key")


def test_plurals(dutch: Translator) -> None:
    assert "1 wijziging ouder" in dutch.count("vault.behind", 1)
    assert "2 wijzigingen ouder" in dutch.count("vault.behind", 2)


def test_braces_in_a_value_stay_what_they_are(dutch: Translator) -> None:
    assert "{0} {x!r}" in dutch.text("gate.disclose.no_consent", recipient="{0} {x!r}")


def test_dates_and_instants(dutch: Translator, english: Translator) -> None:
    day = date(2026, 3, 1)
    assert dutch.date(day) == "1 maart 2026"
    assert english.date(day) == "1 March 2026"
    assert dutch.short_date(day) == "01-03-2026"
    assert english.short_date(day) == "01/03/2026"
    periods = dutch.period(date(2025, 11, 11), day), english.period(date(2026, 2, 2), day)
    assert [" ".join(each.split()) for each in periods] == ["11 nov 2025 – 1 mrt 2026", "2 Feb – 1 Mar 2026"]
    assert dutch.instant(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "2 juli 2026 00:30"


def test_decimals(dutch: Translator, english: Translator) -> None:
    assert (dutch.decimal(7.45), english.decimal(7.5), dutch.decimal(1234)) == ("7,4", "7.5", "1.234,0")
    assert "7,5 uur" in dutch.text("totals.year", year=2026, sessions=5, hours=7.5)


def test_large_whole_numbers_are_grouped_and_years_are_not(dutch: Translator, english: Translator) -> None:
    assert dutch.count("imports.will_add", 10_000) == "Er komen 10.000 cliënten bij."
    assert english.count("imports.will_add", 1_234_567) == "1,234,567 clients will be added."
    assert (dutch.whole(9_999), dutch.whole(-10_000), english.whole(2026)) == ("9999", "-10.000", "2026")
    assert "True" in dutch.text("gate.disclose.no_consent", recipient=True)
    assert "12345678" in dutch.text("gate.disclose.no_consent", recipient="12345678")


def test_a_number_that_says_which_one_it_is_is_never_in_groups(dutch: Translator, english: Translator) -> None:
    for spoken in (dutch, english):
        assert "10001" in spoken.text("imports.line", line=10_001, name="Anna")
        assert "123456" in spoken.text("ledger.check.as_it_was", sequence=123_456)
