"""What the small network over the encoder's states is told of a document's words: numbers, from the grammar's finds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from dateline.extract.attribution.scan import Found, Range, Scan
from dateline.models.speech import Asked, Numbers

BEFORE, AFTER = 44, 64
"""Words before and after a cue that may belong to it: of 2,282 contents of PolNeAR's training articles 98 in 100 stay
within 60 and 90; a sentence that runs on further is the same speaker's by other rules."""
_TAGS = {tag: number for number, tag in enumerate("DPROXHMGWTICSBAVQ,;:.-()sN", 1)}
_CLASSES = {name: number for number, name in enumerate(("V", "D", "N", "NP", "J", "R"), 1)}
WORD_SIZES = (28, 8, 5, 3, 3, 3, 2, 4)
"""How many numbers there are of each kind of `word_features`."""
RELATION_SIZES = (41, 9, 14, 3)
"""How many numbers there are of each kind of `asked`."""
_NEAR_QUOTE = 4
"""Words between a cue and a quote that is said to be at the cue."""
_FAR = 8
"""Words from a cue that are numbered one by one; further off by thirds of a doubling."""
_AWAY = np.arange(-BEFORE, AFTER + 1)
_STEPS = np.maximum(np.ceil(np.log2(np.maximum(np.abs(_AWAY), _FAR) / _FAR) * 3), 0).astype(np.int64)
_DISTANCES = 20 + np.sign(_AWAY) * (np.minimum(np.abs(_AWAY), _FAR) + _STEPS)
_WORD_FIRST, _RELATION_FIRST = (np.cumsum((0, *sizes[:-1])) for sizes in (WORD_SIZES, RELATION_SIZES))


def word_features(scan: Scan, found: Sequence[Found], count: int) -> Numbers:
    """Of each of the first `count` words (words x kinds) the rows of the table of features: tag, class, what the
    codebook has it for, whether it is in the grammar's cues, sources, contents (1 outermost, 2 nested), in a quote,
    and whether it has a capital and begins a sentence."""
    table = np.zeros((count, len(WORD_SIZES)), dtype=np.int64)
    document = scan.document
    table[:, 0] = [_TAGS.get(tag, 0) for tag in scan.tags[:count]]
    if scan.classes is not None:
        table[:, 1] = [_CLASSES.get(name, 0) for name in scan.classes[:count]]
    table[:, 2] = _known(scan, count)
    for one in found:
        level = 1 if one.within is None else 2
        if one.cue is not None:
            table[slice(*one.cue), 3] = level
        if one.source is not None:
            table[slice(*one.source), 4] = level
        for content in one.contents:
            table[slice(*content), 5] = np.maximum(table[slice(*content), 5], level)
    for quote in scan.quotes.items:
        table[quote.first : quote.last, 6] = 1
    table[:, 7] = [word[0].isupper() for word in document.words[:count]]
    firsts = [sentence.first for sentence in document.sentences if sentence.first < count]
    table[firsts, 7] += 2
    table += _WORD_FIRST
    return table


def _known(scan: Scan, count: int) -> list[int]:
    cues = scan.cues
    verbs, nouns, starters = cues.verbs, cues.nouns, {words[0] for words, _ in cues.phrases}
    marks = {*cues.adverbs, *cues.seeming}
    return [
        1 if word in verbs else 2 if word in nouns else 3 if word in marks else 4 if word in starters else 0
        for word in scan.lowers[:count]
    ]


def asked(scan: Scan, found: Sequence[Found], cues: Sequence[Range], count: int) -> Asked:
    """The words around each of `cues` among the first `count`, with how they stand to it: how far, in the grammar's
    source and content of that cue, in the same sentence and paragraph, in a quote at it or another."""
    lows = [max(0, first - BEFORE) for first, _ in cues]
    highs = [min(count, last - 1 + AFTER) for _, last in cues]
    length = max(high - low for low, high in zip(lows, highs, strict=True))
    words = np.zeros((len(cues), length), dtype=np.int64)
    mask = np.zeros((len(cues), length), dtype=np.float32)
    relations = np.zeros((len(cues), length, len(RELATION_SIZES)), dtype=np.int64)
    sentence = np.array(scan.document.sentence_of[:count])
    paragraph = np.array([scan.document.sentences[number].paragraph for number in range(len(scan.document.sentences))])
    told = _by_word(found)
    ends = [quote.last for quote in scan.quotes.items]
    for row, (cue, low, high) in enumerate(zip(cues, lows, highs, strict=True)):
        size = high - low
        here = np.arange(low, high)
        words[row, :size] = here
        mask[row, :size] = 1
        own, there = sentence[cue[0]], sentence[here]
        columns = relations[row, :size]
        columns[:, 0] = _distances(here, cue)
        columns[:, 1] = _by_grammar(told, cue, low, size)
        columns[:, 2] = 2 * (np.clip(there - own, -3, 3) + 3) + (paragraph[there] == paragraph[own])
        columns[:, 3] = _in_quotes(scan, ends, cue, low, high)
    return Asked(words, mask, relations + _RELATION_FIRST, np.array([(first, last - 1) for first, last in cues]))


def _distances(words: Numbers, cue: Range) -> Numbers:
    """Each word's distance from the cue as a number: 20 is the cue itself."""
    first, last = cue[0], cue[1] - 1
    away = np.where(words < first, words - first, np.maximum(words - last, 0))
    found: Numbers = _DISTANCES[away + BEFORE]
    return found


def _by_word(found: Sequence[Found]) -> dict[int, list[Found]]:
    told: dict[int, list[Found]] = {}
    for one in found:
        if one.cue is not None:
            for word in range(*one.cue):
                told.setdefault(word, []).append(one)
    return told


def _by_grammar(told: dict[int, list[Found]], cue: Range, low: int, size: int) -> Numbers:
    """Of each word 3 x source + content, as the grammar has them at this cue: 0 where it has none, else 1 no, 2 yes."""
    here = list({id(one): one for word in range(*cue) for one in told.get(word, ())}.values())
    source = np.full(size, 1 if here else 0, dtype=np.int64)
    content = source.copy()
    for one in here:
        if one.source is not None:
            source[max(0, one.source[0] - low) : max(0, one.source[1] - low)] = 2
        for first, last in one.contents:
            content[max(0, first - low) : max(0, last - low)] = 2
    return 3 * source + content


def _in_quotes(scan: Scan, ends: Sequence[int], cue: Range, low: int, high: int) -> Numbers:
    """0 in no quote, 1 in one that stands apart from the cue, 2 in one at it or around it."""
    inside = np.zeros(high - low, dtype=np.int64)
    for quote in scan.quotes.items[bisect_left(ends, low + 1) :]:
        if quote.first >= high:
            break
        after, before = quote.first - (cue[1] - 1), cue[0] - quote.last
        near = 0 <= after <= _NEAR_QUOTE or 0 <= before <= _NEAR_QUOTE or quote.first <= cue[0] < quote.last
        inside[max(0, quote.first - low) : max(0, quote.last - low)] = 2 if near else 1
    return inside
