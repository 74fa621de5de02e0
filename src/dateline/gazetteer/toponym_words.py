"""Words around a name that speak for a place or against one. Source of all lists: hand-written from news usage."""

from __future__ import annotations

PLACE_BEFORE = frozenset(
    "in at near from to outside toward towards across around into inside within via through throughout off beyond "
    "between along leaving reached entered visited".split()
)
"""Before a place rather than anything else."""
WEAK_BEFORE = frozenset("of on for with by against over under and or".split())
"""Before a place as well as before anything else."""
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern downtown nearby neighboring neighbouring greater".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady president minister premier chancellor senator sen rep representative "
    "governor gov mayor judge justice general gen colonel col lt lieutenant maj major capt captain sgt sergeant "
    "cpl corporal pvt private adm admiral brig brigadier commander cmdr officer deputy detective sheriff chief "
    "inspector constable trooper sheikh mullah maulana imam rabbi father pastor reverend rev bishop archbishop "
    "cardinal pope brother sister king queen prince princess emir ayatollah sultan secretary spokesman "
    "spokeswoman spokesperson director chairman attorney lawyer professor doctor ambassador coach candidate "
    "author singer actor actress lawmaker congressman congresswoman commissioner superintendent leader militant "
    "journalist reporter victim suspect driver agent aide mr. mrs. ms. dr. prof. sen. rep. gov. gen. col. lt. "
    "maj. capt. sgt. cpl. pvt. adm. brig. rev. st.".split()
)
"""Before a person's name."""
SPEECH = frozenset(
    "said says told adds added explained recalled replied testified wrote writes noted joked tweeted declined "
    "asked thinks believes pleaded argued insisted".split()
)
"""After a person's name rather than a place's."""
CLASS_WORDS = frozenset(
    "province provinces district districts county counties city town village villages governorate oblast region "
    "state states municipality parish prefecture department departments area valley neighborhood neighbourhood "
    "suburb township border airport agency tehsil raion camp island peninsula highway metropolitan airbase".split()
)
"""After a place's name, or "of" between them."""
ORGANISATION_WORDS = frozenset(
    "times post herald tribune gazette journal news chronicle observer telegraph guardian press magazine tv radio "
    "bank inc corp ltd llc co company corporation group university college institute school academy church "
    "hospital foundation association society league party union club fc united airlines airways motors energy oil "
    "capital partners fund street avenue road boulevard lane drive square st ave rd blvd hwy act law treaty "
    "accord agreement commission committee council conference convention cup bowl theater theatre museum library "
    "center centre hotel stadium bridge tower building hall house park zoo mall plaza championship festival award "
    "prize tigers eagles bears lions giants yankees dodgers sox bulls hawks cardinals rangers raiders patriots "
    "cowboys high middle elementary brigade battalion regiment squadron division corps militia army front "
    "movement brigades resistance".split()
)
"""After a name that is then part of an organisation's, a building's or a street's name."""
NEVER_A_PLACE_BEFORE = frozenset(
    "times post herald tribune gazette journal chronicle observer telegraph guardian magazine tv radio inc corp "
    "ltd llc co fc airlines airways motors holdings insurance university-press globe sun star".split()
)
"""After a name that is then a newspaper's, a company's or a team's, however well known the place is."""
PARTICLES = frozenset(
    "of the de del la las los el al ad an ar as ash at az e i y du des da do dos di and le en sur ez er es ul".split()
)
"""Lower-case words that may stand inside a name."""
NEVER_FIRST = frozenset(
    "a an the of in on at to for from by with and or but if as is was were are be been has had have he she it we "
    "they i you his her its their our my this that these those there here who whom which what when where why how "
    "not no yes so than then also about after before during since until while because all any both each few more "
    "most other some such only own same too very can will just should would could may might must do did does up "
    "down out off over under again further once into through between against said says told one two three four "
    "five six seven eight nine ten mr mrs ms dr new-year police army people man men woman women day week month "
    "year".split()
)
"""Words at which no name of a place is looked for, whatever GeoNames holds."""
