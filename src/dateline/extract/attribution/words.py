"""What kind of word each token is, as far as an attribution grammar needs it: closed classes, and guesses for verbs.

Source of the lists: the closed classes of English, and finite verbs that are not to be told by their ending, written
for this project. Tags, one letter a token:

    D determiner, possessive, number   P preposition      R subject pronoun       O object pronoun
    X form of be                       H have, do         M modal                 G negation
    W relative or question word        T "that"           I "to"                  C and, or, but
    S subordinator                     B adverb           A day or time word      V finite verb that is no cue
    Q quotation mark                   , ; : . -          punctuation             ( ) brackets
    N anything else: nouns, names, adjectives
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.attribution.lexicon import NO_ADVERB, NO_VERB
from dateline.language.document import Document

_CLASSES = {
    "D": "the a an this these those my your his her its our their some any no every each several many most few all "
    "both another such more one two three four five six seven eight nine ten dozens hundreds thousands",
    "P": "of in on at by for from with about into through over under after before during against between among "
    "within without toward towards across near behind beyond despite amid upon via per since until till like as "
    "beside aboard amongst alongside inside outside off around above below along including regarding concerning",
    "R": "i you he she we they it who'd there",
    "O": "me him us them himself herself themselves itself myself ourselves",
    "X": "is are was were be been being am 's 're 'm",
    "H": "has have had having do does did 've 'd",
    "M": "will would can could may might shall should must 'll cannot",
    "G": "not never n't neither nor",
    "W": "who which whom whose what when where why how whoever whatever",
    "T": "that",
    "I": "to",
    "C": "and or but & yet",
    "S": "because while although though if whether unless whereas as than so once",
    "A": "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february "
    "march april june july august september october november december",
    "B": "also later earlier then now again already just still even only once often repeatedly recently meanwhile "
    "however thus therefore further furthermore moreover instead perhaps maybe here too always sometimes soon ever "
    "since long quite rather very well far indeed nevertheless nonetheless twice first almost",
    "V": "went came took made got gave left held began won lost met sent shot fell rose led ran built set put hit "
    "struck fled broke stood became kept brought bought caught fought taught paid sat grew drew drove flew wore chose "
    "threw blew burst let goes comes takes makes gets gives leads runs includes remains becomes means needs works "
    "faces kills arrives starts begins ends leaves holds keeps brings looks turns wins loses allows happens lies "
    "lay felt ought go come take make get give keep bring turn become remain dies die died",
}
_BY_WORD = {word: tag for tag, words in _CLASSES.items() for word in words.split()}
_BY_MARK = {
    ",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "-": "-", "–": "-", "—": "-",
    "(": "(", ")": ")", "[": "(", "]": ")", '"': "Q", "“": "Q", "”": "Q", "‘": "Q", "«": "Q", "»": "Q", "`": "Q",
    "'": "Q", "’": "Q",
}  # fmt: skip
_IN_TITLES = frozenset(("today", "tonight", "tomorrow", "yesterday"))
"""In capitals behind a name these belong to it ("Vell Today")."""
# After these a form in -ed is an adjective ("two wounded soldiers", "the accused men").
_BEFORE_ADJECTIVE = frozenset("DPIC-(Q:")


# What the classes of `models.tagger` say of a word that is in no closed class: finite verbs, and what is none.
_BY_CLASS = {"V": "V", "D": "V", "N": "N", "NP": "N", "J": "N", "R": "B"}


def tag_words(document: Document, classes: Sequence[str] | None = None) -> str:
    """One tag letter for each token of `document`; linear in the tokens.

    `classes`, one word class a token as `models.tagger` names them, settle what ending and place only let guess.
    """
    tags: list[str] = []
    before = "."
    for index, (word, lower) in enumerate(zip(document.words, document.lowers, strict=True)):
        if word in "'’" and before == "N":
            before = _apostrophe(document, index)
        else:
            before = _BY_WORD.get(lower) or _BY_MARK.get(word) or _by_shape(word, lower, before)
        if lower in ("'s", "’s"):
            before = "s"
        if before == "A" and lower in _IN_TITLES and word[0].isupper() and tags and tags[-1] == "N":
            before = "N" if document.words[index - 1][0].isupper() else before
        if classes is not None and before in "NVB" and word[0].isalpha():
            before = _BY_CLASS.get(classes[index], before)
        tags.append(before)
    return "".join(tags)


def _apostrophe(document: Document, index: int) -> str:
    """An apostrophe after a noun: within a name ("O'Dorr"), the possessive of a plural, or a quotation mark."""
    text, start, end = document.text, document.starts[index], document.ends[index]
    if text[start - 1] in " \n":
        return "Q"
    if text[end : end + 1].isalnum():
        return "N"
    return "s" if text[start - 1] in "sS" and text[end : end + 1] == " " else "Q"


def _by_shape(word: str, lower: str, before: str) -> str:
    first = word[0]
    if first.isdigit():
        return "D"
    if first in "'’":
        return _BY_WORD.get("'" + lower[1:], "N")
    if len(lower) > 4 and lower.endswith("ly") and lower not in NO_ADVERB:
        return "B"
    if lower.endswith(("n't", "n’t")):
        return "M"
    if (
        len(lower) > 3
        and lower.endswith("ed")
        and before not in _BEFORE_ADJECTIVE
        and (before in "TWRB" or lower not in NO_VERB)
        and "-" not in lower
    ):
        return "V"
    return "N"
