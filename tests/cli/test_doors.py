"""What the doors do beside opening."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from dateline.cli import doors


@pytest.fixture
def collecting() -> Iterator[None]:
    """Leaves the garbage collector as it was."""
    before = gc.isenabled()
    yield
    (gc.enable if before else gc.disable)()
    gc.unfreeze()


@pytest.mark.usefixtures("collecting")
@pytest.mark.parametrize("before", [True, False])
def test_no_garbage_is_sought_while_the_route_opens(monkeypatch: pytest.MonkeyPatch, before: bool) -> None:
    seen: list[bool] = []
    monkeypatch.setattr("dateline.pipeline.open_route", lambda engine: seen.append(gc.isenabled()))
    (gc.enable if before else gc.disable)()
    doors.open_route("grammar")
    assert seen == [False]
    assert gc.isenabled() == before
    assert gc.get_freeze_count() > 0


@pytest.mark.usefixtures("collecting")
def test_garbage_is_sought_again_where_the_route_does_not_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(engine: str) -> None:
        raise KeyError(engine)

    monkeypatch.setattr("dateline.pipeline.open_route", fails)
    gc.enable()
    with pytest.raises(KeyError):
        doors.open_route("none")
    assert gc.isenabled()
