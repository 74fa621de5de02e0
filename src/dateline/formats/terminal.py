"""Text that is safe to show: no control character of a report ever reaches a terminal.

A report may hold escape sequences (ESC, the one-character CSI U+009B), carriage returns that overwrite a line, or
bidirectional overrides that make a line read otherwise than it is. Texts keep them as data; what is shown does not.
"""

from __future__ import annotations

import re

# C0 but for tab and newline, DEL, C1, line and paragraph separators, and the bidirectional embeddings, overrides and
# isolates (Unicode 16, section 23.2). The plain marks U+200E and U+200F order nothing else than themselves: they stay.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# A whole escape sequence goes at once, so that "ESC [ 31 m" does not leave "[31m" behind. Linear: no nested repeats.
_SEQUENCE = re.compile("(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)?")
_BREAKS = re.compile(r"\s+")


def safe_text(text: str) -> str:
    """`text` without control characters and escape sequences; tabs and newlines stay."""
    if _UNSAFE.search(text) is None:
        return text
    return _UNSAFE.sub("", _SEQUENCE.sub("", text))


def safe_line(text: str, limit: int | None = None) -> str:
    """`text` safe and on one line, cut with an ellipsis to `limit` characters."""
    line = _BREAKS.sub(" ", safe_text(text)).strip()
    if limit is not None and len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    return line


def escape_unsafe(encoded: str) -> str:
    r"""A JSON text with the unsafe characters that JSON allows raw (DEL, C1, overrides) written as `\uXXXX`.

    The data stay the same; only their spelling changes, so this never depends on where the output goes.
    """
    if _UNSAFE.search(encoded) is None:
        return encoded
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", encoded)
