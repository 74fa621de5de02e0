"""Who says each stretch of a text: the chain of speakers from the report to the origin, and how far they commit.

The rule by which a speaker goes on. Within a paragraph, a sentence without words of saying belongs to the speaker of
the last sentence that had them, if that speaker is named and was telling (said, according to, claimed), until
- another sentence has words of saying of its own (that speaker takes over, or nobody where the speaker goes unsaid), or
- the sentence opens as the report's own ("It is worth noting", "Meanwhile", "The attack comes"; `cues.yaml`).
A speaker quoted word for word stops with the quotation mark, and one that only an embedded clause names does not go
on. A new paragraph begins in the report's own voice; no speaker goes on for more than `_FARTHEST` sentences, in case a
text has lost its paragraphs. Sentences that only tell of plans, wishes or judgements of others stay with the speaker:
these are then part of what is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from dateline.codebook.cues import Cues
from dateline.extract.attribution.commitment import Commitment, commitment
from dateline.extract.attribution.reference import Memory
from dateline.extract.attribution.scan import Scan, scan_document
from dateline.language.document import Document
from dateline.schema.claims import Attribution, Source, Stance
from dateline.schema.values import Span

Chain = tuple[Source, ...]
# 99 of 100 paragraphs of PolNeAR (training part) and of MUC-4 (training part) have at most so many sentences.
_FARTHEST = 8
_QUOTATION = frozenset("\"“”'‘’«»`")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a stretch: each chain runs from the outer hop to the origin; several chains are joint speakers.

    `chains` is `((),)` for the report's own voice and where the speaker goes unsaid ("reportedly"). `stance` is the
    innermost speaker's commitment. `cues` are the [start, end) of the words of saying, outer first.
    """

    attribution: str | None
    chains: tuple[Chain, ...]
    cues: tuple[tuple[int, int], ...]
    stance: Stance
    joint: bool


OWN_VOICE = Voice(None, ((),), (), "asserted", False)


