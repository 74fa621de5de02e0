"""The words of a sentence that tell an outcome, with the verb group around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dateline.codebook.casualties import Form, Outcome
from dateline.extract.counts.nouns import noun_of, tables
from dateline.extract.counts.toll_words import FIGURE_WORDS, figure_words, goes_on
from dateline.language.document import Document, Sentence
from dateline.language.number_words import digits_value, word_value

TriggerFrame = Literal["act", "happening", "state", "event", "toll", "harm", "body", "lives"]

BE = frozenset({"was", "were", "is", "are", "be", "been", "being", "got", "get", "gets", "getting", "remain", "remains",
                "remained", "lay", "were-", "became"})  # fmt: skip
_HAVE = frozenset({"has", "have", "had", "having"})
MODALS = frozenset({"would", "could", "will", "may", "might", "should", "must", "can", "if"})
_ATTEMPTS = frozenset(
    "try tries tried trying plan plans planned planning plot plotted plotting want wants wanted wanting threaten "
    "threatened threatening attempt attempts attempted attempting intend intended intending intent order ordered "
    "orders vow vowed vowing sought seek hoping hoped going how prepare prepared preparing conspired conspiring "
    "conspiracy used designed meant aimed ready able allowed sworn swore have had call called calling calls "
    "failed effort efforts supposed about plans threats them him me us people".split()
)
_NOT = frozenset({"not", "never", "n't", "neither"})
_ADVERBS = frozenset(
    "also all both then later already once still since even just again each either once themselves soon instantly "
    "now listed reported initially feared believed reportedly confirmed left found".split()
)
_SAID = frozenset("said thought understood presumed alleged rumoured rumored assumed known suspected supposed".split())
_NO_ADVERBS = frozenset({"family", "july", "only", "early", "assembly", "italy", "bully", "ally", "elderly"})
_OBJECT_REACH = 12
"""Tokens from a verb to the words behind its object ("took 12 clerks and a guard hostage"). Set by reading."""
_CLAUSE_ENDS = frozenset(
    (*'.;:,"”', *"who which that where when while after before but to he she they".split(), *BE, *_HAVE)
)
_LOSS_REACH = 6  # tokens from "lost" to the fighters: "lost | nine of its best | men"
_FALL_REACH = 3  # tokens from the fighters to "fell"
_BODIES = frozenset({"body", "bodies", "corpse", "corpses"})
_BODY_CUES = frozenset(
    "found recovered discovered pulled exhumed lay lying unearthed located retrieved brought lifted dug washed".split()
)
_LIFE_CUES = frozenset("claimed claim claiming cost costing took taking claims".split())
_NO_HIT = frozenset({"at", "down", "back", "out", "up", "off"})
_LOST = frozenset({"lose", "loses", "losing", "lost"})
_FIGHTING = frozenset({"armed-group", "security-force"})
_FALLING = frozenset({".", ",", ";", "in", "there", "during", "when", "while", "and", "as", "at", "”", '"'})
_CHARGES = frozenset("with of for in to alleged".split())
_CRIMES = frozenset("murder murders homicide homicides killing killings execution executions".split())


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens [first, last) that tell the outcome `fields` (several where verbs are joined: "kidnapped and killed")."""

    first: int
    last: int
    fields: tuple[str, ...]
    frame: TriggerFrame
    form: Form = "none"


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The verb group that ends in a trigger: where it begins, and what its helping verbs say."""

    start: int
    passive: bool = False
    singular: bool = False
    perfect: bool = False
    modal: bool = False
    negated: bool = False


@cache
def trigger_words() -> frozenset[str]:
    """First words of anything that can be a trigger: a sentence without any is skipped."""
    return frozenset(tables().outcomes) | tables().harm_verbs | tables().strikes | _BODIES | {"lives", "life"}


def find_triggers(document: Document, sentence: Sentence, told: tuple[str, ...] = ()) -> tuple[Trigger, ...]:
    """The triggers of a sentence in order, joined verbs as one; `told` are the fields of the count told last."""
    found: list[Trigger] = []
    index, words = sentence.first, trigger_words()
    while index < sentence.last:
        trigger = _figure_at(document, index, sentence, found, told)
        if trigger is None and document.lowers[index] in words:
            trigger = _trigger_at(document, index, sentence)
        if trigger is None:
            index += 1
            continue
        if found and (joined := _joined(document, found[-1], trigger)) is not None:
            found[-1] = joined
        else:
            found.append(trigger)
        index = trigger.last
    return tuple(found)


def _figure_at(
    document: Document, index: int, sentence: Sentence, found: Sequence[Trigger], told: tuple[str, ...]
) -> Trigger | None:
    """Words for a figure: "the number of clerks killed", and "it" that goes on from the figure told last."""
    if document.lowers[index] not in FIGURE_WORDS:
        return None
    read = figure_words(
        document.lowers, index, sentence.last, after_figure=any(one.frame == "toll" for one in found)
    )  # fmt: skip
    if read is not None:
        return Trigger(index, read[0], (read[1],), "toll")
    fields = found[-1].fields if found else told
    last = goes_on(document.lowers, index, sentence.first, sentence.last) if fields else None
    return None if last is None else Trigger(index, last, fields, "toll")


def _trigger_at(document: Document, index: int, sentence: Sentence) -> Trigger | None:
    lowers, stop = document.lowers, sentence.last
    word = lowers[index]
    for outcome in tables().outcomes.get(word, ()):
        after = index + len(outcome.words)
        if after > stop or lowers[index:after] != outcome.words:
            continue
        if outcome.behind and not _follows(lowers, after, stop, outcome.behind):
            continue
        if _holds(document, index, after, outcome, sentence):
            form = _form(outcome, word)
            return Trigger(index, after, (outcome.field,), outcome.frame, form)
    if word in tables().harm_verbs or word in tables().strikes:
        return _harm_at(lowers, index, stop)
    if word in _BODIES and not _BODY_CUES.isdisjoint(lowers[max(sentence.first, index - 30) : min(stop, index + 30)]):
        return Trigger(index, index + 1, ("killed",), "body")
    if word in ("lives", "life") and any(cue in _LIFE_CUES for cue in lowers[max(sentence.first, index - 8) : index]):
        return Trigger(index, index + 1, ("killed",), "lives")
    return None


def _follows(lowers: tuple[str, ...], index: int, stop: int, behind: tuple[tuple[str, ...], ...]) -> bool:
    """Whether some of the words that a verb's sense hangs on stand behind its object, in the same clause."""
    for position in range(index + 1, min(stop, index + _OBJECT_REACH)):
        if any(lowers[position : position + len(words)] == words for words in behind):
            return True
        if lowers[position] in _CLAUSE_ENDS:
            return False
    return False


