"""Number phrases: values, hedges, ranges, and the kinds that are no counts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.document import read_document
from dateline.language.number_phrase import NumberPhrase
from dateline.language.number_words import cardinal, digits_value, word_value
from dateline.language.numbers import find_numbers


def only(text: str) -> NumberPhrase:
    phrases = find_numbers(read_document(text))
    assert len(phrases) == 1, phrases
    return phrases[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge"),
    [
        ("They counted 12 people.", 12, 12, None),
        ("They counted 1,200 people.", 1200, 1200, None),
        ("They counted twenty-one people.", 21, 21, None),
        ("THEY COUNTED TWENTY ONE PEOPLE.", 21, 21, None),
        ("They counted two hundred and fifty people.", 250, 250, None),
        ("They counted 1.2 million people.", 1_200_000, 1_200_000, None),
        ("They counted a hundred people.", 100, 100, None),
        ("They counted a dozen people.", 12, 12, None),
        ("They counted half a dozen people.", 6, 6, None),
        ("They counted two dozen people.", 24, 24, None),
        ("They counted around 50 people.", 50, 50, "around"),
        ("They counted “around 50” people.", 50, 50, "around"),
        ("Some 40 people came.", 40, 40, "some"),
        ("They counted nearly 300 people.", 300, 300, "nearly"),
        ("At least a dozen people came.", 12, None, "at least"),
        ("They counted at least another 20 people.", 20, None, "at least"),
        ("More than 30 people came.", 30, None, "more than"),
        ("No fewer than seven people came.", 7, None, "no fewer than"),
        ("As many as 12 people came.", 1, 12, "as many as"),
        ("Up to 12 people came.", 1, 12, "up to"),
        ("Fewer than 10 people came.", 1, 10, "fewer than"),
        ("They counted 50 or so people.", 50, 50, "or so"),
        ("They counted 12 or more people.", 12, None, "or more"),
        ("They counted 30 to 35 people.", 30, 35, None),
        ("They counted 30-35 people.", 30, 35, None),
        ("They counted between 12 and 15 people.", 12, 15, None),
        ("They counted 12 or 13 people.", 12, 13, None),
        ("They counted around 30 to 35 people.", 30, 35, "around"),
        ("Dozens of people came.", 24, None, None),
        ("Scores of people came.", 40, None, None),
        ("Hundreds of people came.", 200, None, None),
        ("Tens of thousands of people came.", 20_000, None, None),
        ("Several dozen people came.", 36, None, None),
        ("A few hundred people came.", 300, None, None),
        ("Several people came.", 3, None, None),
        ("A couple of people came.", 2, 2, None),
        ("Пришли не менее 20 человек.", 20, None, "не менее"),
        ("Пришли двадцать пять человек.", 25, 25, None),
    ],
)
def test_values_and_hedges(text: str, low: int, high: int | None, hedge: str | None) -> None:
    phrase = only(text)
    assert (phrase.low, phrase.high, phrase.hedge, phrase.kind) == (low, high, hedge, "count")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A 22-year-old man left.", "age"),
        ("A four-year-old left.", "age"),
        ("The man, aged 22, left.", "age"),
        ("Ada Roe, 22, of Oruville left.", "age"),
        ("The boy, 7, left.", "age"),
        ("They left 22 years later.", "duration"),
        ("It lasted three hours.", "duration"),
        ("They came in 1998.", "date"),
        ("They came on May 12.", "date"),
        ("They came on 12 May.", "date"),
        ("They came at 10:30 or 5 pm.", "time"),
        ("They stole $500 there.", "money"),
        ("They stole 500 dollars there.", "money"),
        ("Prices rose 5 percent.", "percent"),
        ("They walked 10 km there.", "measure"),
        ("They carried 20 kilograms there.", "measure"),
        ("He was hit five times.", "times"),
        ("They met in Room 12 then.", "name"),
        ("They met at the 3900 block of Elm.", "address"),
        ("THE 3D BRIGADE LEFT.", "ordinal"),
    ],
)
def test_kinds_that_are_no_counts(text: str, kind: str) -> None:
    kinds = {phrase.kind for phrase in find_numbers(read_document(text))}
    assert kinds == {kind}


def test_names_with_numbers_are_no_number_phrases() -> None:
    assert find_numbers(read_document("He held an AK-47 and an M-16 in the 3rd Brigade.")) == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Two drivers, aged 35 and 52, left.", ["count", "age", "age"]),
        ("Two youths, ages 17 and 19, left.", ["count", "age", "age"]),
        ("Women aged 20, 30 and 41 were there.", ["age", "age", "age"]),
        ("Two boys, 16 and 17, left.", ["count", "age", "age"]),
        ("Three city guards, 24, 35 and 52, left.", ["count", "age", "age", "age"]),
        ("A man aged 52 and 12 others left.", ["age", "count"]),
        ("The boy, 7, and 12 women left.", ["age", "count"]),
        ("Two boys, 16 girls and 17 women, left.", ["count", "count", "count"]),
        ("Three boys, 16 and 17, left.", ["count", "count", "count"]),
        ("Two towns lost people, 16 and 170, he said.", ["count", "count", "count"]),
    ],
)
def test_ages_in_a_row_are_no_counts(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in find_numbers(read_document(text))] == kinds


def test_a_place_before_the_number_does_not_make_it_an_age() -> None:
    phrases = find_numbers(read_document("In Oruland, 12 were hurt and 30, including 4 men, left."))
    assert [phrase.kind for phrase in phrases] == ["count", "count", "count"]


def test_no_one_and_how_many_are_no_numbers() -> None:
    assert find_numbers(read_document("No one knew how many came.")) == ()


def test_phone_number_is_no_range() -> None:
    assert all(
        phrase.high != 5678 or phrase.low == 5678 for phrase in find_numbers(read_document("Call 234-5678 now."))
    )


@given(st.integers(min_value=0, max_value=999_999))
def test_grouped_digits_mean_the_number(number: int) -> None:
    assert digits_value(f"{number:,}") == number
    assert digits_value(str(number)) == number


@given(st.sampled_from(["twenty", "thirty", "ninety"]), st.sampled_from(["one", "five", "nine"]))
def test_hyphen_and_blank_say_the_same(tens: str, ones: str) -> None:
    joined = word_value(f"{tens}-{ones}")
    assert joined is not None
    assert cardinal((tens, ones), 0, 2) == (joined, 2)


@given(st.text(alphabet="abc 0123456789-,.$%ортдв\n\"'", max_size=80))
def test_spans_are_exact_ordered_and_apart(text: str) -> None:
    document = read_document(text)
    phrases = find_numbers(document)
    for phrase in phrases:
        assert text[phrase.start : phrase.end] == phrase.as_said
        assert phrase.high is None or phrase.low <= phrase.high
        assert phrase.first <= phrase.number < phrase.last
    assert all(one.end <= two.start for one, two in pairwise(phrases))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Four of them were under 20.", "age"),
        ("Over 50 were killed.", "count"),
        ("The wounded number 21.", "count"),
        ("The number of men injured, 20, was right.", "count"),
        ("The 2007 champion was there.", "date"),
        ("He won the 100- metre run.", "name"),
    ],
)
def test_bounds_of_age_and_numbers_of_the_hurt(text: str, kind: str) -> None:
    numbers = [phrase for phrase in find_numbers(read_document(text)) if phrase.as_said[-1:].isdecimal()]
    assert [phrase.kind for phrase in numbers] == [kind]


def test_one_after_another_is_no_number() -> None:
    assert find_numbers(read_document("They left one after another, one by one.")) == ()
