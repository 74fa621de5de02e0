"""Statements that run for every report: written in SQLAlchemy, compiled once, then handed straight to the driver.

SQLAlchemy takes about 50 microseconds to execute a statement that it has compiled before; the driver takes five, and a
report needs some forty. What runs once a command goes through SQLAlchemy as usual.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, Table, bindparam, func, select
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.elements import CompilerElement


def among(column: ColumnElement[Any], name: str = "seqs") -> ColumnElement[bool]:
    """`column` is one of the numbers in the parameter `name`, which is passed as `numbers(...)`: any number of them."""
    return column.in_(select(func.json_each(bindparam(name, type_=String)).table_valued("value").c.value))


def numbers(seqs: Iterable[int]) -> str:
    """Numbers as a parameter of `among`."""
    return json.dumps(list(seqs))


def values_of(table: Table, leave: tuple[str, ...] = ()) -> dict[str, Any]:
    """A parameter for each column of a table but its own number and those left out."""
    names = [column.name for column in table.columns]
    return {name: bindparam(name) for name in names if name != "seq" and name not in leave}


class Prepared:
    """One statement, compiled once for each kind of database."""

    def __init__(self, statement: Executable) -> None:
        assert isinstance(statement, CompilerElement)
        self._statement = statement
        self._compiled: dict[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {}

    def _ready(self, connection: Connection) -> tuple[str, tuple[str, ...], dict[str, Any]]:
        found = self._compiled.get(connection.dialect.name)
        if found is None:
            compiled: Any = self._statement.compile(dialect=connection.dialect)
            found = compiled.string, tuple(compiled.positiontup), dict(compiled.params)
            self._compiled[connection.dialect.name] = found
        return found

    def _cursor(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        sql, order, given = self._ready(connection)
        cursor = connection.connection.cursor()
        cursor.execute(sql, [values[name] if name in values else given[name] for name in order])
        return cursor

    def run(self, connection: Connection, **values: Any) -> None:
        """Executes it, for what it does."""
        self._cursor(connection, values).close()

    def run_many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Executes it once for each row of values."""
        if rows:
            sql, order, given = self._ready(connection)
            cursor = connection.connection.cursor()
            cursor.executemany(sql, [[row[name] if name in row else given[name] for name in order] for row in rows])
            cursor.close()

    def all(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """Every row."""
        found: list[tuple[Any, ...]] = self._cursor(connection, values).fetchall()
        return found

    def first(self, connection: Connection, **values: Any) -> tuple[Any, ...] | None:
        """The first row, or None."""
        cursor = self._cursor(connection, values)
        found: tuple[Any, ...] | None = cursor.fetchone()
        cursor.close()
        return found

    def value(self, connection: Connection, **values: Any) -> Any:
        """The first value of the first row, or None."""
        found = self.first(connection, **values)
        return None if found is None else found[0]

    def values(self, connection: Connection, **values: Any) -> list[Any]:
        """The first value of every row."""
        return [row[0] for row in self._cursor(connection, values).fetchall()]


def plain(connection: Connection, sql: str) -> None:
    """Executes SQL without parameters: savepoints."""
    cursor = connection.connection.cursor()
    cursor.execute(sql)
    cursor.close()
