"""Relations between groups, outlets and persons, as a text tells them, each with its exact words.

1. The arguments are the text's mentions (`mentions.py`).
2. A cue phrase between two of them tells a relation (`relation_cues.py`), as does their standing side by side
   (`relation_rules.py`); joined arguments ("X and Y") take part alike.
3. The stance follows from the words of the sentence: a denial, a negation, a hedge, a plan.

A relation told twice is given once, with its first quote. `said_by` is left empty: who says so is known to the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.codebook.matcher import Hit
from dateline.codebook.registry import Registry
from dateline.extract.mentions import find_mentions
from dateline.extract.relations.args import (
    Argument,
    Found,
    argument_of,
    joined_after,
    joined_before,
    phrase_argument,
    relation_of,
)
from dateline.extract.relations.cues import (
    ALLEGED,
    DENIED,
    HEARSAY,
    HYPOTHETICAL,
    NEGATED,
    PLANNED,
    SUSPECTED,
    Cue,
    cue_matcher,
)
from dateline.extract.relations.rules import comprising, neighbour_relations, outlet_habits, pro_at_end
from dateline.language.document import Document, Sentence
from dateline.schema.claims import Mention, Relation, Stance

_LIGHT = frozenset(
    "who which that is was are were has have been also the a an former senior top key then its currently now".split()
)
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_BREAK = re.compile(r"[;:!?()\n]|\.\s")
# Between a subject and its verb these begin another clause; after these a name is no subject.
_CLAUSES = frozenset("said says announced told why because reported urged whether".split())
_NO_SUBJECT = re.compile(r"\b(?:against|with|on|from|in|to|for|between)\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER_CUE = re.compile(r"\s+(?:[\w’'-]+\s+){0,3}?[“\"‘']?(?:the\s+)?[“\"‘']?")
_OTHERS = re.compile(
    r"\s+(?P<who>(?:other|several|various|some|local|many|a number of|like-minded)\s+[^.,;:()\n]{3,60})"
)


def find_relations(
    document: Document, registry: Registry, mentions: Sequence[Mention] | None = None
) -> tuple[Relation, ...]:
    """The relations that `document` tells; `mentions` are its mentions where the caller has them already."""
    relations: dict[tuple[str, str, str], Relation] = {}
    for sentence, found in find_told(document, registry, mentions):
        relation = relation_of(document, found, _stance(document.text, sentence, found))
        relations.setdefault((relation.source, relation.type, relation.target), relation)
    return tuple(relations.values())


def find_told(
    document: Document, registry: Registry, mentions: Sequence[Mention] | None = None
) -> Iterator[tuple[Sentence, Found]]:
    """Each telling of a relation with its arguments' places, repeats included, sentence by sentence."""
    if mentions is None:
        mentions = find_mentions(document, registry)
    cues = cue_matcher().find(document.text)
    at = cue_at = 0
    for sentence in document.sentences:
        args: list[Argument] = []
        while at < len(mentions) and mentions[at].start < sentence.end:
            if mentions[at].start >= sentence.start and mentions[at].type != "facility":
                args.append(argument_of(document, mentions[at], registry))
            at += 1
        first_cue = cue_at
        while cue_at < len(cues) and cues[cue_at].start < sentence.end:
            cue_at += 1
        for found in _in_sentence(document, sentence, args, cues[first_cue:cue_at], registry) if args else ():
            one, two = found.source.id, found.target.id
            if one is None or one != two or found.type == "same-as":
                yield sentence, found


def _in_sentence(
    document: Document, sentence: Sentence, args: list[Argument], cues: Sequence[Hit[Cue]], registry: Registry
) -> Iterator[Found]:
    text = document.text
    yield from neighbour_relations(text, args, registry)
    yield from pro_at_end(text, args)
    yield from comprising(text, sentence.start, sentence.end, args)
    yield from outlet_habits(text, sentence.start, sentence.end, args)
    for hit in cues:
        if document.monocase or hit.exact.islower() or hit.start == sentence.start:  # "Fighting Falcons" is a name
            yield from _cued(text, args, hit)


