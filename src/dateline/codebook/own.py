"""The folder of a user's own vocabulary, by which the shipped lists are extended everywhere."""

from __future__ import annotations

import os
from pathlib import Path

from dateline.schema.errors import CodebookError


def own_folder() -> Path | None:
    """What `DATELINE_CODEBOOK` names, None where it is not set.

    Raises:
        CodebookError: it names no folder.
    """
    named = os.environ.get("DATELINE_CODEBOOK")
    if not named:
        return None
    folder = Path(named)
    if not folder.is_dir():
        raise CodebookError(
            f"DATELINE_CODEBOOK names {named}, which is no folder; expected one of YAML files such as outlets.yaml."
        )
    return folder
