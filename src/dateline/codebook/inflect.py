"""English inflection of the codebook's verbs and nouns: rules for the regular, a table for the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_VOWELS = "aeiou"
_NOUN_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "knife": "knives", "thief": "thieves",
    "wife": "wives", "policeman": "policemen", "gunman": "gunmen", "serviceman": "servicemen", "fireman": "firemen",
    "businessman": "businessmen", "congressman": "congressmen", "militiaman": "militiamen", "hitman": "hitmen",
    "cattleman": "cattlemen", "cameraman": "cameramen", "councilman": "councilmen", "aircraft": "aircraft",
}  # fmt: skip


def verb_forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """`{form: tag}` of a verb in its base form: V present, D past, P past participle, G -ing.

    A form that is both past and participle has tag "DP"; one that is everything ("hit") has "VDP".
    """
    if verb in irregular:
        third, past, participle, ing = irregular[verb]
    else:
        stem = verb[:-1] if verb.endswith("e") else verb
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past = participle = stem + "ed"
        ing = (verb if verb.endswith("ee") else stem) + "ing"
        if verb.endswith("y") and verb[-2] not in _VOWELS:
            third, past, participle = verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied"
    forms: dict[str, str] = {}
    for form, tag in ((verb, "V"), (third, "V"), (past, "D"), (participle, "P"), (ing, "G")):
        known = forms.get(form, "")
        forms[form] = known if tag in known else known + tag
    return forms


def plural(noun: str) -> str:
    """The plural of a noun or of the last word of a noun phrase ("car bomb" -> "car bombs")."""
    head, _, last = noun.rpartition(" ")
    return f"{head} {_plural_word(last)}".strip()


def _plural_word(word: str) -> str:
    before, hyphen, last = word.rpartition("-")
    if last in _NOUN_PLURALS and (not hyphen or len(last) > 3):
        return before + hyphen + _NOUN_PLURALS[last]
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"
