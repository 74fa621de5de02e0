"""Weights are used only if they are the bytes that were measured: each folder has a manifest of sha256 sums."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from dateline.schema.errors import DatelineError


class WeightsError(DatelineError):
    """Weights that are missing or not the ones that the manifest names."""

    code = "weights"


def verified(folder: Path, name: str) -> bytes:
    """The bytes of `folder/name`, once their sha256 is the manifest's.

    Raises:
        WeightsError: the file is missing, not listed, or not the one that was measured.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        data = (folder / name).read_bytes()
    except (OSError, ValueError) as error:
        raise WeightsError(f"The weights in {folder.name} cannot be read ({error}); install dateline again.") from error
    expected = manifest["files"].get(name)
    if expected != hashlib.sha256(data).hexdigest():
        raise WeightsError(
            f"{folder.name}/{name} is not the file that its manifest names; expected sha256 {expected}. "
            "Install dateline again, or make the weights again and their manifest with them."
        )
    return data
