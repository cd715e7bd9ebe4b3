"""What is left of a template's guidance in a text, and the text without it."""

from __future__ import annotations

from app.domain.guidance import guidance_left, without_guidance

TEMPLATE = """# Vraag

*Wat wil je cliënt?*

- *Wat spraken jullie af?*

| Stap | Wie |
| --- | --- |
| *Wat er gebeurt* | *Wie* |

Beste *naam*,
"""
ALL = (TEMPLATE, "*What does the client want?*\n")


def test_every_piece_of_guidance_is_found_and_taken_out() -> None:
    left = guidance_left(TEMPLATE, ALL)
    assert left == ("Wat wil je cliënt?", "Wat spraken jullie af?", "Wat er gebeurt", "Wie", "Beste naam,")
    bare = without_guidance(TEMPLATE, ALL)
    assert guidance_left(bare, ALL) == ()
    assert bare.startswith("# Vraag\n\n| Stap | Wie |")


def test_guidance_without_its_italics_or_in_a_quote_is_still_guidance() -> None:
    assert guidance_left("Wat wil je cliënt?\n\n> *What does the client want?*\n", ALL) == (
        "Wat wil je cliënt?", "What does the client want?",
    )  # fmt: skip


def test_own_words_stay_exactly_as_they_are() -> None:
    own = "# Vraag\n\n*Wat wil zij?* Rust.\n\n*...*\n\n- *nadruk*\n\n| Wie |\n| --- |\n| Wie |\n"
    assert guidance_left(own, ALL) == ()
    assert without_guidance(own, ALL) == own


def test_only_what_is_guidance_goes() -> None:
    assert without_guidance("# Vraag\n\n*Wat wil je cliënt?*\n\nRust.\n", ALL) == "# Vraag\n\nRust.\n"


def test_of_guidance_among_own_words_only_the_guidance_goes() -> None:
    """Typed behind it or before it, joined to it by Backspace, or both of it: the guidance never goes out."""
    mixed = {
        "*Wat wil je cliënt?* Rust.": "Rust.",
        "*Wat wil je cliënt?Rust.*": "*Rust.*",
        "Rust. *Wat wil je cliënt?*": "Rust.",
        "Eerst *Wat wil je  cliënt?*\\\ndan.": "Eerst dan.",
        "*Wat wil je cliënt?* *Wat spraken jullie af?* **Veel**.": "**Veel**.",
        "Dag *naam*, welkom": "Dag , welkom",
    }
    for source, own in mixed.items():
        assert guidance_left(source, ALL), source
        assert without_guidance(source, ALL) == f"{own}\n", source
        assert guidance_left(own, ALL) == (), own
