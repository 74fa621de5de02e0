"""Words that the attribution grammar asks for by group.

Source: written for this project; closed classes of English, and words collected while reading training reports.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


THAT_WORDS = _words("how if that what when where whether which who why")
"""What opens a clause that is said or asked."""
ABOUT = _words("about against at for from of on over to with")
"""Prepositions that lead to what is spoken about."""
NEW_ACTS = _words(
    "according accusing adding arguing calling citing claiming describing explaining insisting noting predicting "
    "promising quoting referring reported reports saying stating suggesting telling vowing warning"
)
"""After a comma these open a new act of saying by the same speaker: the content before them ends there."""
LEAVES_OBJECT = _words("after although because before though when whereas while")
"""These end an object that is spoken of, and begin a clause of the report."""
BE = _words("'m 're 's am are be been being is was were ’m ’re ’s")
"""Forms of be."""
HAVE = _words("'d 've had has have having ’d ’ve")
"""Forms of have."""
WILLING = _words("able careful eager expected going happy likely quick ready reluctant set willing")
"""Adjectives between be and an infinitive of saying ('eager to say')."""
PLURALS = _words("all both data few many media men most officials others people police some women")
"""Words that take a plural verb without an s."""
COUNTS = _words("another dozens each eight five four hundreds nine one seven several six ten thousands three two")
"""Numbers that stand alone as a subject ('two in three said')."""
FLOATING = _words("all both each")
"""Behind a plural subject these are said of it ("the Courier and the Post both reported", "have both reported")."""
ARTICLES = _words("a an her his its my our same that the their these this those")
"""What stands before a name and is no part of it."""
QUANTITIES = _words("all another any both few four many most one other several some three two various")
"""Heads that name nobody."""
BEHIND = _words("affiliated aligned allied backed central controlled funded leaning led linked owned run")
"""What ties a name to who stands behind it ('Dorr-linked')."""
OFFICES = _words(
    "ambassador chairman director general governor judge king mayor minister pope president prosecutor queen secretary"
)
"""Offices of one person: 'the president' is a person although no name is given."""
HEAD_ENDS = _words("about against at by close for from in inside near of on to which who with")
"""The head word of a phrase stands before these."""
SPEAKS_FOR = _words("at by for from in of with")
"""Between a spokesman and whom he speaks for."""
STANDING = _words(
    "acting chief deputy ex former high junior leading longtime masked named other outgoing ranking retired senior "
    "serving several top unidentified unnamed veteran wounded"
)
"""What is said of a person's standing, not of the body they speak for ('senior police officer')."""
PERIODS = _words("afternoon day evening hour month morning night time week weekend year")
"""Nouns of time after 'last', 'this' and the like."""
BEFORE_PERIOD = _words(
    "earlier early friday last late later monday next same saturday sunday that the this thursday tuesday wednesday"
)
"""What stands before a noun of time."""
CLAUSAL = _words("after amid as before despite during following since until upon via while")
"""Prepositions that hang on a clause, not on the noun before them."""
SETTINGS = _words(
    "address appearance article blog briefing broadcast column comments communique communiqué conference debate "
    "e-mail editorial email essay facebook hearing instagram interview letter memo message op-ed phone post press "
    "radio rally reference release remarks report response speech statement telegram telephone television "
    "testimony tv tweet twitter video"
)
"""Nouns that make a phrase after a preposition the setting of the saying, not a part of a name or of what was said."""
TO_NOUNS = _words(
    "adviser advisor aide ambassador assistant candidate close counsel delegate envoy heir representative"
)
"""Nouns that take 'to' without a verb ('ambassador to')."""
ASKED = _words("asked contacted interviewed polled questioned quoted reached surveyed")
"""Participles between a plural source and its verb ('residents reached said')."""
EMPTY = _words("it that there which who")
"""Subjects that say nothing of what was said."""
LEADING = _words("after as before besides by despite following since until upon without")
"""Prepositions that open a clause before the main one."""
NO_ADVERB = _words(
    "ally anomaly apply assembly bully daily deadly early elderly family fly friendly holy imply italy july "
    "likely monopoly monthly only rally rely reply supply ugly weekly"
)
"""Words in -ly that are no adverbs."""
NO_VERB = _words(
    "ahmed alleged armed bed fred hamed hundred injured limited masked mohamed mohammed naked need red retired "
    "sacred seed so-called speed suspected unidentified united unnamed wed wounded"
)
"""Words in -ed that are no verbs, or adjectives before the subject of a sentence."""
GERUND_AFTER = _words("after before by despite since upon while without")
"""Prepositions before a gerund of saying whose speaker is the sentence's subject ("by saying")."""
FIGURES = _words(
    "number numbers toll tolls dead death deaths figure figures count total killed wounded injured hurt missing "
    "casualties victims bodies displaced abducted hostages captives losses fatalities"
)
"""What a figure of people hurt is a figure of ('put the number of dead at nine')."""
NAMED_BY = _words("called named nicknamed dubbed")
"""Participles before somebody's name ('a commander called Heron')."""
REFLEXIVES = _words("himself herself itself themselves")
"""Behind a participle they stand before a name ('a man calling himself Heron')."""
SEEN = _words("seen viewed found heard known named called identified recognized recognised listed")
"""Participles that tell of an opinion or a name only with "as", "to" or "that" after them ("seen as", "known to")."""
