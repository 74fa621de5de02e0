"""Bytes into text: which encoding, or why none fits.

The order: a byte order mark; the encodings of 7-bit escapes where declared; UTF-8, which hardly any other text happens
to be; what was declared (HTTP before the page itself); UTF-16 without a mark; UTF-8 with a few broken places; then
charset-normalizer's guess on a sample. Broken places become U+FFFD.
"""

from __future__ import annotations

import codecs
import re

from dateline.schema.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings whose bytes are all ASCII, so that UTF-8 would take them without an error.
_ESCAPING = frozenset({"iso2022_jp", "iso2022_jp_2", "iso2022_kr", "hz", "utf-7"})
# What browsers read the declared name as (WHATWG Encoding Standard): wider code pages that hold the declared one.
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
}  # fmt: skip
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s{0,99}<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.\-]{2,40})""")
_CONTROLS = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 27})
_MAGIC = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"SQLite format 3\x00", "a SQLite database"), (b"OggS", "a recording"), (b"ID3", "a recording"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"), (b"\x28\xb5\x2f\xfd", "a zstd archive"), (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"), (b"%PDF-", "a PDF"),
)  # fmt: skip
_SAMPLE = 64 * 1024
# Binary formats hold 5 to 15 % of control bytes; damaged text far under 1 %.
_CONTROL_SHARE = 0.02
_NUL_SHARE = 0.3
# A text cut in the middle of a character, or with a few mangled ones, is still the UTF-8 that it mostly is.
_BROKEN_SHARE = 0.02


def decode(data: bytes, *, declared: str | None = None, markup: bool = False) -> str:
    """The text of `data`; `declared` is the encoding that HTTP or the mail named, `markup` says to look for a meta tag.

    Raises:
        InputError: `empty`, `binary`, or `encoding` where no encoding fits.
    """
    if not data.strip(b" \t\r\n\x00\x0b\x0c"):
        raise InputError("There is nothing in it but blanks; expected a text.", code="empty")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    names = [name for name in (_known(declared), _known(_in_markup(data)) if markup else None) if name]
    for name in names:
        if name in _ESCAPING:
            return data.decode(name, errors="replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_plain_utf8(data, names)


def refuse_binary(data: bytes) -> None:
    """Lets text pass.

    Raises:
        InputError: `binary` where `data` is no text.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(
                f"It is {what}, not text; expected one of the formats that are read, under its own ending.",
                code="binary",
            )
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _CONTROL_SHARE * len(sample) or sample.count(0) > _NUL_SHARE * len(sample):
        raise InputError(
            "It holds binary data, not text; expected a text file. If it is a document, save it as text, PDF or docx.",
            code="binary",
        )


def _not_plain_utf8(data: bytes, names: list[str]) -> str:
    for name in names:
        if name != "utf-8":
            try:
                return data.decode(name)
            except (UnicodeDecodeError, LookupError):
                continue
    text = data.decode("utf-8", errors="replace")
    beyond = sum(1 for character in text[: _SAMPLE * 4] if character > "\x7f")
    if text.count("\ufffd") <= max(2, _BROKEN_SHARE * beyond) < beyond:
        return text
    return _guessed(data, names)


def _guessed(data: bytes, names: list[str]) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_exclusion=["utf_7"]).best()
    name = best.encoding if best is not None else None
    if name is None and names:
        name = names[0]
    if name is None:
        raise InputError(
            "Its encoding cannot be told; expected UTF-8. Save it as UTF-8 and read it again.", code="encoding"
        )
    return data.decode(name, errors="replace")


def _known(name: str | None) -> str | None:
    """Python's name of a declared encoding, widened as browsers do; None where it is unknown or no text encoding."""
    if not name:
        return None
    try:
        info = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    plain = info.name
    # Codecs such as rot13 or base64 are no text encodings; a UTF-16 that could be read as ASCII was misdeclared.
    if not getattr(info, "_is_text_encoding", True) or plain.startswith(("utf-16", "utf-32", "idna", "punycode")):
        return None
    if plain in ("unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem", "unicode-escape"):
        return None
    return _WIDER.get(plain, plain)


def _in_markup(data: bytes) -> str | None:
    head = data[:4096]
    found = _XML.search(head) or _META.search(head)
    return found.group(1).decode("ascii") if found else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: NULs in every other place of ordinary text."""
    sample = data[:2048]
    if len(sample) < 8 or sample.count(0) < len(sample) // 5:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 10 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 10 * odd else None
