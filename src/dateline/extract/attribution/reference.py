"""Who "he", "it" and "the spokesman" are: sources that point back at one named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extract.attribution.hops import speakers
from dateline.extract.attribution.leftward import source_left
from dateline.extract.attribution.lexicon import HEAD_ENDS
from dateline.extract.attribution.naming import Names, callings, is_name, pronoun_of
from dateline.extract.attribution.nominal import after_dateline
from dateline.extract.attribution.owners import Owners
from dateline.extract.attribution.rightward import subject_of
from dateline.extract.attribution.scan import Range, Scan
from dateline.schema.claims import HopKind, Source

_POINTING = frozenset({"the", "that", "this", "same", "these", "those"})
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_NEAR = 30
"""Words behind a pronoun among which a name is looked for that it then does not mean. Set by hand."""
_MOST_MEANT = 4
"""Speakers that a pronoun may mean, the newest first. Set by hand: further back nobody means anyone by it."""
_FIRST_PERSON = frozenset({"i", "we", "you"})
_PRONOUNS = ("they", "their", "them", "it", "its", "he", "she", "his", "her", "him")
_SINGLE = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
"""Pronouns of one person, by the one that stands for all of these."""
_BODIES = frozenset({"official-body", "armed-group", "outlet", "channel", "document"})
_BARE = frozenset(
    {"police", "gendarmes", "prosecutors", "residents", "villagers", "witnesses", "survivors", "rescuers", "militants",
     "investigators", "rebels", "doctors"}
)  # fmt: skip
"""Words that point back without an article: "police added"."""
_BACK = 3
"""Sentences of a paragraph before a pronoun whose subjects it may mean. Set by hand."""
# Nouns that stand for any body of their kind once it has been named.
_GENERAL: dict[str, tuple[HopKind, ...]] = {
    **dict.fromkeys(("militants", "rebels"), ("armed-group",)),
    **dict.fromkeys(("group", "organization", "organisation", "movement"), ("armed-group", "official-body")),
    **dict.fromkeys(("source", "sources"), ("unnamed", "official-body", "armed-group", "outlet")),
    **dict.fromkeys(("garrison", "unit", "detachment"), ("official-body",)),
    **dict.fromkeys(("station", "paper", "newspaper", "weekly", "broadcaster", "channel"), ("outlet", "channel")),
    **dict.fromkeys(("force", "service", "company", "firm", "body", "institution"), ("official-body", "armed-group")),
    **dict.fromkeys(("official", "spokesman", "spokeswoman"), ("person",)),
    **dict.fromkeys(("statement", "report"), ("document",)),
    "outlet": ("outlet", "channel"),
    "agency": ("outlet", "official-body"),
}


@dataclass(frozen=True, slots=True)
class _Heard:
    """A speaker, the words of its name, and when it spoke: the later the greater, of joint ones the first greatest."""

    when: tuple[int, int]
    words: tuple[str, ...]
    source: Source


_Spoke = tuple[int, tuple[Source, ...]]
"""The token where somebody spoke, and who."""


class Memory:
    """The speakers of a text so far, and the one that a pointing source means: always the newest that fits.

    Kept under what they are asked by: the surname and the length of a person's name, the head word and the kind of any,
    and for persons the callings by which they were introduced ("the mayor").
    """

    __slots__ = (
        "_by_calling",
        "_by_head",
        "_by_kind",
        "_by_pronoun",
        "_called",
        "_count",
        "_names",
        "_owners",
        "_persons",
        "_scan",
        "_within",
    )

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._names, self._owners = Names(scan), Owners(scan)
        self._count = 0
        self._called: dict[str, str] = {}
        self._by_pronoun: dict[str, list[_Spoke]] = {}
        self._within: dict[str, _Spoke] = {}
        self._by_calling: dict[str, _Heard] = {}
        self._persons: dict[str, dict[int, _Heard]] = {}
        self._by_head: dict[str, tuple[_Heard, ...]] = {}
        self._by_kind: dict[str, tuple[_Heard, ...]] = {}

    def resolve(self, source: Range, low: int, around: Sequence[Source] | None) -> tuple[Source, ...]:
        """The speakers that `source` names or points at; `low` is the first token of its sentence, `around` are those
        who quote them, None where that is the report itself.

        Whom somebody else quotes becomes "he" of a later sentence only where nobody else can be meant.
        """
        outermost = around is None
        found = self._resolve(source, low, outermost=outermost)
        found = tuple(self._owners.of(one, around) for one in found)
        if found:
            self._note(found, callings(self._scan, source, found), source[0], outermost=outermost)
        return found

    def _note(self, speaking: tuple[Source, ...], called: Sequence[str], at: int, *, outermost: bool) -> None:
        """Keeps who speaks at token `at`: to the report itself, or quoted by others."""
        self._count += 1
        pronoun = pronoun_of(word for calling in (*called, speaking[0].name.lower()) for word in calling.split())
        if pronoun is not None and len(speaking) == 1:
            self._called.setdefault(speaking[0].name, pronoun)
        for word in _PRONOUNS:
            if not _fits(word, speaking):
                continue
            self._within[word] = (at, speaking)
            if outermost:
                fitting = self._by_pronoun.get(word, [])
                others = [one for one in fitting if _names(one[1]) != _names(speaking)]
                self._by_pronoun[word] = [(at, speaking), *others[: _MOST_MEANT - 1]]
        for word in called:
            self._by_calling[word] = _Heard((self._count, 0), (word,), speaking[0])
        for place, source in reversed(tuple(enumerate(speaking))):
            words = tuple(source.name.lower().split()) or ("",)
            heard = _Heard((self._count, -place), words, source)
            if source.kind == "person":
                self._persons.setdefault(words[-1], {})[len(words)] = heard
            for table, key in ((self._by_head, _head(words)), (self._by_kind, source.kind)):
                # Two of different names are enough: whoever asks wants the newest that is not called as it is itself.
                other = next((one for one in table.get(key, ()) if one.words != words), None)
                table[key] = (heard,) if other is None else (heard, other)

    def _resolve(self, source: Range, low: int, *, outermost: bool) -> tuple[Source, ...]:
        scan = self._scan
        first = scan.lowers[source[0]]
        if source[1] - source[0] == 1 and scan.tags[source[0]] in "WT":
            antecedent = source_left(scan, source[0], low)
            return self._known(antecedent, source) if antecedent is not None else speakers(scan, source)
        if scan.tags[source[0]] == "R" or (source[1] - source[0] == 1 and first in _PRONOUNS):
            return () if first in _FIRST_PERSON else self._pronoun(source, first, outermost=outermost)
        if first in _POSSESSIVES:
            return self._owned(speakers(scan, source), source, first)
        return self._known(source, source)

    def _known(self, words: Range, source: Range) -> tuple[Source, ...]:
        """Whom these words name, by the fullest name they have so far, as said by the words of `source`."""
        found = speakers(self._scan, words)
        if len(found) == 1 and (known := self._same(found[0], words)) is not None:
            found = (known,)
        own = _own(self._scan, source)
        return found if words == source and len(found) > 1 else tuple(replace(one, span=own) for one in found)

    def _pronoun(self, source: Range, word: str, *, outermost: bool) -> tuple[Source, ...]:
        own = _own(self._scan, source)
        meant = self._meant(source, word, outermost=outermost)
        found = tuple(replace(one, span=own) for one in meant or speakers(self._scan, source))
        if meant is None and found[0].kind == "person":
            named = (replace(found[0], name=name) for name in self._names.latest(source[0]))
            found = next(((one,) for one in named if self._may_be(word, (one,))), found)
        if len(found) == 1 and outermost and word in _SINGLE:
            self._called.setdefault(found[0].name, _SINGLE[word])
        return found

    def _may_be(self, word: str, known: Sequence[Source]) -> bool:
        """Whether nothing that these are called speaks against the pronoun: "she" is no spokesman."""
        return word not in _SINGLE or self._called.get(known[0].name, _SINGLE[word]) == _SINGLE[word]

    def _meant(self, source: Range, word: str, *, outermost: bool = True) -> tuple[Source, ...] | None:
        """Whom a pronoun means: the subject before it if that fits, else the newest speaker who does; nobody who is
        named behind it in the same sentence ("it accused the police"). Within another's words, whom these quoted."""
        document = self._scan.document
        later = _words_behind(self._scan, source[1])
        heard = self._by_pronoun.get(word, [])
        spoke, quoted = self._within.get(word, (-1, ()))
        known = [one for _, one in heard]
        subject = self._subject_before(source[0], word, heard[0][0] if heard else -1)
        known = [subject, *known] if subject else known
        here = spoke >= document.sentences[document.sentence_of[source[0]]].first
        if quoted and not outermost and (here or self._scan.tags[source[0]] == "O"):
            known = [quoted, *known]
        elif quoted:
            known = [*known, quoted]
        fitting = (one for one in known if self._may_be(word, one))
        found = next((one for one in fitting if not any(_head_of(hop) in later for hop in one)), None)
        return found or self._own_subject(source[0], word)

    def _subject_before(self, token: int, word: str, spoken: int) -> tuple[Source, ...]:
        """The nearest subject of the sentences before, in the same paragraph, that the pronoun can mean: "The rebels
        fled. They said ..."; beyond the last sentence only where nobody has spoken since token `spoken`."""
        document = self._scan.document
        number = document.sentence_of[token]
        for back in range(1, min(_BACK, number) + 1):
            sentence = document.sentences[number - back]
            if sentence.paragraph != document.sentences[number].paragraph:
                break
            found = self._as_subject(sentence.first, sentence.last)
            if found and _fits(word, found):
                return found
            if sentence.first <= spoken:
                break
        return ()

    def _own_subject(self, token: int, word: str) -> tuple[Source, ...] | None:
        """The subject of the pronoun's own sentence: "The army issued one line: nobody was hurt, it said"."""
        found = self._as_subject(self._scan.document.sentences[self._scan.document.sentence_of[token]].first, token)
        return found if found and _fits(word, found) else None

    def _as_subject(self, first: int, last: int) -> tuple[Source, ...]:
        """The subject of these tokens as a speaker: a body, somebody named, or people who act together."""
        subject = subject_of(self._scan, after_dateline(self._scan, first, last), last)
        if subject is None or self._scan.tags[subject[0]] in "RT":
            return ()
        found = self._known(subject, subject)
        bodies = {"armed-group", "official-body", "outlet"}
        if len(found) == 1 and found[0].kind not in bodies:
            return found if is_name(found[0].name) else ()
        return found if all(one.kind in ({"person"} if len(found) > 1 else bodies) for one in found) else ()

    def _owned(self, found: tuple[Source, ...], source: Range, word: str) -> tuple[Source, ...]:
        """ "Its spokesman, Hanno Dorr": he speaks for whom the pronoun means, where that is a body."""
        owner = self._meant(source, word)
        if owner is None or len(owner) != 1 or owner[0].kind not in ("official-body", "armed-group", "channel"):
            return found
        body = owner[0].affiliation or (owner[0].name if owner[0].kind != "channel" else None)
        return tuple(replace(one, affiliation=one.affiliation or body) for one in found)

    def _same(self, found: Source, source: Range) -> Source | None:
        """The earlier speaker of the same surname or, after "the", of the same head word; else the same speaker by a
        fuller name that the report has for them."""
        words = tuple(found.name.lower().split()) or ("",)
        points = self._scan.lowers[source[0]] in _POINTING or words[0] in _BARE
        fitting: list[_Heard] = []
        if found.kind == "person":
            fitting += [one for length, one in self._persons.get(words[-1], {}).items() if length > len(words)]
        if points and (called := self._by_calling.get(" ".join(words))) is not None:
            fitting.append(called)
        if points and len(words) <= 2:
            alike = [*self._by_head.get(words[-1], ())]
            fitting += [one for one in alike if one.words != words]
        fuller = self._fuller(found, source[0]) if len(words) == 1 and not fitting else None
        if fuller is not None:
            return replace(found, name=fuller)
        if points and not fitting:
            alike = [one for kind in _GENERAL.get(words[-1], ()) for one in self._by_kind.get(kind, ())]
            fitting += [one for one in alike if one.words != words]
        newest = max(fitting, key=lambda one: one.when, default=None)
        return None if newest is None else replace(newest.source, span=_own(self._scan, source))

    def _fuller(self, found: Source, at: int) -> str | None:
        """The fuller name of a speaker told by one word."""
        if found.kind == "person":
            return self._names.person(found.name)
        if self._scan.lowers[at] not in _POINTING:
            return None
        named = self._names.body(found.name, at) if found.kind in _BODIES else None
        return named or self._names.description(found.name, at)


