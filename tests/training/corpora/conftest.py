"""A data folder of invented corpora, in the file formats of the real ones. All events, places and names are made up."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

WIRE = (
    "   PORT ZARALA, 3 JAN 90 -- [TEXT] MEMBERS OF THE BLUE LANTERN\nFRONT [BLF] BLEW UP THE OLD MILL BRIDGE WITH"
    " DYNAMITE.  FARMER TOMO\nVEK AND TWO SHEPHERDS WERE HURT.\n\n   THE BLF DENIED IT."
)
_FULL = {
    "template": ["1 (OPTIONAL)"], "inc_type": ["BOMBING"], "inc_stage": ["ACCOMPLISHED / ATTEMPTED"],
    "inc_instrument_id": ['? "DYNAMITE"'], "perp_individual_id": ['"MEMBERS"'],
    "perp_org_id": ['"BLUE LANTERN FRONT" / "BLF"'], "phys_tgt_id": ['"OLD MILL BRIDGE"', '"TRUCK"'],
    "hum_tgt_name": ['"TOMO VEK"'], "hum_tgt_desc": ['"FARMER": "TOMO VEK"', '? "TWO SHEPHERDS" / "SHEPHERD"'],
}  # fmt: skip
_REDUCED = {
    "incident_type": "bombing", "PerpInd": [[["members", 9]]], "Victim": [[["tomo vek", 99]]],
    "PerpOrg": [[["blue lantern front", 20], ["blf", 40]]], "Weapon": [[["dynamite", 70]]],
    "Target": [[["old mill bridge", 50]], [["truck", 0]]],
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder."""
    for split in ("train", "dev"):
        name = f"INV-{split}-1"
        text = WIRE if split == "train" else WIRE.replace("ZARALA", "NELUM")
        quiet = {"docid": f"{name}-0", "text": f"NOTHING HAPPENED IN {split.upper()}."}
        _write(tmp_path / f"muc4/full_{split}.jsonl", [
            {"docid": name, "text": text, "templates": [_FULL]}, {**quiet, "templates": []},
        ])  # fmt: skip
        _write(tmp_path / f"muc4/gtt_{split}.jsonl", [
            {"docid": name, "templates": [_REDUCED]}, {"docid": f"{name}-0", "templates": []},
        ])  # fmt: skip
    _wikievents(tmp_path)
    _rams(tmp_path)
    _gvdb(tmp_path)
    _re3d(tmp_path)
    rows = {
        "satp_relevant": "Raiders shot a guard in {}\t1\t0\t0\t1\n",
        "insightCrime": '"Killings ""rise"" in {}"\t0\t0\t0\t1\t0\t0\t0\n',
    }
    for corpus, row in rows.items():
        more = "Law passed\t0\t0\t1\t0\t0\t0\t0\nRansom paid\t0\t0\t0\t0\t1\t0\t0\n" if corpus == "insightCrime" else ""
        _text(tmp_path / corpus / "train.tsv", row.format("Zarala") + row.format("Nelum") + more)
        _text(tmp_path / corpus / "dev.tsv", row.format("Nelum"))
    return tmp_path


def _wikievents(folder: Path) -> None:
    tokens = "The rebels shot Governor Ulm at the wall . They fled . The governor died .".split()
    attack = {
        "event_type": "Conflict.Attack", "trigger": {"start_idx": 2, "end_idx": 3, "text": "shot"},
        "arguments": [
            {"role": role, "text": text}
            for role, text in (
                ("Attacker", "rebels"), ("Target", "Ulm"), ("Target", "wal"), ("Attacker", "They"), ("Place", "wall"),
                ("Instrument", "bow"),
            )
        ],
    }  # fmt: skip
    death = {
        "event_type": "Life.Die",
        "trigger": {"start_idx": 14, "end_idx": 15, "text": "died"},
        "arguments": [{"role": "Victim", "text": "governor"}],
    }
    flight = {
        "event_type": "Movement.Transportation",
        "trigger": {"start_idx": 10, "end_idx": 11, "text": "fled"},
        "arguments": [],
    }
    train = {"docid": "inv_1", "tokens": tokens, "sentences": [], "event_mentions": [attack, death, flight]}
    _write(folder / "wikievents/train.jsonl", [train])
    _write(folder / "wikievents/dev.jsonl", [_wikievents_dev()])
    clusters = {"doc_key": "inv_2", "clusters": [["inv_2-T1", "inv_2-T3"]]}
    _write(folder / "wikievents/coref/dev.jsonlines", [clusters])


