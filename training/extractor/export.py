"""`python -m training.extractor.export OUT FOLDER`: from the folds' checkpoints to the weights that ship.

The network that ships is the mean of the folds' networks, weight by weight: they began from one encoder and the same
heads, and their mean is better than each of them (docs/decisions/0007). It is written as an ONNX graph in 8 bits, with
the heads' shape, the tokenizer, and a manifest of all files in FOLDER. The trees are put there before. Needs the
`training` extra.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch import Tensor, nn

from training.extractor.__main__ import FOLDS
from training.extractor.net import Extractor, encoder_folder
from training.extractor.settings import Settings, load_settings

STATES = (3, 5)
"""The encoder's layers, from 0, whose states the graph gives out for smaller networks that are learned on it."""
SHORTEST = 8
"""Pieces of the text that the graph is traced with; it takes any number up to 512."""


class _OneWindow(nn.Module):
    """The features of a single window, without a mask."""

    def __init__(self, net: Extractor) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        return tuple(one[0] for one in self.net.features(ids, torch.ones_like(ids)))


def main(arguments: list[str]) -> int:
    """Writes the weights of the mean network, or of one fold's; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.extractor.export")
    parser.add_argument("out", type=Path, help="the folder with the checkpoints")
    parser.add_argument("folder", type=Path, help="the folder of weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folds", type=int, nargs="+", default=range(FOLDS), help="of which to take the mean")
    options = parser.parse_args(arguments)
    settings = load_settings()
    net = Extractor(settings)
    net.load_state_dict(mean_of([options.out / f"fold{fold}-seed{options.seed}.pt" for fold in options.folds]))
    export(net, settings, options.folder)
    write_manifest(options.folder)
    return 0


def mean_of(checkpoints: Sequence[Path]) -> dict[str, Tensor]:
    """The weights of a network that is the mean of several."""
    states = [torch.load(one, weights_only=True)["net"] for one in checkpoints]
    return {
        name: torch.stack([state[name].float() for state in states]).mean(dim=0).to(weight.dtype)
        for name, weight in states[0].items()
    }  # fmt: skip


def export(net: Extractor, settings: Settings, folder: Path) -> None:
    """Writes the graph, `heads.json` and `tokenizer.json` into `folder`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    names = ["begins", "ends", "pairs", "whole"]
    long = {name: {0: "pieces"} for name in names[:3]}
    with TemporaryDirectory() as place:
        full = Path(place) / "full.onnx"
        torch.onnx.export(
            _OneWindow(net.eval()), (torch.full((1, SHORTEST), 1000),), str(full), input_names=["ids"],
            output_names=names, dynamic_axes={"ids": {1: "pieces"}, **long}, dynamo=False, opset_version=17,
        )  # fmt: skip
        quantize_dynamic(
            full, folder / "network.onnx", weight_type=QuantType.QInt8, per_channel=True,
            # the heads are small, and what they lose is lost for good
            nodes_to_exclude=_heads(full), extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
    add_states(folder / "network.onnx")
    shape: dict[str, Any] = {
        "heads": {head.name: head.labels for head in settings.heads},
        "wholes": ["told", *settings.kinds, *settings.stages],
        "pair": settings.pair_width,
        "widths": [[round(one, 4) for one in row] for row in net.widths.tolist()],
    }
    (folder / "heads.json").write_text(json.dumps(shape, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(encoder_folder(settings.encoder) / "tokenizer.json", folder / "tokenizer.json")


def add_states(graph: Path) -> None:
    """Lets a graph give out, last, of each piece the states of `STATES` side by side; all else in it stays as it is."""
    import onnx
    from onnx import TensorProto, helper

    model = onnx.load(str(graph))
    names = [f"/encoder/encoder/layer.{layer}/output/LayerNorm/LayerNormalization_output_0" for layer in STATES]
    first = next(node.input[1] for node in model.graph.node if node.output[0] == "begins")  # of the one window
    model.graph.node.append(helper.make_node("Concat", names, ["states_of_all"], axis=-1))
    model.graph.node.append(helper.make_node("Gather", ["states_of_all", first], ["states"], axis=0))
    width = len(STATES) * load_settings().encoder.width
    model.graph.output.append(helper.make_tensor_value_info("states", TensorProto.FLOAT, ["pieces", width]))
    onnx.save(model, str(graph))


def _heads(graph: Path) -> list[str]:
    import onnx

    nodes = onnx.load(str(graph)).graph.node
    return [one.name for one in nodes if one.op_type in ("MatMul", "Gemm") and "encoder" not in one.name]


def write_manifest(folder: Path) -> None:
    """The sha256 sums of every file in `folder` but the card and the manifest itself."""
    files = {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(folder.iterdir()) if one.name not in ("manifest.json", "README.md")
    }  # fmt: skip
    manifest = {"name": folder.name, "files": files}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