def _words_behind(scan: Scan, token: int) -> frozenset[str]:
    """The words of the sentence from `token` on, as far as they are near."""
    document = scan.document
    last = document.sentences[document.sentence_of[min(token, len(document.sentence_of) - 1)]].last
    return frozenset(scan.lowers[token : min(last, token + _NEAR)])


def _head_of(source: Source) -> str:
    return _head(tuple(source.name.lower().split()) or ("",))


def _names(speaking: Sequence[Source]) -> tuple[str, ...]:
    return tuple(one.name for one in speaking)


def _head(name: Sequence[str]) -> str:
    """The head word of a name: the last before a preposition."""
    cut = next((at for at, word in enumerate(name) if at and (word in HEAD_ENDS or word == "of")), len(name))
    return name[cut - 1]


def _own(scan: Scan, source: Range) -> tuple[int, int]:
    return scan.document.starts[source[0]], scan.document.ends[source[1] - 1]


def means(word: str, source: Source) -> bool:
    """Whether a pronoun of the third person, in lower case, can mean this one speaker."""
    return _fits(word, (source,))


def _fits(word: str, known: Sequence[Source]) -> bool:
    if word in {"they", "their", "them"}:
        return len(known) > 1 or known[0].kind not in {"person", "document"}
    if word in {"it", "its"}:
        return len(known) == 1 and known[0].kind in _BODIES
    if word in {"he", "she", "his", "her", "him"}:
        return len(known) == 1 and known[0].kind in {"person", "unnamed", "witness"}
    return False
