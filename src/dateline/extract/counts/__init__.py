"""Casualty counts: how many were killed, hurt, taken, arrested, lost or driven out, as each sentence says it.

    1. numbers      every number phrase (language.numbers)
    2. triggers     the words of an outcome (codebook/casualties.yaml), joined verbs as one
    3. chunks       noun phrases of persons, with their number, or "a guard", "he", "no one"
    4. frames       which chunk each trigger counts: a passive's subject, an active's object, "12 dead"
    5. parts        "three women and two children", "including three children", "another 20" (count_parts)

A count is what the words say and no more: a plural without a number gives none, and "a guard" gives one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.counts.chunk import Chunk
from dateline.extract.counts.chunks import find_chunks
from dateline.extract.counts.former import is_former, is_more, is_newer, of_a_day
from dateline.extract.counts.frames import SentenceFrames
from dateline.extract.counts.hits import Hit, Told
from dateline.extract.counts.mention import CountMention
from dateline.extract.counts.nouns import category_of
from dateline.extract.counts.parts import linked, tally_words
from dateline.extract.counts.triggers import find_triggers, trigger_words
from dateline.language.document import Document
from dateline.language.number_phrase import NumberPhrase
from dateline.language.numbers import find_numbers
from dateline.schema.values import Count, Victims

_GOES_ON = 2
"""Sentences from a count to "it" or "their number" that goes on from it. Set by reading."""
_MOST_TOLD = 12  # counts looked back over
_PERPETRATORS = {"killed": "killed_perpetrators", "injured": "injured_perpetrators"}


def find_counts(document: Document, numbers: Sequence[NumberPhrase] | None = None) -> tuple[CountMention, ...]:
    """Every casualty count of the document, in the order of the text; `numbers` where they were found before."""
    phrases = find_numbers(document) if numbers is None else numbers
    by_token = {phrase.first: phrase for phrase in phrases}
    ages = frozenset(token for p in phrases if p.kind == "age" for token in range(p.first, p.last))
    words = trigger_words()
    mentions: list[CountMention] = []
    for index, sentence in enumerate(document.sentences):
        told = _told_before(document, mentions, index)
        before = (told[-1].field,) if told else ()
        if not told and words.isdisjoint(document.lowers[sentence.first : sentence.last]):
            continue
        triggers = find_triggers(document, sentence, before)
        if not triggers and not told:
            continue
        inside = frozenset(token for trigger in triggers for token in range(trigger.first, trigger.last))
        chunks = find_chunks(document, sentence.first, sentence.last, by_token, inside)
        frames = SentenceFrames(document, sentence, chunks, triggers, ages)
        tally = tally_words(document, index)
        begins: list[int] = []
        for hit in frames.hits(told):
            begins.append(len(mentions))
            whole = hit.part_of_told if hit.part_of is None else begins[hit.part_of]
            mentions.extend(_mentions(document, hit, index, whole, tally[hit.summed]))
    return linked(document, mentions)


def _told_before(document: Document, mentions: Sequence[CountMention], index: int) -> tuple[Told, ...]:
    """The whole counts told a sentence or two before, in the paragraph or the one before."""
    paragraph = document.sentences[index].paragraph - 1
    found: list[Told] = []
    for place in range(len(mentions) - 1, max(-1, len(mentions) - _MOST_TOLD), -1):
        one = mentions[place]
        if index - one.sentence > _GOES_ON or document.sentences[one.sentence].paragraph < paragraph:
            break
        if one.part_of is None and one.value.low:
            noun = document.text[slice(*one.victims)].lower().split()[-1:] if one.victims is not None else []
            found.append(Told(place, one.field, one.value.low, one.value.high, "".join(noun)))
    return tuple(reversed(found))


def _mentions(document: Document, hit: Hit, sentence: int, whole: int | None, tally: bool) -> list[CountMention]:
    """The hit's chunks under each of the trigger's fields; a part belongs to the whole of its own field."""
    return [
        replace(
            _mention(document, hit, chunk, field, sentence),
            tally=tally and chunk.reference == "number",
            part_of=None if whole is None else whole + place * hit.whole_size,
        )
        for place, field in enumerate(hit.trigger.fields)
        for chunk in hit.chunks
    ]


def _mention(document: Document, hit: Hit, chunk: Chunk, field: str, sentence: int) -> CountMention:
    starts, ends = document.starts, document.ends
    low = chunk.low if chunk.low is not None else 0
    phrase = chunk.phrase
    as_said = phrase.as_said if phrase is not None else document.exact(chunk.first, chunk.last)
    said = document.exact(chunk.noun, chunk.last) or None
    attacker = (chunk.head is not None and chunk.head.attacker) or hit.reflexive
    victims = (starts[chunk.noun], ends[chunk.last - 1]) if said else None
    where = document.sentences[sentence]
    former = hit.former or is_former(document.lowers, min(hit.trigger.first, chunk.first), where.first)
    former = former or of_a_day(document.lowers, chunk.last, where.last)
    category = category_of(document.lowers[chunk.noun : chunk.last])
    value = Count(low, chunk.high, phrase.hedge if phrase else None, as_said, Victims(said, category) if said else None)
    return CountMention(
        field=_PERPETRATORS.get(field, field) if attacker else field,
        value=value,
        number=(phrase.start, phrase.end) if phrase is not None else None,
        victims=victims,
        trigger=(starts[hit.trigger.first], ends[hit.trigger.last - 1]),
        clause=(starts[hit.clause[0]], ends[hit.clause[1] - 1]),
        sentence=sentence,
        reference=chunk.reference,
        parts=hit.group if len(hit.chunks) > 1 and hit.part_of is None else None,
        other=chunk.other,
        whole=hit.whole,
        negated=chunk.low == 0,
        irrealis=hit.irrealis,
        former=former,
        newer=not former and (hit.newer or is_newer(document.lowers, chunk.first, where.first)),
        more=is_more(document.lowers, chunk.first, chunk.last),
    )
