"""The route of one report without a ledger: what it tells, and each account as an incident of its own."""

from __future__ import annotations

import subprocess
import sys

from dateline.pipeline import open_route
from dateline.schema.report import Report

TEXT = "A car bomb exploded outside a market in Quetta on 3 May 2021, killing nine people, police said."


def test_a_report_is_told_and_each_account_added_up_alone() -> None:
    route = open_route()
    told = route.tell(Report("r1", TEXT, "digest", "file", "one.txt", language="en"))
    assert told.head.id == "r1"
    assert len(told.head.signature) > 0
    (telling,) = told.tellings
    assert telling.report == told.head
    assert set(telling.claims) <= set(told.reading.claims)
    (one,) = route.summaries(told)
    assert dict(one.toll.entries)["killed"].best == 9
    assert one.kind == "vehicle-bombing"


def test_telling_a_report_loads_nothing_of_a_ledger() -> None:
    script = (
        "import sys\nfrom dateline.pipeline import open_route\nfrom dateline.schema.report import Report\n"
        "open_route().tell(Report('r', sys.argv[1], 'd', 'file', 'one.txt', language='en'))\n"
        "loaded = {'dateline.adding', 'dateline.link.judge', 'dateline.store.handle'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    done = subprocess.run([sys.executable, "-c", script, TEXT], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
