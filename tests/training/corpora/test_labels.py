"""The label table is complete and its page is current."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpora.labels import load_labels
from training.corpora.page import PAGE, labels_page
from training.corpora.passages import CorpusError
from training.corpora.reading import CORPORA


def test_every_corpus_has_rules_and_every_label_of_a_head_comes_from_somewhere() -> None:
    table = load_labels()
    assert set(table.rules) == set(CORPORA)
    used = {(rule.head, rule.label) for rules in table.rules.values() for rule in rules}
    # described people are told apart by their words, people and places inside others by their place
    said = {
        (head.name, label) for head in table.heads.values() for label in head.labels if head.name != "inner-entities"
    }
    assert said - used == set()


def test_the_first_rule_that_matches_holds() -> None:
    table = load_labels()
    assert table.label("wikievents", "Conflict.Attack.DetonateExplode/Attacker") == "perpetrator"
    assert table.label("wikievents", "Justice.Convict/Defendant") is None
    assert table.label("rams", "event/life.injure.illnessdegradationphysical") == "other"
    assert table.label("rams", "event/life.injure.n/a") == "injury"


def test_an_unknown_label_is_an_error() -> None:
    with pytest.raises(CorpusError, match="re3d has the label 'Colour', of which"):
        load_labels().label("re3d", "Colour")


@pytest.mark.parametrize("rule", ["{from: x, head: roles, to: hero}", "{from: x, to: weapon}", "{from: x}"])
def test_a_rule_must_name_what_is_declared_or_say_why_not(tmp_path: Path, rule: str) -> None:
    path = tmp_path / "labels.yaml"
    path.write_text(
        f"heads:\n  roles: {{about: a, labels: {{weapon: b}}}}\ncorpora:\n  c:\n    - {rule}\n", encoding="utf-8"
    )
    with pytest.raises(CorpusError, match="the rule of c for x needs"):
        load_labels(path)


def test_an_undecided_label_stands_for_declared_ones(tmp_path: Path) -> None:
    path = tmp_path / "labels.yaml"
    path.write_text(
        "heads:\n  roles: {about: a, labels: {w: b}, undecided: {u: [w, v]}}\ncorpora: {}\n", encoding="utf-8"
    )
    with pytest.raises(CorpusError, match=r"names \['v'\]"):
        load_labels(path)


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == labels_page(), "write it with `python -m training.corpora --page`"
