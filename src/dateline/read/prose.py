"""Is a paragraph running text? By the share of function words, as jusText does it, with jusText's own word lists."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# Which of jusText's lists serves a language (ISO 639-1). Its lists are the most frequent words of each Wikipedia; it
# has none for Pashto, Tajik or Hausa, which are then judged by length and punctuation alone.
_LISTS = {
    "af": "Afrikaans", "sq": "Albanian", "ar": "Arabic", "hy": "Armenian", "az": "Azerbaijani", "eu": "Basque",
    "be": "Belarusian", "bn": "Bengali", "bs": "Bosnian", "bg": "Bulgarian", "ca": "Catalan", "hr": "Croatian",
    "cs": "Czech", "da": "Danish", "nl": "Dutch", "en": "English", "et": "Estonian", "fi": "Finnish", "fr": "French",
    "gl": "Galician", "ka": "Georgian", "de": "German", "el": "Greek", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "is": "Icelandic", "id": "Indonesian", "ga": "Irish", "it": "Italian", "kk": "Kazakh",
    "ku": "Kurdish", "ky": "Kyrgyz", "lv": "Latvian", "lt": "Lithuanian", "mk": "Macedonian", "ms": "Malay",
    "ml": "Malayalam", "mr": "Marathi", "ne": "Nepali", "nb": "Norwegian_Bokmal", "no": "Norwegian_Bokmal",
    "fa": "Persian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian",
    "sk": "Slovak", "sl": "Slovenian", "es": "Spanish", "sw": "Swahili", "sv": "Swedish", "tl": "Tagalog",
    "ta": "Tamil", "te": "Telugu", "tr": "Turkish", "tk": "Turkmen", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vi": "Vietnamese", "cy": "Welsh", "yo": "Yoruba",
}  # fmt: skip
# jusText's own bounds (its defaults, calibrated by its author on Canola and CleanEval): shorter paragraphs say too
# little, and in running text at least 30 % of the words are on the list.
_SHORTEST = 70
# Below this a line that does not end like a sentence may be a headline or a teaser: of 100 headlines of news sites
# hardly one is longer.
_LONG = 100
_DENSITY = 0.30
# Without a list, and in scripts that write no blanks: a paragraph this long that ends like a sentence.
_SHORTEST_UNLISTED = 100
_SHORTEST_SIGNS = 30
_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔။][\"'”’»」』)\]]*$")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def is_prose(paragraph: str, language: str | None) -> bool:
    """Whether a paragraph is long enough, and has function words enough, to be running text of `language`."""
    if _UNSPACED.search(paragraph[:50]):
        # Thai and its neighbours end sentences with a blank or with nothing.
        return len(paragraph) >= (_SHORTEST_SIGNS if ends_sentence(paragraph) else _SHORTEST_UNLISTED)
    if len(paragraph) < _SHORTEST or (len(paragraph) < _LONG and not ends_sentence(paragraph)):
        return False
    words = stopwords(language)
    if not words:
        return len(paragraph) >= _SHORTEST_UNLISTED and ends_sentence(paragraph)
    found = _WORD.findall(paragraph.lower())
    return sum(map(words.__contains__, found)) >= _DENSITY * len(found) > 0


def ends_sentence(paragraph: str) -> bool:
    """Whether a paragraph ends as sentences do, closing quotation marks and brackets aside."""
    return bool(_SENTENCE_END.search(paragraph[-12:]))


@cache
def stopwords(language: str | None) -> frozenset[str]:
    """The function words of a language, in lower case; empty where there is no list."""
    name = _LISTS.get(language or "en")
    if name is None:
        return frozenset()
    # The package's folder is found without importing it, which would load lxml.
    spec = find_spec("justext")
    if spec is None or not spec.submodule_search_locations:
        return frozenset()
    path = Path(spec.submodule_search_locations[0]) / "stoplists" / f"{name}.txt"
    return frozenset(path.read_text(encoding="utf-8").lower().split())
