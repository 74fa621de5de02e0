"""Word lists by which names of organisations, persons and facilities are told. Written for dateline from the ranks,
offices and institutions of English news on conflicts; none is taken from a data set.
"""

from __future__ import annotations

ORGANISATION_HEADS = frozenset(
    """agency alliance army assembly association authority battalion battalions board brigade brigades bureau cartel
    center centre church coalition college command commando commission committee community company confederation
    congress corporation corps council court department directorate division embassy federation fighters forces force
    foundation front fund government group guard guards institute jihad league legion mafia media militia militias
    ministry mission movement navy network office observatory organisation organization parliament party patrol police
    project regiment secretariat senate service services society squad squadron staff syndicate taskforce tribunal
    union unit units university wing""".split()
)
"""A capitalised sequence that ends in one of these, or holds it before "of" or "for", names an organisation."""

OUTLET_HEADS = frozenset(
    "agency channel foundation journal magazine media network newspaper press radio television tv website".split()
)
"""Of these, the ones that name an outlet."""

NAME_LINKS = frozenset("of for and the de del la las los el al & y".split())
"""Small words inside a name; a name neither begins nor ends with one."""

GROUP_NOUNS = frozenset(
    """army authorities coalition gendarmerie government guerrillas insurgents military militants militia militias navy
    opposition paramilitaries peacekeepers police policemen rebels regime separatists terrorists troops junta""".split()
)
"""Groups told by a noun alone ("police", "the rebels")."""

FORCE_MODIFIERS = frozenset(
    """allied armed coalition defense defence foreign friendly government ground joint local military opposition partner
    partnered peacekeeping police pro-government rebel regime regular resistance security special state""".split()
)
"""Words before "forces" that make it a group ("opposition forces")."""

TITLES = frozenset(
    """adm admiral ambassador archbishop ayatollah bishop brig brigadier capt captain cardinal chancellor chief col
    colonel cmdr commander commandant congressman constable corporal councillor cpl deputy detective dr emir envoy
    father fr gen general gov governor hajji imam inspector judge justice king lawyer lieutenant lt maj major maulana
    maulvi mayor minister monsignor mr mrs ms mufti mullah officer pastor pope premier president priest prime prince
    princess prof professor prosecutor qari queen rabbi rep representative rev reverend secretary senator sen sergeant
    sgt sheik sheikh sir sister spokesman spokesperson spokeswoman superintendent sultan supt warlord journalist
    activist leader director undersecretary marshal vice candidate presidential foreign interior defense
    defence""".split()
)
"""Words before a personal name. In a text in capitals a name is only told by one of these."""

TITLE_TAILS = frozenset(
    "minister president general secretary commander chief governor colonel leader director of prime".split()
)
"""Titles that follow another title word ("foreign minister", "deputy secretary")."""

SPEECH = frozenset(
    "said says told added stated warned claimed announced explained argued noted testified recalled confirmed".split()
)

VERBS = SPEECH | frozenset(
    """spoke left came went took met fled fell died made gave became began held had has was were is are did saw led sent
    got put ran rose shot struck lost won paid wrote will would may could should who""".split()
)
"""Verbs that follow a name and do not end like one: where capitals tell nothing, a name ends before these."""

ROLES = frozenset(
    """spokesman spokesperson spokeswoman commander leader head chief minister secretary president director governor
    mayor ambassador envoy professor analyst general coordinator chairman member founder deputy adviser advisor
    official officer resident emir imam priest judge lawyer prosecutor journalist activist researcher brother son
    aged""".split()
)
"""What an apposition after a personal name begins with (after its article and adjectives)."""

FIRST_NAMES = frozenset(
    """abdul abdullah abu ahmad ahmed aisha alejandro aleksandr alexander ali alvaro ana andrei andrew anna antonio
    barack benjamin bashar carlos cesar christopher daniel david dmitry donald eduardo elena emmanuel enrique ernesto
    fatima felipe fernando francisco gabriel george hamid hassan hector hussein ibrahim igor ivan jaime james javier
    jean jesus joe john jorge jose joseph juan julio karim khalid luis manuel marco maria mario mark martin mary michael
    miguel mikhail mohamed mohammad mohammed muhammad mustafa natalia nikolai noor omar oleg olga oscar osama pablo
    patrick paul pedro peter rafael ramon raul ricardo richard robert roberto salim samuel sara sarah sayed sergei
    sergio stephen steven tariq thomas umar usman victor viktor vladimir volodymyr william yahya yusuf zainab""".split()
)
"""Given names so common that a capitalised word after one makes a person."""

FACILITIES = frozenset(
    """academy airbase airfield airport ambassade barracks base bazaar bridge bunker cathedral cemetery checkpoint
    chapel church cinema clinic college compound consulate courthouse dam embassy factory garrison gurdwara headquarters
    hospital hotel house kindergarten market marketplace mall mausoleum ministry monastery mosque museum nightclub
    orphanage outpost palace parliament pipeline plant port prison refinery residence restaurant school seminary shop
    shrine shopping-mall stadium station supermarket synagogue temple terminal theater theatre tower tunnel university
    warehouse""".split()
)
"""Heads of places that are attacked or held."""

FACILITY_MODIFIERS = frozenset(
    """air army border bus busy catholic central city civilian coptic crowded culture diplomatic district elementary
    fish fruit gas girls government high holy hydroelectric international jewish livestock local main maternity
    metro military muslim national naval nuclear oil orthodox police polling power presidential primary private public
    radar radio railway refugee refueling regional secondary security shia shiite shopping sikh hindu sufi sunni
    television train training vegetable village water weekly""".split()
)
"""Small words that belong to a facility's name ("crowded fish market", "police station")."""

NOT_FACILITY_BEFORE = frozenset("white upper lower in-house open".split())

NOT_A_NAME = frozenset(
    """a after all also although an and another any are as at because before both but by during each even every for
    from he her his how i if in is it its many meanwhile more most mr my no nor not now of on once one or other our
    several she since so some such than that the their then there these they this those though through thus to today
    two under until was we were what when where which while who with yesterday yet you monday tuesday wednesday thursday
    friday saturday sunday january february march april may june july august september october november december
    according however moreover additionally despite between against according following local earlier later""".split()
)
"""Capitalised only because they begin a sentence, or days and months: no part of a name."""
