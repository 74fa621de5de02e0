"""The cue words: forms of verbs, groups, and clear errors for a folder of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.codebook.cues import load_cues, paradigm
from dateline.schema.claims import STANCES
from dateline.schema.errors import CodebookError

SHIPPED = Path(load_cues.__wrapped__.__code__.co_filename).with_name("cues.yaml")


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("claim", ("claim", "claims", "claimed", "claimed", "claiming")),
        ("deny", ("deny", "denies", "denied", "denied", "denying")),
        ("announce", ("announce", "announces", "announced", "announced", "announcing")),
        ("refer", ("refer", "refers", "referred", "referred", "referring")),
        ("agree", ("agree", "agrees", "agreed", "agreed", "agreeing")),
        ("stress", ("stress", "stresses", "stressed", "stressed", "stressing")),
    ],
)
def test_regular_verbs_take_their_five_forms(lemma: str, forms: tuple[str, ...]) -> None:
    assert paradigm(lemma) == forms


def test_irregular_verbs_keep_their_participle() -> None:
    assert paradigm("write", "wrote", "written") == ("write", "writes", "wrote", "written", "writing")


def test_every_form_of_a_verb_leads_to_its_groups() -> None:
    cues = load_cues()
    for form in ("say", "says", "said", "saying"):
        assert cues.verbs[form][-1].groups[0].stance == "asserted"
    assert cues.verbs["denied"][-1].groups[0].stance == "denied"
    assert cues.verbs["threatened"][-1].groups[0].stance == "threatened"


def test_phrasal_verbs_come_before_plain_ones() -> None:
    called = load_cues().verbs["called"]
    assert {cue.particles for cue in called} == {("for",), ("on",), ()}
    assert called[-1].particles == ()


def test_words_that_are_nouns_too_are_marked_in_the_ambiguous_forms_only() -> None:
    cues = load_cues()
    assert cues.verbs["claims"][-1].noun_too
    assert not cues.verbs["claimed"][-1].noun_too


def test_every_stance_is_one_of_the_contract() -> None:
    cues = load_cues()
    stances = {group.stance for found in cues.verbs.values() for cue in found for group in cue.groups}
    assert stances | set(cues.passives.values()) | set(cues.adverbs.values()) <= set(STANCES)


def test_a_folder_without_the_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"cues\.yaml cannot be read"):
        load_cues(tmp_path)


def test_a_file_that_lacks_a_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cues.yaml").write_text("verbs: []\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="lacks or misshapes"):
        load_cues(tmp_path)


def test_an_unknown_stance_is_refused_with_the_choices(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace("stance: threatened", "stance: menacing")
    (tmp_path / "cues.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=r"'menacing' is no stance. Choose one of asserted"):
        load_cues(tmp_path)


def test_an_unknown_kind_of_source_is_refused(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace("  witness: [", "  bystander: [")
    (tmp_path / "cues.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match="'bystander' is no kind of source"):
        load_cues(tmp_path)


def test_a_participle_is_known_whatever_phrasal_verbs_leave_out() -> None:
    assert {"written", "spoken"} <= load_cues().verbs.keys()
