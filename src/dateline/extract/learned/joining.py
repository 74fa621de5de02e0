"""The grammar's facts and the network's, joined: each role's entities with how likely they play it, and whose they are.

What both found is one entity, in the wording that is likelier. What the grammar found alone stays, with the probability
that the second look gives it; what the network found alone joins the account whose deed is told nearest. No claim of
the grammar is dropped for a low score, but it may not be `listed` in an incident's fields (`schema.claims`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.codebook.registry import Registry
from dateline.extract.entities import MOST_MENTIONS
from dateline.extract.facts import Fact
from dateline.extract.learned.sightings import Sighting, label_of
from dateline.extract.scene import Scene
from dateline.models.extractor.candidates import phrases_in, wording
from dateline.models.extractor.network import Scores
from dateline.schema.claims import LISTED, NETWORK
from dateline.schema.values import Entity, EntityKind, Term

_FIELDS: tuple[tuple[str, EntityKind], ...] = (
    ("perpetrator", "individual"), ("perpetrator", "group"), ("target", "physical"), ("target", "human"),
    ("target", "human"), ("weapon", "weapon"),
)  # fmt: skip
"""Of each of LABELS the claim's field and the entity's kind."""


_HUMANS = (3, 4)
"""Labels of one field: someone harmed, by name or by description."""
_WEAKER = 3.0
"""Logits by which a place of a wording may stand behind its best one and still be where the role is told."""
_NEAR = 2
"""Sentences from a deed within which a player is taken to belong to it; farther off it goes to the main account. Set by
reading, not calibrated."""


@dataclass(frozen=True, slots=True)
class Player:
    """A sighting that is listed: its wording and probability, and its places, tokens [first, last), best first."""

    sighting: Sighting
    text: str
    chance: float
    places: tuple[tuple[int, int], ...]


def players(scores: Scores, found: Sequence[Sighting], chances: Sequence[float], least: float = LISTED) -> list[Player]:
    """The sightings that are likely enough, the likeliest first; of one field none that holds or is held in a likelier
    one."""
    order = sorted(range(len(found)), key=lambda at: (-chances[at], found[at].label, found[at].first))
    chosen: list[Player] = []
    held: set[tuple[str, int]] = set()  # the wordings that are listed, and all that they hold
    listed: set[tuple[str, int]] = set()
    for at in order:
        one = found[at]
        if chances[at] < least:
            break
        text, field = scores.texts[one.wording], _field(one.label)
        inner = {(phrase, field) for phrase in phrases_in(text)}
        if (text, field) in held or inner & listed:
            continue
        listed.add((text, field))
        held |= inner
        chosen.append(Player(one, text, float(chances[at]), _places(scores, one)))
    return chosen


def _places(scores: Scores, one: Sighting) -> tuple[tuple[int, int], ...]:
    rows = scores.places(one.wording)
    logits = scores.heads["roles"][rows, one.label]
    kept = rows[logits >= logits.max() - _WEAKER]
    rest = [(int(first), int(last)) for first, last in scores.spans[kept] if int(first) != one.first]
    return ((one.first, one.last), *rest[: MOST_MENTIONS - 1])


def _field(label: int) -> int:
    """People harmed are one field, named or described."""
    return _HUMANS[0] if label in _HUMANS else label


class Joiner:
    """Joins the facts of one report's accounts with the players that the second look lists."""

    __slots__ = ("_at", "_chances", "_held", "_listed", "_players", "_registry", "_scene")

    def __init__(
        self, scene: Scene, scores: Scores, found: Sequence[Sighting], chances: Sequence[float], registry: Registry
    ) -> None:
        self._scene = scene
        self._registry = registry
        self._players = players(scores, found, chances)
        self._at: dict[tuple[int, int], list[int]] = {}  # the players at each token, by field
        self._held: dict[tuple[str, int], list[int]] = {}  # those whose wording holds a phrase
        self._listed: dict[tuple[str, int], list[int]] = {}  # those whose wording it is
        for number, player in enumerate(self._players):
            field = _field(player.sighting.label)
            for token in {token for place in player.places for token in range(*place)}:
                self._at.setdefault((token, field), []).append(number)
            for phrase in phrases_in(player.text):
                self._held.setdefault((phrase, field), []).append(number)
            self._listed.setdefault((player.text, field), []).append(number)
        self._chances = {
            (scores.texts[one.wording], one.label): float(chance) for one, chance in zip(found, chances, strict=True)
        }

    def join(self, told: Sequence[Sequence[Fact]], deeds: Sequence[Sequence[int]], main: int) -> list[list[Fact]]:
        """The facts of each account. `deeds` are the sentences of each account's deeds, `main` the main account's
        index."""
        joined: list[list[Fact]] = []
        housed: set[int] = set()
        for facts in told:
            own, used = self._account(facts)
            joined.append(own)
            housed |= used
        nearest = _Nearest(deeds, main)
        attacked: dict[int, set[str]] = {}
        for number, player in enumerate(self._players):
            if number in housed or self._scene.syntax.phrase(player.places[0][1] - 1) is None:
                continue  # it is there already, or no noun
            home = nearest.account(self._scene.document.sentence_of[player.sighting.first])
            if home not in attacked:
                attacked[home] = self._attacked(told[home])
            if attacked[home].isdisjoint(self._accused(player)):
                joined[home].extend(self._placed(player, told[home]))
        return joined

    def _placed(self, player: Player, facts: Sequence[Fact]) -> list[Fact]:
        """The player's facts as the account has room for them: in a clash nobody is the attacker, but each a party."""
        found = self._facts(player)
        kinds = {fact.value.term for fact in facts if fact.field == "kind" and isinstance(fact.value, Term)}
        if kinds != {"armed-clash"} or found[0].field != "perpetrator":
            return found
        parties = [(fact.start, fact.end) for fact in facts if fact.field == "party"]
        known = any(start < one.end and one.start < end for one in found for start, end in parties)
        return [] if known else [one._replace(field="party") for one in found]

    def _attacked(self, facts: Sequence[Fact]) -> set[str]:
        """The bodies that the rules hold for attacked in an account and not for attackers. The network alone makes none
        of them an attacker there: who is hit and hits back is a party, and that the rules see by themselves."""
        bodies: dict[str, set[str]] = {"target": set(), "perpetrator": set()}
        for fact in facts:
            if fact.field in bodies and isinstance(fact.value, Entity):
                bodies[fact.field] |= self._bodies(fact.start, fact.end)
        return bodies["target"] - bodies["perpetrator"]

    def _accused(self, player: Player) -> set[str]:
        """The bodies that a perpetrator belongs to."""
        if _FIELDS[player.sighting.label][0] != "perpetrator":
            return set()
        document, (first, last) = self._scene.document, player.places[0]
        return self._bodies(document.starts[first], document.ends[last - 1])

    def _bodies(self, start: int, end: int) -> set[str]:
        """The bodies named at the code points [start, end): ids of the registry, those that each is part of with it, or
        else the words."""
        named = self._scene.mentions
        at = bisect_left(named, start, key=lambda one: one.end)
        found: set[str] = set()
        while at < len(named) and named[at].start < end:
            if named[at].type in ("organisation", "nationality"):
                actor = named[at].actor_id
                words = self._scene.document.text[named[at].start : named[at].end].lower()
                found |= {actor, *self._registry.ancestors(actor)} if actor else {words}
            at += 1
        return found

    def _account(self, facts: Sequence[Fact]) -> tuple[list[Fact], set[int]]:
        """The grammar's facts of an account, those of roles with their probability and the likelier wording, and the
        players that are among them."""
        used: set[int] = set()
        known: dict[int, tuple[Entity, float]] = {}  # by identity: an entity has a fact for each of its places
        found: list[Fact] = []
        for fact in facts:
            label = label_of(fact)
            if label is None or not isinstance(fact.value, Entity):
                found.append(fact)
                continue
            key = id(fact.value)
            if key not in known:
                same = self._same(fact.value, label) - used
                used |= same
                if same:
                    player = self._players[min(same, key=self._naming)]
                    known[key] = self._renamed(fact.value, player), player.chance
                else:
                    known[key] = fact.value, self._chance(fact.value, label)
            value, chance = known[key]
            found.append(fact._replace(value=value, score=round(chance, 3)))
        return found, used

    def _naming(self, number: int) -> tuple[bool, int]:
        """A player by how well its words name the one meant: a person's name before a description, and of equals the
        likelier."""
        return self._players[number].sighting.label == _HUMANS[1], number

    def _same(self, entity: Entity, label: int) -> set[int]:
        """The players of the entity's field that stand in a phrase of the entity ("Mayor X"), or whose wording holds or
        is held in the entity's name."""
        field, at = _field(label), self._at
        here: set[int] = set()
        for start, end in entity.mentions:
            first, last = self._scene.document.tokens_within(start, end)
            phrase = self._scene.syntax.phrase(last - 1)
            first = min(first, phrase.first) if phrase is not None else first
            here.update(number for token in range(first, last) for number in at.get((token, field), ()))
        for name in self._names(entity):
            here.update(number for part in phrases_in(name) for number in self._listed.get((part, field), ()))
            here.update(self._held.get((name, field), ()))
        return here

    def _names(self, entity: Entity) -> list[str]:
        """The entity's name as the network's wordings have it, with and without its first word."""
        document = self._scene.document
        first, last = document.tokens_within(*entity.mentions[0])
        return [wording(document.lowers, at, last) for at in (first, first + 1) if at < last]

    def _chance(self, entity: Entity, label: int) -> float:
        """Of an entity that is no player: the probability of its name. One that the network cannot score, being longer
        than its spans or beginning with such a word as "his", is left undecided."""
        found = [self._chances[name, label] for name in self._names(entity) if (name, label) in self._chances]
        return min(found[0], LISTED - 0.01) if found else LISTED - 0.01

    def _renamed(self, entity: Entity, player: Player) -> Entity:
        """The entity by the player's wording, where that stands in the place of its name."""
        document = self._scene.document
        first, last = document.tokens_within(*entity.mentions[0])
        over = [place for place in player.places if place[0] < last and first < place[1]]
        if entity.named and (not over or player.sighting.label == _HUMANS[1]):
            return entity
        best = over[0] if over else player.places[0]
        span = document.starts[best[0]], document.ends[best[1] - 1]
        rest = [one for one in entity.mentions if one[1] <= span[0] or span[1] <= one[0]]
        label = player.sighting.label
        named = label == _HUMANS[0] if label in _HUMANS else entity.named
        return replace(entity, name=document.exact(*best), mentions=(span, *sorted(rest)), named=named)

    def _facts(self, player: Player) -> list[Fact]:
        """One fact for each place of a player that the grammar does not have."""
        document, roles = self._scene.document, self._scene.roles
        first, last = player.places[0]
        field, kind = _FIELDS[player.sighting.label]
        phrase = self._scene.syntax.phrase(last - 1)
        role = roles.role(phrase) if phrase is not None else None
        weapon = roles.weapon(phrase) if phrase is not None and kind == "weapon" else None
        entity = Entity(
            name=document.exact(first, last), kind=kind,
            named=player.sighting.label == _HUMANS[0] if kind == "human" else role is not None and role.named,
            mentions=tuple((document.starts[a], document.ends[b - 1]) for a, b in player.places),
            category=role.category if role is not None and kind in ("human", "physical") else None,
            term=weapon[2].term if weapon is not None else None,
        )  # fmt: skip
        facts = []
        for begin, end in player.places:
            sentence = document.sentences[document.sentence_of[begin]]
            facts.append(
                Fact(
                    field, entity, document.starts[begin], document.ends[end - 1], sentence.start, sentence.end,
                    score=round(player.chance, 3), engine=NETWORK,
                )
            )  # fmt: skip
        return facts


class _Nearest:
    """Which account has a deed near a sentence."""

    __slots__ = ("_accounts", "_main", "_sentences")

    def __init__(self, deeds: Iterable[Sequence[int]], main: int) -> None:
        told = sorted((sentence, account) for account, sentences in enumerate(deeds) for sentence in sentences)
        self._sentences = [sentence for sentence, _ in told]
        self._accounts = [account for _, account in told]
        self._main = main

    def account(self, sentence: int) -> int:
        """The account of the nearest deed, of two as near the earlier; the main account where none is near."""
        at = bisect_left(self._sentences, sentence)
        near = [n for n in (at - 1, at) if 0 <= n < len(self._sentences)]
        best = min(near, key=lambda n: abs(self._sentences[n] - sentence), default=None)
        if best is None or abs(self._sentences[best] - sentence) > _NEAR:
            return self._main
        return self._accounts[best]
