"""Who speaks for the doer by the report's own words: "the channel of the Front", "a commander of the Front".

The registry knows the outlets of some parties; of all others the report itself says whose they are, in the words that
name the speaker, or in the clause behind these ("the channel Dawn, which the Front runs").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dateline.schema.claims import Claim, Reading, Source

_MEN = (
    "fighters|troops|soldiers|forces|men|guards|gunmen|guerrillas|rebels|militiamen|militants|members|commandos|units?|"
    "police|officers|sappers|gunners|pilots|brigades?|warplanes|jets|aircraft|drones|artillery"
)
_MEN_OF = re.compile(
    rf"^(?:[\w-]+\s+){{0,2}}(?:{_MEN}|band|group|column|squad|team|unit)\s+of\s+(?:the\s+)?(?P<body>.+)$", re.I
)
_BODY_MEN = re.compile(rf"^(?P<body>.+?)\s+(?:{_MEN})$", re.I)
_AGAINST = re.compile(
    r"\b(?:against|rivals?|enem(?:y|ies)|captives?|hostages?|prisoners?|victims?|survivors?|survived|widows?|fled|fleeing|"
    r"escaped|deserted|deserters?|defected|defectors?|former|ex|oppos\w+|fight\w*|attack\w*|besieged|critics?|banned|"
    r"split|broke|raid\w*)\b",
    re.I,
)
"""Words in a speaker's description with which a party is named that the speaker does not speak for."""
_BYSTANDERS = re.compile(
    r"\b(?:minist\w+|governor|mayor|police|prosecutor|judge|president|doctor|nurse|residents?|villagers?|witness\w*|"
    r"neighbou?rs?|hospital|relatives?|families|survivors?|union|observers?|monitors?|analysts?)\b",
    re.I,
)
"""Words of those that a party's outlet quotes without speaking for itself through them."""
_BEHIND = re.compile(
    r"(?:,?\s+(?:which|that|whose)|,\s+(?:the|a|an|its|run|owned|operated|published)|\s+of|\s+for)\s[^,.;“”\"]{3,80}(?=[,.;])"
)
"""What describes a speaker behind its name: "..., the channel of the Front, ..."."""
_DESCRIPTIONS = 20
"""Descriptions of one speaker that are kept at most, the first. Chosen by hand, not calibrated."""
_PERSONAL = frozenset(("person", "unnamed", "channel", "document", "armed-group", "outlet"))


class OwnWords:
    """What one report says of its speakers: for each name, all the words that describe it."""

    __slots__ = ("_said",)

    def __init__(self, reading: Reading) -> None:
        found: dict[str, dict[str, None]] = {}
        text = reading.report.text
        hops = {hop for claim in reading.claims for hop in claim.said_by if hop.span is not None}
        for hop in sorted(hops, key=lambda one: one.span or (0, 0)):
            start, end = hop.span or (0, 0)
            behind = _BEHIND.match(text, end)
            words = text[start : behind.end() if behind is not None else end].replace(hop.name, " ").strip()
            said = found.setdefault(hop.name, {})
            if words and len(said) < _DESCRIPTIONS:
                said[words] = None
        self._said = {name: " | ".join(said) for name, said in found.items()}

    def own(self, claim: Claim, doer: str) -> bool:
        """Whether somebody of the doer's speaks, whose words nobody else's are between: "Dawn, the channel of the
        Front, quoted a commander as saying"."""
        names = bodies(doer)
        for hop in reversed(claim.said_by):
            if self._speaks_for(hop, names):
                return True
            if hop.kind not in _PERSONAL or _BYSTANDERS.search(f"{hop.name} {self._said.get(hop.name, '')}"):
                return False
        return False

    def turned(self, hop: Source) -> bool:
        """Whether the speaker's words set it apart from the party that they name ("a deserter from the Front")."""
        return hop.kind == "witness" or _AGAINST.search(f"{hop.name} {self._said.get(hop.name, '')}") is not None

    def _speaks_for(self, hop: Source, names: Iterable[str]) -> bool:
        described = self._said.get(hop.name, "")
        if self.turned(hop):
            return False
        itself = hop.kind != "unnamed" or hop.name[:1].isupper()  # "two men" need not be the two men who did it
        return any(
            _holds(described, name)
            or _holds(hop.affiliation or "", name)
            or (itself and _plain(hop.name) == _plain(name))
            for name in names
        )


@lru_cache(maxsize=256)
def bodies(doer: str) -> Sequence[str]:
    """The names of the body that a doer's words name: "fighters of the Front" are the Front's, "Front troops" too."""
    found = [doer]
    for pattern in (_MEN_OF, _BODY_MEN):
        match = pattern.match(doer)
        if match is not None and match["body"].lower() not in ("the", "two", "three", "armed", "masked", "unknown"):
            found.append(match["body"].removeprefix("the ").removeprefix("The "))
    return tuple(found)


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ")


def _holds(words: str, name: str) -> bool:
    """Whether words name a body, capitals as written; a common word ("army") also where its sentence begins with it."""
    written = {name, name[0].lower() + name[1:]} if name.istitle() and " " not in name else {name}
    return any(re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", words) for one in written)
