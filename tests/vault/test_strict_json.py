from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vault.strict_json import Fields, NotStrict, canonical, parse

documents = st.dictionaries(
    st.text(max_size=8),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


@given(documents)
def test_what_is_written_is_read_again(document: dict[str, object]) -> None:
    assert parse(canonical(document)) == document


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fall_over(data: bytes) -> None:
    with suppress(NotStrict):
        assert canonical(parse(data)) == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]\n",
        b"{}",
        b"{} \n",
        b"\xef\xbb\xbf{}\n",
        b'{\n  "a": 1,\n  "a": 1\n}\n',
        b'{\n  "a": 1e3\n}\n',
        b'{\n  "a": NaN\n}\n',
        b'{\n  "b": 1,\n  "a": 1\n}\n',
        b'{"a":1}\n',
        b'{\n  "a": ' + b"9" * 5000 + b"\n}\n",
        b'{"a":' + b"[" * 50_000,
    ],
    ids=range(12),
)
def test_another_form_of_the_same_is_refused(data: bytes) -> None:
    with pytest.raises(NotStrict):
        parse(data)


def test_fields_are_taken_with_their_type() -> None:
    fields = Fields({"text": "ab", "number": 3, "octets": "00ff", "object": {}, "list": [{}], "none": None})
    assert fields.text("text", "[a-c]+") == "ab"
    assert fields.number("number", 3, 3) == 3
    assert fields.octets("octets", 2, 2) == b"\x00\xff"
    fields.fields("object").finish()
    assert len(fields.list_of_fields("list", 1, 1)) == 1
    assert fields.optional_octets("none", 1, 1) is None
    fields.finish()


@pytest.mark.parametrize("value", [True, 1.0, "1", None, [], 2, -1])
def test_a_number_is_a_whole_number_inside_its_bounds(value: object) -> None:
    with pytest.raises(NotStrict):
        Fields({"n": value}).number("n", 0, 1)


@pytest.mark.parametrize("value", [1, None, "", "abc\n", "ABC", "é"])
def test_a_text_matches_as_a_whole(value: object) -> None:
    with pytest.raises(NotStrict):
        Fields({"t": value}).text("t", "[a-z]+")


@pytest.mark.parametrize("value", ["0", "0G", "FF", "ff" * 3, "", 255])
def test_octets_are_lower_case_hexadecimal(value: object) -> None:
    with pytest.raises(NotStrict):
        Fields({"o": value}).octets("o", 1, 2)


def test_a_field_missing_or_too_many_is_refused() -> None:
    with pytest.raises(NotStrict, match="name"):
        Fields({}).optional_fields("name")
    with pytest.raises(NotStrict, match="too many"):
        Fields({"more": 1}).finish()
