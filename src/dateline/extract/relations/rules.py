"""Relations told by two names that stand side by side: brackets, hyphens, possessives, ranks and languages.

Each rule takes the neighbouring arguments of a sentence and looks at the text between and after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.codebook.matcher import folded_name
from dateline.codebook.registry import Registry
from dateline.extract.relations.args import (
    Argument,
    Found,
    joined_after,
    joined_before,
    parent_in_name,
    phrase_argument,
)
from dateline.extract.relations.cues import FIGHTERS, LANGUAGES, LEADING_RANKS, MEMBER_RANKS

Args = Sequence[Argument]

_HYPHEN = re.compile(
    r"[-‐‑–](?P<how>run|owned|controlled|operated|linked|affiliated|aligned|inspired|backed|supported|allied|led)\s+"
    r"(?:[\w-]+\s+){0,3}[“\"‘']?"
)
_HYPHENS: dict[str, str] = {
    "backed": "ally-of", "supported": "ally-of", "allied": "ally-of", "led": "leads", "run": "part-of",
    "owned": "part-of", "controlled": "part-of", "operated": "part-of",
}  # fmt: skip
_OUTLET_NOUN = (
    r"(?:media|news|propaganda|official|local|central|regional|own|semi-official|in-house|linked|flagship|weekly)"
)
_OUTLET_HEAD = (
    r"(?:outlets?|agency|agencies|channels?|media|magazine|newspaper|mouthpiece|radio|television|weekly|wing|arm)"
)
_OWNED_OUTLET = re.compile(
    rf"(?:[’']s?)?\s+(?:{_OUTLET_NOUN}\s+){{0,3}}{_OUTLET_HEAD}\s*[,:(–-]?\s*"
    r"(?:the|its|namely|called|such as|including|like|named)?\s*(?:the\s+)?[“\"‘']?"
)
_POSSESSIVE = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,4}?[“\"‘']?")
_HIS_OUTLET_AFTER = re.compile(rf"(?:[’']s?)?\s+(?:{_OUTLET_NOUN}\s+){{0,3}}{_OUTLET_HEAD}\b")
_APPOSED = re.compile(r"\s*,\s+(?:the\s+)?|\s*[,]?\s+(?:is|was)\s+(?:the\s+)?")
_PRO = re.compile(r"\b[Pp](?:ro|RO)[-‐‑– ]$")
_IS_A = re.compile(r"[”\"’']?,?\s+(?:is|was|are|were)?\s*(?:a|an|the)\s+[Pp](?:ro|RO)[-‐‑– ]")
_NEAR = re.compile(r"\s+(?:[\w-]+\s+){0,4}[“\"‘']?")
_RANK = re.compile(r"(?:[’']s)?\s+(?:[\w-]+\s+){0,2}?(?P<rank>[\w-]+)\s+(?:named\s+|called\s+)?(?:[A-Z][a-z]*\.\s+)?")
_DESCRIBED = rf"(?:[A-Z][\w-]+(?:,\s+|\s+and\s+|\s+)){{0,4}}[A-Z][\w-]+\s+(?:[a-z-]+\s+)?(?:{FIGHTERS})"
_FIGHTERS_OF = re.compile(rf"(?P<who>{_DESCRIBED})\s+(?:of|from|in|within|loyal to|belonging to)\s+(?:the\s+)?$")
_FIGHTERS_AFTER = re.compile(rf"(?:[’']s)?\s+(?P<who>{_DESCRIBED})\b")
_COMPRISING = re.compile(
    rf"\b(?:comprising|composed of|made up of|consisting of|which comprises)\s+(?:of\s+|mostly\s+|mainly\s+)?"
    rf"(?P<who>{_DESCRIBED})\b"
)
_ACRONYM_AFTER = re.compile(r",?\s+or\s+(?:the\s+|simply\s+)?[“\"‘']?(?P<name>[A-Z][A-Z-]{1,9})\b")
_ITS = re.compile(r"(?:\s+and)?\s+(?:its|their)\s+(?P<name>[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,2})")
_LANGUAGE = re.compile(
    r"\b[Ii]n\s+(?:the\s+|both\s+)?(?P<names>[A-Z][a-z]+(?:(?:,\s+|,?\s+and\s+|\s+or\s+)[A-Z][a-z]+){0,3})"
    r"(?P<script>\s+(?:languages?|Cyrillic|script))*(?=\s*(?:[.,;:)”\"]|$|\s(?:and|or|on|aimed|exclusively|for|to|via|by|as|"
    r"with|about|which|that|called|titled|language)\b))"
)
_LANGUAGE_ADJECTIVE = re.compile(r"\b(?P<names>[A-Z][a-z]+)-language\b")
_PUBLISHING = re.compile(
    r"\b(?:publish|produc|releas|broadcast|issu|provid|post|writ|wrote|content|appear|circulat|translat|report|print)",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"\b(?:aimed(?:\s+\w+)?\s+at|addressed\s+to|directed\s+at|intended\s+for|targeted\s+at|geared\s+towards?|"
    r"tailored\s+(?:to|for))\s+(?:(?:recruiting|radicali[sz]ing|reaching|mobili[sz]ing|attracting|inspiring)\s+)?"
    r"(?P<who>[^.,;:()“”\"\n]{3,120})"
)
_STOPS = re.compile(r"\s+(?:in order to|to|that|which|who|with|by|while|but|when|through)\s")


def neighbour_relations(text: str, args: Args, registry: Registry) -> Iterator[Found]:
    """All that two arguments side by side, or one and its surroundings, tell."""
    for index, one in enumerate(args):
        if one.type == "organisation" and not one.is_outlet:
            yield from _people_of(text, one)
            yield from _own_name(one, registry)
            yield from _its_branch(text, one, registry)
        if one.type == "organisation":
            yield from _acronym_after(text, one)
        if index + 1 < len(args):
            yield from _pair(text, args, index)


def _pair(text: str, args: Args, index: int) -> Iterator[Found]:
    one, two = args[index], args[index + 1]
    if one.type == two.type == "organisation":
        yield from _same(text, one, two)
    if one.type != "organisation":
        return
    between = (one.end, two.start)
    if not one.is_outlet:
        match = _HYPHEN.fullmatch(text, *between)
        if match is not None and two.type == "organisation":
            yield from _hyphened(text, args, index, match["how"])
        if two.is_outlet and (_POSSESSIVE.fullmatch(text, *between) or _OWNED_OUTLET.fullmatch(text, *between)):
            for outlet in joined_after(text, args, index + 1):
                yield Found("outlet-of", outlet, one, one.start, outlet.end)
        yield from _pro(text, args, index)
        yield from _ranked(text, one, two)
    elif not two.is_outlet and two.type == "organisation" and _APPOSED.fullmatch(text, *between):
        after = _HIS_OUTLET_AFTER.match(text, two.end)
        if after is not None:
            for outlet in joined_before(text, args, index):
                yield Found("outlet-of", outlet, two, outlet.start, after.end())


def _same(text: str, one: Argument, two: Argument) -> Iterator[Found]:
    gap = text[one.end : two.start]
    if one.id is not None and two.id is not None and one.id != two.id:
        return
    bracketed = gap.strip() in {"(", "(the", "(“", '("'} and text[two.end : two.end + 2].strip("”\"'")[:1] in {
        ")",
        ",",
        ";",
    }
    either = gap.strip(" ,") == "or" and (one.id == two.id is not None or two.words.isupper())
    if bracketed or either:
        closing = text.find(")", two.end, two.end + 3) + 1 if bracketed else 0
        yield Found("same-as", one, two, one.start, closing or two.end)


def _acronym_after(text: str, one: Argument) -> Iterator[Found]:
    match = _ACRONYM_AFTER.match(text, one.end)
    if match is None or one.id is not None or match["name"] == one.words:
        return
    initials = "".join(word[0] for word in one.words.split() if word[0].isupper())
    name = match["name"]
    if name[0] == initials[:1] and sum(letter in initials for letter in name) * 2 >= len(name):
        other = Argument(match.start("name"), match.end("name"), name, name, "organisation")
        yield Found("same-as", one, other, one.start, other.end)


def _hyphened(text: str, args: Args, index: int, how: str) -> Iterator[Found]:
    one = args[index]
    for two in joined_after(text, args, index + 1):
        kind = _HYPHENS.get(how, "affiliated-with")
        if kind == "leads":
            yield Found("leads", one, two, one.start, two.end)
        elif kind == "part-of":
            yield Found("outlet-of" if two.is_outlet else "part-of", two, one, one.start, two.end)
        elif kind == "ally-of":
            yield Found("ally-of", two, one, one.start, two.end)
        else:
            yield Found("affiliated-with", two, one, one.start, two.end)


def _pro(text: str, args: Args, index: int) -> Iterator[Found]:
    """ "X is a pro-Y channel", "the pro-Y outlet X": `args[index]` is Y."""
    party = args[index]
    if not _PRO.search(text, max(0, party.start - 5), party.start):
        return
    if index and _IS_A.fullmatch(text, args[index - 1].end, party.start):
        yield Found("affiliated-with", args[index - 1], party, args[index - 1].start, party.end)
    elif args[index + 1].is_outlet and _NEAR.fullmatch(text, party.end, args[index + 1].start):
        yield Found("affiliated-with", args[index + 1], party, party.start, args[index + 1].end)


def pro_at_end(text: str, args: Args) -> Iterator[Found]:
    """The same for the last argument of a sentence."""
    last = args[-1]
    said = last.type == "organisation" and _PRO.search(text, max(0, last.start - 5), last.start)
    if len(args) > 1 and said and _IS_A.fullmatch(text, args[-2].end, last.start):
        yield Found("affiliated-with", args[-2], last, args[-2].start, last.end)


def _ranked(text: str, one: Argument, two: Argument) -> Iterator[Found]:
    if two.type != "person":
        return
    match = _RANK.fullmatch(text, one.end, two.start)
    if match is not None and match["rank"].lower() in LEADING_RANKS:
        yield Found("leads", two, one, one.start, two.end)
    elif match is not None and match["rank"].lower() in MEMBER_RANKS:
        yield Found("member-of", two, one, one.start, two.end)


def _people_of(text: str, one: Argument) -> Iterator[Found]:
    match = _FIGHTERS_OF.search(text, max(0, one.start - 70), one.start) or _FIGHTERS_AFTER.match(text, one.end)
    if match is not None and match["who"].lower().split()[0] not in {"the", "on", "in"}:
        who = phrase_argument(text, match.start("who"), match.end("who"))
        yield Found("member-of", who, one, min(who.start, one.start), max(who.end, one.end))


def comprising(text: str, start: int, end: int, args: Args) -> Iterator[Found]:
    """ "X is an outfit comprising A, B and C militants": in the sentence [start, end)."""
    match = _COMPRISING.search(text, start, end)
    before = [one for one in args if match is not None and one.end <= match.start() and one.type == "organisation"]
    if match is not None and before:
        who = phrase_argument(text, match.start("who"), match.end("who"))
        yield Found("member-of", who, before[-1], before[-1].start, who.end)


_BRANCH_KINDS = frozenset({"armed-group", "state-force", "coalition", "criminal-group"})


def _own_name(one: Argument, registry: Registry) -> Iterator[Found]:
    actor = registry.actors[one.id] if one.id is not None else None
    parent = actor.parent if actor is not None and actor.kind in _BRANCH_KINDS else None
    if parent is None or one.words.count(" ") + one.words.count("-") < 2:
        return
    if parent_in_name(folded_name(one.words), parent, registry):
        target = Argument(one.start, one.end, one.words, registry.actors[parent].name, "organisation", parent)
        yield Found("part-of", one, target, one.start, one.end)


def _its_branch(text: str, one: Argument, registry: Registry) -> Iterator[Found]:
    match = _ITS.match(text, one.end) if one.id is not None else None
    if match is None:
        return
    name = folded_name(match["name"].removesuffix("’s").removesuffix("'s"))
    children = [
        actor for actor in registry.actors.values()
        if actor.parent == one.id and any(f" {name} " in f" {folded_name(alias)} " for alias in actor.aliases)
    ]  # fmt: skip
    if len(children) == 1:
        child = Argument(
            match.start("name"), match.end("name"), match["name"], children[0].name, "organisation", children[0].id
        )
        yield Found("part-of", child, one, one.start, child.end)


def outlet_habits(text: str, start: int, end: int, args: Args) -> Iterator[Found]:
    """In which language the sentence's outlets publish, and whom they address."""
    if not any(one.is_outlet for one in args):
        return
    if _PUBLISHING.search(text, start, end):
        for pattern in (_LANGUAGE, _LANGUAGE_ADJECTIVE):
            for match in pattern.finditer(text, start, end):
                yield from _languages(text, match, args)
    for match in _AIMED.finditer(text, start, end):
        outlet = _last_outlet(args, match.start())
        if outlet is not None:
            yield from _audience(text, match.start("who"), match.end("who"), outlet)


def _last_outlet(args: Args, before: int) -> Argument | None:
    outlets = [one for one in args if one.is_outlet and one.end <= before]
    return outlets[-1] if outlets else None


def _languages(text: str, match: re.Match[str], args: Args) -> Iterator[Found]:
    outlet = _last_outlet(args, match.start())
    for name in re.finditer(r"[A-Z][a-z]+", match["names"]):
        if outlet is not None and name.group().lower() in LANGUAGES:
            start = match.start("names") + name.start()
            language = Argument(start, start + len(name.group()), name.group(), name.group(), "language")
            yield Found("publishes-in", outlet, language, outlet.start, match.end())


def _audience(text: str, start: int, end: int, outlet: Argument) -> Iterator[Found]:
    stop = _STOPS.search(text, start, end)
    end = stop.start() if stop is not None else end
    begin = start
    for join in re.finditer(r"\s+and\s+(?:at\s+)?(?:the\s+)?(?=[A-Z])", text[start:end]):
        yield Found("addresses", outlet, phrase_argument(text, begin, start + join.start()), outlet.start, end)
        begin = start + join.end()
    yield Found("addresses", outlet, phrase_argument(text, begin, end), outlet.start, end)