def _form(outcome: Outcome, word: str) -> Form:
    return "past" if word == "hurt" and outcome.frame == "act" else outcome.form


def _holds(document: Document, index: int, after: int, outcome: Outcome, sentence: Sentence) -> bool:
    """Whether the words are used in the sense of the table."""
    lowers = document.lowers
    word = outcome.words[0]
    following = lowers[after] if after < sentence.last else ""
    if word in ("shot", "shooting", "shoot", "shoots") and len(outcome.words) == 1:
        if following in _NO_HIT or (
            word == "shot" and index and lowers[index - 1] in ("a", "one", "single", "the", "gun")
        ):
            return False
        if (
            word == "shooting"
            and index
            and lowers[index - 1] in ("the", "a", "fatal", "deadly", "mass", "this", "that")
        ):
            return False
    if word == "in" and outcome.words[-1] == "hospital":  # "three others in hospital", but not "died in hospital"
        before = lowers[index - 1] if index > sentence.first else ""
        return before in BE or before == "others" or noun_of(before) is not None
    if word in _CRIMES and outcome.frame == "event" and index > sentence.first:
        return lowers[index - 1] not in _CHARGES
    if word in _LOST and outcome.frame == "act":
        return _fighters(lowers[after : min(after + _LOSS_REACH, sentence.last)])
    if outcome.words in (("fell",), ("fallen",)):
        return following in _FALLING and _fighters(lowers[max(sentence.first, index - _FALL_REACH) : index])
    if (
        word == "executed"
        and following in ("a", "the")
        and lowers[after + 1 : after + 2]
        and "warrant" in lowers[after : after + 4]
    ):
        return False
    return not (word == "missing" and following in ("from", "the", "in") and lowers[index - 1] not in BE)


