"""Ids, digests and minted names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.schema.errors import UsageError
from dateline.store.ids import block_key, global_account, global_claim, input_digest, mint, split_id, tombstone_digest
from tests.store.building import reading


@given(st.text(max_size=20))
def test_a_block_key_fits_64_bits(key: str) -> None:
    assert -(2**63) <= block_key(key) < 2**63
    assert block_key(key) == block_key(key)


def test_minted_ids_are_short_and_each_its_own() -> None:
    found = {mint(f"report/#{number}") for number in range(2000)}
    assert len(found) == 2000
    assert all(len(name) == 15 and name.startswith("i-") and name[2:].isalnum() for name in found)


def test_digests_do_not_fall_together() -> None:
    assert len({input_digest("a", "b"), input_digest("ab", ""), input_digest("a", "c"), input_digest("", "ab")}) == 4
    assert tombstone_digest("report", "x") != tombstone_digest("name", "x")


def test_global_ids_are_made_of_every_local_one() -> None:
    one = reading(1)
    claim = global_claim("R", one.claims[0])
    assert (claim.id, claim.incident, claim.joint) == ("R/c1", "R/#1", None)
    account = global_account("R", one.accounts[0])
    assert (account.id, account.claims[0]) == ("R/#1", "R/c1")
    assert split_id(account.id) == ("R", "#1")


@pytest.mark.parametrize("name", ["", "R", "/", "R/", "/#1"])
def test_what_is_no_global_id_is_told(name: str) -> None:
    with pytest.raises(UsageError):
        split_id(name)
