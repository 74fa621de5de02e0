"""Words for persons as the counts read them: a noun's entry, the class of victims, and words that end a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.codebook.casualties import Casualties, Noun, load_casualties

PREPOSITIONS = frozenset(
    "of by with from for near in at against on to into onto inside outside between behind under over after before "
    "during without within toward towards around about through across via versus despite per like than involving "
    "targeting injuring killing wounding carrying and/or".split()
)
STOPS = frozenset(
    "and or but nor of in on at to by for from with who whom which that when where while as is was were are be been "
    "being am has have had do does did will would could should may might can must not n't he she it they we i you his "
    "her its their my our the a an this these those after before since until during if because although though so than "
    "then there here what how why said says say told including among between near into onto against under over through "
    "about inside outside without also later still just all both no".split()
)


@cache
def tables() -> Casualties:
    """The words of casualties, loaded once."""
    return load_casualties()


def noun_of(word: str) -> Noun | None:
    """The table's entry for a noun, or one by its ending ("servicemen", "gunwoman"), or None."""
    noun = tables().nouns.get(word)
    if noun is None and "-" in word:
        noun = tables().nouns.get(word.rsplit("-", 1)[1])
        if noun is None and word.endswith(("-year-old", "-month-old", "-week-old", "-day-old")):
            return Noun("unknown", plural=False)
        if noun is None and word.endswith(("-year-olds", "-month-olds")):
            return Noun("unknown", plural=True)
    if noun is None and len(word) > 5:
        if word.endswith(("woman", "sman")):
            return Noun("unknown", plural=False)
        if word.endswith(("women", "smen")):
            return Noun("unknown", plural=True)
    return noun


def category_of(words: Sequence[str]) -> str:
    """The contract's class of the victims that the words (in lower case) name: one class, `mixed`, or `unknown`.

    Each coordinated noun counts once; where it says no class, the nearest word before it that does.
    """
    found: set[str] = set()
    current = "unknown"
    for word in (*words, "and"):
        if word in ("and", "or"):
            found.add(current)
            current = "unknown"
        elif word in tables().modifiers:
            current = tables().modifiers[word]
        elif (noun := noun_of(word)) is not None and noun.category != "unknown":
            current = noun.category
    found.discard("unknown")
    return "unknown" if not found else found.pop() if len(found) == 1 else "mixed"
