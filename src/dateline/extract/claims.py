"""Facts become claims: each with its speakers, its stance and its exact quote, numbered in the order of the account."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from dateline.extract.attribution.voices import Voice, Voices
from dateline.extract.facts import Fact
from dateline.extract.selves import speaking_doer
from dateline.extract.stance import stance_at
from dateline.language.document import Document
from dateline.schema.claims import Attribution, Claim, Source, Stance
from dateline.schema.values import Count, Entity, Span, Term

_COMMITTED = frozenset(("asserted", "alleged", "suspected", "claimed"))


class _Sources:
    """Where the speakers of a report are named, and what each says there."""

    __slots__ = ("_reaches", "_said", "_starts")

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        said = [
            (one.source.start, one.source.end, place, one.content)
            for place, one in enumerate(attributions)
            if one.source is not None
        ]
        self._said = sorted(said, key=lambda entry: entry[:3])
        self._starts = [entry[0] for entry in self._said]
        self._reaches = list(accumulate((entry[1] for entry in self._said), max))

    def first_meeting(self, start: int, end: int) -> Span | None:
        """What the first attribution says whose speaker's name meets the code points [start, end)."""
        found: tuple[int, Span] | None = None
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reaches[at] > start:
            _, stop, place, content = self._said[at]
            if stop > start and (found is None or place < found[0]):
                found = (place, content)
            at -= 1
        return None if found is None else found[1]


@dataclass(slots=True)
class ClaimWriter:
    """Numbers the claims of one report: `c1`, `c2`, ...; joint sets `j1`, ...; `engine` is written on each."""

    document: Document
    voices: Voices
    attributions: Sequence[Attribution]
    engine: str
    count: int = 0
    joints: int = 0
    _sources: _Sources = field(init=False)

    def __post_init__(self) -> None:
        self._sources = _Sources(self.attributions)

    def write(self, incident: str | None, facts: Sequence[Fact], stage: str) -> list[Claim]:
        """The claims of one account; the same value by the same speakers is one claim."""
        claims: list[Claim] = []
        known: dict[tuple[object, ...], str] = {}
        first_claim: dict[int, str] = {}
        for index, fact in enumerate(facts):
            voice = _beside_denial(self._voice(fact), fact.field)
            if fact.field == "doer":
                meant = speaking_doer(self.document, fact, voice)
                if meant is None:
                    continue
                fact = meant
            stance = _stance(self._commitment(voice, fact), stage)
            if stance == "claimed" and fact.field.endswith("_perpetrators"):
                stance = "asserted"  # what befell the doers themselves
            chains = _telling(voice)
            keys = [
                (fact.field, _identity(fact), tuple((hop.name, hop.kind) for hop in chain), stance) for chain in chains
            ]
            joint = None
            if sum(key not in known for key in keys) > 1:
                self.joints += 1
                joint = f"j{self.joints}"
            for key, chain in zip(keys, chains, strict=True):
                if key in known:
                    first_claim.setdefault(index, known[key])
                    continue
                claim = self._claim(incident, fact, voice, chain, stance, joint)
                known[key] = claim.id
                first_claim.setdefault(index, claim.id)
                claims.append(claim)
        return _with_wholes(claims, facts, first_claim)

    def _voice(self, fact: Fact) -> Voice:
        """Who speaks at the fact's words; of a doer who speaks of the own deed, that speech ("X denied killing")."""
        if fact.field in ("perpetrator", "responsibility", "doer"):
            own = self._sources.first_meeting(fact.start, fact.end)
            if own is not None:
                return self.voices.at(own.start, own.end)
        return self.voices.at(fact.start, fact.end)

    def _commitment(self, voice: Voice, fact: Fact) -> Stance:
        """The speaker's stance, or what the words around say of it ("no attack", "if the bomb had"): these win."""
        if voice.stance == "denied" and self._leaves_open(voice):
            return "hypothetical"
        if voice.stance != "asserted":
            return voice.stance
        around = stance_at(self.document, fact.start, fact.end)
        if around == "negated" and isinstance(fact.value, Count):
            return voice.stance  # "no one was killed" asserts a zero
        return around or voice.stance

    def _leaves_open(self, voice: Voice) -> bool:
        """ "neither confirmed nor denied", "would not confirm or deny"."""
        lowers, words = self.document.lowers, set[str]()
        for start, end in voice.cues:
            token = self.document.token_at(start)
            words.update(lowers[max(0, token - 3) : self.document.token_at(end - 1) + 1])
        return bool(words & {"neither", "nor"}) or {"confirm", "or"} <= words

    def _claim(
        self,
        incident: str | None,
        fact: Fact,
        voice: Voice,
        chain: tuple[Source, ...],
        stance: Stance,
        joint: str | None,
    ) -> Claim:
        self.count += 1
        quote = Span(fact.quote_start, fact.quote_end, self.document.text[fact.quote_start : fact.quote_end])
        return Claim(
            id=f"c{self.count}", incident=incident, field=fact.field, value=fact.value, stance=stance, quote=quote,
            engine=fact.engine or self.engine, score=fact.score, attribution=voice.attribution, said_by=chain,
            cues=voice.cues, joint=joint, parts=fact.parts,
        )  # fmt: skip


