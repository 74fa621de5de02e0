"""Whose voice an office or an outlet is, as far as its name says: "the army's press office", "Dawn (channel of the Dorr
Front)", "Interior Ministry, notices"."""

from __future__ import annotations

import re

from dateline.codebook.matcher import folded_name

_OFFICE = (
    r"(?:press|media|news|information|public affairs)\s(?:office|service|centre|center|bureau|department|desk|wing|arm)"
)
_STAFF = r"(?:general\s(?:staff|command)|high\scommand|supreme\scommand|command|headquarters|leadership)"
_OUTLET = (
    r"(?:channel|station|newspaper|paper|organ|mouthpiece|voice|outlet|broadcaster|radio|television|weekly|daily|agency|"
    r"news\sagency|website|site|magazine|bulletin|account)"
)
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"^(?P<owner>.+?)['’]s?\s(?:{_OFFICE}|{_STAFF})$",
        rf"^(?:{_OFFICE}|{_STAFF})\s(?:of|for)\s(?:the\s)?(?P<owner>.+)$",
        rf"^(?P<owner>.+?),?\s{_OFFICE}$",
        r"^(?P<owner>.+?),\s(?:notices?|statements?|communiques?|press releases?|bulletin|website)$",
        rf"^.+\((?:[a-z-]+\s)?{_OUTLET}\s(?:of|for)\s(?:the\s)?(?P<owner>.+)\)$",
    )
)
_BRACKET = re.compile(r"\s*\([^)]*\)$")
_SAME = {"military": "army", "armed forces": "army", "government army": "army"}
"""Words for one party that reports use in turn."""


def folded(name: str) -> str:
    """A name as it is compared: case, accents, hyphens and a leading article do not matter."""
    return folded_name(name).removeprefix("the ")


def owner_of(name: str) -> str | None:
    """For whom the office or outlet of this name speaks, folded; None where the name does not say."""
    plain = " ".join(name.casefold().removeprefix("the ").split())
    found = next((shape.match(plain) for shape in _SHAPES if shape.match(plain)), None)
    return None if found is None else party(folded(found["owner"]))


def bare(name: str) -> str:
    """An outlet's name without what a bracket says of it ("Dawn (channel)")."""
    return _BRACKET.sub("", name)


def party(name: str) -> str:
    """A folded name of a party by the one word for it that stands for all ("military" is the army)."""
    return _SAME.get(name, name)
