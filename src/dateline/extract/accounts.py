"""A draft becomes facts: who, whom, with what, where, when, how many, each with the words that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from dateline.extract.circumstances import Circumstance
from dateline.extract.counts.mention import CountMention
from dateline.extract.drafts import Draft
from dateline.extract.entities import MOST_MENTIONS, EntityReader, EntityTable, Found, groups_in, kind_of
from dateline.extract.facts import Fact
from dateline.extract.figures import figures
from dateline.extract.fillers import Event, Filler
from dateline.extract.losses import with_losses
from dateline.extract.phrases import Phrase
from dateline.extract.roles import HUMANS, Role
from dateline.extract.scene import Scene
from dateline.extract.selves import FIRST_PERSON
from dateline.extract.settings import SettingReader
from dateline.schema.values import Entity, EntityKind, PartialDate, Place, Term, Value

_WIELDING = frozenset(("armed", "carrying", "wielding", "brandishing", "using", "fired", "firing", "detonated", "with"))
_BEFORE_POINTING = 40
"""Words before a pronoun among which another doer than the speaker is looked for. Set by hand."""
_VICTIM_FIELDS = frozenset(("killed", "injured", "killed_or_injured", "abducted", "missing", "displaced"))


class AccountReader:
    """Turns the drafts of one scene into facts."""

    __slots__ = ("_contents", "_deeds", "entities", "scene", "settings")

    def __init__(self, scene: Scene, settings: SettingReader, events: Sequence[Event]) -> None:
        self.scene = scene
        self.settings = settings
        self._contents = {one.id: one.content.start for one in scene.attributions}
        self._deeds = frozenset(event.trigger.sentence for event in events)
        self.entities = EntityReader(scene.syntax, scene.roles)

    def facts(self, draft: Draft, counts: Sequence[CountMention], circumstances: Sequence[Circumstance]) -> list[Fact]:
        """All facts of one draft, in a fixed order of fields."""
        facts = self._kinds(draft)
        facts.append(self._stage(draft))
        facts.extend(self._dates(draft))
        facts.extend(self._places(draft))
        facts.extend(self._perpetrators(draft, circumstances))
        facts.extend(self._parties(draft))
        told, counts = counts, with_losses(self.scene, draft, circumstances, counts)
        facts.extend(self._targets(draft, counts))
        facts.extend(self._weapons(draft))
        facts.extend(self._circumstance(one) for one in circumstances if one.field != "accusation")
        facts.extend(self._pointing(draft))
        renamed = {id(one): other for one, other in zip(told, counts, strict=True)}
        every = [renamed.get(id(one), one) for one in self.scene.counts]
        return [*facts, *self._counts(counts, every, len(facts))]

    def _fact(self, field: str, value: Value, first: int, last: int) -> Fact:
        """A fact told by tokens [first, last), quoted with its sentence."""
        document = self.scene.document
        sentence = document.sentences[document.sentence_of[first]]
        return Fact(field, value, document.starts[first], document.ends[last - 1], sentence.start, sentence.end)

    def _kinds(self, draft: Draft) -> list[Fact]:
        """One term a kind with all the words that told it; one fact for each word, said by whoever says it there."""
        document = self.scene.document
        mentions: dict[str, list[tuple[int, int]]] = {}
        for one in draft.told:
            trigger = one.event.trigger
            mention = (document.starts[trigger.first], document.ends[trigger.last - 1])
            mentions.setdefault(one.event.kind, []).append(mention)
        terms = {
            kind: Term(kind, document.text[found[0][0] : found[0][1]], tuple(found[:MOST_MENTIONS]))
            for kind, found in mentions.items()
        }
        told = [
            self._fact("kind", terms[one.event.kind], one.event.trigger.first, one.event.trigger.last)
            for one in draft.told
        ]
        return [*told, *self._intent(draft)]

    def _intent(self, draft: Draft) -> list[Fact]:
        """A plan is a plot besides what is planned, and a threat a threat."""
        kind = {"planned": "plot", "threatened": "threat"}.get(draft.stage)
        if kind is None:
            return []
        stage = self._stage(draft)
        term = cast(Term, stage.value)
        return [stage._replace(field="kind", value=Term(kind, term.as_said, term.mentions))]

    def _stage(self, draft: Draft) -> Fact:
        document = self.scene.document
        one = next((t for t in draft.told if t.stage == draft.stage), draft.told[0])
        first, last = one.stage_tokens or (one.event.trigger.first, one.event.trigger.last)
        mention = (document.starts[first], document.ends[last - 1])
        return self._fact("stage", Term(draft.stage, document.exact(first, last), (mention,)), first, last)

    def _dates(self, draft: Draft) -> list[Fact]:
        found = []
        for one in draft.told:
            for start, end in self.settings.dates(one.event):
                words = self.scene.document.text[start:end]
                value = PartialDate(None, None, None, words, None)
                found.append(Fact("date", value, start, end, start, end))
        return list(dict.fromkeys(found))

    def _places(self, draft: Draft) -> list[Fact]:
        found = []
        for one in draft.told:
            spans = self.settings.places(one.event)
            site = self._site(one.event)
            for start, end in spans:
                words = self.scene.document.text[start:end]
                found.append(Fact("place", Place(words, words, site=site), start, end, start, end))
        if not found and draft.aggregate is None:
            for start, end in self.settings.beside(draft.told[0].event, self._deeds):
                words = self.scene.document.text[start:end]
                found.append(Fact("place", Place(words, words), start, end, start, end))
        return list(dict.fromkeys(found))

    def _site(self, event: Event) -> str | None:
        """The building or spot that the event's sentence names: where it was, else what was attacked."""
        fillers = [f for _, f in event.sites if f.role.kind == "physical"]
        fillers += [f for f in event.targets if f.role.kind == "physical"]
        if not fillers:
            return None
        table = EntityTable()
        found = self.entities.add(table, fillers[0])
        return None if found is None else self.scene.document.exact(*next(iter(found.spans)))

    def _listed(self, field: str, table: EntityTable, kind: EntityKind | None) -> list[Fact]:
        """One fact for each place where an entity of the table is named; equal values are one claim later."""
        facts: list[Fact] = []
        for found in table.found:
            words = self.scene.document.lowers[slice(*next(iter(found.spans)))]
            entity = self.entities.entity(found, kind or kind_of(found.role, words, self.scene.codebook))
            facts.extend(self._fact(field, entity, first, last) for first, last in found.told_at())
        return facts

    def _perpetrators(self, draft: Draft, circumstances: Sequence[Circumstance]) -> list[Fact]:
        """Those who did it, and those who say that they did."""
        attackers = any(f.role.kind in ("attacker", "group") for one in draft.told for f in one.event.agents)
        men, groups = EntityTable(), EntityTable()
        for one in draft.told:
            for filler in one.event.agents:
                # "soldiers stormed the building" to end a siege: no deed of theirs beside the attackers'
                weak = one.event.trigger.weak and self.scene.codebook.families[one.event.kind] != "abduction"
                if filler.role.kind in ("force", "organisation", "human") and weak and attackers:
                    continue
                self._add_doer(men, groups, filler)
        for circumstance in circumstances:
            if circumstance.who is not None:
                self._add_accused(men, groups, circumstance, circumstance.who)
        return [*self._listed("perpetrator", men, "individual"), *self._listed("perpetrator", groups, "group")]

    def _pointing(self, draft: Draft) -> list[Fact]:
        """Doers that a pronoun names: whether it means the speaker, the voices tell (`selves`)."""
        found = []
        for one in draft.told:
            for phrase in one.event.pointing:
                word = self.scene.document.lowers[phrase.first]
                if word in FIRST_PERSON or not self._another_before(phrase.first):
                    entity = Entity(self.scene.document.exact(phrase.first, phrase.first + 1), "group", False, ())
                    found.append(self._fact("doer", entity, phrase.first, phrase.last))
        return found

    def _another_before(self, token: int) -> bool:
        """Whether people are named between the beginning of what is said and the token: "the army said that the group
        fled after | it had ..."."""
        document, syntax, start = self.scene.document, self.scene.syntax, self.scene.document.starts[token]
        said = self._contents.get(self.scene.voices.at(start, start).attribution or "", 0)
        begin = max(said, document.sentences[document.sentence_of[token]].start)
        at = max(document.token_at(begin), token - _BEFORE_POINTING)
        while at < token:
            phrase = syntax.phrase(at)
            if phrase is not None and self.scene.roles.role(phrase).kind in HUMANS:
                return True
            at = at + 1 if phrase is None else max(phrase.last, at + 1)
        return False

    def _filler(self, phrase: Phrase) -> Filler:
        first, last = self.scene.roles.text_tokens(phrase)
        return Filler(phrase, self.scene.roles.role(phrase), first, last)

    def _add_accused(self, men: EntityTable, groups: EntityTable, one: Circumstance, who: Phrase) -> None:
        """Adds who is accused or takes responsibility; where a pronoun stands for them there, by their name elsewhere,
        which tells nothing by itself."""
        filler = self._filler(who)
        if filler.role.kind not in (*HUMANS, "other"):
            return
        known = {span for found in (*men.found, *groups.found) for span in found.spans}
        found = self._add_doer(men, groups, filler)
        if found is None or (one.first < filler.last and filler.first < one.last):
            return
        found.silent |= set(found.spans) - known
        found.pointing[one.first, one.last] = None

    def _add_doer(self, men: EntityTable, groups: EntityTable, filler: Filler) -> Found | None:
        for group in groups_in(filler, self.scene.roles, self.scene.syntax):
            self.entities.add(groups, group)
        words = self.scene.document.lowers[filler.phrase.core : filler.phrase.head + 1]
        body = kind_of(filler.role, words, self.scene.codebook) == "group"
        return self.entities.add(groups if body else men, filler)

    def _parties(self, draft: Draft) -> list[Fact]:
        table = EntityTable()
        for one in draft.told:
            for filler in one.event.parties:
                self.entities.add(table, filler)
        return self._listed("party", table, None)

    def _targets(self, draft: Draft, counts: Sequence[CountMention]) -> list[Fact]:
        people, things = EntityTable(), EntityTable()
        for one in draft.told:
            for filler in one.event.targets:
                if filler.role.kind == "physical" or self._is_premises(filler, one.event):
                    self.entities.add(things, filler)
                elif filler.role.kind in HUMANS or (filler.role.kind == "other" and self._harms(one.event)):
                    self.entities.add(people, filler)
            if self.scene.codebook.families[one.event.kind] == "bombing":
                for _, filler in one.event.sites:
                    if filler.role.kind == "physical":
                        self.entities.add(things, filler)
        for count in counts:
            counted = self._counted(count)
            if counted is not None:
                self.entities.add(people, counted)
        return [*self._listed("target", people, "human"), *self._listed("target", things, "physical")]

    def _is_premises(self, filler: Filler, event: Event) -> bool:
        """A body whose house is hit: "the company was bombed"."""
        family = self.scene.codebook.families[event.kind]
        return filler.role.kind == "organisation" and family in ("bombing", "arson", "damage", "robbery")

    def _harms(self, event: Event) -> bool:
        """The trigger is a verb whose object is someone harmed, so that an unknown word there names a person."""
        sense = event.trigger.sense
        return sense is not None and sense.object == "victim"

    def _counted(self, count: CountMention) -> Filler | None:
        """The people a casualty figure counts, as targets."""
        if count.field not in _VICTIM_FIELDS or count.victims is None or count.negated:
            return None
        if count.reference in ("pronoun",):
            return None
        first, last = self.scene.document.tokens_within(*count.victims)
        phrase = self.scene.syntax.phrase(last - 1) if last > first else None
        if phrase is None:
            return None
        role = self.scene.roles.role(phrase)
        if role.kind not in HUMANS and role.kind != "other":
            return None
        category = count.value.victims.category if count.value.victims else role.category
        begin, end = self.scene.roles.text_tokens(phrase)
        return Filler(phrase, Role(role.kind, category, role.named), begin, end)

    def _weapons(self, draft: Draft) -> list[Fact]:
        table = EntityTable()
        done = set()
        for one in draft.told:
            for filler in one.event.weapons:
                self.entities.add(table, filler)
            if one.event.trigger.sentence not in done:
                done.add(one.event.trigger.sentence)
                for filler in self._wielded(one.event.trigger.sentence):
                    self.entities.add(table, filler)
        return self._listed("weapon", table, "weapon")

    def _wielded(self, number: int) -> list[Filler]:
        """ "armed with a rifle, handgun and grenades" in a sentence of the deed."""
        syntax, found = self.scene.syntax, []
        sentence = self.scene.document.sentences[number]
        for index in range(sentence.first, sentence.last):
            if syntax.lowers[index] not in _WIELDING or syntax.phrase_at[index] >= 0:
                continue
            for phrase in syntax.object(index + 1, sentence.last):
                weapon = self.scene.roles.weapon(phrase)
                if weapon is not None and not weapon[2].weak:
                    found.append(Filler(phrase, Role("weapon", weapon[2].term), weapon[0], weapon[1]))
        return found

    def _circumstance(self, one: Circumstance) -> Fact:
        return self._fact(one.field, one.value, one.first, one.last)

    def _counts(self, counts: Sequence[CountMention], every: Sequence[CountMention], offset: int) -> list[Fact]:
        """The casualty figures, `every` being the whole report's; they begin at `offset` among the account's facts."""
        facts = []
        for figure in figures(counts, every):
            count = figure.count
            sentence = self.scene.document.sentences[count.sentence]
            facts.append(
                Fact(
                    count.field, count.value, count.trigger[0], count.trigger[1], sentence.start, sentence.end,
                    part_of=None if figure.whole is None else offset + figure.whole, parts=figure.parts,
                    single=figure.single,
                )
            )  # fmt: skip
        return facts
