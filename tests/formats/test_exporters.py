"""The table of exports: each streams, each says what it loses."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from dateline.formats.exporters import EXPORTERS, exporter
from dateline.schema.errors import UsageError
from dateline.schema.ledger import Incident
from tests.formats.builders import incident


@pytest.mark.parametrize("name", list(EXPORTERS))
def test_every_export_streams_and_says_what_it_loses(name: str) -> None:
    taken = 0

    def many() -> Iterator[Incident]:
        nonlocal taken
        for _ in range(1000):
            taken += 1
            yield incident()

    pieces = EXPORTERS[name].write(many())
    for _ in range(5):
        next(pieces)
    assert taken < 10, "it read far ahead of what it wrote"
    assert EXPORTERS[name].loses


def test_json_is_one_list_and_jsonl_an_object_a_line() -> None:
    pair = [incident(), incident()]
    assert len(json.loads("".join(exporter("json").write(pair)))) == 2
    assert [json.loads(line)["id"] for line in "".join(exporter("jsonl").write(pair)).splitlines()] == ["i1", "i1"]
    assert json.loads("".join(exporter("json").write([]))) == []
    assert "".join(exporter("jsonl").write([])) == ""


def test_an_unknown_format_lists_the_choices() -> None:
    with pytest.raises(UsageError, match=r"csv-claims.*geojson"):
        exporter("xlsx")
