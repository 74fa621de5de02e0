"""Makes `src/dateline/link/words.tsv`: how rare a word is in news of several kinds.

    python -m training.word_rarity DATA

DATA holds the working data (GVA, MUC-4, WikiEvents, PolNeAR; see its README). Only training texts are read, without
their labels: of GVA the tuning half of the incidents (`evaluation/suites/link.py`), each incident counted once, so that
no incident's own names become common words. A word's share is the largest of its shares in the four sets.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path

from dateline.codebook.matcher import fold
from dateline.link.names import WORD
from evaluation.suites.link import tuning

LISTED = 8000
"""Words listed: with 5,000 the tuning half's B-cubed is lower by 0.007, with 15,000 it is the same."""
FEWEST = 3
"""Texts of one set that must hold a word for it to be listed."""

HEADER = f"""\
# The {LISTED} words most widely used in news, and minus the natural logarithm of the share of reports that hold each.
# Made by training/word_rarity.py from the training texts of the GVA (tuning half), MUC-4, WikiEvents and PolNeAR sets,
# without labels: the largest of a word's shares in the four. A word not listed counts as the rarest one listed.
"""


def words(text: str) -> set[str]:
    """A text's words, folded as `link.names` folds them."""
    return set(WORD.findall(fold(text).lower))


def sets(data: Path) -> Iterator[Iterable[set[str]]]:
    """The four sets, each as the words of its texts."""
    incidents: dict[str, set[str]] = {}
    for line in (data / "gva/documents_clean.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if tuning(row["incident_id"]):
            incidents.setdefault(row["incident_id"], set()).update(words(f"{row['title']}\n{row['text']}"))
    yield incidents.values()
    yield [words(json.loads(line)["text"]) for line in (data / "muc4/full_train.jsonl").open(encoding="utf-8")]
    yield [
        words(" ".join(json.loads(line)["tokens"])) for line in (data / "wikievents/train.jsonl").open(encoding="utf-8")
    ]
    yield [words(path.read_text(encoding="utf-8")) for path in sorted((data / "polnear/train/text").iterdir())]


def main() -> None:
    """Writes the list."""
    share: dict[str, float] = {}
    for texts in sets(Path(sys.argv[1])):
        known = list(texts)
        holding = Counter(word for text in known for word in text)
        for word, times in holding.items():
            if times >= FEWEST:
                share[word] = max(share.get(word, 0.0), times / len(known))
    kept = sorted(share, key=lambda word: (-share[word], word))[:LISTED]
    lines = [f"{word}\t{-log(share[word]):.2f}\n" for word in kept]
    target = Path(__file__).parents[1] / "src/dateline/link/words.tsv"
    target.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
