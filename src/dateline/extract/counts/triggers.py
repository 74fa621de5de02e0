"""The words of a sentence that tell an outcome, with the verb group around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dateline.codebook.casualties import Form, Outcome
from dateline.extract.counts.nouns import tables
from dateline.language.document import Document, Sentence

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
    "listed reported initially feared believed reportedly confirmed left found".split()
)
_NO_ADVERBS = frozenset({"family", "july", "only", "early", "assembly", "italy", "bully", "ally", "elderly"})
_BODIES = frozenset({"body", "bodies", "corpse", "corpses"})
_BODY_CUES = frozenset("found recovered discovered pulled exhumed lay lying unearthed located retrieved".split())
_LIFE_CUES = frozenset("claimed claim claiming cost costing took taking claims".split())
_NO_HIT = frozenset({"at", "down", "back", "out", "up", "off"})
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
    return frozenset(tables().outcomes) | tables().harm_verbs | _BODIES | {"lives", "life"}


def find_triggers(document: Document, sentence: Sentence) -> tuple[Trigger, ...]:
    """The triggers of a sentence in order, joined verbs as one."""
    found: list[Trigger] = []
    index, words = sentence.first, trigger_words()
    while index < sentence.last:
        trigger = _trigger_at(document, index, sentence) if document.lowers[index] in words else None
        if trigger is None:
            index += 1
            continue
        if found and (joined := _joined(document, found[-1], trigger)) is not None:
            found[-1] = joined
        else:
            found.append(trigger)
        index = trigger.last
    return tuple(found)


def _trigger_at(document: Document, index: int, sentence: Sentence) -> Trigger | None:
    lowers, stop = document.lowers, sentence.last
    word = lowers[index]
    for outcome in tables().outcomes.get(word, ()):
        after = index + len(outcome.words)
        if after <= stop and lowers[index:after] == outcome.words and _holds(document, index, after, outcome, sentence):
            form = _form(outcome, word)
            return Trigger(index, after, (outcome.field,), outcome.frame, form)
    if word in tables().harm_verbs:
        return _harm_at(lowers, index, stop)
    if word in _BODIES and not _BODY_CUES.isdisjoint(lowers[max(sentence.first, index - 30) : min(stop, index + 30)]):
        return Trigger(index, index + 1, ("killed",), "body")
    if word in ("lives", "life") and any(cue in _LIFE_CUES for cue in lowers[max(sentence.first, index - 8) : index]):
        return Trigger(index, index + 1, ("killed",), "lives")
    return None


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
    if word in _CRIMES and outcome.frame == "event" and index > sentence.first:
        return lowers[index - 1] not in _CHARGES
    if (
        word == "executed"
        and following in ("a", "the")
        and lowers[after + 1 : after + 2]
        and "warrant" in lowers[after : after + 4]
    ):
        return False
    return not (word == "missing" and following in ("from", "the", "in") and lowers[index - 1] not in BE)


def _harm_at(lowers: tuple[str, ...], index: int, stop: int) -> Trigger | None:
    """ "sustained two gunshot wounds", "suffered fatal injuries": the verb up to and with the harm."""
    for position in range(index + 1, min(stop, index + (5 if lowers[index] == "with" else 9))):
        word = lowers[position]
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
    if left.frame in ("toll", "body", "lives", "harm"):
        return None
    return replace(left, last=right.last, fields=_merged(left.fields, right.fields), form=right.form)


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
        elif word in ("did", "do", "does"):
            pass
        elif not (word in _ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)):
            break
        start -= 1
    return VerbGroup(start, passive, singular, perfect, modal, negated)
