"""The words by which a relation between two groups, outlets or persons is told. Written for dateline from the phrasing
of news and of analysts' notes on armed groups; none is taken from a data set.

A cue stands between its two arguments. `swap` marks one whose left argument is the relation's target ("led by").
`reach` is how many words may stand between the cue and the argument before it: a verb may be far from its subject, a
noun may not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.codebook.matcher import Matcher
from dateline.schema.claims import RelationType


@dataclass(frozen=True, slots=True)
class Cue:
    """A relation told by a phrase: see the head of this file."""

    type: RelationType
    swap: bool = False
    reach: int = 3
    apposed: bool = False


VERB_REACH = 12
"""Words between a verb and its subject's name: reached with a relative clause or a participle between them, in the
sentences of the development report and of the re3d documents; beyond it the name is another clause's."""

_PHRASES: tuple[tuple[Cue, str], ...] = (
    (Cue("same-as", reach=0),
     "also known as|aka|a.k.a.|also called|better known as|otherwise known as|also known by its acronym|"
     "also known by its arabic acronym|also known by its arabic acronym as|formerly known as|"
     "previously known as|known by its acronym|which calls itself|alias|also referred to as|also spelled"),
    (Cue("part-of", reach=1),
     "is part of|are part of|was part of|is a part of|which is part of|forms part of|belongs to|belonging to|"
     "subordinate to|under the command of|under the umbrella of|is an umbrella of"),
    (Cue("part-of", reach=1, apposed=True),
     "a branch of|the branch of|an affiliate of|the affiliate of|a wing of|the armed wing of|"
     "the military wing of|the political wing of|an arm of|the armed arm of|the military arm of|a faction of|"
     "a unit of|an offshoot of|a subgroup of|a cell of|a front group for|a front of|a province of|"
     "a chapter of|the local branch of|the regional branch of|the regional affiliate of|the afghan branch of|"
     "the local affiliate of|a member organization of|a member group of|an elite unit of|the elite unit of"),
    (Cue("part-of", swap=True, reach=2),
     "which includes|that includes|which comprises|which consists of|an umbrella of"),
    (Cue("splinter-of", reach=4),
     "broke away from|breaking away from|split from|split off from|splintered from|seceded from|defected from|"
     "separated from"),
    (Cue("splinter-of", reach=1, apposed=True),
     "a splinter of|a splinter group of|a splinter faction of|a breakaway faction of|a breakaway group of|"
     "a breakaway wing of|a dissident faction of|a dissident group of|a splinter group from|an offshoot from"),
    (Cue("ally-of", reach=8),
     "allied with|allied to|is allied with|in alliance with|forming alliances with|forming an alliance with|"
     "formed an alliance with|alliance with|alliances with|an ally of|allies of|fights alongside|"
     "fighting alongside|fought alongside|cooperates with|cooperating with|joined forces with|"
     "joining forces with|in coordination with|coordinated with|coordinated with and in support of|"
     "in support of|supports|supporting|is supporting|is assisting|are advising and assisting|"
     "advising and assisting|supported|backs|backed|aided|teamed up with|sided with"),
    (Cue("ally-of", reach=4),
     "backed by|supported by|aided by|sponsored by|armed by|financed by|assisted by"),
    (Cue("rival-of", reach=5),
     "rival of|rivals of|is a rival of|a rival of|arch-foe of|rivalry with|rivals|at odds with|competing with|"
     "competes with|in competition with|feud with|in a feud with|sworn enemy of|an enemy of"),
    (Cue("fights", reach=VERB_REACH),
     "fights|fights against|fighting|fighting against|fought|fought against|to fight|to fight against|"
     "is fighting|are fighting|fight against|the fight against|battles|battling|battled|clashed with|"
     "clashes with|clashing with|attacked|attacks|attacking|attack on|attacks on|raided|raid on|raids on|"
     "ambushed|ambush on|bombed|shelled|struck|strikes on|strikes against|airstrikes on|airstrikes against|"
     "air strikes against|air strikes on|offensive against|operation against|operations against|"
     "campaign against|war on|war against|war with|to defeat|defeat|defeating|defeated|to degrade and defeat|"
     "to counter|to destroy|to combat|combating|challenging|challenges|confront|confronting|confronted|"
     "waging war on|at war with|targeting|liberated|assault on|assaults on|insurgency against|"
     "struggle against|jihad against|repelled|routed|expelled"),
    (Cue("fights", swap=True, reach=4),
     "attacked by|ambushed by|bombed by|shelled by|raided by|defeated by|under attack by|under attack from|"
     "targeted by|expelled by|terrorized by"),
    (Cue("outlet-of", reach=1, apposed=True),
     "the mouthpiece of|a mouthpiece of|the official mouthpiece of|the outlet of|an outlet of|"
     "a media outlet of|the media outlet of|the official outlet of|the media arm of|the media wing of|"
     "the propaganda arm of|the propaganda wing of|the news agency of|the official news agency of|"
     "the magazine of|the newspaper of|the official newspaper of|the radio station of|the radio of|"
     "the official channel of|the telegram channel of|run by|owned by|controlled by|operated by|published by|"
     "produced by|the media branch of"),
    (Cue("affiliated-with", reach=2),
     "affiliated with|affiliated to|is affiliated with|linked to|linked with|is linked to|with links to|"
     "with ties to|tied to|associated with|loyal to|pledged allegiance to|swore allegiance to|"
     "pledges allegiance to|pledging allegiance to|pledged loyalty to|close to|aligned with|sympathetic to|"
     "inspired by|connected to|has ties to|has links to"),
    (Cue("leads", reach=2),
     "leads|heads|commands|is the leader of|is the head of|who leads|who heads|who commands|who led|led|"
     "headed|founded|presides over"),
    (Cue("leads", reach=1, apposed=True),
     "leader of|the leader of|head of|the head of|chief of|the chief of|emir of|the emir of|founder of|"
     "the founder of|commander-in-chief of|top leader of|commander of|the commander of|commanding general of|"
     "commanding general|secretary general of|the secretary general of|president of|the president of|"
     "director of|the director of"),
    (Cue("leads", swap=True, reach=2),
     "led by|headed by|commanded by|founded by|under the leadership of"),
    (Cue("member-of", reach=1, apposed=True),
     "a member of|member of|members of|a fighter of|a commander of|a leader of|a spokesman for|"
     "the spokesman for|spokesman for|spokesman of|a spokesperson for|spokeswoman for|spokesperson for|"
     "the spokesperson for|a deputy leader of|an official of|a representative of|a soldier of|an officer of|"
     "deputy commander of|a militant of|a supporter of|who belongs to|who joined|a former member of"),
)  # fmt: skip