def _beside_denial(voice: Voice, field: str) -> Voice:
    """Who tells of a deed in which somebody denies a part. The denial is of the doer alone; that there was a deed is
    implied by it, and alleged by nobody who is named."""
    if not voice.disowns or field in ("perpetrator", "responsibility"):
        return voice
    chains = tuple(dict.fromkeys(chain[:-1] for chain in voice.chains))
    return replace(voice, attribution=voice.outer, chains=chains, stance="alleged", joint=len(chains) > 1)


def _telling(voice: Voice) -> tuple[tuple[Source, ...], ...]:
    """Who tells of it: of a plan, not the one who plans ("the group is plotting"), but whoever reports the plan."""
    if voice.stance == "planned":
        return tuple(dict.fromkeys(chain[:-1] for chain in voice.chains)) or ((),)
    return voice.chains or ((),)


def _identity(fact: Fact) -> object:
    """What makes two facts the same claim: an entity once for all its mentions, a figure each time it is told."""
    if isinstance(fact.value, Entity):
        return (fact.value.name, fact.value.kind)
    if isinstance(fact.value, Term):
        return fact.value.term
    return (repr(fact.value), fact.start if fact.parts or fact.part_of is not None else None)


def _stance(voice: Stance, stage: str) -> Stance:
    """A planned or threatened deed is planned or threatened whoever tells of it, unless it is denied."""
    if stage == "planned" and voice in _COMMITTED:
        return "planned"
    if stage == "threatened" and voice in _COMMITTED:
        return "threatened"
    return voice


def _with_wholes(claims: list[Claim], facts: Sequence[Fact], first_claim: dict[int, str]) -> list[Claim]:
    """Sets `part_of`, whoever gave the whole ("two of the dead were clerks"); a part that has a set of parts stays
    there where its whole is another speaker's."""
    by_id = {claim.id: claim for claim in claims}
    wholes: dict[str, str] = {}
    dropped: set[str] = set()
    for index, fact in enumerate(facts):
        if fact.part_of is None or index not in first_claim or fact.part_of not in first_claim:
            continue
        part, whole = by_id[first_claim[index]], by_id[first_claim[fact.part_of]]
        same = part.said_by == whole.said_by
        if fact.single and not same:
            dropped.add(part.id)
        elif part.id != whole.id and (same or part.parts is None):
            wholes[part.id] = whole.id
    return [
        replace(claim, part_of=wholes[claim.id]) if claim.id in wholes else claim
        for claim in claims
        if claim.id not in dropped
    ]
