"""Each reader on an invented corpus in its file format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.corpora.passages import CorpusError, Passage, Range, Relevance, Split
from training.corpora.reading import read_corpus, read_passages


def only(data: Path, corpus: str, split: Split) -> Passage:
    return next(read_passages(data, split, [corpus]))


def words(passage: Passage, head: str) -> list[tuple[str, str]]:
    layer = passage.layer(head)
    assert layer is not None
    return [(" ".join(passage.text[one.start : one.end].split()), one.label) for one in layer.spans]


def unsure(passage: Passage, head: str) -> list[str]:
    layer = passage.layer(head)
    assert layer is not None
    return [passage.text[slice(*place)] for place in layer.unsure]


def test_muc4_marks_every_place_of_every_wording(data: Path) -> None:
    passage = only(data, "muc4", "train")
    assert words(passage, "roles") == [
        ("MEMBERS", "perpetrator-individual"), ("BLUE LANTERN FRONT", "perpetrator-organisation"),
        ("BLF", "perpetrator-organisation"), ("OLD MILL BRIDGE", "physical-target"), ("DYNAMITE", "weapon"),
        ("FARMER", "human-target-described"), ("TOMO VEK", "human-target"), ("TWO SHEPHERDS", "human-target-described"),
        ("BLF", "perpetrator-organisation"),
    ]  # fmt: skip
    assert passage.kinds == ("bombing",)
    assert passage.relevance == Relevance(True, "optional")


def test_muc4_groups_keep_alternatives_stages_and_what_is_optional(data: Path) -> None:
    (group,) = only(data, "muc4", "train").groups or ()
    assert (group.kinds, group.stages, group.optional) == (("bombing",), ("accomplished", "attempted"), True)
    front = next(one for one in group.entities if one.role == "perpetrator-organisation")
    assert [(one.words, len(one.spans)) for one in front.wordings] == [("blue lantern front", 1), ("blf", 2)]
    assert {one.wordings[0].words for one in group.entities if one.optional} == {"dynamite", "two shepherds"}
    farmer, vek = (next(e for e in group.entities if e.wordings[0].words == words) for words in ("farmer", "tomo vek"))
    assert farmer.id == vek.id


def test_muc4_reports_what_it_did_not_find_and_quiet_reports(data: Path) -> None:
    told, quiet = read_corpus("muc4", data)
    assert [(one.label, one.words) for one in told.missed] == [("physical-target", "truck")]
    assert told.sought == 10
    assert (quiet.passage.relevance, quiet.passage.groups, quiet.passage.kinds) == (Relevance(False, "key"), (), ())
    layer = quiet.passage.layer("roles")
    assert layer is not None and layer.spans == ()


def test_muc4_keys_that_do_not_fit_are_an_error(data: Path) -> None:
    path = data / "muc4/gtt_train.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("INV-train-1-0", "OTHER"), encoding="utf-8")
    with pytest.raises(CorpusError, match="has no INV-train-1-0, which"):
        list(read_corpus("muc4", data))


def test_wikievents_training_arguments_are_placed_by_their_words(data: Path) -> None:
    (read,) = read_corpus("wikievents", data)
    assert read.passage.text == "The rebels shot Governor Ulm at the wall. They fled. The governor died."
    assert words(read.passage, "triggers") == [("shot", "attack"), ("fled", "other"), ("died", "death")]
    # "wal" has lost its last letter in the file; what the codebook does not know stays undecided
    assert words(read.passage, "roles") == [
        ("rebels", "perpetrator-individual"), ("Ulm", "target"), ("wall", "target"),
        ("governor", "human-target-described"),
    ]  # fmt: skip
    assert [(one.label, one.words) for one in read.missed] == [("weapon", "bow")]
    assert unsure(read.passage, "roles") == ["Governor", "They"]
    assert read.passage.layer("entities") is None
    assert [group.kinds for group in read.passage.groups or ()] == [("attack",), ("death",)]


def test_wikievents_dev_has_its_line_ends_back_and_types_decide(data: Path) -> None:
    passage = only(data, "wikievents", "dev")
    assert passage.text == "Army bombs Nelum\nThe army hit a co-op"
    assert words(passage, "roles") == [("Army", "perpetrator-organisation"), ("co-op", "physical-target")]
    assert unsure(passage, "roles") == ["army"]
    assert words(passage, "entities") == [
        ("Army", "organisation"), ("Nelum", "place"), ("army", "organisation"), ("co-op", "facility"),
    ]  # fmt: skip
    layer = passage.layer("entities")
    assert layer is not None and layer.heads
    assert layer.spans[0].entity == layer.spans[2].entity != layer.spans[1].entity


def test_rams_marks_one_event_and_is_never_whole(data: Path) -> None:
    passage = only(data, "rams", "dev")
    assert passage.text == "Calm before.\nRebels burnt the mill with torches, he said."
    assert words(passage, "triggers") == [("burnt", "damage")]
    assert words(passage, "roles") == [
        ("Rebels", "perpetrator-individual"),
        ("the mill", "target"),
        ("torches", "weapon"),
    ]
    assert unsure(passage, "roles") == ["he"]
    assert [layer.whole for layer in passage.layers] == [False, False]


def test_gvdb_marks_every_place_and_leaves_surnames_unsure(data: Path) -> None:
    (read,) = read_corpus("gvdb", data, "dev")
    assert "sheriff's" in read.passage.text
    assert words(read.passage, "roles") == [("Ada Brill", "human-target"), ("pistol", "weapon")]
    assert unsure(read.passage, "roles") == ["Brill"]
    assert [(one.label, one.words) for one in read.missed] == [("perpetrator-individual", "Bo Crane")]
    assert read.passage.relevance is None


def test_re3d_keeps_outer_mentions_apart_from_inner_ones(data: Path) -> None:
    (read,) = read_corpus("re3d", data)
    assert words(read.passage, "entities") == [
        ("The Nelumi army", "organisation"), ("Fort Oss", "place"), ("The force", "organisation"),
    ]  # fmt: skip
    assert words(read.passage, "inner-entities") == [("Nelumi", "nationality-or-community")]
    assert unsure(read.passage, "entities") == ["hope"]
    assert [one.words for one in read.missed] == ["tanks"]
    layer = read.passage.layer("entities")
    assert layer is not None
    army, fort, force = (one.entity for one in layer.spans)
    assert army == force != fort


def test_topics_give_kinds_and_say_how_they_know_relevance(data: Path) -> None:
    shot = only(data, "satp_relevant", "dev")
    assert (shot.kinds, shot.relevance) == (("armed-assault", "other-attack"), Relevance(True, "selected"))
    found = list(read_passages(data, "train", ["insightCrime"]))
    assert found[0].text == 'Killings "rise" in Zarala'
    assert [one.relevance for one in found] == [Relevance(True, "topic"), Relevance(False, "topic"), None]
    assert all(one.layers == () and one.groups is None for one in found)


def test_no_dev_text_is_read_unless_asked_for(data: Path) -> None:
    train, dev = list(read_passages(data)), list(read_passages(data, "dev"))
    assert {one.split for one in train} == {"train"} and {one.split for one in dev} == {"dev"}
    assert not {one.text for one in train} & {one.text for one in dev}
    assert not any("Nelum" in one.text for one in train if one.corpus != "re3d")
    assert {one.corpus for one in train} == {"muc4", "wikievents", "re3d", "satp_relevant", "insightCrime"}
    assert {one.corpus for one in dev} == {"muc4", "wikievents", "rams", "gvdb", "satp_relevant", "insightCrime"}


def test_spans_lie_in_their_texts_and_ids_are_unique(data: Path) -> None:
    found = [*read_passages(data), *read_passages(data, "dev")]
    assert len({one.id for one in found}) == len(found)
    for passage in found:
        places: list[Range] = [(one.start, one.end) for layer in passage.layers for one in layer.spans]
        assert all(0 <= start < end <= len(passage.text) for start, end in places)
        assert all(passage.text[slice(*place)].strip() == passage.text[slice(*place)] for place in places)


def test_missing_and_unknown_corpora_are_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="muc4 is not under"):
        list(read_passages(tmp_path))
    with pytest.raises(CorpusError, match="There is no corpus 'muc5'; there are muc4, "):
        list(read_passages(tmp_path, names=["muc5"]))
    (tmp_path / "re3d").mkdir()
    with pytest.raises(CorpusError, match="re3d is not under"):
        list(read_corpus("re3d", tmp_path))


def test_a_new_label_stops_the_reading(data: Path) -> None:
    path = data / "rams/dev.jsonlines"
    row = json.loads(path.read_text(encoding="utf-8"))
    row["evt_triggers"][0][2][0][0] = "weather.storm"
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(CorpusError, match=r"rams has the label 'event/weather\.storm'"):
        list(read_corpus("rams", data, "dev"))


def test_columns_must_be_of_0_and_1(data: Path) -> None:
    (data / "satp_relevant/dev.tsv").write_text("A raid\tyes\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="satp_relevant, dev, report 1: expected"):
        list(read_corpus("satp_relevant", data, "dev"))
