"""By which name a speaker is told: the fullest that the report has. All texts are invented."""

from __future__ import annotations

import pytest

from dateline.codebook.cues import load_cues
from dateline.extract.attribution import find_attributions
from dateline.extract.attribution.naming import Names
from dateline.extract.attribution.scan import scan_document
from dateline.extract.attribution.voices import voices
from dateline.language.document import read_document
from dateline.models.tagger import load_tagger


def chain(text: str, words: str) -> list[str]:
    document, cues = read_document(text), load_cues()
    classes = load_tagger().tags(document)
    found = voices(document, find_attributions(document, cues, classes), cues, classes)
    (only,) = found.at(text.index(words), text.index(words) + len(words)).chains
    return [hop.name for hop in only]


def test_names_are_found_by_their_last_word() -> None:
    text = "Major Odo Karim left. A young miller met Sela Vell and Hanno Vell at the Dorr Courier."
    names = Names(scan_document(read_document(text), load_cues()))
    assert names.person("Karim") == "Odo Karim"
    assert names.person("Vell") is None
    assert names.body("courier", 0) == "Dorr Courier"
    assert names.description("miller", 12) == "young miller"
    assert names.description("miller", 2) is None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Radio Vell accused the army. Nine people had died, the station reported.", "died", ["Radio Vell"]),
        ("The Dorr Courier blamed rebels. The paper said nine people had died.", "died", ["Dorr Courier"]),
        ("The river police denied it. Nine people had died, police added.", "died", ["river police"]),
        ("The Vell General Staff said a bridge fell. It said nine people died.", "died", ["Vell General Staff"]),
        ("Vell Oil denied the charge. Nine people had died, the company said.", "died", ["Vell Oil"]),
        ("The Marsh Guard denied the raid. The force said nine people died.", "died", ["Marsh Guard"]),
        ("An old miller came to town. The miller said nine people had died.", "died", ["old miller"]),
        ("Inspector Odo Karim came to the mill. Karim said nine people died.", "died", ["Odo Karim"]),
        (
            "Inspector Odo Karim has cut his count. On Monday he had put it at 12. Two names stood twice. "
            "Nine people died, he said.",
            "died",
            ["Odo Karim"],
        ),
        ("Vell Front men left. The salt service moved. The service said nine people died.", "died", ["salt service"]),
        ("A crowd came to Radio Vell. The radio said nine people had died.", "died", ["Radio Vell"]),
        ("St Odo hospital was silent. Nine people had died, the hospital said.", "died", ["St Odo hospital"]),
        (
            "Ana Vell, the spokeswoman, said so. “Yes,” said the ferryman, Odo Karim. She said nine died.",
            "died",
            ["Ana Vell"],
        ),
        ("We met Odo Karim and Ana Vell, who left. She said it rained. He said nine died.", "died", ["Odo Karim"]),
        ("The Marsh Guard wrote one line: nobody had died, it said.", "died", ["Marsh Guard"]),
        (
            "Radio Vell said that Odo Karim denied the raid. Nine men died, the station quoted him as saying.",
            "died",
            ["Radio Vell", "Odo Karim"],
        ),
        (
            "The mayor reported that the Dorr Front denied the raid and that they blamed the navy of Mirra.",
            "navy",
            ["mayor", "Dorr Front"],
        ),
        (
            "The Ministry of Works of Vell denies the charge. The Ministry confirms it. It says nine people died.",
            "died",
            ["Ministry of Works of Vell"],
        ),
    ],
)
def test_a_speaker_bears_the_fullest_name_of_the_report(text: str, words: str, expected: list[str]) -> None:
    assert chain(text, words) == expected
