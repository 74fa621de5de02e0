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

from collections.abc import Collection, Iterable

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
    forest = _Forest(known)
    for pair, judgement in word.items():
        forest.mark(pair, judgement.verdict, by_person=True)
    called: dict[Pair, float] = {}
    for pair, (verdict, score) in rule.items():
        if pair not in word:
            forest.mark(pair, verdict, by_person=False)
            if verdict == "same":
                called[pair] = score
    for pair in sorted((p for p, j in word.items() if j.verdict == "same"), key=lambda p: _newest_first(word[p], p)):
        forest.join_by_word(pair)
    for pair in sorted(called, key=lambda p: (-called[p], p)):
        forest.join_by_rule(pair)
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


class _Cluster:
    """Accounts in one cluster, their reports, and what is said of the pairs with each neighbouring cluster."""

    __slots__ = ("kept_apart", "members", "reports", "ruled_apart", "same")

    def __init__(self, account: str) -> None:
        self.members = {account}
        self.reports = {_report(account)}
        self.same: dict[_Cluster, int] = {}
        self.kept_apart: set[_Cluster] = set()
        self.ruled_apart: set[_Cluster] = set()


class _Forest:
    """Clusters that grow by joins; each knows how many of its pairs with each neighbour are called the same."""

    __slots__ = ("_of",)

    def __init__(self, accounts: Iterable[str]) -> None:
        self._of = {account: _Cluster(account) for account in accounts}

    def clusters(self) -> Iterable[set[str]]:
        """The members of every cluster, once each."""
        return [cluster.members for cluster in dict.fromkeys(self._of.values())]

    def mark(self, pair: Pair, verdict: Verdict, *, by_person: bool) -> None:
        """Notes what is said of a pair, before anything is joined."""
        for mine, theirs in (pair, pair[::-1]):
            cluster, other = self._of[mine], self._of[theirs]
            if verdict == "same":
                cluster.same[other] = cluster.same.get(other, 0) + 1
            elif verdict == "different":
                (cluster.kept_apart if by_person else cluster.ruled_apart).add(other)

    def join_by_word(self, pair: Pair) -> None:
        """Joins the pair's clusters unless a person keeps them apart."""
        mine, theirs = self._of[pair[0]], self._of[pair[1]]
        if mine is not theirs and theirs not in mine.kept_apart:
            self._join(mine, theirs)

    def join_by_rule(self, pair: Pair) -> None:
        """Joins the pair's clusters if nothing keeps them apart and enough of the pairs between them are the same."""
        mine, theirs = self._of[pair[0]], self._of[pair[1]]
        if mine is theirs or theirs in mine.kept_apart or theirs in mine.ruled_apart:
            return
        enough = mine.same.get(theirs, 0) >= SUPPORT * len(mine.members) * len(theirs.members)
        if enough and mine.reports.isdisjoint(theirs.reports):
            self._join(mine, theirs)

    def _join(self, mine: _Cluster, theirs: _Cluster) -> None:
        if len(mine.members) < len(theirs.members):
            mine, theirs = theirs, mine
        mine.members |= theirs.members
        mine.reports |= theirs.reports
        for account in theirs.members:
            self._of[account] = mine
        for other, times in theirs.same.items():
            del other.same[theirs]
            if other is not mine:
                mine.same[other] = other.same[mine] = mine.same.get(other, 0) + times
        for name in ("kept_apart", "ruled_apart"):
            for other in getattr(theirs, name):
                getattr(other, name).discard(theirs)
                if other is not mine:
                    getattr(mine, name).add(other)
                    getattr(other, name).add(mine)


def _report(account_id: str) -> str:
    """The report of a ledger's account id (`REPORT/#3`); an id without one stands for itself."""
    return account_id.rpartition("/")[0] or account_id
