"""Ids: local within a reading (`#3`, `c1`), global in a ledger (`REPORT/#3`, `REPORT/c1`), and those minted here."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from dataclasses import replace
from typing import Any

from dateline.schema.claims import Account, Claim
from dateline.schema.errors import UsageError
from dateline.schema.report import Report


def source_key(report: Report) -> str:
    """Where an input came from, for `seen`: the page's address, or else its outlet, or else nothing."""
    if report.url:
        return report.url
    return report.outlet.name if report.outlet else ""


def input_digest(raw_digest: str, source: str) -> bytes:
    """What is kept of a raw input and its source, also after its report was forgotten."""
    return hashlib.sha256(f"input\0{raw_digest}\0{source}".encode(errors="surrogatepass")).digest()


def url_key(url: str) -> bytes:
    """What versions of one page are found by; it says nothing of the address."""
    return hashlib.sha256(f"url\0{url}".encode(errors="surrogatepass")).digest()[:16]


def block_key(key: str) -> int:
    """A blocking key as a signed 64-bit number. Two keys that fall together only bring a candidate too many."""
    return int.from_bytes(hashlib.blake2b(key.encode(errors="surrogatepass"), digest_size=8).digest(), signed=True)


def tombstone_digest(what: str, name: str) -> bytes:
    """All that stays of something forgotten."""
    return hashlib.sha256(f"{what}\0{name}".encode(errors="surrogatepass")).digest()


def mint(account_id: str) -> str:
    """The incident id of a first account: `i-` and 13 letters and digits (65 bits)."""
    digest = hashlib.sha256(f"incident\0{account_id}".encode(errors="surrogatepass")).digest()
    return "i-" + b32encode(digest).decode("ascii")[:13].lower()


def split_id(global_id: str) -> tuple[str, str]:
    """`REPORT/#3` as `("REPORT", "#3")`.

    Raises:
        UsageError: it is no global id.
    """
    report_id, slash, local = global_id.rpartition("/")
    if not (report_id and slash and local):
        raise UsageError(
            f"{global_id!r:.80} is not an id in a ledger; expected REPORT/#3 or REPORT/c1.", code="unknown-id"
        )
    return report_id, local


def global_account(report_id: str, account: Account) -> Account:
    """The account with ids that hold in the whole ledger."""
    return replace(
        account, id=f"{report_id}/{account.id}", claims=tuple(f"{report_id}/{claim}" for claim in account.claims)
    )


CLAIM_IDS = ("id", "incident", "attribution", "joint", "parts", "part_of")
"""The fields of a claim that number something within its report."""


def global_claim(report_id: str, claim: Claim) -> Claim:
    """The claim with ids that hold in the whole ledger, those of its joint, parts and attribution included."""
    local = {name: getattr(claim, name) for name in CLAIM_IDS}
    widened: dict[str, Any] = {name: f"{report_id}/{one}" for name, one in local.items() if one is not None}
    return replace(claim, **widened)
