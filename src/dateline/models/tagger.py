"""Word classes for English tokens: a first-order linear model, small enough to load in milliseconds.

The scores of a token are the sum of rows for its word, its neighbours' words, the three words' endings and its shape,
plus a transition from the tag before; the best sequence of each sentence is found by Viterbi's algorithm. Trained by
`training/tagger.py`; figures and limits stand in `weights/tagger-en-1/README.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.language.document import Document
from dateline.models.manifest import verified

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TAGS = (
    "N", "NP", "J", "R", "V", "D", "P", "G", "M", "A", "I", "T", "C", "DT", "PS", "O", "W", "#", "RP", "'s", "E", ".",
    "X",
)  # fmt: skip
"""The classes: N noun, NP proper noun, J adjective, R adverb, V verb in the present or infinitive, D in the past,
P past participle, G -ing form, M modal, A form of be/have/do used as auxiliary, I preposition or subordinator, T "to",
C co-ordinator, DT determiner, PS possessive pronoun, O pronoun, W wh-word, # number, RP particle, 's possessive ending,
E existential "there", "." punctuation, X other."""

SHAPES = ("lower", "capital", "first", "upper", "digit", "punct", "mono")
NEIGHBOURS = (0, -1, 1)


@dataclass(frozen=True, slots=True)
class Tagger:
    """`words` and `endings` map a form to its row; each matrix holds one row a form and one column a tag.

    `by_word` and `by_ending`: one int16 array [forms + 1, tags] for each of NEIGHBOURS (row 0: unknown);
    `by_shape` [shapes, tags]; `transition` [tags + 1, tags], its last row for the start of a sentence.
    """

    words: dict[str, int]
    endings: dict[str, int]
    by_word: tuple[NDArray[np.int16], ...]
    by_ending: tuple[NDArray[np.int16], ...]
    by_shape: NDArray[np.int16]
    transition: NDArray[np.int16]

    def tags(self, document: Document) -> tuple[str, ...]:
        """One of TAGS for each token of `document`."""
        import numpy as np

        if not document.words:
            return ()
        scores = self._scores(document)
        found: list[int] = []
        transition = self.transition.astype(np.int32)
        for sentence in document.sentences:
            found.extend(_viterbi(scores[sentence.first : sentence.last], transition))
        return tuple([TAGS[index] for index in found])

    def _scores(self, document: Document) -> NDArray[np.int32]:
        """Emission scores [tokens, tags]; a token's neighbours never reach over its sentence's end."""
        import numpy as np

        word, ending, shape = features(document, self.words, self.endings)
        total = self.by_shape[shape].astype(np.int32)
        sentence = np.array(document.sentence_of)
        for index, shift in enumerate(NEIGHBOURS):
            same = np.roll(sentence, -shift) == sentence
            total += self.by_word[index][np.where(same, np.roll(word, -shift), 0)]
            total += self.by_ending[index][np.where(same, np.roll(ending, -shift), 0)]
        return total


def features(
    document: Document, words: dict[str, int], endings: dict[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Row numbers of each token's word, ending (last three letters) and shape."""
    import numpy as np

    word = np.array([words.get(form, 0) for form in document.lowers], dtype=np.int64)
    ending = np.array([endings.get(form[-3:], 0) for form in document.lowers], dtype=np.int64)
    firsts = {sentence.first for sentence in document.sentences}
    shape = np.array(
        [shape_of(form, index in firsts, document.monocase) for index, form in enumerate(document.words)],
        dtype=np.int64,
    )
    return word, ending, shape


def shape_of(form: str, first: bool, monocase: bool) -> int:
    """The index in SHAPES: how a word is written, as far as that tells anything."""
    if form[0].isdigit():
        return 4
    if not form[0].isalpha():
        return 5
    if monocase:
        return 6
    if form[0].islower():
        return 0
    if first:
        return 2
    return 3 if len(form) > 1 and form.isupper() else 1


def _viterbi(scores: NDArray[np.int32], transition: NDArray[np.int32]) -> list[int]:
    """The best tag sequence of one sentence: scores [tokens, tags], transition [tags + 1, tags]."""
    import numpy as np

    length = len(scores)
    back = np.empty((length, len(TAGS)), dtype=np.int64)
    best: Any = transition[-1] + scores[0]
    columns = np.arange(len(TAGS))
    moves = transition[:-1].T.copy()  # [to, from]
    for index in range(1, length):
        paths = moves + best
        back[index] = paths.argmax(axis=1)
        best = paths[columns, back[index]] + scores[index]
    tag = int(best.argmax())
    found = [tag]
    for index in range(length - 1, 0, -1):
        tag = int(back[index, tag])
        found.append(tag)
    return found[::-1]


@cache
def load_tagger(folder: Path = Path(__file__).parent / "weights" / "tagger-en-1") -> Tagger:
    """Opens the shipped weights, after checking them against their manifest."""
    import io

    import numpy as np

    arrays = np.load(io.BytesIO(verified(folder, "tagger.npz")), allow_pickle=False)
    words = verified(folder, "words.txt").decode().split("\n")
    endings = verified(folder, "endings.txt").decode().split("\n")
    return Tagger(
        {form: row for row, form in enumerate(words, 1)},
        {form: row for row, form in enumerate(endings, 1)},
        tuple(arrays[f"word{index}"].astype(np.int16) for index in range(3)),
        tuple(arrays[f"ending{index}"].astype(np.int16) for index in range(3)),
        arrays["shape"].astype(np.int16),
        arrays["transition"].astype(np.int16),
    )
