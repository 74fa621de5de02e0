"""The engines: codebook words, noun phrases, verbs and rules over sentences; a trained network; or both together.

1. cut      tokens, sentences, word classes, noun phrases
2. find     names, places, dates, numbers, counts, who says so
3. events   trigger words with whoever fills their roles; those that are no violence are dropped
4. drafts   events that tell one incident, grouped over the report; with the network, by trees (`learned.deeds`)
5. facts    what each draft says: kinds, roles, date, place, counts, circumstances
6. join     the network's roles and mentions beside the grammar's, each with how likely it is
7. claims   each fact with its speakers, stance and quote
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.codebook.cues import load_cues
from dateline.codebook.registry import Registry
from dateline.codebook.terms import load_codebook
from dateline.extract.accounts import AccountReader
from dateline.extract.accusations import AccusationReader
from dateline.extract.attribution import find_attributions
from dateline.extract.attribution.voices import Voices, voices
from dateline.extract.circumstances import Circumstance, CircumstanceReader
from dateline.extract.claims import ClaimWriter
from dateline.extract.counts import find_counts
from dateline.extract.definitions import find_definitions
from dateline.extract.drafts import Draft, Drafter, Told, main_draft
from dateline.extract.events import EventReader
from dateline.extract.facts import Fact
from dateline.extract.fillers import Event
from dateline.extract.homes import Homes
from dateline.extract.learned.deeds import DeedTrees
from dateline.extract.learned.learned import Learned, Seen
from dateline.extract.mentions import find_mentions
from dateline.extract.names import names_of
from dateline.extract.relations import find_relations
from dateline.extract.relevance import Relevance
from dateline.extract.responsibility import ResponsibilityReader
from dateline.extract.roles import RoleReader
from dateline.extract.scene import Scene
from dateline.extract.settings import SettingReader
from dateline.extract.stages import StageReader
from dateline.extract.syntax import Syntax
from dateline.extract.tables import find_rows, with_figures, with_sources
from dateline.extract.telling import Teller
from dateline.extract.triggers import TriggerFinder
from dateline.gazetteer.index import Gazetteer
from dateline.gazetteer.toponyms import find_toponyms
from dateline.language.dates import find_dates
from dateline.language.document import Document, read_document
from dateline.language.numbers import find_numbers
from dateline.models.speech import Hearing
from dateline.models.tagger import load_tagger
from dateline.schema.claims import NETWORK, Account, Claim, DateMention, PlaceMention, Reading, Relation
from dateline.schema.report import Report
from dateline.schema.values import Span


class Reader:
    """An engine; its tables are read once and shared by all reports. With `learned` the network's roles are joined to
    the grammar's; without `rules` the deeds and roles are the network's alone."""

    def __init__(
        self, gazetteer: Gazetteer, registry: Registry, name: str, learned: Learned | None = None, *, rules: bool = True
    ) -> None:
        self.gazetteer = gazetteer
        self.registry = registry
        self.name = name
        self.learned = learned
        self.rules = rules
        self.codebook = load_codebook()
        self.cues = load_cues()
        self.tagger = load_tagger()

    def extract(self, report: Report) -> Reading:
        """All that the report says, names and places and dates still as words."""
        document = read_document(report.text)
        seen = self.learned.read(document) if self.learned is not None else None
        scene = self._scene(document, seen.hearing() if seen is not None else None)
        events, settings, drafts, engine = self._deeds(scene, seen)
        told = self._facts(scene, drafts, AccountReader(scene, settings, events))
        if seen is not None:
            told = seen.join(scene, drafts, main_draft(drafts), told)
        writer = ClaimWriter(scene.document, scene.voices, scene.attributions, engine)
        accounts, claims = _written(scene, drafts, told, writer)
        return Reading(
            report=report, accounts=tuple(accounts), claims=tuple(claims), attributions=scene.attributions,
            mentions=seen.mentions(scene) if seen is not None else scene.mentions,
            places=tuple(PlaceMention(start, end, report.text[start:end]) for start, end in scene.toponyms),
            dates=tuple(DateMention(date.start, date.end) for date in scene.dates),
            relations=_said(find_relations(scene.document, self.registry, scene.mentions), scene.voices),
            definitions=find_definitions(scene.document, self.registry),
        )  # fmt: skip

    def _scene(self, document: Document, hearing: Hearing | None = None) -> Scene:
        tags = self.tagger.tags(document)
        dates = find_dates(document)
        in_dates = frozenset(token for date in dates for token in range(date.first, date.last))
        syntax = Syntax(document, tags, in_dates)
        mentions = find_mentions(document, self.registry)
        days = tuple((date.start, date.end) for date in dates)
        taken = [*days, *((m.start, m.end) for m in mentions if m.type in ("organisation", "person"))]
        found = [(t.start, t.end) for t in find_toponyms(document, self.gazetteer)]
        toponyms = _free(found, taken)
        numbers = find_numbers(document)
        names = names_of(document, mentions, toponyms, days, self.registry)
        rows = find_rows(document, self.codebook)
        attributions = with_sources(document, rows, find_attributions(document, self.cues, tags, hearing))
        return Scene(
            document, syntax, self.codebook, RoleReader(syntax, self.codebook, names), mentions, toponyms, dates,
            numbers, with_figures(document, rows, numbers, find_counts(document, numbers)), attributions,
            voices(document, attributions, self.cues, syntax.tags),
        )  # fmt: skip

    def told(self, text: str, trees: DeedTrees | None = None) -> tuple[Scene, Sequence[Draft], list[list[Fact]]]:
        """A text's scene, the accounts in it, grouped by the trees if there are any, and the grammar's facts of each,
        before anything is joined to them."""
        scene = self._scene(read_document(text))
        events = self._events(scene)
        settings = SettingReader(scene, events)
        drafts = self._drafts(scene, events, settings, trees)
        return scene, drafts, self._facts(scene, drafts, AccountReader(scene, settings, events))

    def deeds(self, text: str) -> tuple[Scene, list[Told], list[Draft]]:
        """A text's scene, the deeds in it, and the accounts that the rules make of them."""
        scene = self._scene(read_document(text))
        events = self._events(scene)
        told = self._tell(scene, events, SettingReader(scene, events))
        return scene, told, Drafter(scene.syntax, scene.codebook).group(told)

    def _deeds(self, scene: Scene, seen: Seen | None) -> tuple[Sequence[Event], SettingReader, Sequence[Draft], str]:
        """The deeds, what they add up to, and whose they are: the rules', and where these see none, the network's."""
        if self.rules:
            events = self._events(scene)
            settings = SettingReader(scene, events)
            trees = seen.learned.deeds if seen is not None else None
            drafts = self._drafts(scene, events, settings, trees)
            if drafts or seen is None:
                return events, settings, drafts, self.name
        events = seen.events(scene) if seen is not None else []
        settings = SettingReader(scene, events)
        told, drafter = self._tell(scene, events, settings), Drafter(scene.syntax, scene.codebook)
        drafts = drafter.group(told)
        if told and not drafts:  # all are told in passing, but the network holds the report to tell of violence
            drafts = [drafter.draft(told)]
        return events, settings, drafts, NETWORK

    def _events(self, scene: Scene) -> list[Event]:
        triggers = TriggerFinder(scene.syntax, scene.codebook, scene.roles).find()
        events = EventReader(scene.syntax, scene.codebook, scene.roles).read(triggers)
        return Relevance(scene.syntax, scene.codebook, scene.counts).kept(events)

    def _tell(self, scene: Scene, events: Sequence[Event], settings: SettingReader) -> list[Told]:
        return Teller(scene, StageReader(scene.syntax, scene.codebook), settings).tell(events)

    def _drafts(
        self, scene: Scene, events: Sequence[Event], settings: SettingReader, trees: DeedTrees | None
    ) -> list[Draft]:
        told = self._tell(scene, events, settings)
        drafter = Drafter(scene.syntax, scene.codebook)
        drafts = drafter.group(told)
        return drafts if trees is None else trees.regroup(scene, told, drafts, drafter)

    def _facts(self, scene: Scene, drafts: Sequence[Draft], reader: AccountReader) -> list[list[Fact]]:
        circumstances = _circumstances(scene) if drafts else []
        homes = Homes(scene, drafts, main_draft(drafts), circumstances)
        return [reader.facts(draft, homes.of_counts(draft), homes.of_circumstances(draft)) for draft in drafts]


