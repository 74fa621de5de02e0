"""Bytes into text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.decode import decode
from dateline.schema.errors import InputError

RUSSIAN = "Боевики вымышленной группы напали на блокпост у порта, сообщила полиция. Погибли пять солдат. " * 4
FRENCH = "L’armée a déclaré vendredi que cinq soldats ont été tués près du port, où la police était arrivée. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_told_without_a_word_from_outside(encoding: str) -> None:
    text = "Five soldiers were killed near the harbour. Cinq soldats tués."
    assert decode(text.encode(encoding)) == text


def test_what_http_declares_goes_before_the_page_and_utf8_before_both() -> None:
    data = f'<meta charset="iso-8859-5"><p>{RUSSIAN}</p>'.encode("cp1251")
    assert RUSSIAN in decode(data, declared="windows-1251", markup=True)
    assert RUSSIAN in decode(RUSSIAN.encode(), declared="windows-1251")


def test_the_page_declares() -> None:
    assert RUSSIAN in decode(f'<html><meta charset="koi8-r"><p>{RUSSIAN}'.encode("koi8-r"), markup=True)


def test_latin1_is_read_as_browsers_do() -> None:
    assert decode(FRENCH.encode("cp1252"), declared="iso-8859-1") == FRENCH


def test_escaping_encodings_need_a_declaration() -> None:
    text = "警察は金曜日に五人の兵士が死亡したと発表した。"
    assert decode(text.encode("iso2022_jp"), declared="iso-2022-jp") == text


def test_undeclared_cyrillic_is_guessed() -> None:
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN


def test_a_cut_character_does_not_make_it_another_encoding() -> None:
    assert decode((RUSSIAN * 3).encode()[:-1]).startswith(RUSSIAN)


@pytest.mark.parametrize("name", ["rot13", "base64", "unicode_escape", "utf-16", "no such thing", "undefined", "idna"])
def test_declarations_that_are_no_text_encodings_are_passed_over(name: str) -> None:
    assert decode("soldiers — five".encode(), declared=name) == "soldiers — five"


@pytest.mark.parametrize("data", [b"", b"  \n\t", b"\x00\x00\x00"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(InputError) as error:
        decode(data)
    assert error.value.code == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + b"abc" * 50,
        b"\x7fELF" + b"\x01" * 60,
        bytes(range(256)) * 40,
        b"text" + b"\x00\x01\x02" * 500,
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as error:
        decode(data)
    assert error.value.code == "binary"


def test_a_few_nuls_are_no_binary() -> None:
    assert decode(b"five\x00 soldiers were killed near the harbour") == "five\x00 soldiers were killed near the harbour"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1251", "shift_jis", "utf-7", "hz"]))
def test_any_bytes_give_a_text_or_a_reason(data: bytes, declared: str | None) -> None:
    try:
        assert isinstance(decode(data, declared=declared, markup=True), str)
    except InputError as error:
        assert error.code in ("empty", "binary", "encoding")
