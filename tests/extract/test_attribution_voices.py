"""Who says each stretch: chains, joint speakers, stances, and how far a speaker goes on. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.codebook.cues import load_cues
from dateline.extract.attribution import find_attributions
from dateline.extract.attribution.carrying import Said
from dateline.extract.attribution.commitment import Commitment
from dateline.extract.attribution.voices import MOST_CHAINS, OWN_VOICE, Voice, Voices, voices
from dateline.language.document import read_document
from dateline.models.tagger import load_tagger
from dateline.schema.claims import Attribution
from dateline.schema.values import Span


def voice(text: str, words: str) -> Voice:
    document, cues = read_document(text), load_cues()
    classes = load_tagger().tags(document)
    found = voices(document, find_attributions(document, cues, classes), cues, classes)
    start = text.index(words)
    return found.at(start, start + len(words))


def names(said: Voice) -> list[list[str]]:
    return [[hop.name for hop in chain] for chain in said.chains]


def test_a_channel_that_cites_sources_gives_a_chain_to_the_origin() -> None:
    text = (
        "An encrypted Telegram channel of Dorrnews Agency, citing “VELF military sources”, reported that the mill was "
        "burned. Three guards died there."
    )
    for words in ("burned", "died"):
        ((channel, origin),) = voice(text, words).chains
        assert (channel.kind, channel.platform, channel.affiliation) == ("channel", "Telegram", "Dorrnews Agency")
        assert (origin.kind, origin.name, origin.affiliation) == ("unnamed", "VELF military sources", "VELF")


def test_an_appositive_names_joint_speakers() -> None:
    text = "According to VELF-Central media outlets, the Dorr and Mirra news agencies, around 40 guards were killed."
    said = voice(text, "killed")
    assert said.joint
    assert names(said) == [["Dorr news agency"], ["Mirra news agency"]]
    assert {hop.affiliation for chain in said.chains for hop in chain} == {"VELF"}
    assert [text[slice(*chain[0].span)] for chain in said.chains if chain[0].span] == ["Dorr", "Mirra"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hospital officials and residents said twelve people died.", [["Hospital officials"], ["residents"]]),
        ("Anna Dorr and Karim Vell said twelve people died.", [["Anna Dorr"], ["Karim Vell"]]),
        ("Dorr, Vell and Mirra said twelve people died.", [["Dorr"], ["Vell"], ["Mirra"]]),
        ("The Ministry of Trade and Labour said twelve people died.", [["Ministry of Trade and Labour"]]),
        ("Police said witnesses told them that twelve people died.", [["Police", "witnesses"]]),
        ("Radio Dorr quoted a police officer as saying that twelve people died.", [["Radio Dorr", "police officer"]]),
    ],
)
def test_speakers(text: str, expected: list[list[str]]) -> None:
    said = voice(text, "died")
    assert names(said) == expected
    assert said.joint == (len(expected) > 1)


@pytest.mark.parametrize(
    ("source", "kind", "name", "affiliation"),
    [
        ("The Dorr News Agency", "outlet", "Dorr News Agency", None),
        ("Vell-linked media", "outlet", "Vell-linked media", "Vell"),
        ("A statement from the Vell Front", "document", "statement from the Vell Front", "Vell Front"),
        ("Police spokesman Karim Dorr", "person", "Karim Dorr", "Police"),
        ("Karim Dorr, a spokesman for the Vell Front,", "person", "Karim Dorr", "Vell Front"),
        ("Anna Dorr", "person", "Anna Dorr", None),
        ("The mayor of Dorrgat, Anna Vell,", "person", "Anna Vell", "Dorrgat"),
        ("A tourist who saw the fire", "unnamed", "tourist", None),
        ("The Interior Ministry", "official-body", "Interior Ministry", None),
        ("The interior minister", "person", "interior minister", None),
        ("The Vell rebels", "armed-group", "Vell rebels", None),
        ("Residents", "witness", "Residents", None),
        ("Two security officials", "unnamed", "Two security officials", "security"),
        ("Vell Front military sources", "unnamed", "Vell Front military sources", "Vell Front"),
    ],
)
def test_kind_name_and_affiliation_of_a_source(source: str, kind: str, name: str, affiliation: str | None) -> None:
    ((hop,),) = voice(f"{source} said twelve people died.", "died").chains
    assert (hop.kind, hop.name, hop.affiliation) == (kind, name, affiliation)


def test_capitals_do_not_hide_a_spokesman() -> None:
    ((hop,),) = voice("POLICE SPOKESMAN JUAN DORRO SAID TODAY THAT A BOMB EXPLODED.", "EXPLODED").chains
    assert (hop.kind, hop.name, hop.affiliation) == ("person", "JUAN DORRO", "POLICE")


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        ("Police said gunmen killed two men.", "killed", "asserted"),
        ("It was reported that gunmen killed two men.", "killed", "alleged"),
        ("Gunmen allegedly killed two men.", "killed", "alleged"),
        ("The army claimed that rebels killed two men.", "killed", "alleged"),
        ("The minister accused rebels of killing two men.", "killing", "alleged"),
        ("The minister blamed rebels for the attack.", "attack", "alleged"),
        ("Police suspect that rebels killed two men.", "killed", "suspected"),
        ("The rebels are believed to have killed two men.", "have killed", "suspected"),
        ("The army denied that rebels killed two men.", "killed", "denied"),
        ("The army rejected the report of an attack.", "attack", "denied"),
        ("The Vell Front claimed responsibility for the attack.", "attack", "claimed"),
        ("No group has claimed responsibility for the attack.", "attack", "negated"),
        ("The rebels threatened to attack the port.", "attack", "threatened"),
        ("The rebels vowed to attack the port.", "attack", "planned"),
        ("The rebels plan to attack the port.", "attack", "planned"),
        ("The army confirmed that rebels killed two men.", "killed", "asserted"),
        ("The army did not say who killed two men.", "killed", "hypothetical"),
        ("The warlord ordered his men to attack the port.", "attack", "hypothetical"),
        ("The warlord ordered the murder of the harbour master.", "murder", "asserted"),
        ("The army declined to say whether rebels killed two men.", "killed", "hypothetical"),
    ],
)
def test_stance_is_the_innermost_speakers_commitment(text: str, words: str, stance: str) -> None:
    assert voice(text, words).stance == stance


@pytest.mark.parametrize(
    ("content", "disowns"),
    [
        ("any direct involvement in the attack", True),
        ("responsibility for the bombing", True),
        ("its part in the raid", True),
        ("the attack", False),
        ("that it took part in the raid", False),
        ("killing two men for a role in the raid", False),
    ],
)
def test_whoever_denies_a_part_in_a_deed_does_not_deny_the_deed(content: str, disowns: bool) -> None:
    said = voice(f"The Vell Front denied {content}.", content[-8:])
    assert (said.stance, said.disowns) == ("denied", disowns)


def test_who_orders_a_deed_is_no_source_of_it() -> None:
    assert names(voice("The warlord ordered the murder of the harbour master.", "murder")) == [[]]


def test_a_thing_seen_is_no_opinion() -> None:
    assert voice("A column of smoke could be seen from the far bank.", "smoke") == OWN_VOICE


def test_a_condemnation_leaves_the_telling_to_the_report() -> None:
    assert voice("President Anna Dorr condemned the attack that killed two men.", "killed") == OWN_VOICE


def test_the_reports_own_words_have_no_speaker() -> None:
    assert voice("Gunmen killed two men. Police said they fled.", "killed") == OWN_VOICE


def test_cues_are_listed_from_the_outermost() -> None:
    text = "Police said witnesses told them that two men died."
    assert [text[slice(*cue)] for cue in voice(text, "died").cues] == ["said", "told"]


PARAGRAPH = (
    "Karim Dorr, a spokesman for the Vell Front, said the mill was burned. Two guards fell there. He added that a "
    "bridge was cut. The gate was broken.{} Five horses ran off.\n\nThe town lies on the Mirra."
)


def test_a_speaker_goes_on_to_the_end_of_the_paragraph() -> None:
    text = PARAGRAPH.format("")
    for words in ("fell", "cut", "broken", "ran off"):
        ((hop,),) = voice(text, words).chains
        assert hop.name == "Karim Dorr"
        assert hop.affiliation == "Vell Front"
    assert voice(text, "lies on") == OWN_VOICE


def test_a_pronoun_keeps_its_own_span_and_takes_the_name() -> None:
    text = PARAGRAPH.format("")
    ((hop,),) = voice(text, "cut").chains
    assert hop.span is not None
    assert (hop.name, text[slice(*hop.span)]) == ("Karim Dorr", "He")


def test_another_speaker_takes_over() -> None:
    text = PARAGRAPH.format(" Police denied that anybody was hurt.")
    assert (names(voice(text, "hurt")), voice(text, "hurt").stance) == ([["Police"]], "denied")
    assert (names(voice(text, "ran off")), voice(text, "ran off").stance) == ([["Police"]], "asserted")


@pytest.mark.parametrize("opening", ["It is worth noting that the", "Meanwhile, the", "The attack comes as the"])
def test_the_report_itself_takes_over(opening: str) -> None:
    text = PARAGRAPH.format(f" {opening} price of flour rose.")
    assert voice(text, "rose") == OWN_VOICE
    assert voice(text, "ran off") == OWN_VOICE


def test_where_the_speaker_goes_unsaid_nobody_goes_on() -> None:
    text = "It was reported that the mill was burned. Two guards fell."
    assert voice(text, "burned").chains == ((),)
    assert voice(text, "fell") == OWN_VOICE


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Police chief Karim Dorr said two men died. Dorr said three fled.", "fled", "Karim Dorr"),
        ("According to Radio Dorr, two men died. It said three fled.", "fled", "Radio Dorr"),
        ("THE VELL BATTALION REPORTED A FIRE. THE SOURCE ADDED THAT THREE FLED.", "FLED", "VELL BATTALION"),
        ("The Vell rebels said two men died. The group said three fled.", "fled", "Vell rebels"),
        ("Karim Dorr, who said that three fled, went home.", "fled", "Karim Dorr"),
        ("Police said two men died. The Vell rebels left at noon. They said three fled.", "fled", "Vell rebels"),
        ("“Our signs show that rain comes early,” Karim Dorr said. He added that three fled.", "fled", "Karim Dorr"),
        ("A spokesman for the Mirra police spoke on Friday. The police said three fled.", "fled", "Mirra police"),
        (
            "The Grey Caravan, an armed group that split off in 2021, said on its channel that three fled.",
            "fled",
            "Grey Caravan",
        ),
        ("“Three fled,” the spokesman, who uses the name Anna Vell, told the Bulletin.", "fled", "spokesman"),
        ("Three fled, the church mediator who met them said on Monday.", "fled", "church mediator"),
        ("A man calling himself the voice of the Front has denied that three fled.", "fled", "voice of the Front"),
        ("COLONEL JUAN\nDORRO SAID THAT THREE FLED.", "FLED", "JUAN DORRO"),
    ],
)
def test_a_pointing_source_is_resolved(text: str, words: str, name: str) -> None:
    assert names(voice(text, words)) == [[name]]


def test_a_speaker_of_an_embedded_clause_does_not_go_on() -> None:
    text = "Guards stopped thirty men who, according to the rebels, had come armed. The march ended at noon."
    assert names(voice(text, "come armed")) == [["rebels"]]
    assert voice(text, "ended") == OWN_VOICE


def test_a_speaker_quoted_word_for_word_goes_on() -> None:
    text = "“The mill burned all night,” Karim Dorr said. Two guards fell. Meanwhile, the bridge was shut. It rained."
    assert names(voice(text, "Two guards")) == [["Karim Dorr"]]
    assert voice(text, "It rained") == OWN_VOICE


def test_no_speaker_goes_on_for_ever() -> None:
    text = "Police said the mill was burned." + " Two guards fell there." * 12 + " The last man ran."
    assert names(voice(text, "Two guards")) == [["Police"]]
    assert voice(text, "The last man") == OWN_VOICE


def test_words_of_saying_at_the_end_are_about_the_whole_sentence() -> None:
    text = "The Vell embassy denied that the man was armed, police said on Sunday."
    assert names(voice(text, "armed")) == [["police", "Vell embassy"]]
    assert voice(text, "armed").stance == "denied"


def test_what_they_call_it_does_not_end_a_speakers_telling() -> None:
    text = "Police said two men died. The men wanted what they call justice. Three fled."
    assert names(voice(text, "fled")) == [["Police"]]


def test_we_outside_a_quote_is_nobody_else() -> None:
    assert voice("We believe that rebels burned the mill.", "burned").chains == ((),)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "police said that , . “ ” according to the Karim Dorr citing denied he who it was reported by media "
            "outlets and group's claim Telegram channel of\n\n".split(" ")
        ),
        max_size=30,
    ).map(" ".join)
)
def test_every_stretch_has_a_voice_whose_spans_lie_in_the_text(text: str) -> None:
    document, cues = read_document(text), load_cues()
    found = find_attributions(document, cues)
    spoken = voices(document, found, cues)
    ids = {one.id for one in found} | {None}
    for start, end in zip(document.starts, document.ends, strict=True):
        said = spoken.at(start, end)
        assert said.attribution in ids
        assert said.chains
        for chain in said.chains:
            for hop in chain:
                assert hop.span is None or 0 <= hop.span[0] < hop.span[1] <= len(text)


def test_joint_speakers_of_joint_speakers_do_not_multiply_without_end() -> None:
    text = "Dorr and Vell said that Mirra and Karim said that " * 12 + "twelve guards were killed."
    assert len(voice(text, "killed").chains) <= MOST_CHAINS


_RANGES = st.tuples(st.integers(0, 15), st.integers(0, 15)).map(lambda pair: (min(pair), max(pair) + 1))


@given(st.lists(st.tuples(_RANGES, st.none() | _RANGES, st.integers(-1, 5)), max_size=6), st.integers(0, 16))
def test_the_voice_is_that_of_the_innermost_attribution(
    drawn: list[tuple[tuple[int, int], tuple[int, int] | None, int]], start: int
) -> None:
    """Attributions with content, cue and what they stand within; of the deepest around `start` the last speaks."""
    said = []
    for index, (content, cue, outer) in enumerate(drawn):
        attribution = Attribution(f"a{index}", None, Span(*cue, "") if cue else None, Span(*content, ""), None)
        within = outer if 0 <= outer < index else None
        said.append(Said(attribution, (), Commitment("asserted", True, False), within))
    depths: list[int] = []
    for one in said:
        depths.append(0 if one.outer is None else depths[one.outer] + 1)
    around = [
        (depths[index], index)
        for index, (content, cue, _) in enumerate(drawn)
        if content[0] <= start < content[1] and not (cue and cue[0] <= start < cue[1])
    ]
    found = Voices(tuple(said), ()).at(start, start + 1)
    assert found.attribution == (f"a{max(around)[1]}" if around else None)


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("Anna Vell, the mayor of Dorrgat, met guards. The mayor said that two men died.", "two men", ["mayor"]),
        ("Anna Vell, the mayor of Dorrgat, said so. The mayor said that two men died.", "two men", ["Anna Vell"]),
        ("Weary miller Odo Karim said so. The miller told us that two men died.", "two men", ["Odo Karim"]),
        ("On Monday ferrywoman Odo Karim said that two men died.", "two men", ["Odo Karim"]),
        ("The channel Salt Lamp reported that two men died.", "two men", ["Salt Lamp"]),
        ("The Vell Guild met. It accused the police of beating two men.", "two men", ["Vell Guild"]),
        ("Police met the Vell Guild. It said two men died.", "two men", ["Police"]),
        (
            "Radio Vell said its spokesman, Odo Karim, denied that two men died.",
            "two men",
            ["Radio Vell", "Odo Karim"],
        ),
        (
            "The governor of Dorrgat said two men died. “We know who,” added Odo Karim.",
            "two men",
            ["Odo Karim"],
        ),
        ("It was Odo Karim, clerk of the mill, who said so. He said two men died.", "two men", ["Odo Karim"]),
        ("Odo Karim sells bread there. “I saw two men dead,” she said.", "two men", ["Odo Karim"]),
        (
            "The Ministry of Works of Vell denied it. The ministry said two men died.",
            "two men",
            ["Ministry of Works of Vell"],
        ),
        ("Karim said the clerk had claimed that two men died.", "two men", ["Karim", "clerk"]),
    ],
)
def test_a_calling_or_pronoun_is_whoever_bears_it(text: str, words: str, chain: list[str]) -> None:
    assert names(voice(text, words)) == [chain]


def test_whose_spokesman_one_is_follows_from_its() -> None:
    hop = voice("The Vell Front denied it. Its spokesman, Odo Karim, said two men died.", "two men").chains[0][-1]
    assert (hop.name, hop.affiliation) == ("Odo Karim", "Vell Front")


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("Two men died, Odo Karim said, and five were hurt.", "five", [["Odo Karim"]]),
        ("Two men died, the mill said on Monday, two of them clerks.", "two of", [["mill"]]),
        ("Two men died, said Odo Karim, while five of the robbers fled.", "five", [["Odo Karim"]]),
        ("Two men died, according to Odo Karim, and one clerk, a man of 30, was hurt.", "one clerk", [["Odo Karim"]]),
        ("“Two men died,” said Odo Karim; five were hurt.", "five", [["Odo Karim"]]),
        ("Two men died, Odo Karim said in Dorrgat.", "Two", [["Odo Karim"]]),
        ("Two men died, Radio Vell reports.", "Two", [["Radio Vell"]]),
        ("On its own knowledge the ministry states that two men died.", "two men", [["ministry"]]),
        ("The Courier and the Post have both written that two men died.", "two men", [["Courier"], ["Post"]]),
        ("DORRGAT - Two men died, the coast guard said. It counted five hurt.", "five", [["coast guard"]]),
        ("The river police recorded about 50 injured millers.", "50", [["river police"]]),
        ("Odo Karim had first spoken of two men dead.", "two men", [["Odo Karim"]]),
        ("Odo Karim swears that two men died.", "two men", [["Odo Karim"]]),
        ("Two men were taken by force from the mill.", "Two", [[]]),
        ("The mayor said that the inn had reported to her twelve people hurt.", "twelve", [["mayor", "inn"]]),
        ("The Front's chief, Odo Karim, said two men died.", "two men", [["Odo Karim"]]),
        ("The Courier said that, according to Odo Karim, two men died.", "two men", [["Courier", "Odo Karim"]]),
        ("According to him the fire killed two men.", "two men", [["him"]]),
        ("Odo Karim said that two suspects were hurt.", "two", [["Odo Karim"]]),
        ("Two hours later the People's Lock said two men died.", "two men", [["People's Lock"]]),
        ("The mill had reported a day earlier that two men died.", "two men", [["mill"]]),
        ("Odo Karim of the mayor's office said two men died.", "two men", [["Odo Karim"]]),
        ("Radio Vell, citing the mill, reports that two men died.", "two men", [["Radio Vell", "mill"]]),
        ("What is known: Odo Karim said the mill burned. Two men died.", "Two men", [["Odo Karim"]]),
        ("Two men died, according to a miller who was there.", "Two", [["miller"]]),
        ("A miller whose hut stands beside the road said two men died.", "two men", [["miller"]]),
        ("The Post quotes Odo Karim, who says that two men died.", "two men", [["Post", "Odo Karim"]]),
        ("The Post, relying on Monday's Courier, said two men died.", "two men", [["Post", "Courier"]]),
        ("Two men died, it is thought.", "Two", [[]]),
        ("Two men died, a survivor, Odo Karim, said.", "Two", [["Odo Karim"]]),
        ("We met the miller, Odo Karim. Two men died, he told us.", "Two", [["Odo Karim"]]),
        ("Odo Karim, who says that his brother, Jan Vell, fled, met Ana Dorr.", "fled", [["Odo Karim"]]),
        ("Vell Today wrote that two men died.", "two men", [["Vell Today"]]),
        ("Two men died, the district prefect, Odo Karim, said.", "Two", [["Odo Karim"]]),
    ],
)
def test_who_speaks_around_and_behind_words_of_saying(text: str, words: str, speakers: list[list[str]]) -> None:
    assert names(voice(text, words)) == speakers
