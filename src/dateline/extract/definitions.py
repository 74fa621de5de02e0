"""What terms mean, as a text explains them, and whose explanation it is.

1. "An X is defined by Y as Z", "Y defines X as Z": Y's words.
2. "X is a tactic in which Z", "the term X refers to Z", "X (meaning Z)", "X, which means Z": the report's words.
3. "Z, known as X", "Z, which is called X": the description before is what X means.

The meaning's span is the definition itself, without the words that introduce it and without its own quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dateline.codebook.registry import Registry
from dateline.language.document import Document, Sentence
from dateline.schema.claims import Definition, HopKind, Source
from dateline.schema.values import Span

_QUOTE = "[“”\"'‘’«»]"
# Up to four capital-led words, or anything short in quotation marks: a term where the pattern itself says little.
_NAME = rf"(?:{_QUOTE}(?P<quoted>[^“”\"‘«»\n]{{2,40}}?){_QUOTE}|(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,3}}))"
_KIND = (
    "tactic|technique|method|strategy|doctrine|practice|term|concept|procedure|form of|type of|kind of|manoeuvre|"
    "maneuver|operation|attack|fighter|weapon|device|word|title|custom|ritual|ideology|category"
)
_DEFINED = re.compile(
    r"\s*(?:\b(?:is|are|was|were|has been|have been)\s+|,\s*)(?:often\s+|commonly\s+|usually\s+)?defined\s+"
    r"(?:by\s+(?P<by>[^.;“”\"\n]{2,90}?)\s+)?as\s+"
)
_DEFINES = re.compile(r"\s+defines?\s+(?:the\s+|an?\s+)?(?P<term>[^.,;\n]{2,60}?)\s+as\s+")
_IS_KIND = re.compile(
    r"\s+(?:is|are)\s+(?=(?:an?|the|one)\s+(?!first|latest|second|third|worst|most|last)"
    rf"(?:[\w-]+\s+){{0,4}}?(?:{_KIND})s?\s+"
    r"(?:in which|where|that|which|by which|whereby|used|of|for|meaning|designed|involving)\b)"
)
_REFERS = re.compile(
    rf"\b[Tt]he\s+(?:term|word|phrase|expression|name|acronym)\s+(?P<term>{_QUOTE}?[^.,;“”\"\n]{{2,40}}?{_QUOTE}?)\s+"
    r"(?:refers\s+to|means|denotes|describes|stands\s+for|designates)\s+"
)
_MEANING = re.compile(
    rf"{_NAME}\s*(?:\(\s*(?:meaning|literally|lit\.|i\.e\.,?|that is,?)\s*:?\s*|,\s*(?:meaning|literally|which\s+means|"
    r"which\s+translates\s+(?:as|to)|which\s+stands\s+for|a\s+term\s+(?:meaning|for))\s+)"
)
_KNOWN_AS = re.compile(
    rf"(?:,\s+(?:which|who)\s+(?:is|are)\s+(?:also\s+|commonly\s+|locally\s+)?|,?\s+(?:locally\s+|commonly\s+|so-)?)"
    rf"(?:known\s+as|called|referred\s+to\s+as|termed|dubbed)\s+(?:the\s+)?{_NAME}"
)
_CLAUSE_START = re.compile(
    r"[,;:(]\s+|\s(?:of|through|with|by|using|adopted|used|carried out|is|was|in|on|at|to|from|for|called)\s"
)
_ARTICLE = re.compile(r"\b(?:an?|the|some)\s", re.IGNORECASE)
_LEADING = re.compile(r"(?:the|an?|so-called)\s+", re.IGNORECASE)
_NOUN_PHRASE = re.compile(r"(?:[\w’'-]+\s+){0,8}[\w’'-]+$")
_NOT_TERMS = frozenset("it this that he she they who which what there we one these those i you".split())
_KINDS_OF_THING = re.compile(rf"(?:{_KIND}|bomber|recruit|squad|unit|vehicle|raid|men)s?$|\w(?:ers|ists|ants|ents)$")


def find_definitions(document: Document, registry: Registry | None = None) -> tuple[Definition, ...]:
    """The definitions of `document` by position; `registry` names those whose words they are, where it knows them."""
    found: dict[tuple[str, int], Definition] = {}
    for sentence in document.sentences:
        words = document.text[sentence.start : sentence.end].lower()
        for cues, rule in _RULES:
            if any(cue in words for cue in cues):
                for definition in rule(document.text, sentence, registry):
                    found.setdefault((definition.term, definition.text.start), definition)
    return tuple(sorted(found.values(), key=lambda definition: definition.text.start))


def _defined(text: str, sentence: Sentence, registry: Registry | None) -> Iterator[Definition]:
    for match in _DEFINED.finditer(text, sentence.start, sentence.end):
        by = match["by"]
        said_by = (_source(by, match.start("by"), registry),) if by else ()
        yield from _definition(_term_before(text, sentence.start, match.start()), text, match.end(), sentence, said_by)


def _defines(text: str, sentence: Sentence, registry: Registry | None) -> Iterator[Definition]:
    for match in _DEFINES.finditer(text, sentence.start, sentence.end):
        start = max(sentence.start, 1 + max(text.rfind(mark, sentence.start, match.start()) for mark in ",;"))
        start += len(text[start : match.start()]) - len(text[start : match.start()].lstrip())
        by = text[start : match.start()]
        said_by = (_source(by, start, registry),) if by[:1].isupper() else ()
        yield from _definition(match["term"], text, match.end(), sentence, said_by)


def _is_kind(text: str, sentence: Sentence, registry: Registry | None) -> Iterator[Definition]:
    for match in _IS_KIND.finditer(text, sentence.start, sentence.end):
        yield from _definition(_term_before(text, sentence.start, match.start()), text, match.end(), sentence)


def _refers(text: str, sentence: Sentence, registry: Registry | None) -> Iterator[Definition]:
    for match in _REFERS.finditer(text, sentence.start, sentence.end):
        yield from _definition(match["term"], text, match.end(), sentence)


def _means(text: str, sentence: Sentence, registry: Registry | None) -> Iterator[Definition]:
    for match in _MEANING.finditer(text, sentence.start, sentence.end):
        span = _meaning(text, match.end(), sentence.end, to_comma=True)
        if span is not None:
            yield Definition(_bare(match["quoted"] or match["name"]), span)


def _known_as(text: str, sentence: Sentence, registry: Registry | None) -> Iterator[Definition]:
    for match in _KNOWN_AS.finditer(text, sentence.start, sentence.end):
        span = _description(text, sentence.start, match.start())
        if span is not None:
            yield Definition(_bare(match["quoted"] or match["name"]), span)


_Rule = Callable[[str, Sentence, Registry | None], Iterator[Definition]]
_RULES: tuple[tuple[tuple[str, ...], _Rule], ...] = (
    (("defined",), _defined),
    (("define",), _defines),
    ((" is a", " is the ", " is one", " are a", " are the"), _is_kind),
    (("the term", "the word", "the phrase", "the expression", "the name", "the acronym"), _refers),
    (("mean", "literally", "lit.", "i.e.", "(that is", "translates", "stands for", "a term for"), _means),
    (("known as", "called", "referred to as", "termed", "dubbed"), _known_as),
)
"""Each rule with words of which the sentence must hold one: the patterns run only where they can match."""


def _definition(
    term: str | None, text: str, start: int, sentence: Sentence, said_by: tuple[Source, ...] = ()
) -> Iterator[Definition]:
    span = _meaning(text, start, sentence.end)
    if term is not None and span is not None:
        yield Definition(_bare(term), span, said_by)


def _bare(term: str) -> str:
    """A term without its article and quotation marks."""
    stripped = term.strip().strip("“”\"'‘’«»")
    match = _LEADING.match(stripped)
    return stripped[match.end() :].strip("“”\"'‘’«»") if match is not None else stripped


def _term_before(text: str, start: int, end: int) -> str | None:
    """The clause's subject before its verb, where it is a term: one to four words, no pronoun."""
    start = max(start, 1 + max(text.rfind(mark, start, end) for mark in ",;:("))
    term = _bare(text[start:end])
    words = term.lower().split()
    return term if 1 <= len(words) <= 4 and words[0] not in _NOT_TERMS and term[0].isalpha() else None


