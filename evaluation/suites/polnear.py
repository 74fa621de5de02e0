"""Who says so, on PolNeAR: sources, cues and contents of attributions in US political news.

Data: `polnear/{train,dev}/text/*.txt` and `polnear/{train,dev}/attributions/*.ann`. Where several people annotated an
article it is scored against the one whom the others agree with most (`agreed_most`). PolNeAR marks only the outermost
of nested attributions, so ours that stand within another are left out before counting.

Figures: `cue` and `source` and `content` F1, each over exact spans and over tokens; `cue_overlap`, cues matched one to
one where they share a token; `attribution`, the same where the contents share a token too; `source_head`, the share of
matched attributions with a gold source whose head word is ours as well. `longer`: of attributions with a source and a
content, those in which both have half of the longer span's characters in common; `shorter`: half of the shorter span's,
with the cue matched too. People among themselves reach .753 by the longer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from dateline.codebook.cues import load_cues
from dateline.extract.attribution import find_attributions
from dateline.language.document import Document, read_document
from dateline.models.extractor.network import load_network
from dateline.models.speech import Hearing, load_ear
from dateline.models.tagger import load_tagger
from dateline.schema.claims import Attribution
from evaluation.alignment import align
from evaluation.results import DataMissing, SuiteOptions, SuiteResult

PARTS = ("source", "cue", "content")
Spans = dict[str, list[tuple[int, int]]]
"""Spans in code points by part, of one attribution."""
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_HEAD_ENDS = frozenset({",", "of", "for", "in", "from", "at", "with", "who", "to", "on", "("})


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as the sets of tokens of its source, cue and content."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def run(data: Path, options: SuiteOptions, split: str = "dev") -> SuiteResult:
    """The figures on one split; raises `DataMissing` where the data is not under `data`."""
    cues, tagger = load_cues(), load_tagger()
    alone = options.engine == "grammar"
    network, ear = (None, None) if alone else (load_network(options.weights), load_ear(options.weights))
    counts: Counter[str] = Counter()
    items = 0
    for text, annotated in islice(read_split(data, split), options.limit):
        document = read_document(text)
        expected = agreed_most(document, [[said_of(document, one) for one in gold] for gold in annotated])
        hearing = Hearing(ear, network.read(document).states) if network is not None and ear is not None else None
        found = merged(document, find_attributions(document, cues, tagger.tags(document), hearing))
        items += len(expected)
        count(document, [one for one in expected if one.cue], found, counts)
        count_halves(document, expected, found, counts)
    metrics = {name: _f1(counts, name) for part in PARTS for name in (f"{part}_exact", f"{part}_token")}
    metrics |= {name: _f1(counts, name) for name in ("cue_overlap", "attribution", "longer", "shorter")}
    metrics["source_head"] = counts["head_right"] / max(counts["head_asked"], 1)
    return SuiteResult("polnear", metrics, items, (f"polnear/{split}/text", f"polnear/{split}/attributions"))


def read_split(data: Path, split: str) -> Iterator[tuple[str, list[list[Spans]]]]:
    """Each article's text and what each of its annotators, by file name, marked."""
    folder = data / "polnear" / split
    if not (folder / "attributions").is_dir():
        raise DataMissing(f"{folder} is not there: unpack the PolNeAR archive under {data}")
    paths = sorted((folder / "attributions").glob("*.ann"))
    for stem, files in groupby(paths, key=lambda path: path.stem.rsplit("_", 1)[0]):
        with (folder / "text" / f"{stem}.txt").open(encoding="utf-8", newline="") as file:
            yield file.read(), [_read_annotations(path) for path in files]


def _read_annotations(path: Path) -> list[Spans]:
    spans: Spans = {}
    found: list[Spans] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[0].startswith("T") and len(fields) >= 2:
            offsets = fields[1].split(" ", 1)[1]
            spans[fields[0]] = [(int(a), int(b)) for a, b in (pair.split() for pair in offsets.split(";"))]
        elif fields[0].startswith("E"):
            parts: Spans = {part: [] for part in PARTS}
            for argument in fields[1].split():
                role, key = argument.split(":")
                parts.get(re.sub(r"\d+$", "", role).lower(), []).extend(spans.get(key, []))
            found.append(parts)
    return found


def _tokens(document: Document, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(*document.tokens_within(start, end)))


def said_of(document: Document, parts: Spans) -> Said:
    """What somebody marked, in tokens."""
    return Said(*(_tokens(document, parts[part]) for part in PARTS))


