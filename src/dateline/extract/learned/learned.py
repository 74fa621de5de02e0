"""The learned extractor beside the rules: what it sees in one document, the deeds in it, and the joined facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.codebook.registry import Registry
from dateline.extract.drafts import Draft
from dateline.extract.facts import Fact
from dateline.extract.fillers import Event
from dateline.extract.learned.days import find_days
from dateline.extract.learned.deeds import DeedTrees
from dateline.extract.learned.joining import Joiner
from dateline.extract.learned.mentions import with_learned
from dateline.extract.learned.sightings import Sighter
from dateline.extract.scene import Scene
from dateline.extract.triggers import Trigger
from dateline.language.document import Document
from dateline.models.extractor.network import FOLDER, Network, Scores, load_network
from dateline.models.speech import Ear, Hearing, load_ear
from dateline.models.trees import Trees, load_trees
from dateline.schema.claims import Mention

DEEDS = ("attack", "death", "injury", "damage")
"""The first labels of the network's head `triggers`: those that tell of violence done."""
_KINDS = {
    "arson": "arson", "attack": "armed-assault", "bombing": "bombing", "hijacking": "hijacking",
    "kidnapping": "kidnapping", "robbery": "robbery",
}  # fmt: skip
"""The network's kinds of a whole report as the codebook's."""
TOLD = 2.0
"""Logit from which on a report is held to tell of violence although none of its words is likely to be a deed; its
likeliest word is then taken for one. On 434 reports of MUC-4 that the network had not learned, and 219 and 180 of
InSight Crime's and SATP's training files, .985 of those that tell of violence are found so, .976 without, and .40 of
the others are passed over, .41 without."""


@dataclass(frozen=True, slots=True)
class Learned:
    """The opened weights, shared by all reports."""

    registry: Registry
    network: Network
    second_look: Trees
    days: Trees
    deeds: DeedTrees
    mentions: Trees
    ear: Ear

    def read(self, document: Document) -> Seen:
        """What the network sees in a document."""
        return Seen(self, self.network.read(document))


def load_learned(registry: Registry, folder: Path = FOLDER) -> Learned:
    """Opens the weights in a folder, those that ship unless another is named.

    Raises:
        WeightsError: they are missing or not the ones that were measured.
    """
    names = ("second-look", "days", "same-deed", "general-deed", "mentions")
    second_look, days, same, general, mentions = (load_trees(folder, f"{name}.npz") for name in names)
    return Learned(
        registry, load_network(folder), second_look, days, DeedTrees(same, general), mentions, load_ear(folder)
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """One document as the network sees it."""

    learned: Learned
    scores: Scores

    def hearing(self) -> Hearing:
        """What attributions are weighed by."""
        return Hearing(self.learned.ear, self.scores.states)

    def events(self, scene: Scene) -> list[Event]:
        """The deeds, one a trigger, without anyone in them; all of the kind that is likeliest for the whole report."""
        if not len(self.scores.spans):
            return []
        kind = _KINDS[max(_KINDS, key=lambda one: self.scores.whole[one])]
        chances = self.scores.heads["triggers"][:, : len(DEEDS)].max(axis=1)
        likely = chances >= (min(0.0, float(chances.max())) if self.scores.whole["told"] >= TOLD else 0.0)
        found: list[Event] = []
        end = 0
        for first, last in self.scores.spans[likely].tolist():
            if first < end:
                continue
            end = last
            sentence = scene.document.sentence_of[first]
            trigger = Trigger(first, last, sentence, kind, weak=False, phrase=scene.syntax.phrase(last - 1))
            found.append(Event(trigger, kind=kind))
        return found

    def mentions(self, scene: Scene) -> tuple[Mention, ...]:
        """The rules' mentions with those that the network adds."""
        return with_learned(scene, self.scores, self.learned.mentions)

    def join(
        self, scene: Scene, drafts: Sequence[Draft], main: Draft | None, told: Sequence[Sequence[Fact]]
    ) -> list[list[Fact]]:
        """The facts of each draft with the network's, with how likely each role is, and with the day of some."""
        if not drafts:
            return []
        deeds = [[one.event.trigger.sentence for one in draft.told] for draft in drafts]
        flat = (sentence for sentences in deeds for sentence in sentences)
        seen = Sighter(scene.document, self.scores, told, flat, scene.codebook, self.learned.registry).find()
        chances = self.learned.second_look.probabilities(seen.rows).tolist()
        at = next((number for number, draft in enumerate(drafts) if draft is main), 0)
        joined = Joiner(scene, self.scores, seen.found, chances, self.learned.registry).join(told, deeds, at)
        for account, fact in find_days(scene, drafts, main, told, self.learned.days):
            joined[account].append(fact)
        return joined
