"""The suite of places: its distance, its readers, and that it runs where the data is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evaluation.results import DataMissing, SuiteOptions
from evaluation.suites.places import Article, distance_km, read_geovirus, read_lgl, run


def test_distances_are_great_circles() -> None:
    assert distance_km(0, 0, 0, 0) == 0
    assert distance_km(0, 0, 0, 180) == pytest.approx(20015, abs=1)
    assert distance_km(34.53, 69.17, 34.43, 70.45) == pytest.approx(118, abs=2)


def test_gold_is_read_with_exact_offsets(tmp_path: Path) -> None:
    lgl = tmp_path / "lgl.xml"
    lgl.write_text(
        '<articles><article docid="7"><text><![CDATA[In Quxar & Gao.]]></text><toponyms><toponym><start>11</start>'
        '<end>14</end><phrase>Gao</phrase><gaztag geonameid="2457163"><lat>16.3</lat><lon>-0.04</lon></gaztag>'
        "</toponym><toponym><start>3</start><end>8</end><phrase>Quxar</phrase></toponym></toponyms></article></articles>"
    )
    (article,) = read_lgl(lgl)
    assert [(article.text[name.start : name.end], name.lat) for name in article.names] == [
        ("Gao", 16.3),
        ("Quxar", None),
    ]
    geovirus = tmp_path / "g.xml"
    geovirus.write_text(
        "<articles><article><source>u</source><text>In Gao.</text><locations><location><name>Gao</name><start>4</start>"
        "<end>7</end><lat>16.3</lat><lon>-0.04</lon></location></locations></article></articles>"
    )
    (article,) = read_geovirus(geovirus)
    assert article.text[article.names[0].start : article.names[0].end] == "Gao"


def test_half_of_the_articles_are_held_out() -> None:
    held_out = sum(Article(str(number), "", ()).held_out for number in range(1000))
    assert 400 < held_out < 600


def test_missing_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r"lgl\.xml"):
        run(tmp_path, SuiteOptions())


@pytest.mark.skipif("DATELINE_DATA" not in os.environ, reason="DATELINE_DATA names no data folder")
def test_the_suite_runs_on_a_few_articles() -> None:
    result = run(Path(os.environ["DATELINE_DATA"]), SuiteOptions(limit=8))
    assert result.items == 16
    assert all(0 <= value <= 1 for value in result.metrics.values())
    assert result.metrics["lgl_acc161"] > 0.4
