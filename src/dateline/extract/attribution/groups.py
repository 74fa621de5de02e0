"""The verb group around a cue verb ("has repeatedly said", "went on to say", "is believed"), and its voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.codebook.cues import VerbCue
from dateline.extract.attribution.lexicon import BE, COUNTS, FLOATING, GERUND_AFTER, HAVE, PLURALS, WILLING
from dateline.extract.attribution.scan import Scan

Voiced = Literal["active", "passive", "participle", "reduced"]
"""active "X said", passive "was said", participle "saying", reduced "(a man) accused of"."""


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens [first, last) of a verb group, the cue verb's token, its entry, voice, and whether it is negated."""

    first: int
    last: int
    head: int
    cue: VerbCue
    voice: Voiced
    negated: bool
    modal: bool


def read_group(scan: Scan, head: int, low: int) -> tuple[Group, ...]:
    """The group whose main verb is token `head`, one for each entry of the verb that fits, phrasal ones first."""
    first = _group_start(scan, head, low)
    if first is None:
        return ()
    groups: list[Group] = []
    before = scan.lowers[first:head]
    for cue in scan.cues.verbs[scan.lowers[head]]:
        last = _group_end(scan, head, cue)
        if last is None:
            continue
        voice = _voice(scan, cue, first, head, low)
        if voice is not None and not (
            cue.noun_too and voice == "active" and not _surely_verb(scan, first, head, last, low)
        ):
            negated = any(
                word in {"not", "never", "n't", "neither"} or word.endswith(("n't", "n’t")) for word in before
            )
            groups.append(
                Group(first, last, head, cue, voice, negated, any(scan.tags[i] == "M" for i in range(first, head)))
            )
    return tuple(groups)


def _group_start(scan: Scan, head: int, low: int) -> int | None:
    tags, lowers, first = scan.tags, scan.lowers, head
    while first > low and (tags[first - 1] in "XHMGB" or _floats(scan, first - 1, low)):
        first -= 1
    if first > low and tags[first - 1] == "I":
        back = first - 2
        while back >= low and tags[back] == "B":
            back -= 1
        if back >= low and (lowers[back] in scan.cues.catenatives or lowers[back] in WILLING):
            first = back
            if lowers[back - 1 : back] == ("on",) or (back >= low + 1 and lowers[back] == "on"):
                first = back - 1
            while first > low and tags[first - 1] in "XHMGB":
                first -= 1
        elif back >= low + 1 and lowers[back] == "on" and lowers[back - 1] in scan.cues.catenatives:
            first = back - 1
            while first > low and tags[first - 1] in "XHMGB":
                first -= 1
        else:
            return None
    while first < head and tags[first] == "B" and first > low and tags[first - 1] in ",Q.":
        if tags[first + 1] in "XHMGB" or first + 1 == head:
            break
        first += 1
    return first


def _floats(scan: Scan, at: int, low: int) -> bool:
    """ "both" of "have both written", "first" of "had first spoken of"."""
    return scan.lowers[at] in FLOATING | {"first"} and at > low and scan.tags[at - 1] in "XH"


def _group_end(scan: Scan, head: int, cue: VerbCue) -> int | None:
    after = head + 1
    if cue.particles:
        if scan.lowers[after : after + len(cue.particles)] == cue.particles:
            return after + len(cue.particles)
        if (
            scan.tags[after : after + 1] == "B"
            and scan.lowers[after + 1 : after + 1 + len(cue.particles)] == cue.particles
        ):
            return after + 1 + len(cue.particles)
        return None
    return after


def _voice(scan: Scan, cue: VerbCue, first: int, head: int, low: int) -> Voiced | None:
    """How the form is used here, or None where it is no verb of the clause (an adjective, a bare infinitive)."""
    lowers, tags, forms = scan.lowers, scan.tags, cue.forms
    auxiliaries = [lowers[i] for i in range(first, head) if tags[i] in "XHMI"]
    nearest = auxiliaries[-1] if auxiliaries else ""
    before = tags[first - 1] if first > low else "."
    if "ing" in forms:
        if nearest in BE:
            return "active"
        own = lowers[first - 1 : first] == ("own",)
        governed = own or (before in "DPs" and lowers[first - 1] not in GERUND_AFTER)
        return None if nearest or governed else "participle"
    if nearest in BE and "participle" in forms:
        return "passive"
    if nearest in HAVE and "participle" in forms:
        return "active"
    if nearest and "base" in forms and nearest not in BE:
        return "active"
    if nearest:
        return None
    if "past" in forms or "third" in forms:
        return None if before in "DPIsM" and lowers[first - 1] not in PLURALS | COUNTS else "active"
    if "base" in forms and scan.classes is not None:
        return "active" if scan.classes[head] == "V" and before not in "I" and first > low else None
    if "base" in forms:
        subject = lowers[first - 1] if first > low else ""
        plural = (
            before == "R"
            or subject in PLURALS
            or (before == "N" and subject.endswith("s") and not subject.endswith("ss"))
            or before == "W"
        )
        plural = plural or "C" in scan.tags[max(low, first - 5) : first]
        return "active" if plural or (before in "C)," and first > low) else None
    return "reduced" if before in "N," else None


def _surely_verb(scan: Scan, first: int, head: int, last: int, low: int) -> bool:
    """Whether a form that may be a noun is a verb here: it has an auxiliary or a pronoun before it, or what may be
    said comes right after it."""
    tags, lowers = scan.tags, scan.lowers
    if scan.classes is not None:
        verb = scan.classes[head] in {"V", "D"} and tags[first - 1 : first] not in {"D", "P", "s"}
        return verb or (head == first and lowers[head].endswith("s") and _reads_as_verb(scan, head, low))
    if any(tags[i] in "HMI" for i in range(first, head)) or (first > low and tags[first - 1] in "RW"):
        return True
    before = tags[first - 1] if first > low else "."
    if before not in "NAs)," or (head != first and tags[head - 1] == "D"):
        return False
    after = tags[last : last + 1]
    if after in {"T", "D", "O", "R", "I"}:
        return True
    if after in {"Q", ":"}:
        return before in "NA"
    return (after == "N" and not scan.document.monocase and scan.document.words[last][0].isupper()) or lowers[
        last : last + 1
    ] == ("responsibility",)


def _reads_as_verb(scan: Scan, head: int, low: int) -> bool:
    """Whether a form in -s that passes for a plural is the verb of the one speaker before it: "the ministry states
    that", or at the end, behind a comma: "..., Radio Vell reports."."""
    tags, first = scan.tags, head
    if tags[head - 1] == "," and tags[head + 1 : head + 2] == "T":
        return not scan.has_verb(low, head)  # "Radio Vell, citing the mill, reports that"
    while first > low and tags[first - 1] in "NDP":
        first -= 1
    while first < head and tags[first] == "P":
        first = next((i for i in range(first + 1, head) if tags[i] == "D"), head)
    named = scan.document.words[first][0].isupper() or scan.lowers[first] in {"the", "its", "his", "her", "their"}
    one = not scan.lowers[head - 1].endswith("s") or scan.cues.kinds.get(scan.lowers[head - 1]) == "outlet"
    if first >= head or tags[head - 1] != "N" or not named or not one:
        return False
    after = tags[head + 1 : head + 2]
    return after == "T" or (after in {".", ","} and first > low and tags[first - 1] == ",")
