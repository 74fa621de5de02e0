"""Scores of passages in a file: for each its candidates x labels, and what it tells as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Kept = tuple[NDArray[np.float32], NDArray[np.float32]]


def keep(path: Path, scored: Mapping[str, Kept]) -> None:
    """Writes the scores of passages by id; those of candidates in 16 bits."""
    arrays: dict[str, Any] = {}
    for name, (scores, whole) in scored.items():
        arrays[f"{name} scores"], arrays[f"{name} whole"] = scores.astype(np.float16), whole
    np.savez_compressed(path, **arrays)


def kept(path: Path) -> dict[str, Kept]:
    """What `keep` wrote."""
    with np.load(path, allow_pickle=False) as arrays:
        names = [key.removesuffix(" whole") for key in arrays.files if key.endswith(" whole")]
        return {name: (arrays[f"{name} scores"].astype(np.float32), arrays[f"{name} whole"]) for name in names}


def left_out(folder: Path, seed: int) -> dict[str, Kept]:
    """What every fold's network says of the passages that it had not learned from."""
    found: dict[str, Kept] = {}
    for path in sorted(folder.glob(f"fold*-seed{seed}-left.npz")):
        found |= kept(path)
    return found
