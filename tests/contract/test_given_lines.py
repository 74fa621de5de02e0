"""What a script gives comes back as the contract says: ids, unknown keys, texts, and one line for one line."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contract import shapes
from tests.contract.lines import lines, written
from tests.contract.rules import deviations

TEXT = (
    "Gunmen of the invented Copper Lake Front killed 12 people in Gao on 3 May 2021, police said.\n\nNobody was held."
)


def test_one_line_in_gives_one_line_out_in_order(tmp_path: Path) -> None:
    source = tmp_path / "mixed.jsonl"
    good = written(source, [{"id": "one", "text": TEXT}])
    source.write_text(
        source.read_text() + '{"id": "two"}\nno json\n{"id": "four", "text": "   "}\n[1]\n'
        '{"id": "six", "text": "A bomb went off in Gao.", "html": null}\n',
        encoding="utf-8",
    )
    read = lines(tmp_path, "read", good, status=3)
    assert len(read) == 6
    errors = [line for line in read if "error" in line]
    assert [one for line in errors for one in shapes.error_line(line, "line")] == []
    assert [(line["input"], line["id"]) for line in errors] == [(2, "two"), (3, None), (4, "four"), (5, None)]
    assert [line["report"]["input_id"] for line in read if "error" not in line] == ["one", "six"]


def test_unknown_keys_are_kept_and_known_ones_are_not_among_them(tmp_path: Path) -> None:
    row = {
        "id": "x", "text": TEXT, "title": "T", "url": "https://paper.example/a", "outlet": "Paper", "language": "en",
        "published": "2021-05-04", "note": {"deep": [1, None]}, "vendor_id": 7,
    }  # fmt: skip
    (read,) = lines(tmp_path, "read", written(tmp_path / "a.jsonl", [row]))
    report = read["report"]
    assert report["extra"] == {"note": {"deep": [1, None]}, "vendor_id": 7}
    assert (report["input_id"], report["title"], report["url"], report["language"]) == ("x", "T", row["url"], "en")
    assert report["outlet"] == {"id": None, "name": "Paper"}
    assert (report["published"]["start"], report["published"]["precision"]) == ("2021-05-04", "day")
    (plain,) = lines(tmp_path, "read", written(tmp_path / "b.jsonl", [{"text": TEXT}]))
    assert "extra" not in plain["report"]
    assert plain["report"]["input_id"] is plain["report"]["published"] is plain["report"]["outlet"] is None


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=30)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(words, st.sampled_from([" ", "\n", "\n\n", "\t", " \n ", "  "])), min_size=1, max_size=12))
def test_a_text_given_comes_back_with_its_own_characters(tmp_path: Path, pieces: list[tuple[str, str]]) -> None:
    text = TEXT + "".join(gap + word for word, gap in pieces)
    (read,) = lines(tmp_path, "read", written(tmp_path / "a.jsonl", [{"id": "t", "text": text}]))
    bare = "".join(unicodedata.normalize("NFC", text).split())
    assert "".join(read["report"]["text"].split()) == bare
    assert deviations(read) == []


def test_a_line_is_the_same_alone_and_among_others(tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": TEXT.replace("12", str(12 + number))} for number in range(5)]
    together = lines(tmp_path, "read", written(tmp_path / "all.jsonl", rows))
    alone = [lines(tmp_path, "read", written(tmp_path / "one.jsonl", [row]))[0] for row in rows]
    assert together == alone
    assert [list(line) for line in together] == [list(line) for line in alone]
