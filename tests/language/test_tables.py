"""Tables in plain text."""

from __future__ import annotations

from dateline.language.document import read_document
from dateline.language.tables import cells, tables

HEADER, POLICE, CLINIC = "Source | Killed | Injured", "Police | 12 | 30", "Clinic | 15 |"


def shown(line: str) -> list[str]:
    return [line[start:end] for start, end in cells(line)]


def test_cells_are_parted_by_bars_or_tabs() -> None:
    assert shown(POLICE) == ["Police", "12", "30"]
    assert shown(CLINIC) == ["Clinic", "15", ""]
    assert shown("Clinic | | 28") == ["Clinic", "", "28"]
    assert shown("| Police | 12 | 30 |") == ["Police", "12", "30"]
    assert shown("Police\t12\t30") == ["Police", "12", "30"]
    assert shown("Police said so.") == ["Police said so."]


def test_a_table_has_a_header_without_figures_and_rows_of_as_many_cells() -> None:
    assert list(tables(["Before.", HEADER, POLICE, "After."])) == [(1, 3)]
    assert list(tables([HEADER, POLICE, "a | b", "c | 2"])) == [(0, 2), (2, 4)]
    assert list(tables(["Home | News | Sport", "Politics | World | Local"])) == []
    assert list(tables([POLICE, "Clinic | 15 | 28"])) == []
    assert list(tables([HEADER])) == list(tables([])) == []


def test_each_row_is_a_paragraph_of_its_own() -> None:
    text = "\n".join(["A bomb went off.", HEADER, POLICE, "Clinic | 15 | 28", "It was Monday."])
    document = read_document(text)
    said = [text[one.start : one.end] for one in document.sentences]
    assert said == ["A bomb went off.", HEADER, POLICE, "Clinic | 15 | 28", "It was Monday."]
    assert [one.paragraph for one in document.sentences] == [0, 1, 2, 3, 4]
