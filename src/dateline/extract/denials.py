"""Who denies a deed of their own: "X denied any part in the attack", "it denied having lit the fire".

Whoever denies is the one that is said to have done it, also where only a pronoun stands for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.circumstances import Circumstance
from dateline.extract.phrases import Phrase
from dateline.extract.scene import Scene
from dateline.schema.claims import Attribution, Source
from dateline.schema.values import Text

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "any"))
_DOING = frozenset(("doing", "it", "behind", "responsible", "involved", "part", "role", "hand"))
_WORDS_OF_DOING = 5
"""Words of a denial among which the deed is looked for: "having deliberately opened fire". Chosen by reading."""


@dataclass(frozen=True, slots=True)
class Denials:
    """Reads the denials of one scene."""

    scene: Scene

    def read(self) -> Iterator[Circumstance]:
        """An accusation of everybody who denies an own deed, told by the first word of what is denied."""
        document = self.scene.document
        for said in self.scene.voices.said:
            if said.commitment.stance != "denied" or not (said.commitment.disowns or self._own_deed(said.attribution)):
                continue
            first = document.tokens_within(said.attribution.content.start, said.attribution.content.end)[0]
            for speaker in said.speakers:
                named = named_by(self.scene, speaker)
                if named is not None:
                    named = self._spoken_for(named)
                    words = Text(document.exact(named.first, named.last))
                    sentence = document.sentence_of[first]
                    yield Circumstance("accusation", words, first, first + 1, sentence, named)

    def _spoken_for(self, named: Phrase) -> Phrase:
        """ "a field commander of the Front denied any part": the body that a speaker without a name speaks for."""
        syntax = self.scene.syntax
        following = syntax.phrase(named.last + 1)
        if following is None or syntax.lowers[named.last] not in ("of", "for") or syntax.tags[named.head] == "NP":
            return named
        role = self.scene.roles.role(following)
        return following if role.kind in ("group", "force", "organisation") else named

    def _own_deed(self, one: Attribution) -> bool:
        """ "denied laying the mine", "denied having been behind it", "denied the shooting", "denied the charges"."""
        syntax, codebook = self.scene.syntax, self.scene.codebook
        first, last = self.scene.document.tokens_within(one.content.start, one.content.end)
        if first >= last:
            return False
        if syntax.tags[first] == "G" and syntax.phrase_at[first] < 0:
            words = syntax.lowers[first : min(first + _WORDS_OF_DOING, last)]
            doing = any(w in codebook.deed_verbs or w in codebook.cues["support"] or w in _DOING for w in words)
            return doing or (words[0] in codebook.verbs and any(w in codebook.weapons for w in words))
        phrase = syntax.phrase(first)
        if phrase is None or phrase.first != first:
            return False
        head = syntax.lowers[phrase.head]
        deed = head in codebook.cues["anaphora"] or head in codebook.cues["accusation"]["charges"]
        return deed and syntax.lowers[first] in _DEFINITE and phrase.last >= last - 1


def named_by(scene: Scene, speaker: Source) -> Phrase | None:
    """The phrase that names a speaker: at the speaker's own words, or where these are a pronoun, the last before."""
    if speaker.span is None:
        return None
    text, (start, end) = scene.document.text, speaker.span
    at = start + text[start:end].find(speaker.name)
    if at < start:
        at = text.rfind(speaker.name, 0, start)
    if at < 0:
        return None
    return scene.syntax.phrase(scene.document.tokens_within(at, at + len(speaker.name))[0])
