"""The registry's nouns: actors, outlets and states, and what a name found in a text may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ACTOR_KINDS = (
    "armed-group", "criminal-group", "state-force", "police", "government", "party", "coalition", "community",
    "intergovernmental", "organisation",
)  # fmt: skip
OUTLET_KINDS = (
    "news-agency", "newspaper", "magazine", "broadcaster", "radio", "website", "channel", "media-wing",
)  # fmt: skip

GRADE_LETTERS = ("A", "B", "C", "D", "E")
"""The Admiralty letters that somebody can give; F, "cannot be judged", is what an outlet has that nobody graded."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes part: `aliases` in every script, `countries` as ISO 3166 codes, `parent` the id it belongs to."""

    id: str
    name: str
    kind: str
    source: str
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    parent: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class OutletGrade:
    """How reliable an outlet is held to be: an Admiralty `letter` A to E, `by` whom, from the ISO day `since` on."""

    letter: Literal["A", "B", "C", "D", "E"]
    by: str
    since: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: `owner` is the id of the actor whose outlet it is, None for one that is no party's.

    `grades`, the oldest first, are a user's: the shipped registry grades nobody.
    """

    id: str
    name: str
    kind: str
    source: str
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    owner: str | None = None
    platform: str | None = None
    languages: tuple[str, ...] = ()
    wikidata: str | None = None
    grades: tuple[OutletGrade, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A state's names, and the words for its people and things ("Peruvian", "Peruvians")."""

    iso: str
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for: ids of actors and of outlets; more than one where several bear the name."""

    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()

    @property
    def actor_id(self) -> str | None:
        """The one actor meant, None where it is an outlet or ambiguous."""
        return self.actors[0] if len(self.actors) == 1 and not self.outlets else None

    @property
    def outlet_id(self) -> str | None:
        """The one outlet meant, None where it is an actor or ambiguous."""
        return self.outlets[0] if len(self.outlets) == 1 and not self.actors else None


@dataclass(frozen=True, slots=True)
class Demonym:
    """What a state's word stands for: the state, and whether it is its own name or a word for its people."""

    state: State
    is_name: bool
