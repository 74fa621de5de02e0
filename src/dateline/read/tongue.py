"""Which language a text is in.

English is told by its function words, at no cost; for the rest py3langid is asked, whose model takes about a second to
load, once. Nothing here tells Dari from Persian.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# Frequent English function words that no other European language has among its hundred most frequent words (checked
# against jusText's lists of 90 Wikipedias, the lists that are themselves mixed with English left out) ...
_ENGLISH_ALONE = frozenset(
    "the and that with were from which their they been who said after when there would about than into also his she "
    "has have not but this its her him those these where while your what could other more people police two".split()
)
# ... and those that others share.
_ENGLISH_TOO = frozenset("of to in on at for is was a an as by be it he are had or one no we you will".split())
_WORD = re.compile(r"[^\W\d_]+")
# On the first 1,000 characters of 1,986 web reports and 1,300 wire texts in capitals, all English, 99.6 % reach both
# bounds; other languages have next to none of the first kind of words.
_ALONE_SHARE = 0.06
_ENGLISH_SHARE = 0.22
# py3langid errs on names and single words ("ISKP"): below this many letters no one can say.
_FEWEST_LETTERS = 40
# Below this many letters its answer counts only where it is sure.
_FEW_LETTERS = 160
_SURE = 0.5
_SAMPLE = 1000
# Spoken varieties that are written like the language they belong to: py3langid tells them apart by names at best.
_WRITTEN_AS = {"ary": "ar", "arz": "ar", "wuu": "zh", "yue": "zh"}


def language_of(text: str) -> str | None:
    """The ISO 639 code of the text's language, from its first 1,000 characters; None where it is too short to say."""
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if letters < _FEWEST_LETTERS:
        # A Chinese or Japanese sentence says in ten signs what takes forty letters.
        if letters < 10 or max(words) < "\u2e80":
            return None
    elif _is_english(words):
        return "en"
    code, probability = _identifier().classify(sample)
    if letters < _FEW_LETTERS and probability < _SURE:
        return None
    return _WRITTEN_AS.get(str(code), str(code))


def _is_english(words: list[str]) -> bool:
    alone = sum(map(_ENGLISH_ALONE.__contains__, words))
    if alone < 2 or alone < _ALONE_SHARE * len(words):
        return False
    return alone + sum(map(_ENGLISH_TOO.__contains__, words)) >= _ENGLISH_SHARE * len(words)


def language_code(said: str | None) -> str | None:
    """The primary code of a language tag as pages write it ("en-GB", "pt_BR"); None where it is none."""
    if not said:
        return None
    primary = re.split(r"[-_]", said.strip().lower(), maxsplit=1)[0]
    return primary if re.fullmatch(r"[a-z]{2,3}", primary) else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
