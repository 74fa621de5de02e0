"""Parts of a count told before, sums of persons named together, and asides. All texts are invented."""

from __future__ import annotations

import pytest

from dateline.extract.counts import find_counts
from dateline.language.document import read_document


def told(text: str) -> list[tuple[str, int, int | None]]:
    """Field, low, and the place of the whole."""
    return [(m.field, m.value.low, m.part_of) for m in find_counts(read_document(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Twenty-four people were killed. Seventeen of the dead were porters, five were clerks.",
            [("killed", 24, None), ("killed", 17, 0), ("killed", 5, 0)],
        ),
        ("A mine killed 12 people. Two of the victims were nuns.", [("killed", 12, None), ("killed", 2, 0)]),
        ("Eleven soldiers were wounded, three of the eleven gravely.", [("injured", 11, None), ("injured", 3, 0)]),
        (
            "17 people were killed: 14 on the quay and three on the pier.",
            [("killed", 17, None), ("killed", 14, 0), ("killed", 3, 0)],
        ),
        (
            "The toll has risen to 41. They were 22 women, 13 men and six children.",
            [("killed", 41, None), ("killed", 22, 0), ("killed", 13, 0), ("killed", 6, 0)],
        ),
        ("Nine dyers, of whom four were under 20, were killed.", [("killed", 9, None), ("killed", 4, 0)]),
        ("Five dyers, all of them under 25, were arrested.", [("arrested", 5, None)]),
        (
            "Twelve dyers were killed, five of them girls, and 20 clerks were injured.",
            [("killed", 12, None), ("injured", 20, None), ("killed", 5, 0)],
        ),
        (
            "Ten people, two of them the bombers, were killed.",
            [("killed", 10, None), ("killed_perpetrators", 2, 0)],
        ),
    ],
)
def test_parts_of_what_was_told(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


def test_others_elsewhere_share_the_outcome() -> None:
    mentions = find_counts(read_document("Fourteen people were shot dead on the quay and another three on the pier."))
    assert [(m.field, m.value.low, m.parts) for m in mentions] == [("killed", 14, 0), ("killed", 3, 0)]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("A couple and their two children were killed.", 4),
        ("A mine went off, killing the driver and two labourers.", 3),
        ("Colonel Omer Sarkan was assassinated together with his driver.", 2),
        ("Sarkan and his driver, a sergeant, were killed.", 2),
    ],
)
def test_persons_named_together_are_one_figure(text: str, size: int) -> None:
    assert told(text) == [("killed", size, None)]


def test_plain_numbers_of_other_classes_stay_apart() -> None:
    assert told("Two soldiers and the stoker were killed.") == [("killed", 2, None), ("killed", 1, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dyers were beaten, and four of them were injured.", [("injured", 4, None)]),
        ("Two of the guards escorting them were wounded.", [("injured", 2, None)]),
        ("Eight fighters of the Reed Front were killed.", [("killed", 8, None)]),
        ("Two dead, Omer Sarkan and his guard, and two wounded.", [("killed", 2, None), ("injured", 2, None)]),
        ("Five guards are said to have died.", [("killed", 5, None)]),
        ("One of the raiders, a man of 30, was shot dead.", [("killed_perpetrators", 1, None)]),
        ("Nine of the arsonists were shot dead.", [("killed_perpetrators", 9, None)]),
        ("Since January, 118 people have been killed in 23 attacks.", [("killed", 118, None)]),
    ],
)
def test_whose_outcome_it_is(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


def test_a_figure_over_many_attacks_is_a_tally() -> None:
    assert [m.tally for m in find_counts(read_document("Since May, 118 people died in 23 attacks."))] == [True]
    assert [m.tally for m in find_counts(read_document("On Monday 12 people died in two attacks."))] == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels took 12 clerks hostage.", ("abducted", 12)),
        ("The militia was holding eight officers hostage.", ("abducted", 8)),
        ("They led five inspectors away.", ("abducted", 5)),
        ("Ten riders were dragged from the bus.", ("abducted", 10)),
        ("Nine dyers were taken by force.", ("abducted", 9)),
        ("The band seized six inspectors.", ("abducted", 6)),
        ("About 300 hill people were driven out.", ("displaced", 300)),
        ("Some 200 residents left their homes.", ("displaced", 200)),
        ("Nine traders were cut by falling glass.", ("injured", 9)),
        ("The blast sent four people to the hospital.", ("injured", 4)),
        ("The shooting left three others in the hospital.", ("injured", 3)),
        ("Three marchers had been crushed on the steps.", ("killed", 3)),
        ("They accuse the police of shooting dead six marchers.", ("killed", 6)),
    ],
)
def test_other_words_for_an_outcome(text: str, expected: tuple[str, int]) -> None:
    assert [one[:2] for one in told(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Two men seized the mill.",
        "Roe was taken to a clinic, where he walked away.",
        "The rebels took 12 clerks to dinner.",
        "They were shot one after another.",
    ],
)
def test_what_befell_nobody(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Twelve clerks were killed. Two of the clerks were trainees.",
        "Twelve clerks were killed. Of the dead, two were trainees.",
    ],
)
def test_some_of_those_who_were_told_of(text: str) -> None:
    found = find_counts(read_document(text))
    assert [(one.field, one.value.low, one.part_of) for one in found] == [("killed", 12, None), ("killed", 2, 0)]


def test_a_whole_spelled_out_behind_a_colon() -> None:
    found = find_counts(read_document("Four people were shot dead: three porters and the cook."))
    assert [(one.value.low, one.part_of) for one in found] == [(4, None), (3, 0), (1, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "The clinic said it had treated nine loaders for burns.",
        "Nine passengers were bleeding on the planks.",
        "Nine passengers were still in hospital.",
        "Nine porters were burned on both arms.",
    ],
)
def test_words_for_the_hurt(text: str) -> None:
    assert [(one.field, one.value.low) for one in find_counts(read_document(text))] == [("injured", 9)]


def test_one_more_by_an_ordinal() -> None:
    found = find_counts(read_document("Three clerks were shot dead and a fourth was carried off."))
    assert [(one.field, one.value.low) for one in found] == [("killed", 3), ("abducted", 1)]


def test_the_right_figure_replaces_what_was_told() -> None:
    found = find_counts(read_document("Twelve clerks died, the office said. The right figure is nine."))
    assert [(one.value.low, one.newer) for one in found] == [(12, False), (9, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raiders tied up four porters and killed them.", [("killed", 4)]),
        ("A crowd dragged two clerks from a bus and beat them to death.", [("abducted", 2), ("killed", 2)]),
        ("Twelve guards surrounded them and killed them.", []),
        ("Raiders led nine porters into the forest.", [("abducted", 9)]),
        ("A crowd drove out 140 porters.", [("displaced", 140)]),
        ("Nine porters are now dead.", [("killed", 9)]),
        ("The number of dead remained nine.", [("killed", 9)]),
        ("Not one of them was hurt.", [("injured", 0)]),
    ],
)
def test_whom_it_befell(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(one.field, one.value.low) for one in find_counts(read_document(text))] == expected
