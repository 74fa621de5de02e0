"""Cells: nothing runs as a formula, numbers stay numbers, and the way back is exact."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.formats.spreadsheet import cell_text, guarded_cell, plain_cell, rows_text


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-cmd", "@SUM(A1)", "\tx", "\rx", "\n=x", "＝1+1", "'=1+1", "-"])
def test_what_could_run_is_guarded(text: str) -> None:
    assert guarded_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["-5", "+3.25", "-1e5", "12", "a=b", "'quoted'", "", "2021-05-02"])
def test_numbers_and_plain_words_are_left_alone(text: str) -> None:
    assert guarded_cell(text) == text


@given(st.text(st.sampled_from("'=+-@\t\r\n＝5ae. "), max_size=8))
def test_the_way_back_is_exact(text: str) -> None:
    assert plain_cell(guarded_cell(text)) == text


@given(st.text(st.sampled_from("'=+-@\t\r\n5ae. "), max_size=8))
def test_no_guarded_cell_begins_as_a_formula_unless_it_is_a_number(text: str) -> None:
    cell = guarded_cell(text)
    if cell[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"}:
        float(cell)


def test_missing_is_empty_and_never_zero() -> None:
    assert [cell_text(value) for value in (None, 0, False, True, 1.5, "x\x1b[1m")] == [
        "",
        "0",
        "false",
        "true",
        "1.5",
        "x",
    ]


@given(
    st.lists(
        st.lists(
            st.text(
                st.characters(
                    min_codepoint=32,
                    max_codepoint=0x24F,
                    exclude_characters="\x7f" + "".join(map(chr, range(0x80, 0xA0))),
                ),
                max_size=9,
            ),
            min_size=2,
            max_size=2,
        )
    )
)
def test_a_table_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    written = "".join(rows_text(("a", "b"), rows))
    back = list(csv.reader(io.StringIO(written, newline="")))
    assert [[plain_cell(cell) for cell in row] for row in back[1:]] == rows
