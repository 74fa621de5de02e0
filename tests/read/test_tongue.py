"""Which language a text is in."""

from __future__ import annotations

import pytest

from dateline.read.tongue import language_code, language_of

TEXTS = {
    "en": "Gunmen killed five soldiers at a checkpoint near the harbour on Friday, and the police said they had fled.",
    "ru": "Боевики напали в пятницу на блокпост у порта и убили пять солдат, сообщила полиция города.",
    "es": "Hombres armados atacaron el viernes un puesto de control cerca del puerto y mataron a cinco soldados.",
    "fr": "Des hommes armés ont attaqué vendredi un poste de contrôle près du port et ont tué cinq soldats.",
    "ar": "هاجم مسلحون يوم الجمعة نقطة تفتيش قرب الميناء وقتلوا خمسة جنود حسبما قالت الشرطة في المدينة.",
    "de": "Bewaffnete haben am Freitag einen Kontrollpunkt beim Hafen angegriffen und fünf Soldaten getötet.",
    "nl": "De politie zei vrijdag dat gewapende mannen bij de haven vijf soldaten hebben gedood en zijn gevlucht.",
    "zh": "警方星期五说，武装分子在港口附近的检查站打死五名士兵，随后逃往山区。",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_language_of(code: str, text: str) -> None:
    assert language_of(text) == code


def test_capitals_are_english_too() -> None:
    assert language_of(TEXTS["en"].upper()) == "en"


@pytest.mark.parametrize("text", ["", "ISKP", "Grey Lantern", "12 345 678", "!!!", "Ostrava Ferro, Lowmarket"])
def test_too_short_to_say(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("said", "code"),
    [("en-GB", "en"), ("pt_BR", "pt"), ("RU", "ru"), ("x-default", None), ("english", None), ("", None), (None, None)],
)
def test_language_code(said: str | None, code: str | None) -> None:
    assert language_code(said) == code