def _cued(text: str, args: list[Argument], hit: Hit[Cue]) -> Iterator[Found]:
    cue = hit.value
    left = _before(text, args, hit)
    if left is None:
        return
    right = _after(text, args, hit)
    if right is None:
        match = _OTHERS.match(text, hit.end) if cue.type == "ally-of" else None
        if match is not None:
            other = phrase_argument(text, match.start("who"), match.end("who"))
            yield Found("ally-of", args[left], other, args[left].start, other.end)
        return
    if text[hit.end : hit.end + 1] == "-" or not _fits(cue, args[left], args[right]):
        return
    for one in joined_before(text, args, left):
        for two in joined_after(text, args, right) if cue.type != "same-as" else [args[right]]:
            if one.id is not None and one.id == two.id and cue.type != "same-as":
                continue
            source, target = (two, one) if cue.swap else (one, two)
            yield Found(cue.type, source, target, one.start, two.end)


def _before(text: str, args: list[Argument], hit: Hit[Cue]) -> int | None:
    """The argument on the cue's left that is in its reach."""
    for index in range(len(args) - 1, -1, -1):
        one = args[index]
        if one.end > hit.start or (hit.value.type == "fights" and not one.is_group):
            continue
        gap = text[one.end : hit.start]
        if _BREAK.search(gap.replace("(", "", 1).replace(")", "", 1) if hit.value.type != "fights" else gap):
            return None
        heavy = [word for word in _WORD.findall(gap.lower()) if word not in _LIGHT]
        if len(heavy) > hit.value.reach or not _CLAUSES.isdisjoint(heavy):
            return None
        verbal = hit.value.type in {"fights", "ally-of"}
        return None if verbal and _NO_SUBJECT.search(text, max(0, one.start - 14), one.start) else index
    return None


def _after(text: str, args: list[Argument], hit: Hit[Cue]) -> int | None:
    """The argument on the cue's right, with at most three words between."""
    for index, one in enumerate(args):
        if one.start >= hit.end:
            return index if _AFTER_CUE.fullmatch(text, hit.end, one.start) else None
    return None


def _fits(cue: Cue, left: Argument, right: Argument) -> bool:
    """Whether the two can stand in the relation: groups fight and ally, outlets are owned, persons lead."""
    source, target = (right, left) if cue.swap else (left, right)
    groups = source.is_group and target.is_group
    organisations = source.type == target.type == "organisation"
    if cue.type in {"fights", "rival-of"}:
        return groups
    if cue.type == "ally-of":
        return organisations and not source.is_outlet and not target.is_outlet
    if cue.type == "outlet-of":
        return source.is_outlet and target.type == "organisation" and not target.is_outlet
    if cue.type == "leads":
        return source.type in {"person", "organisation"} and target.type == "organisation" and not source.is_outlet
    if cue.type == "member-of":
        return source.type == "person" and target.type == "organisation" and not target.is_outlet
    if cue.type == "same-as":
        return source.type == target.type and (source.id is None or target.id is None or source.id == target.id)
    if cue.type == "affiliated-with":
        return source.type in {"organisation", "person"} and target.type == "organisation" and not target.is_outlet
    return organisations and not source.is_outlet and not target.is_outlet


def _stance(text: str, sentence: Sentence, found: Found) -> Stance:
    """How committed the words are: those up to the relation's end, the nearest six before it counting for hedges."""
    start = min(found.start, found.source.start, found.target.start)
    end = max(found.end, found.source.end, found.target.end)
    within = {word.lower() for word in _WORD.findall(text[start:end])}
    before = [word.lower() for word in _WORD.findall(text[sentence.start : start])[-6:]]
    near = within.union(before)
    if near & DENIED:
        return "denied"
    if within & NEGATED or any(word.endswith(("n't", "n’t")) for word in within):
        return "negated"
    if near & SUSPECTED:
        return "suspected"
    if near & ALLEGED or text[sentence.start : start].lower().startswith(HEARSAY):
        return "alleged"
    if found.type in {"ally-of", "part-of", "affiliated-with"} and within & PLANNED:
        return "planned"
    return "hypothetical" if within & HYPOTHETICAL else "asserted"