def _wikievents_dev() -> dict[str, Any]:
    """Its text has lost the line end after "Nelum", which the offsets still count."""
    first = [["Army", 0, 4], ["bombs", 5, 10], ["Nelum", 11, 16]]
    second = [
        ["The", 17, 20],
        ["army", 21, 25],
        ["hit", 26, 29],
        ["a", 30, 31],
        ["co", 32, 34],
        ["-", 34, 35],
        ["op", 35, 37],
    ]
    mentions = [
        {"id": f"inv_2-T{number}", "start": start, "end": end, "entity_type": type_, "text": text}
        for number, start, end, type_, text in (
            (1, 0, 1, "ORG", "Army"), (2, 2, 3, "GPE", "Nelum"), (3, 4, 5, "ORG", "army"), (4, 7, 10, "FAC", "co-op"),
            (5, 3, 4, "MON", "The"),
        )
    ]  # fmt: skip
    event = {
        "event_type": "Conflict.Attack.DetonateExplode", "trigger": {"start": 1, "end": 2, "text": "bombs"},
        "arguments": [
            {"entity_id": "inv_2-T1", "role": "Attacker", "text": "Army"},
            {"entity_id": "inv_2-T4", "role": "Target", "text": "co-op"},
        ],
    }  # fmt: skip
    return {
        "doc_id": "inv_2", "tokens": [token for token, _, _ in first + second], "event_mentions": [event],
        "text": "Army bombs NelumThe army hit a co-op", "entity_mentions": mentions,
        "sentences": [[first, ""], [second, ""]],
    }  # fmt: skip


def _rams(folder: Path) -> None:
    _write(folder / "rams/dev.jsonlines", [{
        "doc_key": "inv_w1", "source_url": "https://news.invalid/1",
        "sentences": ["Calm before .".split(), "Rebels burnt the mill with torches , he said .".split()],
        "evt_triggers": [[4, 4, [["artifactexistence.damagedestroy.destroy", 1.0]]]],
        "gold_evt_links": [
            [[4, 4], [3, 3], "evt001arg01destroyer"], [[4, 4], [5, 6], "evt001arg02artifact"],
            [[4, 4], [8, 8], "evt001arg03instrument"], [[4, 4], [10, 10], "evt001arg01destroyer"],
            [[4, 4], [0, 0], "evt001arg04place"],
        ],
    }])  # fmt: skip


def _gvdb(folder: Path) -> None:
    def slot(value: str) -> dict[str, Any]:
        return {"value": value, "startIndex": 0, "endIndex": len(value)}

    found = {
        "victim-section": [{"name": slot("Ada Brill "), "age": slot("30"), "race": slot(""), "gender": "Female"}],
        "shooter-section": [{"name": slot("Bo Crane"), "age": slot(""), "race": slot("")}],
        "circumstances": {"type-of-gun": slot("pistol"), "number-of-shots-fired": slot("two")},
        "date-and-time": {"city": slot("Zarala"), "state": "none"},
    }
    text = "Ada Brill, 30, was shot with a pistol in Zarala. The sheriff&#39;s men said Brill knew him."
    _text(
        folder / "gvdb/dev.tsv",
        "Article id\tArticle url\tArticle title\tFull text\tJson\tWorker\n"
        + "\t".join(["7", "u", "t", text, '"' + json.dumps(found).replace('"', '""') + '"', "w"]) + "\n",
    )  # fmt: skip


def _re3d(folder: Path) -> None:
    text = "The Nelumi army shelled Fort Oss. The force, said May, hope so."

    def mention(words: str, type_: str, confidence: float, *, shift: int = 0) -> dict[str, Any]:
        begin = text.index(words) + shift
        return {
            "documentId": "d1", "begin": begin, "end": begin + len(words), "type": type_, "value": words,
            "confidence": confidence,
        }  # fmt: skip

    where = folder / "re3d/Invented Ministry"
    _write(where / "documents.json", [{"_id": "d1", "text": text}], mark="\ufeff")
    _write(where / "entities.json", [
        mention("The Nelumi army", "Organisation", 1), mention("Nelumi", "Nationality", 0),
        mention("Fort Oss", "Location", 0.9), mention("The force", "Organisation", 0.97, shift=1),
        mention("hope", "Person", 0), mention("army", "Weapon", 0.2),
        mention("May", "Money", 1), {**mention("so", "Vehicle", 1), "value": "tanks"},
    ])  # fmt: skip
    same = {
        "sourceBegin": 34,
        "sourceEnd": 43,
        "targetBegin": 0,
        "targetEnd": 15,
        "documentId": "d1",
        "type": "IsSynonymOf",
    }
    _write(where / "relations.json", [same])


def _write(path: Path, rows: Iterable[Any], mark: str = "") -> None:
    _text(path, mark + "".join(json.dumps(row) + "\n" for row in rows))


def _text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
