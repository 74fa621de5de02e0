"""What sort of thing a mention is, where a corpus gives its role alone: a person, an organisation or a thing.

MUC-4 keeps attackers apart from their organisation, and people from things; WikiEvents and RAMS have one role for both.
Where the corpus types its entities the type decides; elsewhere the registry of actors and the head noun's class in the
codebook. What neither knows stays undecided: the table's undecided labels stand for any of several.
"""

from __future__ import annotations

import re
from typing import Literal

from dateline.codebook.registry import load_registry
from dateline.codebook.terms import load_codebook

Sort = Literal["person", "organisation", "thing", ""]
TYPES: dict[str, Sort] = {
    "PER": "person", "TTL": "person", "SID": "organisation", "ORG": "organisation", "GPE": "organisation",
    "FAC": "thing", "VEH": "thing", "WEA": "thing", "LOC": "thing", "COM": "thing",
}  # fmt: skip
"""WikiEvents' entity types. A country that attacks is an organisation."""
PRONOUNS = frozenset(
    """all another anyone both each everyone he her hers herself him himself his i it its itself many me most my myself
    none one others our ours ourselves she some someone that their theirs them themselves these they this those two us
    we which who whoever whom whose you your yours""".split()
)
"""Words that only point at a mention; written for this room from the arguments of WikiEvents' training part."""
_DECIDED = {
    ("perpetrator", "person"): "perpetrator-individual", ("perpetrator", "organisation"): "perpetrator-organisation",
    ("target", "thing"): "physical-target",
}  # fmt: skip
"""An organisation that is attacked stays undecided: its people or its house may be meant."""
_BODIES = frozenset(
    "air force|armed forces|army|battalion|brigade|civil guard|coast guard|government forces|military|national guard|"
    "navy|police|regiment|security forces".split("|")
)
"""Of the codebook's forces those that name a body rather than its men."""
_NUMBERS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve dozen dozens score scores hundred hundreds
    thousand thousands million millions several many few some""".split()
)
_TAIL = re.compile(r"\s+(?:of|in|from|at|on|for|with|who|that|which)\s", re.IGNORECASE)


def decided(label: str, words: str, type_: str = "") -> str:
    """`label`, or the decided label of the table where it is an undecided one and the mention's sort is known. `type_`
    is WikiEvents' entity type of the mention, where known."""
    if label not in ("perpetrator", "target", "victim"):
        return label
    sort = TYPES.get(type_) or sort_of(words)
    if label == "victim" or (label, sort) == ("target", "person"):
        return "human-target" if named(words) else "human-target-described"
    return _DECIDED.get((label, sort), label)


def pointing(words: str) -> bool:
    """Whether the words only point at a mention or count it: a pronoun or a bare number ("46", "two dozen")."""
    parts = re.findall(r"\w+", words.lower())
    return words.lower() in PRONOUNS or all(part.isdigit() or part in _NUMBERS for part in parts)


def sort_of(words: str) -> Sort:
    """By the registry of actors, then by the head noun, then by the shape of a name; "" where none of them knows."""
    found = load_registry().lookup(words)
    if found is not None and found.actors:
        return "organisation"
    book = load_codebook()
    for head in _heads(words):
        if head in _BODIES:
            return "organisation"
        if head in book.human or book.perpetrators.get(head) == "individual" or head in book.forces:
            return "person"
        if head in book.perpetrators:
            return "organisation"
        if head in book.physical:
            return "thing"
    return ""


def named(words: str) -> bool:
    """Whether a mention in mixed case holds a name: a capital on a word that is no class of people nor a nation."""
    human, nations = load_codebook().human, load_registry().nations
    if words.isupper():
        return False
    capitals = (word for word in re.findall(r"\w+", words) if word[:1].isupper() and word.lower() not in human)
    return any(not nations(word) and not nations(word.removesuffix("s")) for word in capitals)


def _heads(words: str) -> tuple[str, str]:
    """The last two words before any complement, and the last one."""
    parts = _TAIL.split(words.lower(), maxsplit=1)[0].split()
    return " ".join(parts[-2:]), " ".join(parts[-1:])
