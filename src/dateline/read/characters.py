"""Which characters a report may hold.

What is done, in this order, to every text, title and name:

- a lone surrogate (half of a pair, which no file can hold) becomes U+FFFD, the replacement character;
- NUL, the other control characters and byte order marks are taken out: they stand for nothing that can be read;
- every line break (CR LF, CR, VT, FF, NEL, U+2028, U+2029) becomes a line feed, every other kind of blank
  (non-breaking, thin, ideographic and so on) an ordinary space;
- the rest is brought to NFC.

So text keeps its own characters in their order, and only white space differs. Direction marks, joiners and soft hyphens
are kept: Persian and Arabic need them. From pages alone `without_invisible` takes out soft hyphens and zero-width
spaces, which are the page's hints for breaking lines.
"""

from __future__ import annotations

import re
import unicodedata

_SURROGATE = re.compile("[\ud800-\udfff]")
# C0 and C1 controls that are no white space, DEL, and the byte order mark.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]")
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028]")
_BLANK = re.compile("[\t\x1c-\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# All that the three take out or change: most texts have none of it, and are only looked through once.
_ANY = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")


def clean_characters(text: str) -> str:
    """`text` in NFC without control characters and lone surrogates; line feeds and spaces are its only white space."""
    if _ANY.search(text):
        text = _CONTROL.sub("", _SURROGATE.sub("\ufffd", text))
        text = _BREAK.sub("\n", text).replace("\u2029", "\n\n")
        text = _BLANK.sub(" ", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def without_invisible(text: str) -> str:
    """`text` without soft hyphens, zero-width spaces and word joiners."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)) if not text.isascii() else text


def one_line(text: str | None) -> str | None:
    """A title or a name on one line, cleaned; None where nothing is left."""
    if text is None:
        return None
    return " ".join(clean_characters(text).split()) or None
