"""The index that users have, built once into the cache where it is absent (some twenty seconds)."""

from __future__ import annotations

import pytest

from dateline.gazetteer.index import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def real_gazetteer() -> Gazetteer:
    return open_gazetteer()
