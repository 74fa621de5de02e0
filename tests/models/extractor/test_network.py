"""The shipped weights: what they say does not depend on what else is read, and only the measured ones are used."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from dateline.language.document import read_document
from dateline.models.extractor.network import FOLDER, NOTHING, Network, Scores, load_network
from dateline.models.manifest import WeightsError

TEXT = (
    "Gunmen of the Northern Shield Front attacked a police station in Veladero on Tuesday and killed the mayor. "
    "The guerrillas used grenades and rifles."
)
OTHER = "The council of Tesk met on Monday to talk of flour, of roads and of the weather."


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network()


def likeliest(scores: Scores, head: str, label: str, network: Network) -> str:
    column = scores.heads[head][:, network.heads[head].index(label)]
    return str(scores.texts[scores.wording[int(column.argmax())]])


def test_roles_of_an_invented_attack_are_seen(network: Network) -> None:
    scores = network.read(read_document(TEXT))
    assert likeliest(scores, "roles", "perpetrator-organisation", network) == "northern shield front"
    assert likeliest(scores, "roles", "physical-target", network) == "police station"
    assert likeliest(scores, "triggers", "attack", network) == "attacked"
    assert scores.whole["told"] > network.read(read_document(OTHER)).whole["told"]


@pytest.mark.parametrize("dress", [str.upper, str.lower])
def test_case_changes_no_score(network: Network, dress: Callable[[str], str]) -> None:
    plain, dressed = (network.read(read_document(text)) for text in (TEXT, dress(TEXT)))
    assert plain.texts == dressed.texts
    assert np.array_equal(plain.heads["roles"], dressed.heads["roles"])


def test_scores_do_not_depend_on_what_is_read_before_or_beside(network: Network) -> None:
    alone = network.read(read_document(TEXT))
    network.read(read_document(OTHER * 20))
    again = network.read(read_document(TEXT))
    for name, scores in alone.heads.items():
        assert np.array_equal(scores, again.heads[name])
    assert alone.whole == again.whole


def test_a_long_text_is_scored_to_its_end(network: Network) -> None:
    scores = network.read(read_document(OTHER * 60 + TEXT))
    assert (scores.heads["roles"] != NOTHING).all()
    assert likeliest(scores, "roles", "perpetrator-organisation", network) == "northern shield front"


def test_of_an_endless_text_the_first_words_are_read(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.models.extractor.network.MOST_WORDS", 40)
    document = read_document(OTHER * 10)
    scores = network.read(document)
    assert scores.spans.max() <= 40
    assert len(document.words) > 100


def test_a_text_without_words_has_no_scores(network: Network) -> None:
    scores = network.read(read_document(" \n "))
    assert len(scores.spans) == 0
    assert set(scores.whole.values()) == {NOTHING}


def test_it_is_opened_once() -> None:
    assert load_network() is load_network()


def test_other_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "extractor"
    shutil.copytree(FOLDER, folder)
    with (folder / "network.onnx").open("ab") as sink:
        sink.write(b"x")
    with pytest.raises(WeightsError, match=r"network\.onnx is not the file that its manifest names"):
        load_network(folder)


def test_every_word_that_is_read_has_the_encoders_states(network: Network) -> None:
    document = read_document(OTHER * 60)
    states = network.read(document).states
    assert states.shape == (len(document.words), network.states)
    assert (np.abs(states).sum(axis=1) > 0).all()