def merged(document: Document, attributions: Sequence[Attribution]) -> list[Said]:
    """Outermost attributions, those of one cue joined."""
    by_cue: dict[tuple[int, int], list[Attribution]] = {}
    for one in attributions:
        if one.within is None and one.cue is not None:
            by_cue.setdefault((one.cue.start, one.cue.end), []).append(one)
    return [
        Said(
            _tokens(document, [(found[0].source.start, found[0].source.end)] if found[0].source else []),
            _tokens(document, [cue]),
            _tokens(document, [(one.content.start, one.content.end) for one in found]),
        )
        for cue, found in by_cue.items()
    ]


def count(document: Document, gold: Sequence[Said], found: Sequence[Said], counts: Counter[str]) -> None:
    """Adds one article to the running counts: `NAME:hit`, `NAME:gold`, `NAME:found` for each figure."""
    for part in PARTS:
        wanted = Counter(getattr(one, part) for one in gold if getattr(one, part))
        given = Counter(getattr(one, part) for one in found if getattr(one, part))
        _add(counts, f"{part}_exact", (wanted & given).total(), wanted.total(), given.total())
        gold_tokens = frozenset().union(*wanted)
        found_tokens = frozenset().union(*given)
        _add(counts, f"{part}_token", len(gold_tokens & found_tokens), len(gold_tokens), len(found_tokens))
    pairs = match(gold, found)
    _add(counts, "cue_overlap", len(pairs), len(gold), len(found))
    whole = [(one, other) for one, other in pairs if one.content & other.content]
    _add(counts, "attribution", len(whole), len(gold), len(found))
    for one, other in pairs:
        if one.source:
            counts["head_asked"] += 1
            counts["head_right"] += _head(document, one.source) == _head(document, other.source)


def agreed_most(document: Document, annotations: Sequence[Sequence[Said]]) -> Sequence[Said]:
    """The annotation with the highest mean agreement with the article's others, as `longer` counts it; of equals the
    first. So of three, two of which mark nearly the same, it is one of the two."""

    def agreement(which: int) -> float:
        return sum(_agreement(document, annotations[which], one) for n, one in enumerate(annotations) if n != which)

    return annotations[max(range(len(annotations)), key=agreement)] if len(annotations) > 1 else annotations[0]


def _agreement(document: Document, one: Sequence[Said], other: Sequence[Said]) -> float:
    """The F1 of `longer` between two people; 1 where neither marks an attribution with a source and a content."""
    counts: Counter[str] = Counter()
    count_halves(document, one, other, counts)
    return _f1(counts, "longer") if counts["longer:gold"] or counts["longer:found"] else 1.0


def count_halves(document: Document, gold: Sequence[Said], found: Sequence[Said], counts: Counter[str]) -> None:
    """Adds one article's attributions that match by half of their spans."""
    gold, found = ([one for one in part if one.source and one.content] for part in (gold, found))
    for name, choose in (("longer", max), ("shorter", min)):
        table = [
            [
                float(
                    (name == "longer" or bool(one.cue & other.cue))
                    and _share(document, one.source, other.source, choose)
                    and _share(document, one.content, other.content, choose)
                )
                for other in found
            ]
            for one in gold
        ]
        _add(counts, name, len(align(table)), len(gold), len(found))


def _share(document: Document, one: frozenset[int], other: frozenset[int], choose: Callable[[int, int], int]) -> bool:
    """Whether two spans have half of the longer's, or the shorter's, characters in common."""

    def size(tokens: frozenset[int]) -> int:
        return sum(document.ends[token] - document.starts[token] for token in tokens)

    return 2 * size(one & other) >= choose(size(one), size(other))


def match(gold: Sequence[Said], found: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Pairs whose cues share a token, each used once, the largest overlap first."""
    overlaps = sorted(
        (
            (-len(one.cue & other.cue), i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(found)
            if one.cue & other.cue
        ),
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs: list[tuple[Said, Said]] = []
    for _, i, j in overlaps:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _head(document: Document, tokens: frozenset[int]) -> int | None:
    """The last token of the source before a comma, a preposition or a relative clause."""
    head: int | None = None
    for index in sorted(tokens):
        if head is not None and document.lowers[index] in _HEAD_ENDS:
            break
        if document.lowers[index] not in _POSSESSIVES:
            head = index
    return head


def _add(counts: Counter[str], name: str, hits: int, gold: int, found: int) -> None:
    counts[f"{name}:hit"] += hits
    counts[f"{name}:gold"] += gold
    counts[f"{name}:found"] += found


def _f1(counts: Counter[str], name: str) -> float:
    total = counts[f"{name}:gold"] + counts[f"{name}:found"]
    return 2 * counts[f"{name}:hit"] / total if total else 0.0
