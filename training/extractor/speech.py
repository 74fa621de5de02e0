"""`python -m training.extractor.speech DATA FOLDER`: learns who says what, on PolNeAR's training articles.

FOLDER holds the network whose states are read, and gets `speech.npz` and its manifest anew. First every fifth article
is held out, and precision, recall and F1 of `longer` and `shorter` (`evaluation.suites.polnear`) on those are printed,
by the grammar alone and with what was learned from the others; then all articles are learned from. Needs the `training`
extra; some twenty minutes on one core.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from dateline.codebook.cues import load_cues
from dateline.extract.attribution import as_attributions, find_all
from dateline.extract.attribution.hearing import asked, word_features
from dateline.extract.attribution.listening import combine, opinions
from dateline.extract.attribution.scan import Found, Scan, scan_document
from dateline.language.document import read_document
from dateline.models.extractor.network import Network, load_network
from dateline.models.speech import FILE, Asked, Ear, Numbers
from dateline.models.tagger import load_tagger
from evaluation.alignment import f1
from evaluation.suites.polnear import Said, agreed_most, count_halves, merged, read_split, said_of
from training.extractor.export import write_manifest
from training.extractor.speech_net import SpeechNet

EPOCHS = 5
RATE = 2e-3
TOGETHER = 2
"""Articles that are learned from at once."""
EVERY = 5
"""One article in so many is held out for the figures."""
UNSURE = 0.3
"""How much a word counts that stands within a content and in no cue: PolNeAR marks the outermost attributions alone."""
PARTS = 0.25
"""How much a word beside a cue counts, of what a word as a cue does."""


class Lesson(NamedTuple):
    """An article: its words' states and features, its cues as marked (`tags`: 0 none, 1 first, 2 further; `weights` how
    much each counts), and around each cue the words and whether they are its source (1) or content (2)."""

    scan: Scan
    found: list[Found]
    gold: Sequence[Said]
    states: NDArray[np.float16]
    features: Numbers
    tags: Numbers
    weights: NDArray[np.float32]
    around: Asked | None
    parts: Numbers


def main(arguments: list[str]) -> int:
    """Learns, prints, writes; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.extractor.speech")
    parser.add_argument("data", type=Path, help="the unpacked data folder")
    parser.add_argument("folder", type=Path, help="the folder of weights")
    options = parser.parse_args(arguments)
    found = list(lessons(options.data, load_network(options.folder)))
    print(f"{len(found)} articles, {sum(len(one.gold) for one in found)} attributions")
    ear = ear_of(learned([one for number, one in enumerate(found) if number % EVERY]))
    print("grammar: ", measured(found[::EVERY], None))
    print("together:", measured(found[::EVERY], ear))
    write_ear(ear_of(learned(found)), options.folder / FILE)
    write_manifest(options.folder)
    return 0


def ear_of(net: SpeechNet) -> Ear:
    """What was learned, as it runs in the program."""
    return Ear({name: value.astype(np.float32) for name, value in net.named_weights().items()})


def write_ear(ear: Ear, path: Path) -> None:
    """Writes the file that `dateline.models.speech` opens."""
    arrays: dict[str, Any] = {name: value.astype(np.float16) for name, value in ear.weights.items()}
    np.savez_compressed(path, **arrays)


def measured(found: Sequence[Lesson], ear: Ear | None) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by each of the two figures, of the grammar alone or with what was learned."""
    counts: Counter[str] = Counter()
    for one in found:
        ours = [replace(each, contents=list(each.contents)) for each in one.found]
        if ear is not None:
            ours = combine(one.scan, ours, opinions(one.scan, ours, ear, one.states.astype(np.float32)))
        document = one.scan.document
        count_halves(document, one.gold, merged(document, as_attributions(one.scan, ours)), counts)
    return {
        name: f1(*(counts[f"{name}:{part}"] for part in ("hit", "found", "gold"))) for name in ("longer", "shorter")
    }


def lessons(data: Path, network: Network) -> Iterator[Lesson]:
    """What each training article teaches."""
    cues, tagger = load_cues(), load_tagger()
    for text, annotated in read_split(data, "train"):
        document = read_document(text)
        scan = scan_document(document, cues, tagger.tags(document))
        gold = agreed_most(document, [[said_of(document, one) for one in marked] for marked in annotated])
        states = network.read(document).states
        yield lesson(scan, find_all(scan), gold, states.astype(np.float16))


def lesson(scan: Scan, found: list[Found], gold: Sequence[Said], states: NDArray[np.float16]) -> Lesson:
    """An article with what is marked in it; cues of several pieces have a first word in each."""
    count = len(states)
    marked = [one for one in gold if one.cue and max(one.cue) < count]
    tags = np.zeros(count, dtype=np.int64)
    weights = np.ones(count, dtype=np.float32)
    for one in marked:
        weights[[word for word in one.content if word < count]] = UNSURE
    for one in marked:
        words = sorted(one.cue)
        weights[words] = 1.0
        tags[words] = [1 + (word - 1 in one.cue) for word in words]
    around = None
    parts = np.zeros((0, 0), dtype=np.int64)
    if marked:
        around = asked(scan, found, [(min(one.cue), max(one.cue) + 1) for one in marked], count)
        parts = np.zeros(around.words.shape, dtype=np.int64)
        for row, one in enumerate(marked):
            own = around.words[row]
            parts[row, np.isin(own, list(one.content))] = 2
            parts[row, np.isin(own, list(one.source))] = 1
    return Lesson(scan, found, gold, states, word_features(scan, found, count), tags, weights, around, parts)


def learned(found: Sequence[Lesson], seed: int = 1, epochs: int = EPOCHS) -> SpeechNet:
    """The network that some articles make."""
    torch.manual_seed(seed)
    dice = random.Random(seed)  # noqa: S311 - the order of training
    net = SpeechNet(found[0].states.shape[1])
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.01)
    steps = epochs * (len(found) // TOGETHER)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1, pct_start=0.1)
    for epoch in range(epochs):
        order = dice.sample(range(len(found)), len(found))
        total = 0.0
        for at in range(0, len(order) - TOGETHER + 1, TOGETHER):
            cost = torch.stack([_cost(net, found[one]) for one in order[at : at + TOGETHER]]).mean()
            optimiser.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += cost.item()
        print(f"epoch {epoch + 1}: cost {total / len(order) * TOGETHER:.3f}", flush=True)
    net.eval()
    return net


def _cost(net: SpeechNet, one: Lesson) -> Tensor:
    words, tags = net.listen(torch.from_numpy(one.states).float(), torch.from_numpy(one.features))
    each = functional.cross_entropy(tags, torch.from_numpy(one.tags), reduction="none")
    cost = (each * torch.from_numpy(one.weights)).sum()
    if one.around is not None:
        logits = net.beside(words, one.around)
        parts = functional.cross_entropy(logits.flatten(0, 1), torch.from_numpy(one.parts.ravel()), reduction="none")
        cost = cost + PARTS * (parts * torch.from_numpy(one.around.mask.ravel())).sum()
    return cost / 40


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
