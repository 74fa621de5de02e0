"""How far a speaker goes on over sentences without words of saying.

The rule by which a speaker goes on. Within a paragraph, a sentence without words of saying belongs to the speaker of
the last sentence that had them, if that speaker is named and was telling (said, according to, claimed, denied), until
- another sentence has words of saying of its own (that speaker takes over, or nobody where the speaker goes unsaid), or
- the sentence opens as the report's own ("It is worth noting", "Meanwhile", "The attack comes"; `cues.yaml`).
Who denied something tells what follows. One that only an embedded clause names does not go on. A new paragraph begins
in the report's own voice; no speaker goes on for more than `_FARTHEST` sentences, in case a text has lost its
paragraphs. Sentences that only tell of plans, wishes or judgements of others stay with the speaker: these are then part
of what is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.extract.attribution.commitment import Commitment
from dateline.extract.attribution.scan import Scan
from dateline.language.document import Document
from dateline.schema.claims import Attribution, Source

# 99 of 100 paragraphs of PolNeAR (training part) and of MUC-4 (training part) have at most so many sentences.
_FARTHEST = 8


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution with its speakers and commitment; `outer` is the index of what it stands within, or None."""

    attribution: Attribution
    speakers: tuple[Source, ...]
    commitment: Commitment
    outer: int | None


def carried(scan: Scan, said: Sequence[Said]) -> list[tuple[int, int, int]]:
    """For each sentence in which an earlier speaker goes on: its bounds and the index of that attribution."""
    document = scan.document
    by_sentence = _by_sentence(document, said)
    citing = _citing(said)
    goes_on: list[tuple[int, int, int]] = []
    current: int | None = None
    paragraph, run = -1, 0
    for number, sentence in enumerate(document.sentences):
        if sentence.paragraph != paragraph:
            paragraph, current = sentence.paragraph, None
        here = [index for index in by_sentence.get(number, ()) if _speaks(scan, said[index])]
        if here:
            last = here[-1]
            current, run = (citing.get(last, last) if _runs_on(scan, said[last], sentence.first) else None), 0
            rest = _behind_semicolon(scan, said[last], sentence.last)
            if rest is not None:
                goes_on.append((document.starts[rest], sentence.end, citing.get(last, last)))
        elif current is not None:
            run += 1
            if run > _FARTHEST or _report_itself(scan, sentence.first, sentence.last):
                current = None
            else:
                goes_on.append((sentence.start, sentence.end, current))
    return goes_on


def _behind_semicolon(scan: Scan, one: Said, last: int) -> int | None:
    """The token where a speaker's further clause begins: "..., X said; four were missing"."""
    if not one.commitment.runs_on or not one.speakers:
        return None
    spans = (one.attribution.source, one.attribution.cue, one.attribution.content)
    end = max(scan.document.token_at(span.end - 1) for span in spans if span is not None) + 1
    return end + 1 if end + 1 < last and scan.lowers[end] == ";" else None


def _runs_on(scan: Scan, one: Said, first: int) -> bool:
    """Whether the speaker is the sentence's own, and not one that only an embedded clause names ("men who, according
    to X, fled"); `first` is the sentence's first token."""
    if not one.commitment.runs_on or not one.speakers:
        return False
    spans = (one.attribution.source, one.attribution.cue, one.attribution.content)
    begins = min(scan.document.token_at(span.start) for span in spans if span is not None)
    first = max(first, scan.tags.rfind(":", first, begins))
    return not any(tag in "TW" for tag in scan.tags[first:begins])


def _citing(said: Sequence[Said]) -> Mapping[int, int]:
    """By attribution, the one that cites a further source for the same content ("X, citing Y, reported")."""
    found: dict[int, int] = {}
    for index, one in enumerate(said):
        outer = one.outer
        if outer is not None and one.speakers and one.attribution.content == said[outer].attribution.content:
            found.setdefault(outer, index)
    return found


def _speaks(scan: Scan, one: Said) -> bool:
    """Whether the attribution takes the word, from whoever spoke before; "what they call" does not."""
    source = one.attribution.source
    if source is not None and not one.commitment.runs_on and scan.tags[scan.document.token_at(source.start)] in "RWT":
        return False
    return (
        one.outer is None
        and one.commitment.stance in {"asserted", "alleged", "suspected", "denied", "claimed", "negated"}
        and one.commitment.carries
    )


def _by_sentence(document: Document, said: Sequence[Said]) -> dict[int, list[int]]:
    """The attributions whose cue or content begins in each sentence."""
    found: dict[int, list[int]] = {}
    for index, one in enumerate(said):
        numbers: set[int] = set()
        for span in (one.attribution.cue, one.attribution.content):
            if span is not None:
                last = len(document.sentence_of) - 1
                begins = document.sentence_of[min(document.token_at(span.start), last)]
                ends = document.sentence_of[min(document.token_at(span.end - 1), last)]
                numbers.update(range(begins, ends + 1))
        for number in numbers:
            found.setdefault(number, []).append(index)
    return found


def _report_itself(scan: Scan, first: int, last: int) -> bool:
    while first < last and scan.tags[first] in "CQ,":
        first += 1
    opening = " ".join(scan.lowers[first : first + 6]) + " "
    return any(opening.startswith(phrase + " ") for phrase in scan.cues.report_itself)
