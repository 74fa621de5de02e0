"""docs/schema.md: the nouns and values, from their dataclasses."""

from __future__ import annotations

import inspect
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

from dateline.formats.contract import SCHEMA
from dateline.schema import claims, errors, ledger, report, values
from docs.generate.markdown import NOTE, table

INTRODUCTION = f"""
What dateline knows, as frozen dataclasses of `dateline.schema`. The same fields make the JSON (`{SCHEMA}`); there
`origin` of a date is written `from`, `category` of an entity or of victims is written `class`, and a span is
`{{"start", "end", "exact"}}`.

Offsets are code points into `Report.text`, end exclusive. What no one said is absent: `None` here, `null` in JSON, an
empty cell in CSV, never 0.
"""

CHOICES: dict[str, Any] = {
    "Stance": claims.Stance, "Stage": claims.Stage, "HopKind": claims.HopKind, "RelationType": claims.RelationType,
    "DatePrecision": values.DatePrecision, "DateFrom": values.DateFrom, "EntityKind": values.EntityKind,
    "Confidence": values.Confidence, "Verdict": ledger.Verdict, "TollRule": ledger.TollRule,
    "CameFrom": report.CameFrom,
}  # fmt: skip


def schema_page(root: Path) -> str:
    """The page; it depends on the dataclasses alone."""
    parts = [NOTE, "# The schema\n", INTRODUCTION.strip() + "\n", "## Choices\n"]
    parts.append(table(("name", "one of"), [(name, _codes(get_args(kind))) for name, kind in CHOICES.items()]))
    parts.append("Victims' classes: " + _codes(values.VICTIM_CLASSES) + ".\n")
    parts.append("## Claim fields\n")
    parts.append(
        table(("field", "value"), [(f"`{name}`", kind.__name__) for name, kind in claims.CLAIM_FIELDS.items()])
    )
    for title, module in (("Reports", report), ("Values", values), ("Claims", claims), ("The ledger", ledger)):
        parts.append(f"## {title}\n")
        parts += [_noun(noun) for noun in _nouns(module)]
    parts += ["## Errors\n", f"```text\n{inspect.cleandoc(errors.__doc__ or '')}\n```\n"]
    return "\n".join(parts)


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _nouns(module: ModuleType) -> list[type]:
    found = [noun for noun in vars(module).values() if isinstance(noun, type) and is_dataclass(noun)]
    return [noun for noun in found if noun.__module__ == module.__name__]


def _noun(noun: type) -> str:
    rows = [(f"`{field.name}`", f"`{field.type}`", _default(field)) for field in fields(noun)]
    return f"### {noun.__name__}\n\n{inspect.getdoc(noun)}\n\n{table(('field', 'type', 'if not given'), rows)}"


def _default(field: Field[Any]) -> str:
    if field.default is not MISSING:
        return f"`{field.default!r}`"
    return "required" if field.default_factory is MISSING else f"`{field.default_factory()!r}`"
