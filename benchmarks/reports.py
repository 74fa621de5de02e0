"""Invented reports for load: seeded, varied, with copies and follow-ups as a news stream has them. No event is real."""

from __future__ import annotations

import random
from collections.abc import Iterator

_PLACES = (
    "Quetta", "Kandahar", "Mosul", "Gao", "Maiduguri", "Cotabato", "Arauca", "Ayacucho", "Kirkuk", "Peshawar", "Herat",
    "Baidoa", "Bunia", "Goma", "Menaka", "Diffa", "Idlib", "Hodeidah", "Srinagar", "Imphal", "Donetsk", "Pattani",
)  # fmt: skip
_GROUPS = (
    "Red Plain Brigade", "Sons of the Escarpment", "Northern Star Front", "Salt Road Movement", "Black Acacia Army",
    "Free Delta Command", "Column of the Fifth of May", "Grey Heron Front",
)  # fmt: skip
_OUTLETS = ("Harbour Courier", "Delta Wire", "Plain Observer", "Morning Ledger", "Coast Radio", "Hill Gazette")
_SITES = ("market", "police station", "bus station", "army checkpoint", "hotel", "church", "mosque", "bank", "school")
_DEEDS = (
    ("a car bomb exploded outside a {site}", "killing {killed} people and wounding at least {injured}"),
    ("gunmen attacked a {site} with rifles and grenades", "killing {killed} civilians and injuring {injured} others"),
    ("a suicide bomber blew himself up at a {site}", "killing {killed} people and injuring about {injured}"),
    ("militants ambushed an army convoy near a {site}", "killing {killed} soldiers and wounding {injured}"),
    ("armed men abducted {killed} engineers from a {site}", "leaving {injured} guards injured"),
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_FILLER = (
    "Residents said that the road to the town was closed until the evening and that shops stayed shut.",
    "The governor called for calm and said that schools would open again next week.",
    "Hospitals asked for blood donors, and relatives waited outside the gates.",
    "The price of flour had risen in the weeks before, and traders feared further losses.",
    "A spokesman for the ministry declined to comment on the investigation.",
)


def reports(count: int, seed: int = 11) -> Iterator[dict[str, str]]:
    """`count` reports as `.jsonl` objects of about 130 words; about a third retell an incident told before."""
    dice = random.Random(seed)
    told: list[dict[str, str | int]] = []
    for number in range(count):
        if told and dice.random() < 0.33:
            facts = dict(told[dice.randrange(max(0, len(told) - 200), len(told))])
        else:
            facts = _facts(dice)
            told.append(facts)
        yield _report(number, facts, dice)


def _facts(dice: random.Random) -> dict[str, str | int]:
    day, month, year = dice.randint(1, 28), dice.choice(_MONTHS), dice.randint(2012, 2023)
    return {
        "place": dice.choice(_PLACES), "group": dice.choice(_GROUPS), "site": dice.choice(_SITES), "day": day,
        "month": month, "year": year, "deed": dice.randrange(len(_DEEDS)), "killed": dice.randint(2, 40),
        "injured": dice.randint(2, 90), "spokesman": dice.choice(("police", "the army", "officials", "the ministry")),
    }  # fmt: skip


def _report(number: int, facts: dict[str, str | int], dice: random.Random) -> dict[str, str]:
    deed, toll = _DEEDS[int(facts["deed"])]
    date = f"{facts['day']} {facts['month']} {facts['year']}"
    lead = f"On {date}, {deed.format(**facts)} in {facts['place']}, {toll.format(**facts)}, {facts['spokesman']} said."
    claim = dice.choice(
        (
            f"The {facts['group']} claimed responsibility for the attack in a statement.",
            f"No one claimed responsibility, but officials blamed the {facts['group']}.",
            f"The {facts['group']} denied that it had carried out the attack.",
        )
    )
    body = dice.sample(_FILLER, 3)
    paragraphs = [lead, body[0], f"{claim} {body[1]}", f"{body[2]} The {facts['site']} was badly damaged."]
    month = _MONTHS.index(str(facts["month"])) + 1
    return {
        "id": f"b{number}", "outlet": dice.choice(_OUTLETS), "published": f"{facts['year']}-{month:02}-28",
        "title": f"Attack in {facts['place']}", "language": "en", "text": "\n\n".join(paragraphs),
    }  # fmt: skip