@dataclass(frozen=True, slots=True)
class _Said:
    """One attribution with its speakers and commitment; `outer` is the index of what it stands within, or None."""

    attribution: Attribution
    speakers: tuple[Source, ...]
    commitment: Commitment
    outer: int | None


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of a text, and for each sentence the one that goes on in it (`carried`: start, end, index)."""

    said: tuple[_Said, ...]
    carried: tuple[tuple[int, int, int], ...]

    def at(self, start: int, end: int) -> Voice:
        """The voice of the words [start, end), in code points; decided by where they begin."""
        del end  # the words of one claim stand in one voice, and contents often end a little early
        innermost: int | None = None
        for index, one in enumerate(self.said):
            content = one.attribution.content
            if content.start <= start < content.end and _counts(one) and not _inside_cue(one, start):
                best = self.said[innermost].attribution.content if innermost is not None else None
                if best is None or _depth(self.said, index) >= _depth(self.said, innermost):
                    innermost = index
        ongoing = next((index for first, last, index in self.carried if first <= start < last), None)
        if innermost is None and ongoing is None:
            return OWN_VOICE
        line = _line(self.said, innermost) if innermost is not None else []
        if ongoing is not None and not any(index in _line(self.said, ongoing) for index in line):
            line = _line(self.said, ongoing) + line
        return _voice([self.said[index] for index in line])


def _counts(one: _Said) -> bool:
    """Judgements ("condemned the attack") leave the telling to the report: they are no hop."""
    return one.commitment.carries or one.commitment.stance != "asserted"


def _inside_cue(one: _Said, start: int) -> bool:
    cue = one.attribution.cue
    return cue is not None and cue.start <= start < cue.end


def _depth(said: Sequence[_Said], index: int | None) -> int:
    return 0 if index is None else len(_line(said, index))


def _line(said: Sequence[_Said], index: int) -> list[int]:
    """The indices from the outermost attribution to this one."""
    line = [index]
    while (outer := said[line[0]].outer) is not None and outer not in line:
        line.insert(0, outer)
    return line


def _voice(line: Sequence[_Said]) -> Voice:
    hops = [one for one in line if _counts(one)]
    if not hops:
        return OWN_VOICE
    chains = tuple(_without_repeats(chain) for chain in product(*(one.speakers for one in hops if one.speakers)))
    cues = tuple((one.attribution.cue.start, one.attribution.cue.end) for one in hops if one.attribution.cue)
    return Voice(hops[-1].attribution.id, chains or ((),), cues, hops[-1].commitment.stance, len(chains) > 1)


def _without_repeats(chain: Chain) -> Chain:
    return tuple(hop for place, hop in enumerate(chain) if place == 0 or hop.name != chain[place - 1].name)


def voices(
    document: Document, attributions: Sequence[Attribution], cues: Cues, classes: Sequence[str] | None = None
) -> Voices:
    """Who says each stretch of `document`, given its attributions in the order `find_attributions` returns them."""
    scan = scan_document(document, cues, classes)
    memory = Memory()
    places = {one.id: index for index, one in enumerate(attributions)}
    resolved: dict[tuple[int, int], tuple[Source, ...]] = {}
    said: list[_Said] = []
    for one in attributions:
        source, cue, content = (_tokens(document, span) for span in (one.source, one.cue, one.content))
        assert content is not None
        found: tuple[Source, ...] = ()
        if source is not None:
            if source not in resolved:
                low = document.sentences[document.sentence_of[source[0]]].first
                resolved[source] = memory.resolve(scan, source, low, outermost=one.within is None)
            found = resolved[source]
        outer = places.get(one.within) if one.within is not None else None
        said.append(_Said(one, found, commitment(scan, cue, content, source), outer))
    return Voices(tuple(said), tuple(_carried(scan, said)))


def _tokens(document: Document, span: Span | None) -> tuple[int, int] | None:
    if span is None:
        return None
    first, last = document.tokens_within(span.start, span.end)
    return first, max(last, first + 1)


def _carried(scan: Scan, said: Sequence[_Said]) -> list[tuple[int, int, int]]:
    """For each sentence in which an earlier speaker goes on: its bounds and the index of that attribution."""
    document = scan.document
    by_sentence = _by_sentence(document, said)
    carried: list[tuple[int, int, int]] = []
    current: int | None = None
    paragraph, run = -1, 0
    for number, sentence in enumerate(document.sentences):
        if sentence.paragraph != paragraph:
            paragraph, current = sentence.paragraph, None
        here = [index for index in by_sentence.get(number, ()) if _speaks(scan, said[index])]
        if here:
            last = here[-1]
            current, run = (_origin_of(said, last) if _runs_on(scan, said[last], sentence.first) else None), 0
        elif current is not None:
            run += 1
            if run > _FARTHEST or _report_itself(scan, sentence.first, sentence.last):
                current = None
            else:
                carried.append((sentence.start, sentence.end, current))
    return carried


def _runs_on(scan: Scan, one: _Said, first: int) -> bool:
    """Whether the speaker is the sentence's own, and not one that only an embedded clause names ("men who, according
    to X, fled"); `first` is the sentence's first token."""
    if not one.commitment.runs_on or not one.speakers or _word_for_word(one):
        return False
    spans = (one.attribution.source, one.attribution.cue, one.attribution.content)
    begins = min(scan.document.token_at(span.start) for span in spans if span is not None)
    return not any(tag in "TW" for tag in scan.tags[first:begins])


def _word_for_word(one: _Said) -> bool:
    content = one.attribution.content.exact
    return content[0] in _QUOTATION and content[-1] in _QUOTATION


def _origin_of(said: Sequence[_Said], index: int) -> int:
    """The attribution that cites a further source for the same content ("X, citing Y, reported"), or itself."""
    content = said[index].attribution.content
    for other, one in enumerate(said):
        if one.outer == index and one.attribution.content == content and one.speakers:
            return other
    return index


def _speaks(scan: Scan, one: _Said) -> bool:
    """Whether the attribution takes the word, from whoever spoke before; "what they call" does not."""
    source = one.attribution.source
    if source is not None and not one.commitment.runs_on and scan.tags[scan.document.token_at(source.start)] in "RWT":
        return False
    return (
        one.outer is None
        and one.commitment.stance in {"asserted", "alleged", "suspected", "denied", "claimed", "negated"}
        and one.commitment.carries
    )


def _by_sentence(document: Document, said: Sequence[_Said]) -> dict[int, list[int]]:
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
