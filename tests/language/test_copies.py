"""Copies of one wire text, by signatures alone."""

from __future__ import annotations

from dateline.language.copies import bands, copies, likeness


def made(start: int, changed: int = 0) -> tuple[int, ...]:
    """A signature of which the last `changed` values are its own."""
    return tuple(range(start, start + 64 - changed)) + tuple(range(-start - changed, -start))


def test_likeness_is_the_share_of_equal_values() -> None:
    assert likeness(made(1), made(1)) == 1.0
    assert likeness(made(1), made(1, 16)) == 0.75
    assert likeness(made(1), made(1000)) == 0.0


def test_without_a_signature_nothing_is_alike() -> None:
    assert likeness((), ()) == 0.0
    assert likeness(made(1), made(1)[:32]) == 0.0


def test_bands_cut_the_signature() -> None:
    assert bands(made(1))[1] == (5, 6, 7, 8)
    assert len(bands(made(1))) == 16 and bands(()) == ()


def test_copies_are_pairs_at_or_above_half() -> None:
    assert copies([made(1), made(1000), made(1, 30), made(1, 40)]) == ((0, 2), (2, 3))


def test_many_texts_give_the_same_pairs_as_few() -> None:
    several = [made(1000 * n) for n in range(1, 70)]
    assert copies([made(1), *several, made(1, 20)]) == ((0, 70),)
