"""Passive words of saying: "X was accused by Y of ...", "it was reported that ...", "was quoted as saying"."""

from __future__ import annotations

from dateline.extract.attribution.contents import content_before, content_from
from dateline.extract.attribution.following import after_cue
from dateline.extract.attribution.frames import leading_clause, takes_responsibility
from dateline.extract.attribution.groups import Group
from dateline.extract.attribution.leftward import source_left
from dateline.extract.attribution.lexicon import EMPTY, SEEN
from dateline.extract.attribution.rightward import source_right
from dateline.extract.attribution.scan import Found, Range, Scan


def passive(scan: Scan, group: Group, low: int, high: int, first: int, *, opening: bool = False) -> Found | None:
    """ "X was accused by Y of ...", "it was reported that ..."; `opening` for a participle that begins the sentence."""
    quoted = _quoted_as_saying(scan, group, low, high)
    if quoted is not None:
        return quoted
    stance = scan.cues.passives.get(scan.lowers[group.head])
    if stance is None:
        stance = group.cue.groups[0].stance
    follow, begin = after_cue(scan, group.last, high, False)
    source: Range | None = None
    if follow == "by":
        source = source_right(scan, begin + 1, high)
        if source is None:
            return None
        follow, begin = after_cue(scan, source[1], high, False)
    elif (group.voice == "reduced" and (follow != "about" or not _accusing(group))) or (
        opening and follow not in {"that", "about", "to"}
    ):
        return None
    if source is None and scan.lowers[group.head] in SEEN and (group.modal or follow not in {"as", "to", "that"}):
        return None
    subject = None if opening else source_left(scan, group.first, low)
    if follow == "end" and source is None and subject is not None and scan.lowers[subject[0]] == "it":
        before = content_before(scan, subject[0] - 1, first) if scan.tags[subject[0] - 1 : subject[0]] == "," else None
        said = before is not None and scan.lowers[group.head] in scan.cues.passives and not _reminds(scan, group)
        return Found("passive", (group.first, group.last), None, [before], stance, True) if before and said else None
    if follow == "end" and source is None and not (_accusing(group) and group.voice == "passive"):
        return None
    contents = [] if subject is None or scan.lowers[subject[0]] in EMPTY else [subject]
    relative = subject is not None and scan.tags[subject[0]] == "W"
    leads_up = opening or relative or leading_clause(scan, group.first if subject is None else subject[0], first)
    rest = content_from(scan, begin, high, to_comma=leads_up) if follow != "end" else None
    if rest is not None:
        contents.append(rest)
    if subject is not None and scan.lowers[subject[0]] == "it" and _reminds(scan, group):
        return None
    if not contents or (source is None and rest is None and not _accusing(group)):
        return None  # "the Front was blamed" tells of itself what was said
    known = scan.lowers[group.head] in scan.cues.passives
    if not known and source is None:
        return None
    entry = group.cue.groups[0]
    if entry.name == "own" and not any(takes_responsibility(scan, first) for first, _ in contents):
        return None  # "they were taken by force"
    return Found("passive", (group.first, group.last), source, contents, stance, entry.carries, False)


def _quoted_as_saying(scan: Scan, group: Group, low: int, high: int) -> Found | None:
    """ "X was quoted as saying that ...": X is the speaker, although the verb is passive."""
    after = group.last
    if scan.lowers[after : after + 1] == ("by",):
        after = next((i for i in range(after, min(high, after + 10)) if scan.lowers[i] == "as"), after)
    if scan.lowers[after : after + 2] != ("as", "saying"):
        return None
    source = source_left(scan, group.first, low)
    _, begin = after_cue(scan, after + 2, high, False)
    content = content_from(scan, begin, high)
    if source is None or content is None:
        return None
    return Found("say", (group.first, after + 2), source, [content], "asserted", True, True)


def _reminds(scan: Scan, group: Group) -> bool:
    """Whether the report itself speaks: "it should be noted", "it may be mentioned"."""
    return group.modal and group.cue.lemma in {
        "note",
        "mention",
        "remember",
        "recall",
        "add",
        "say",
        "stress",
        "emphasize",
    }


def _accusing(group: Group) -> bool:
    return any(entry.name == "accuse" for entry in group.cue.groups)
