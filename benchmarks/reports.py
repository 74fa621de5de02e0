"""Invented reports for load: seeded, varied, with copies and follow-ups as a news stream has them. No event is real.

Each incident has people, streets and villages of its own, as news has: by these reports of one are told from others.
"""

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
    "Residents of {village} said that the road to the town was closed until the evening and that shops stayed shut.",
    "The governor, {person}, called for calm and said that schools would open again next week.",
    "Hospitals in {village} asked for blood donors, and relatives waited outside the gates.",
    "The price of flour in {village} had risen in the weeks before, and traders feared further losses.",
    "{person}, who keeps a tea house on {street} Street, said he had heard two loud noises.",
    "A spokesman for the ministry, {person}, declined to comment on the investigation.",
    "Buses to {village} will run again from Monday, the transport office on {street} Street said.",
    "The council of {village} will meet to talk about repairs, its chairwoman {person} said.",
    "Cars were turned back at the bridge on {street} Street for most of the afternoon.",
    "Teachers at the school in {village} kept the children inside until parents came.",
    "{person}, a shopkeeper, said the windows of the whole row had to be replaced.",
    "Power was cut in {village} for an hour, and engineers worked into the night.",
)
_SYLLABLES = (
    "ka ro mel din sha tor ve lan bu ri gan os pel ta nim do har zi ko wen fa lu mar esh qu il bas ten yo".split()
)


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(2, 4))).capitalize()


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
        "person": f"{_name(dice)} {_name(dice)}", "street": _name(dice), "village": _name(dice),
        "victim": f"{_name(dice)} {_name(dice)}",
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
    body = [line.format(**facts) for line in dice.sample(_FILLER, 3)]
    victim = f"Among the victims was {facts['victim']}, {dice.randint(18, 80)}, of {facts['village']}."
    paragraphs = [
        lead,
        f"{victim} {body[0]}",
        f"{claim} {body[1]}",
        f"{body[2]} The {facts['site']} was badly damaged.",
    ]
    month = _MONTHS.index(str(facts["month"])) + 1
    return {
        "id": f"b{number}", "outlet": dice.choice(_OUTLETS), "published": f"{facts['year']}-{month:02}-28",
        "title": f"Attack in {facts['place']}", "language": "en", "text": "\n\n".join(paragraphs),
    }  # fmt: skip