def _fighters(words: Sequence[str]) -> bool:
    """Whether the first person named is one who fights ("nine of its men"), and no clause comes between."""
    for word in words:
        noun = noun_of(word)
        if noun is not None:
            return noun.category in _FIGHTING or word in ("man", "men", "member", "members", "comrade", "comrades")
        if word in _CLAUSE_ENDS:
            return False
    return False


def _harm_at(lowers: tuple[str, ...], index: int, stop: int) -> Trigger | None:
    """ "sustained two gunshot wounds", "suffered fatal injuries": the verb up to and with the harm."""
    struck = lowers[index] in tables().strikes
    for position in range(index + 1, min(stop, index + (5 if lowers[index] == "with" else 9))):
        word = lowers[position]
        if struck:
            if position == index + 1 and word not in ("by", "with"):
                return None
            if word in tables().missiles:
                return Trigger(index, position + 1, ("injured",), "act", "past")
        if word in tables().harms:
            fatal = any(before in tables().fatal for before in lowers[index:position])
            return Trigger(index, position + 1, ("killed" if fatal else "injured",), "harm")
        if word in (".", ";", "who", "that", "no", "and"):
            return None
    return None


def _joined(document: Document, left: Trigger, right: Trigger) -> Trigger | None:
    """ "killed and wounded" as one trigger, None where the two do not stand together."""
    lowers = document.lowers
    between = lowers[left.last : right.first]
    if left.frame != right.frame and {left.frame, right.frame} != {"act", "state"}:
        return None
    if left.form != right.form and left.frame == right.frame == "act":
        return None
    if between not in (
        ("and",),
        ("or",),
        ("/",),
        ("and", "/", "or"),
        ("and/or",),
        (",",),
        (",", "and"),
        ("and", "then"),
    ):
        return None
    if between == (",",) and left.fields == right.fields:
        return None
    if left.frame == "state" and right.frame == "act" and _counts_next(lowers, right.last):
        return None  # "left one dead and injured four others"
    if "toll" in (left.frame, right.frame) or left.frame in ("body", "lives", "harm"):
        return None
    return replace(left, last=right.last, fields=_merged(left.fields, right.fields), form=right.form)


def _counts_next(lowers: Sequence[str], index: int) -> bool:
    """Whether a number stands at `index`, with or without "at least" and the like before it."""
    words = [word for word in lowers[index : index + 3] if word not in ("at", "least", "about", "around")][:1]
    return bool(words) and (word_value(words[0]) is not None or digits_value(words[0]) is not None)


def _merged(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    fields = {*left, *right}
    if {"killed", "injured"} <= fields:
        fields = (fields - {"killed", "injured"}) | {"killed_or_injured"}
    elif "killed_or_injured" in fields and fields & {"killed", "injured"}:
        fields -= {"killed_or_injured"}  # "shot and killed", "stabbed and wounded"
    return tuple(sorted(fields))


def verb_group(document: Document, trigger: Trigger, floor: int) -> VerbGroup:
    """The helping verbs and adverbs before a trigger, no farther left than token `floor`."""
    lowers = document.lowers
    start = trigger.first
    passive = singular = perfect = modal = negated = False
    while start > floor:
        word = lowers[start - 1]
        if word in BE:
            passive, singular = True, singular or word in ("was", "is")
        elif word in _HAVE:
            perfect, singular = True, singular or (word == "has")
        elif word in MODALS:
            modal = True
        elif word == "to":
            modal = modal or (start - 2 >= floor and lowers[start - 2] in _ATTEMPTS)
        elif word in _NOT or word.endswith(("n't", "n’t")):
            negated = True
            passive = passive or word[:-3] in BE
        elif word in ("did", "do", "does") or (word in _SAID and lowers[start] == "to"):
            pass
        elif not (word in _ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)):
            break
        start -= 1
    return VerbGroup(start, passive, singular, perfect, modal, negated)
