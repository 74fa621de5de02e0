"""A child process that adds readings and says which are kept: `python -m tests.store.adder LEDGER FIRST LAST GROUP`."""

from __future__ import annotations

import sys

from dateline.store.ids import source_key
from dateline.store.ledger import open_ledger
from tests.store.building import clusters, head, judgement, outline, reading


def main(target: str, first: int, last: int, group: int) -> None:
    """Adds the readings that were not seen, `group` to a transaction, each linked to the newest candidate."""
    with open_ledger(target) as ledger:
        print("open", flush=True)
        for start in range(first, last, group):
            with ledger.transaction(clusters) as write:
                for one in map(reading, range(start, min(start + group, last))):
                    if write.seen(one.report.raw_digest, source_key(one.report)):
                        continue
                    with write.step():
                        (telling,) = write.put_report(one, head(one))
                        near = write.candidates(telling, [one.report.title or ""], 1)
                        own = telling.account.id
                        judged = [judgement(f"{own}~{other.account}", own, other.account) for other in near]
                        write.put_account(telling, outline(telling), [one.report.title or ""], judged)
            print(min(start + group, last), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
