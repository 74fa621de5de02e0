"""Places: LGL (local news) and GeoVirus (Wikinews), with place names resolved by hand.

`*_acc161` is given the gold names: the share that `ground_places` puts within 161 km (100 miles) of the gold point, a
name without coordinates counting as wrong; `*_acc161_placed` is the share of those with coordinates. `*_found_*` are
end to end: exact-span precision, recall and F1 of `find_toponyms` against the gold names (demonyms, which LGL marks
too, aside), and `*_end_to_end` the share of all gold names that were found and put within 161 km.

The weights and thresholds were fitted on the articles whose id has an even CRC-32; the figures are of the other half.
GeoVirus has Wikipedia's points for large countries and states, which lie up to hundreds of kilometres from those of
GeoNames; `*_acc161_towns` therefore counts apart the names that dateline takes for a town or a district.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from zlib import crc32

from dateline.gazetteer.index import Gazetteer, open_gazetteer
from dateline.gazetteer.toponyms import find_toponyms
from dateline.ground.places import ground_places
from dateline.language.document import read_document
from dateline.schema.claims import PlaceMention, Reading
from dateline.schema.report import Report
from evaluation.results import DataMissing, SuiteOptions, SuiteResult

FILES = ("geoparsing/lgl.xml", "geoparsing/GeoVirus.xml")
RIGHT_KM = 161.0
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class GoldName:
    """A name in the text: code points [start, end); `lat` and `lon` are None where the annotators found no entry."""

    start: int
    end: int
    name: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its gold names; `id` decides whether it is in the half that the weights were fitted on."""

    id: str
    text: str
    names: tuple[GoldName, ...]

    @property
    def held_out(self) -> bool:
        """Whether nothing was fitted on it."""
        return crc32(self.id.encode()) % 2 == 1


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """The figures of both sets on the held-out half.

    Raises:
        DataMissing: the files are not under `data`.
    """
    for name in FILES:
        if not (data / name).is_file():
            raise DataMissing(f"{data / name} is not there")
    gazetteer = open_gazetteer()
    metrics: dict[str, float] = {}
    notes: list[str] = []
    items = 0
    for label, articles in (("lgl", read_lgl(data / FILES[0])), ("geovirus", read_geovirus(data / FILES[1]))):
        held_out = [article for article in articles if article.held_out][: options.limit]
        given, note = names_given(label, held_out, gazetteer)
        metrics |= {**given, **end_to_end(label, held_out, gazetteer)}
        notes.append(note)
        items += len(held_out)
    return SuiteResult("places", metrics, items, FILES, tuple(notes))


def read_lgl(path: Path) -> Iterator[Article]:
    """The articles of LGL."""
    from lxml import etree

    for item in etree.parse(str(path)).getroot():
        names = []
        for toponym in item.find("toponyms"):
            point = toponym.find("gaztag")
            known = point is not None and point.get("geonameid")
            names.append(
                GoldName(
                    int(toponym.findtext("start")), int(toponym.findtext("end")), toponym.findtext("phrase"),
                    float(point.findtext("lat")) if known else None, float(point.findtext("lon")) if known else None,
                )
            )  # fmt: skip
        yield Article(item.get("docid"), item.findtext("text"), tuple(names))


def read_geovirus(path: Path) -> Iterator[Article]:
    """The paragraphs of GeoVirus; its offsets begin at 1."""
    from lxml import etree

    for item in etree.parse(str(path)).getroot():
        names = tuple(
            GoldName(
                int(place.findtext("start")) - 1, int(place.findtext("end")) - 1, place.findtext("name"),
                float(place.findtext("lat")), float(place.findtext("lon")),
            )
            for place in item.find("locations")
        )  # fmt: skip
        yield Article(item.findtext("source"), item.findtext("text"), names)


def grounded(text: str, mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The mentions as `ground_places` leaves them."""
    report = Report("evaluation", text, "", "file", "evaluation")
    return ground_places(Reading(report, places=mentions), gazetteer).places


def names_given(label: str, articles: list[Article], gazetteer: Gazetteer) -> tuple[dict[str, float], str]:
    """How well given names are resolved."""
    errors: list[float | None] = []
    towns: list[float] = []
    for article in articles:
        mentions = tuple(PlaceMention(gold.start, gold.end, gold.name) for gold in article.names)
        for gold, mention in zip(article.names, grounded(article.text, mentions, gazetteer), strict=True):
            if gold.lat is None:
                continue
            error = error_km(mention, gold)
            errors.append(error)
            if error is not None and mention.place is not None and (mention.place.precision or 9) <= 3:
                towns.append(error)
    placed = [error for error in errors if error is not None]
    note = (
        f"{label}: {len(errors)} names given, {len(placed)} with coordinates, median error {median(placed):.1f} km"
        if placed
        else f"{label}: no names"
    )
    return {
        f"{label}_acc161": share(placed, len(errors)), f"{label}_acc161_placed": share(placed, len(placed)),
        f"{label}_acc161_towns": share(towns, len(towns)),
    }, note  # fmt: skip


def end_to_end(label: str, articles: list[Article], gazetteer: Gazetteer) -> dict[str, float]:
    """How well names are found, and found and resolved."""
    right = found_in_all = gold_in_all = placed_right = with_point = 0
    for article in articles:
        gold = {
            (name.start, name.end): name for name in article.names if name.name.lower() not in gazetteer.demonyms
        }  # fmt: skip
        mentions = tuple(
            PlaceMention(toponym.start, toponym.end, toponym.name)
            for toponym in find_toponyms(read_document(article.text), gazetteer)
        )
        gold_in_all += len(gold)
        with_point += sum(name.lat is not None for name in gold.values())
        found_in_all += len(mentions)
        for mention in grounded(article.text, mentions, gazetteer):
            name = gold.get((mention.start, mention.end))
            if name is not None:
                right += 1
                error = error_km(mention, name)
                placed_right += error is not None and error <= RIGHT_KM
    precision, recall = right / max(1, found_in_all), right / max(1, gold_in_all)
    return {
        f"{label}_found_precision": precision, f"{label}_found_recall": recall,
        f"{label}_found_f1": 2 * right / max(1, found_in_all + gold_in_all),
        f"{label}_end_to_end": placed_right / max(1, with_point),
    }  # fmt: skip


def share(errors: list[float], of: int) -> float:
    """The share of `of` names with an error of at most 161 km."""
    return sum(error <= RIGHT_KM for error in errors) / max(1, of)


def error_km(mention: PlaceMention, gold: GoldName) -> float | None:
    """How far off the place is, None where either has no coordinates."""
    place = mention.place
    if place is None or place.lat is None or place.lon is None or gold.lat is None or gold.lon is None:
        return None
    return distance_km(place.lat, place.lon, gold.lat, gold.lon)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points in degrees."""
    north, other_north = math.radians(lat), math.radians(other_lat)
    half = math.sin((other_north - north) / 2) ** 2
    half += math.cos(north) * math.cos(other_north) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
