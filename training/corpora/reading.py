"""The door: every corpus by name.

Nothing of a dev part is read unless it is asked for, and a training passage whose text also stands in the dev part is
left out. RAMS and GVDB come here with their dev parts alone: their training part is empty, and who wants to learn from
them has to say `split="dev"`. GVA and ECB+ give nothing: the one has records beside its reports and no spans, the
other events of any kind, and neither tells reports of an incident from others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.corpora import gvdb, muc4, rams, re3d, topics, wikievents
from training.corpora.passages import CorpusError, Passage, Read, Split


@dataclass(frozen=True, slots=True)
class Corpus:
    """How a corpus is read, and which files of a split it needs."""

    read: Callable[[Path, Split], Iterator[Read]]
    files: Callable[[Split], tuple[str, ...]]


CORPORA: dict[str, Corpus] = {
    **{module.NAME: Corpus(module.read, module.files) for module in (muc4, wikievents, rams, gvdb, re3d)},
    topics.SATP: Corpus(topics.read_satp, topics.satp_files),
    topics.INSIGHT: Corpus(topics.read_insight, topics.insight_files),
}


def read_passages(data: Path, split: Split = "train", names: Iterable[str] | None = None) -> Iterator[Passage]:
    """The passages of the named corpora (None: of all), corpus by corpus in the order of `CORPORA`.

    Raises:
        CorpusError: a corpus is unknown or not under `data`, or a file is not as expected.
    """
    for name in CORPORA if names is None else names:
        yield from (read.passage for read in read_corpus(name, data, split))


def read_corpus(name: str, data: Path, split: Split = "train") -> Iterator[Read]:
    """The passages of one corpus, with what of its keys was not found. Nothing where the corpus lacks that split.

    Raises:
        CorpusError: as `read_passages`.
    """
    corpus = CORPORA.get(name)
    if corpus is None:
        raise CorpusError(f"There is no corpus {name!r}; there are {', '.join(CORPORA)}.")
    if not (data / name).is_dir():
        raise CorpusError(f"{name} is not under {data}; unpack it there.")
    if not _there(corpus, data, split):
        return
    kept = _texts(corpus, data) if split == "train" else frozenset()
    for read in corpus.read(data, split):
        if split == "dev" or _plain(read.passage.text) not in kept:
            yield read


def _there(corpus: Corpus, data: Path, split: Split) -> bool:
    return all((data / file).is_file() for file in corpus.files(split))


def _texts(corpus: Corpus, data: Path) -> frozenset[str]:
    """The texts of the dev part, which no training passage may have."""
    if not _there(corpus, data, "dev"):
        return frozenset()
    return frozenset(_plain(read.passage.text) for read in corpus.read(data, "dev"))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
