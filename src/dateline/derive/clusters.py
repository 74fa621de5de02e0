"""Which accounts are one incident: the clusters that the standing judgements make.

Exactly, and whatever the order in which accounts and judgements come:

1. Of each pair the verdict is the newest standing word of a person, where there is one; else that of the rules, where
   one "different" outweighs any "same". "Unsure" joins nothing, and a person's "unsure" undoes a rule's "same".
2. Pairs that a person called the same are joined, newest word first, unless that would bring together two accounts
   that a person called different.
3. Pairs that a rule called the same follow, highest score first. Such a pair joins its two clusters only if
   - no person and no rule called any pair between them different,
   - they hold no two accounts of one report (which tells one incident once), and
   - the rule called at least `SUPPORT` of the pairs between them the same: one weak link never chains two clusters.

Clusters depend on nothing outside their own component, so a ledger may ask for one component at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dateline.schema.ledger import Judgement, Verdict

Pair = tuple[str, str]

SUPPORT = 0.34
"""The share of the pairs between two clusters that must be called the same: a third. At 1 a text that shares too
little with one of five copies stays alone; at 0 one wrong link joins two incidents for good. Calibrated on the tuning
half of the GVA reports, where B-cubed is flat between 0.25 and 0.5 and falls on both sides."""


def clusters(account_ids: Collection[str], judgements: Iterable[Judgement]) -> tuple[frozenset[str], ...]:
    """The accounts as disjoint clusters, ordered by their least id; judgements on other accounts are passed over."""
    known = set(account_ids)
    word, rule = _verdicts(j for j in judgements if j.withdrawn_at is None and j.a in known and j.b in known)
    apart = {pair for pair, judgement in word.items() if judgement.verdict == "different"}
    forest = _Forest(known)
    for pair in sorted((p for p, j in word.items() if j.verdict == "same"), key=lambda p: _newest_first(word[p], p)):
        forest.join(*pair, apart)
    called = {pair: score for pair, (verdict, score) in rule.items() if verdict == "same" and pair not in word}
    ruled_out = {pair for pair, (verdict, _) in rule.items() if verdict == "different" and pair not in word}
    links = set(called) | {pair for pair, judgement in word.items() if judgement.verdict == "same"}
    for pair in sorted(called, key=lambda p: (-called[p], p)):
        if forest.supports(*pair, links):
            forest.join(*pair, apart | ruled_out, one_a_report=True)
    return tuple(sorted((frozenset(members) for members in forest.clusters()), key=min))


def standing(judgements: Iterable[Judgement], members: Collection[str]) -> tuple[Judgement, ...]:
    """The standing judgements between `members`, in the order of their accounts: why these are one incident."""
    within = [j for j in judgements if j.withdrawn_at is None and j.a in members and j.b in members]
    return tuple(sorted(within, key=lambda j: (_pair(j), j.made_at or "", j.id)))


def by_person(judgement: Judgement) -> bool:
    """Whether a person, not a rule, made it."""
    return judgement.by.startswith("person:")


def _pair(judgement: Judgement) -> Pair:
    return (judgement.a, judgement.b) if judgement.a <= judgement.b else (judgement.b, judgement.a)


def _newest_first(judgement: Judgement, pair: Pair) -> tuple[tuple[int, ...], Pair]:
    return tuple(-ord(character) for character in judgement.made_at or ""), pair


def _verdicts(
    judgements: Iterable[Judgement],
) -> tuple[dict[Pair, Judgement], dict[Pair, tuple[Verdict, float]]]:
    """Of each pair the newest word of a person, and the verdict and score of the rules."""
    word: dict[Pair, Judgement] = {}
    rule: dict[Pair, tuple[Verdict, float]] = {}
    for judgement in judgements:
        pair = _pair(judgement)
        if pair[0] == pair[1]:
            continue
        if by_person(judgement):
            if pair not in word or _weight_of(judgement) > _weight_of(word[pair]):
                word[pair] = judgement
        else:
            mine = (judgement.verdict, judgement.score)
            rule[pair] = max(rule.get(pair, mine), mine, key=_strength)
    return word, rule


_CAUTION: dict[Verdict, int] = {"same": 0, "unsure": 1, "different": 2}


def _weight_of(judgement: Judgement) -> tuple[str, int, str]:
    """The newest word counts; of two made at one time the more cautious one."""
    return judgement.made_at or "", _CAUTION[judgement.verdict], judgement.id


def _strength(ruling: tuple[Verdict, float]) -> tuple[bool, bool, float]:
    verdict, score = ruling
    return verdict == "different", verdict == "same", score


class _Forest:
    """Clusters that grow by joins; each account knows its cluster."""

    __slots__ = ("_of",)

    def __init__(self, accounts: Iterable[str]) -> None:
        self._of: dict[str, set[str]] = {account: {account} for account in accounts}

    def clusters(self) -> Sequence[set[str]]:
        return list({id(members): members for members in self._of.values()}.values())

    def supports(self, a: str, b: str, links: Collection[Pair]) -> bool:
        """Whether enough of the pairs between the clusters of `a` and `b` are called the same."""
        mine, theirs = self._of[a], self._of[b]
        called = sum((min(x, y), max(x, y)) in links for x in mine for y in theirs)
        return called >= SUPPORT * len(mine) * len(theirs)

    def join(self, a: str, b: str, apart: Collection[Pair], *, one_a_report: bool = False) -> None:
        """Joins the clusters of `a` and `b` unless a pair between them must stay apart."""
        mine, theirs = self._of[a], self._of[b]
        if mine is theirs or any((min(x, y), max(x, y)) in apart for x in mine for y in theirs):
            return
        if one_a_report and {_report(x) for x in mine} & {_report(y) for y in theirs}:
            return
        mine |= theirs
        for account in theirs:
            self._of[account] = mine


def _report(account_id: str) -> str:
    """The report of a ledger's account id (`REPORT/#3`); an id without one stands for itself."""
    return account_id.rpartition("/")[0] or account_id