def _meaning(text: str, start: int, end: int, *, to_comma: bool = False) -> Span | None:
    """The definition that begins at `start`: to the closing bracket, the clause's end, or the sentence's."""
    depth, stop, quoted = 0, end, False
    for at in range(start, end):
        character = text[at]
        if character in '“”"':
            quoted = not quoted
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        closes = depth < 0 or character == ";" or (to_comma and character == "," and not quoted)
        if closes or (character == "\n" and text[at : at + 2] == "\n\n"):
            stop = at
            break
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in ".,;:"):
        stop -= 1
    # A definition in one pair of quotation marks is given without them.
    inner = text[start + 1 : stop - 1]
    if stop - start > 2 and text[start] in "“\"‘'" and text[stop - 1] in "”\"’'" and text[start] not in inner:
        start, stop = start + 1, stop - 1
    return Span(start, stop, text[start:stop]) if stop - start > 3 else None


def _description(text: str, start: int, end: int) -> Span | None:
    """The noun phrase before "known as", from its article or else its clause's start; of kinds of things only."""
    match = _NOUN_PHRASE.search(text, max(start, end - 90), end)
    if match is None or not _KINDS_OF_THING.search(text, match.start(), end):
        return None
    first = match.start()
    for border in _CLAUSE_START.finditer(text, first, end):
        first = border.end()
    for article in _ARTICLE.finditer(text, first, end):
        first = article.start()
    return Span(first, end, text[first:end]) if end - first > 3 else None


def _source(words: str, start: int, registry: Registry | None) -> Source:
    article = _LEADING.match(words)
    if article is not None:
        words, start = words[article.end() :], start + article.end()
    words = words.rstrip()
    named = registry.lookup(words) if registry is not None else None
    span = (start, start + len(words))
    if registry is not None and named is not None and named.outlet_id is not None:
        return Source(registry.outlets[named.outlet_id].name, "outlet", span, named.outlet_id)
    if registry is not None and named is not None and named.actor_id is not None:
        actor = registry.actors[named.actor_id]
        kind: HopKind = "armed-group" if actor.kind in {"armed-group", "criminal-group"} else "official-body"
        return Source(actor.name, kind, span, None, actor.id)
    lowered = words.lower()
    if any(
        word in lowered for word in ("report", "document", "dictionary", "manual", "law", "convention", "book", "code")
    ):
        return Source(words, "document", span)
    return Source(words, "official-body", span)