@cache
def cue_matcher() -> Matcher[Cue]:
    """All cue phrases in one matcher; a phrase given twice keeps its first reading."""
    seen: dict[str, Cue] = {}
    for cue, phrases in _PHRASES:
        for phrase in phrases.split("|"):
            seen.setdefault(phrase.replace("-", " "), cue)
    return Matcher.build(seen.items())


FIGHTERS = (
    "fighters|militants|gunmen|members|soldiers|commanders|supporters|jihadists|jihadis|insurgents|guerrillas|rebels|"
    "terrorists|fighter|militant|gunman|supporter|jihadist|operatives|operative|bombers|recruits"
)
"""People of a group, as an alternation for patterns."""

LEADING_RANKS = frozenset("leader leaders head chief emir founder boss kingpin caliph supremo".split())
MEMBER_RANKS = frozenset(
    "commander member spokesman spokesperson spokeswoman official militant fighter operative lieutenant guerrilla "
    "politician official deputy lawmaker legislator recruiter ideologue bomber".split()
)

DENIED = frozenset("denied denies deny denying rejected rejects".split())
NEGATED = frozenset("not no never neither nor without n't".split())
ALLEGED = frozenset("reportedly allegedly alleged accused purportedly supposedly claimed claims".split())
SUSPECTED = frozenset("suspected believed probably apparently thought".split())
HYPOTHETICAL = frozenset("may might could would if possibly perhaps".split())
PLANNED = frozenset("plan plans planned planning seeks seek intends intend aims hopes wants".split())
HEARSAY = (
    "according to information",
    "according to reports",
    "according to some reports",
    "it is alleged",
    "it is said",
)

LANGUAGES = frozenset(
    """arabic pashto dari persian farsi urdu english russian ukrainian french spanish portuguese german turkish kurdish
    tajik uzbek uighur uyghur kazakh kyrgyz turkmen azerbaijani hindi bengali tamil punjabi malayalam somali swahili
    hausa fulani amharic tigrinya oromo hebrew chinese mandarin indonesian malay tagalog burmese nepali sinhala italian
    dutch serbian albanian chechen georgian armenian quechua baluchi balochi""".split()
)
"""Languages by the words that news uses for them; names from ISO 639."""
