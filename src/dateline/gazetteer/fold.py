"""How a place name is compared: without case, accents, apostrophes and hyphens."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "æ": "ae", "Æ": "AE",
     "œ": "oe", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H"}
)  # fmt: skip
_MARKS = str.maketrans({**dict.fromkeys("'’‘ʻʼʿʾ`´′", None), **dict.fromkeys("-‐‑–_", " "), "&": " and ", "ـ": None})
_COMBINING = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
_SHORT = re.compile(r"\b(st|ft|mt)\.? (?=\w)")
_LONG = {"st": "saint ", "ft": "fort ", "mt": "mount "}
_LETTERS = re.compile(r"[^\W\d_]+")


def plain(name: str) -> str:
    """Lower case without accents; nothing else is changed."""
    if name.isascii():
        return name.lower()
    bare = unicodedata.normalize("NFKD", name.translate(_LETTERS_WITHOUT_DECOMPOSITION))
    return _COMBINING.sub("", bare).casefold()


def fold(name: str) -> str:
    """The form in which two spellings of one name are equal: "Sar-e Pol" and "sar e pol", "St. Louis" and "Saint
    Louis", "Ḩalab" and "halab". A leading "the" is dropped; dots stay, for "U.S." is not "us".
    """
    folded = plain(name).translate(_MARKS)
    folded = " ".join(folded.split())
    if "st" in folded or "mt" in folded or "ft" in folded:
        folded = _SHORT.sub(lambda match: _LONG[match.group(1)], folded)
    return folded.removeprefix("the ")


def key_of(folded: str) -> int:
    """The unsigned 64-bit key of a folded name. Among a few million names two of one key are not to be expected."""
    return int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def first_word(name: str) -> str:
    """The leading run of letters of a name: what its first token in a text begins with."""
    match = _LETTERS.match(name) if name.isascii() else None
    if match:
        return match.group().lower()
    match = _LETTERS.search(plain(name))
    return match.group() if match else ""
