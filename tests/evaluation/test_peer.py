"""What another program reads in the set's texts, held against the same annotations."""

from __future__ import annotations

from types import SimpleNamespace

from evaluation.attribution_cases import case_of
from evaluation.peer import claims, scored

TEXT = "Twelve people were killed and at least nine wounded in Ostrel, the police said."


def _mention(kind: str, number: int, words: str) -> SimpleNamespace:
    start = TEXT.index(words)
    return SimpleNamespace(count_type=kind, number=number, start=start, end=start + len(words))


def _claim(id_: str, field: str, low: int, high: int | None, quote: str) -> dict[str, object]:
    return {"id": id_, "report": "a", "incident": "i1", "field": field, "value": {"low": low, "high": high},
            "stance": "asserted", "said_by": [], "quote": quote, "part_of": None, "as_of": None}  # fmt: skip


CASE = case_of({
    "id": "parts-1", "class": "parts", "split": "test", "attributions": [],
    "reports": [{"id": "a", "outlet": "Ostrel Post", "published": "2026-01-01", "title": "", "text": TEXT}],
    "claims": [_claim("k1", "killed", 12, 12, "Twelve people were killed"),
               _claim("k2", "injured", 9, None, "at least nine wounded")],
    "incidents": [{"id": "i1", "toll": {"killed": {"low": 12, "best": 12, "high": 12}}, "independent_origins": 1,
                   "parties_only": False}],
})  # fmt: skip


def test_its_types_become_fields_and_what_it_says_twice_counts_once() -> None:
    mentions = [_mention("KILL", 12, "Twelve people"), _mention("CRISISLEX_T03_DEAD", 12, "Twelve people")]
    (one,) = claims(TEXT, mentions)
    assert (one.field, one.quote and one.quote.exact, one.said_by) == ("killed", "Twelve people", ())


def test_a_number_is_right_where_it_is_the_annotated_low() -> None:
    mentions = [_mention("KILL", 12, "Twelve people"), _mention("WOUND", 9, "nine wounded"),
                _mention("ARREST", 1, "police")]  # fmt: skip
    assert scored(CASE, {"a": claims(TEXT, mentions)}) == {"all": 2, "ours": 3, "right": 2}
    assert scored(CASE, {"a": claims(TEXT, [_mention("WOUND", 8, "nine wounded")])})["right"] == 0