def _circumstances(scene: Scene) -> list[Circumstance]:
    """What is told beside the deeds, in the order of the text."""
    numbers = range(len(scene.document.sentences))
    found = CircumstanceReader(scene.syntax, scene.codebook, scene.roles).read(numbers, scene.numbers)
    found += [*ResponsibilityReader(scene).read(), *AccusationReader(scene).read()]
    return sorted(found, key=lambda one: (one.first, one.field))


def _written(
    scene: Scene, drafts: Sequence[Draft], told: Sequence[Sequence[Fact]], writer: ClaimWriter
) -> tuple[list[Account], list[Claim]]:
    """The accounts with their claims."""
    main = main_draft(drafts)
    accounts: list[Account] = []
    claims: list[Claim] = []
    for number, (draft, facts) in enumerate(zip(drafts, told, strict=True), 1):
        own = writer.write(f"#{number}", facts, draft.stage)
        claims.extend(own)
        accounts.append(_account(scene, draft, number, own, draft is main))
    return accounts, claims


def _said(relations: Iterable[Relation], speakers: Voices) -> tuple[Relation, ...]:
    """Relations with whoever says them; of joint speakers the first, for a relation has one."""
    found = []
    for relation in relations:
        voice = speakers.at(relation.quote.start, relation.quote.end)
        found.append(relation if relation.said_by else replace(relation, said_by=voice.chains[0]))
    return tuple(found)


def _free(spans: Iterable[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans that overlap none of those taken: "June" in a date and "Taliban" are no places."""
    covered = {offset for start, end in taken for offset in range(start, end)}
    return tuple(span for span in spans if covered.isdisjoint(range(*span)))


def _account(scene: Scene, draft: Draft, number: int, claims: Sequence[Claim], main: bool) -> Account:
    sentence = scene.document.sentences[draft.told[0].event.trigger.sentence]
    anchor = Span(sentence.start, sentence.end, scene.document.text[sentence.start : sentence.end])
    return Account(
        f"#{number}", tuple(claim.id for claim in claims), anchor, main=main, background=draft.background,
        aggregate=draft.aggregate,
    )  # fmt: skip
