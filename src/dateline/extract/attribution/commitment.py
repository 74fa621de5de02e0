"""How far the speaker of an attribution commits, read off its cue and the beginning of its content."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.codebook.cues import Cues
from dateline.extract.attribution.following import Follow
from dateline.extract.attribution.frames import choose_group, takes_responsibility
from dateline.extract.attribution.lexicon import BE
from dateline.extract.attribution.scan import Range, Scan
from dateline.schema.claims import Stance

_BEFORE_A_PART = 6
"""Words among which the noun for a part in something has to be. Chosen by reading, not calibrated."""


_TAKING = frozenset({"asserted", "alleged"})
"""Stances of verbs that take responsibility where this is their object ("acknowledged", "claimed")."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """The stance; whether the content is the speaker's telling; whether the speaker may go on in later sentences;
    whether the speaker denies no more than a part in what the content tells of."""

    stance: Stance
    carries: bool
    runs_on: bool
    disowns: bool = False


def commitment(scan: Scan, cue: Range | None, content: Range, source: Range | None) -> Commitment:
    """The commitment of the attribution with these tokens; a bare label ("X: '...'") asserts and runs on."""
    if cue is None:
        return Commitment("asserted", True, True)
    lowers, cues = scan.lowers, scan.cues
    if tuple(lowers[cue[0] : cue[1]]) in {words for words, _ in cues.phrases}:
        return Commitment(_phrase(cues, lowers[cue[0] : cue[1]]), True, True)
    head = _head(scan, cue)
    word = lowers[head]
    if word in cues.adverbs:
        return Commitment(cues.adverbs[word], True, False)
    if word in cues.seeming:
        return Commitment("suspected", True, False)
    if word in cues.verbs:
        return _verbal(scan, cue, head, content, source)
    if word in cues.nouns:
        return Commitment(cues.nouns[word].stance, cues.nouns[word].carries, False)
    return Commitment("asserted", tells(scan, cue, content), word == ":")


def is_listed(scan: Scan, cue: Range) -> bool:
    """Whether the codebook has the words of saying."""
    lists = (scan.cues.verbs, scan.cues.nouns, scan.cues.adverbs, scan.cues.seeming)
    return any(scan.lowers[_head(scan, cue)] in words for words in lists)


def tells(scan: Scan, cue: Range, content: Range) -> bool:
    """Whether words of saying that no list has tell something: they do where a clause or a quote follows ("was adamant
    that ..."), or where what is said stands before them; else they may judge or do ("rued the fire")."""
    if scan.lowers[cue[1] - 1] == ":" or scan.lowers[cue[0]] in scan.cues.passing_on:
        return True
    return content[1] <= cue[0] or _follow(scan, content) in {"that", "quote"}


def _phrase(cues: Cues, words: tuple[str, ...]) -> Stance:
    return next(stance for phrase, stance in cues.phrases if phrase == words)


def _head(scan: Scan, cue: Range) -> int:
    for index in range(cue[1] - 1, cue[0] - 1, -1):
        word = scan.lowers[index]
        if (
            (word in scan.cues.verbs and scan.tags[index] in "NV")
            or word in scan.cues.nouns
            or word in scan.cues.adverbs
            or word in scan.cues.seeming
        ):
            return index
    return cue[1] - 1


def _verbal(scan: Scan, cue: Range, head: int, content: Range, source: Range | None) -> Commitment:
    lowers = scan.lowers
    entries = scan.cues.verbs[lowers[head]]
    particles = lowers[head + 1 : cue[1]]
    groups = next((entry.groups for entry in entries if entry.particles == particles), entries[-1].groups)
    before = lowers[cue[0] : head]
    negated = any(word in {"not", "never"} or word.endswith(("n't", "n’t")) for word in before)
    passive = any(word in BE for word in before) and not lowers[head].endswith("ing")
    if passive:
        stance = scan.cues.passives.get(lowers[head], groups[0].stance)
        if (
            source is not None
            and stance in {"alleged", "suspected"}
            and groups[0].stance == "asserted"
            and lowers[head] not in {"alleged", "believed"}
        ):
            stance = "asserted"  # "was told by police": the speaker is known and plain
        return Commitment("hypothetical" if negated else stance, groups[0].carries, False)
    follow = _follow(scan, content)
    chosen = choose_group(scan, groups, follow, content[0], cue[1], content[1]) or groups[0]
    chosen = next((group for group in groups if "pre" in group.frames), chosen) if content[1] <= cue[0] else chosen
    stance = chosen.stance
    if stance in _TAKING and takes_responsibility(scan, content[0]):
        stance = "claimed"
    if negated or (source is not None and lowers[source[0]] in {"no", "nobody", "neither", "none"}):
        stance = "negated" if stance in {"claimed", "alleged", "suspected"} else "hypothetical"  # "did not say who ..."
    disowns = stance == "denied" and follow == "bare" and _names_a_part(scan, content)
    return Commitment(stance, chosen.carries, chosen.runs_on and not negated, disowns)


def _names_a_part(scan: Scan, content: Range) -> bool:
    """ "Any direct involvement in the attack": the first noun of the content is a part in something."""
    for token in range(content[0], min(content[1], content[0] + _BEFORE_A_PART)):
        if scan.lowers[token] in scan.cues.involvement:
            return True
        if scan.tags[token] in "PVTW,":
            break
    return False


def _follow(scan: Scan, content: Range) -> Follow:
    tag = scan.tags[content[0]]
    if tag == "T" or tag in "WS":
        return "that"
    if tag == "Q":
        return "quote"
    if tag == "I":
        return "to"
    return "about" if tag == "P" else "bare"
