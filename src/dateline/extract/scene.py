"""Everything found in one report's text before it is put together: what the later steps of the grammar share."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.codebook.terms import Codebook
from dateline.extract.attribution.voices import Voices
from dateline.extract.counts.mention import CountMention
from dateline.extract.roles import RoleReader
from dateline.extract.spans import Spans
from dateline.extract.syntax import Syntax
from dateline.language.date_forms import DateExpression
from dateline.language.document import Document
from dateline.language.number_phrase import NumberPhrase
from dateline.schema.claims import Attribution, Mention


@dataclass(frozen=True, slots=True)
class Scene:
    """One report's document with its syntax and its finds; spans are code points [start, end)."""

    document: Document
    syntax: Syntax
    codebook: Codebook
    roles: RoleReader
    mentions: tuple[Mention, ...]
    toponyms: tuple[tuple[int, int], ...]
    dates: tuple[DateExpression, ...]
    numbers: tuple[NumberPhrase, ...]
    counts: tuple[CountMention, ...]
    attributions: tuple[Attribution, ...]
    voices: Voices
    sources: Spans = field(init=False)
    contents: Spans = field(init=False)

    def __post_init__(self) -> None:
        sources = [one.source for one in self.attributions if one.source is not None]
        object.__setattr__(self, "sources", Spans((source.start, source.end) for source in sources))
        contents = [one.content for one in self.attributions]
        object.__setattr__(self, "contents", Spans((content.start, content.end) for content in contents))

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds the code point `offset`."""
        token = min(self.document.token_at(offset), len(self.document.sentence_of) - 1)
        return self.document.sentence_of[token]

    def spoken_about(self, start: int, end: int) -> bool:
        """True where the span lies in an attribution's source and in no content: words about the speaker."""
        return self.sources.hold(start, end) and not self.contents.hold(start, end)
