"""Tables whose header says whose figures each row gives. All events are invented."""

from __future__ import annotations

import pytest

from dateline.schema.claims import Reading
from dateline.schema.values import Count
from tests.extract.scenes import claims, read

LEAD = "A bomb exploded in Quetta on Monday. Figures of the dead and wounded differ.\n\n"


def figures(reading: Reading, field: str) -> dict[str, tuple[int, int | None]]:
    return {
        one.said_by[-1].name if one.said_by else "": (one.value.low, one.value.high)
        for one in claims(reading, field)
        if isinstance(one.value, Count)
    }


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("bar", [" | ", "\t"])
def test_each_row_gives_its_sources_figures(between: str, bar: str) -> None:
    rows = [("Source", "Killed", "Injured"), ("Provincial police", "12", "30"), ("Quetta hospital", "at least 15", "-")]
    reading = read(LEAD + between.join(bar.join(row) for row in rows))
    assert figures(reading, "killed") == {"Provincial police": (12, 12), "Quetta hospital": (15, None)}
    assert figures(reading, "injured") == {"Provincial police": (30, 30)}
    quotes = {one.quote.exact for one in claims(reading, "killed") if one.quote is not None}
    assert quotes == {bar.join(rows[1]), bar.join(rows[2])}


def test_the_source_may_stand_behind_and_a_total_is_nobodys_word() -> None:
    reading = read(
        LEAD + "Dead | Missing | According to\n\n9 | 3 | Red Plain Front\n\n11 | 0 | the mayor\n\n20 | 3 | Total"
    )
    assert figures(reading, "killed") == {"Red Plain Front": (9, 9), "mayor": (11, 11)}
    assert figures(reading, "missing") == {"Red Plain Front": (3, 3), "mayor": (0, 0)}


def test_rows_are_attributions_in_the_order_of_the_text() -> None:
    reading = read(
        "The mayor said the city was calm.\n\n" + LEAD + "Source | Killed\n\nPolice | 12\n\nIt rained, he said."
    )
    assert [one.id for one in reading.attributions] == ["a1", "a2", "a3"]
    row = reading.attributions[1]
    assert row.source is not None and (row.source.exact, row.cue, row.content.exact) == ("Police", None, "12")


def test_a_table_without_a_column_of_sources_gives_nobodys_figures() -> None:
    reading = read(LEAD + "Place | Killed\n\nQuetta | 12\n\nZiarat | 4")
    assert not any(one.said_by for one in claims(reading, "killed"))
