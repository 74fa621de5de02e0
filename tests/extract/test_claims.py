"""Facts become claims: numbered, joint, with stances and wholes."""

from __future__ import annotations

from dateline.schema.claims import claims_of
from tests.extract.scenes import claims, read


def test_claims_are_numbered_in_the_order_of_the_accounts() -> None:
    reading = read(
        "Gunmen killed three farmers in Quetta on 3 May 2021.\n\n"
        "In another incident on 9 May 2021, gunmen killed a driver in Lima."
    )
    assert [claim.id for claim in reading.claims] == [f"c{n}" for n in range(1, len(reading.claims) + 1)]
    listed = [claim.id for account in reading.accounts for claim in claims_of(reading, account)]
    assert listed == [claim.id for claim in reading.claims]


def test_joint_speakers_make_one_claim_each() -> None:
    reading = read("Police and the army said gunmen killed three farmers in Quetta on Monday.")
    killed = claims(reading, "killed")
    assert len(killed) == 2
    assert killed[0].joint is not None
    assert killed[0].joint == killed[1].joint
    assert killed[0].quote == killed[1].quote


def test_a_plan_is_planned_whoever_tells_of_it() -> None:
    reading = read("Police said militants are plotting a car bombing in Lima.")
    assert {claim.stance for claim in claims(reading, "kind")} == {"planned"}


def test_a_denial_stays_a_denial() -> None:
    reading = read("Militants killed two soldiers with a car bomb in Quetta. The militants denied killing a driver.")
    assert "denied" in {claim.stance for claim in reading.claims}
