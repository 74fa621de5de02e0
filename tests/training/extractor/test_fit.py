"""Training itself, with a small encoder of random weights; needs torch, which comes with the training extra."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.training.extractor.building import passage, pieces, settings
from training.extractor.examples import all_pieces, example_of
from training.extractor.settings import Settings
from training.extractor.wordings import pooled
from training.extractor.wordings import told as wordings_told

torch = pytest.importorskip("torch", reason="the training extra is not installed")
transformers = pytest.importorskip("transformers", reason="the training extra is not installed")
nets = pytest.importorskip("training.extractor.net")
fits = pytest.importorskip("training.extractor.fit")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Settings:
    chosen = settings(epochs=12, batch=2, encoder_rate=3e-3, head_rate=1e-2, dropout=0.0)
    chosen = replace(chosen, encoder=replace(chosen.encoder, width=32))
    config = transformers.BertConfig(
        vocab_size=400, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        hidden_dropout_prob=0.0,
    )  # fmt: skip
    monkeypatch.setattr(nets, "_encoder", lambda _: transformers.BertModel(config, add_pooling_layer=False))
    return chosen


EXAMPLES = [
    *(passage(f"told{number}") for number in range(4)),
    *(passage(f"silent{number}", "THE COUNCIL OF TESK MET TO TALK OF FLOUR.", told=False) for number in range(4)),
]


def test_it_learns_what_it_is_shown(small: Settings, tmp_path: Path) -> None:
    examples = [example_of(one, pieces, small) for one in EXAMPLES]
    said: list[str] = []
    net = fits.fit(examples, {}, small, 1, tmp_path / "net.pt", said.append)
    assert len(said) == small.epochs
    told, silent = fits.tell(net, [examples[0], examples[-1]])
    found = wordings_told(examples[0], pooled(examples[0], told.scores)[:, 1])
    assert max(found, key=lambda wording: found[wording]) == "grey column"
    assert told.whole[0] > 0 > silent.whole[0]


def test_what_is_said_of_a_report_does_not_depend_on_the_others(small: Settings) -> None:
    examples = [example_of(one, pieces, small) for one in EXAMPLES]
    torch.manual_seed(3)
    net = nets.Extractor(small)
    (alone,) = fits.tell(net, examples[:1])
    together = fits.tell(net, examples)[0]
    assert torch.allclose(torch.tensor(alone.scores), torch.tensor(together.scores), atol=1e-4)


def test_a_stopped_run_ends_with_the_same_weights(small: Settings, tmp_path: Path) -> None:
    examples = [example_of(one, pieces, small) for one in EXAMPLES]
    whole = fits.fit(examples, {}, small, 1, tmp_path / "whole.pt", lambda _: None)

    class Stopped(Exception):
        pass

    def stop(line: str) -> None:
        if line.startswith("epoch 6 "):
            raise Stopped

    with pytest.raises(Stopped):
        fits.fit(examples, {}, small, 1, tmp_path / "parts.pt", stop)
    parts = fits.fit(examples, {}, small, 1, tmp_path / "parts.pt", lambda _: None)
    for name, weight in whole.state_dict().items():
        assert torch.equal(weight, parts.state_dict()[name]), name


def test_a_passage_that_says_nothing_of_roles_costs_nothing_there(small: Settings) -> None:
    bare = replace(EXAMPLES[0], layers=(), groups=None, relevance=None, kinds=None)
    net = nets.Extractor(small)
    windows = all_pieces([example_of(bare, pieces, small)])
    assert float(net.loss(nets.batch_of(windows)).detach()) == 0.0
