"""For whom outlets speak, and those who speak through them. All texts are invented."""

from __future__ import annotations

import pytest

from dateline.codebook.cues import load_cues
from dateline.extract.attribution import find_attributions
from dateline.extract.attribution.voices import voices
from dateline.language.document import read_document
from dateline.models.tagger import load_tagger
from dateline.schema.claims import Source


def hops(text: str, words: str) -> tuple[Source, ...]:
    document, cues = read_document(text), load_cues()
    classes = load_tagger().tags(document)
    found = voices(document, find_attributions(document, cues, classes), cues, classes)
    (only,) = found.at(text.index(words), text.index(words) + len(words)).chains
    return only


@pytest.mark.parametrize(
    ("text", "name", "owner"),
    [
        ("Red Dawn, the channel of the Dorr Front, said nine people died.", "Red Dawn", "Dorr Front"),
        ("Radio Vell, the army's own station, said nine people died.", "Radio Vell", "army"),
        ("The channel Red Dawn, a mouthpiece of the Dorr Front, said nine people died.", "Red Dawn", "Dorr Front"),
        ("Vell Television, which is owned by the army, said nine people died.", "Vell Television", "army"),
        ("Vell Radio, which the Dorr Front runs, said nine people died.", "Vell Radio", "Dorr Front"),
        ("Red Dawn, a channel that the Dorr Front opened, said nine people died.", "Red Dawn", "Dorr Front"),
        ("Red Dawn, a channel run by the Mirra police, said nine people died.", "Red Dawn", "Mirra police"),
        ("Red Dawn, which belongs to the Dorr Front, said nine people died.", "Red Dawn", "Dorr Front"),
        ("Radio Vell, a station that plays old songs, said nine people died.", "Radio Vell", None),
    ],
)
def test_an_outlet_speaks_for_whom_the_report_says(text: str, name: str, owner: str | None) -> None:
    (hop,) = hops(text, "died")
    assert (hop.name, hop.affiliation) == (name, owner)


@pytest.mark.parametrize(
    "text",
    [
        "Red Dawn, the channel of the Dorr Front, quoted its commander Heron as saying that nine people died.",
        "Red Dawn, the Dorr Front's channel, quoted a commander calling himself Heron as saying that nine people died.",
        "This is Red Dawn, the channel of the Dorr Front. Commander Heron reports that nine people died.",
    ],
)
def test_who_speaks_by_rank_through_a_partys_outlet_speaks_for_the_party(text: str) -> None:
    hop = hops(text, "died")[-1]
    assert (hop.name, hop.affiliation) == ("Heron", "Dorr Front")


def test_others_whom_a_partys_outlet_quotes_speak_for_themselves() -> None:
    text = "Red Dawn, the channel of the Dorr Front, quoted Anna Vell as saying that nine people died."
    assert hops(text, "died")[-1].affiliation is None
