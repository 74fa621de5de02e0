"""The dictionary matcher: folding, bounds, longest first, acronyms, exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook.matcher import Matcher, fold, folded_name
from dateline.schema.errors import CodebookError


def spans(matcher: Matcher[str], text: str, monocase: bool = False) -> list[tuple[str, str]]:
    hits = matcher.find(text, monocase=monocase)
    assert all(text[hit.start : hit.end] == hit.exact for hit in hits)
    return [(hit.exact, hit.value) for hit in hits]


@pytest.mark.parametrize(
    ("name", "text", "exact"),
    [
        ("al-Zarqun", "the Al Zarqun front", "Al Zarqun"),
        ("Al Zarqun", "the al‑zarqun front", "al‑zarqun"),
        ("Ejército Azul", "EL EJERCITO AZUL atacó", "EJERCITO AZUL"),
        ("Ejercito Azul", "el Ejército\nAzul", "Ejército\nAzul"),
        ("Ejercito Azul", "el Ejército   \n Azul hoy", "Ejército   \n Azul"),
        ("D'Arvan", "the D’Arvan group", "D’Arvan"),
        ("Синий фронт", "боевики «Синий Фронт» напали", "Синий Фронт"),
        ("الجبهة الزرقاء", "قالت الجَبْهة الزرقاء إن", "الجَبْهة الزرقاء"),
        ("Blue Front", "the Blue\u00a0Front’s men", "Blue\u00a0Front"),
        ("Blue Front", "the Blue \u200bFront", "Blue \u200bFront"),
    ],
)
def test_folding_keeps_offsets(name: str, text: str, exact: str) -> None:
    assert spans(Matcher.build([(name, "x")]), text) == [(exact, "x")]


def test_a_name_never_reaches_over_a_blank_line() -> None:
    matcher = Matcher.build([("Blue Front", "x")])
    assert spans(matcher, "They are Blue\n\nFront page") == []
    assert spans(matcher, "They are Blue\n \t\nFront page") == []


def test_whole_words_only_and_the_shorter_name_where_the_longer_is_cut() -> None:
    matcher = Matcher.build([("Blue", "b"), ("Blue Front", "f")])
    assert spans(matcher, "Blue Frontier, Bluest, Blue-Front and pro-Blue") == [
        ("Blue", "b"), ("Blue-Front", "f"), ("Blue", "b"),
    ]  # fmt: skip


def test_leftmost_then_longest() -> None:
    matcher = Matcher.build([("Army of Zar", "a"), ("Zar", "z"), ("Zar Valley Front", "v")])
    assert spans(matcher, "the Army of Zar Valley Front and the Zar Valley Front") == [
        ("Army of Zar", "a"), ("Zar Valley Front", "v"),
    ]  # fmt: skip


def test_cased_names_keep_their_capitals_in_mixed_text() -> None:
    matcher = Matcher.build([], cased=[("IS", "group"), ("QRZ", "other")])
    assert spans(matcher, "It is said that IS and QRZ, not qrz, did it.") == [("IS", "group"), ("QRZ", "other")]


def test_cased_names_in_a_line_of_capitals_and_in_monocase_text() -> None:
    matcher = Matcher.build([], cased=[("IS", "group"), ("QRZ", "other")])
    assert spans(matcher, "THE CITY IS QUIET TODAY, SAID THE MAYOR OF THE TOWN. QRZ MEN LEFT.", True) == [
        ("QRZ", "other")
    ]
    headline = "THE WHOLE CITY IS QUIET TODAY AND MAYOR IS IN TOWN\n\nLater on, men of IS came to the old town."
    assert spans(matcher, headline) == [("IS", "group")]


def test_one_name_with_two_values_is_refused() -> None:
    with pytest.raises(CodebookError, match="given to 'a' and to 'b'"):
        Matcher.build([("Blue Front", "a"), ("blue-front", "b")])
    assert len(Matcher.build([("Blue Front", "a"), ("blue-front", "a")])) == 1


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(CodebookError, match="empty"):
        Matcher.build([("  ", "a")])


def test_no_names_find_nothing() -> None:
    assert Matcher[str].build([]).find("anything") == ()


@given(st.text(alphabet=st.sampled_from("aB -–'’é\n\u0301\u00adİßΣж"), max_size=60))
def test_every_hit_folds_to_its_name(text: str) -> None:
    names = ["ab", "a b", "e", "B é", "ж", "a'b"]
    matcher = Matcher.build([(name, folded_name(name)) for name in names])
    position = 0
    for hit in matcher.find(text):
        assert position <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.exact
        assert folded_name(hit.exact) == hit.value
        position = hit.end


@given(st.text(max_size=200))
def test_fold_leads_back_into_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.cased) == len(folded.lower)
    starts = [folded.start(offset) for offset in range(len(folded.lower))]
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(text) for start in starts)
