"""Sheets with their column maps → cleaned rows: each column by its field's type, roles and full names resolved."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields import CleanContext, clean_column
from muster.engine.fields.settle import answered, tidy
from muster.engine.fields.shapes import params_json
from muster.engine.issues import Severity
from muster.engine.names import split_names
from muster.engine.profile import FULL_NAME
from muster.engine.roles import RoleSource, is_role_unsaid, role_source
from muster.engine.rows import FINDING_SCHEMA, CleanedRows, findings_of, no_findings, of
from muster.engine.table import ROW, FieldSpec, ImportSettings, Option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from muster.engine.fields import Cleaned
    from muster.engine.table import SourceSpec

DECIDING_KEYS = frozenset(("email", "employee_id", "role", "status"))
"""What can't be read in these blocks the row."""
DOUBTED = frozenset(("email.typo",))
"""Read, but too likely not what is meant to say who somebody is and where an invitation goes."""
_NAME_KEYS = frozenset(("first_name", "last_name"))


def clean_sources(
    sources: Sequence[SourceSpec], fields: Sequence[FieldSpec], settings: ImportSettings, *, today: dt.date
) -> CleanedRows:
    """Every data row of every sheet, cleaned. Options that one sheet adds are known to the next."""
    cleaner = _Cleaner(fields, settings, today)
    frames = [cleaner.clean(position, source) for position, source in enumerate(sources)]
    columns = [frame.drop("row") for frame in frames]
    frame = pl.concat(columns, how="diagonal").with_row_index("row") if columns else _no_rows()
    mapped = {name.removeprefix("f.") for name in frame.columns if name.startswith("f.")}
    order = [field.key for field in fields if field.key in mapped]
    return CleanedRows(
        frame=_complete(frame.with_columns(pl.col("row").cast(pl.UInt32))),
        keys=tuple(key for key in order if key != FULL_NAME.key),
        findings=pl.concat([no_findings(), *cleaner.findings]),
        headers=cleaner.headers,
        sheets=tuple(source.table.name for source in sources),
        refusals=_refusals(sources, settings),
    )


class _Cleaner:
    """Goes from sheet to sheet, and gathers findings, headers and new options on the way."""

    def __init__(self, fields: Sequence[FieldSpec], settings: ImportSettings, today: dt.date) -> None:
        self.specs = {field.key: field for field in (FULL_NAME, *fields)}
        self.settings = settings
        self.today = today
        self.findings: list[pl.DataFrame] = []
        self.headers: dict[tuple[int, str], str] = {}
        self.offset = 0
        self.position = 0

    def clean(self, position: int, source: SourceSpec) -> pl.DataFrame:
        self.position = position
        role = role_source(source, self.settings)
        columns = _columns(source, role)
        frame = source.table.frame.select(
            row=pl.int_range(self.offset, self.offset + pl.len(), dtype=pl.UInt32),
            source=pl.lit(position, dtype=pl.UInt32),
            sheet=pl.lit(source.table.name),
            sheet_row=pl.col(ROW),
            role_fallback=pl.lit(role.role if role.column else None, dtype=pl.String),
        )
        fields: dict[str, pl.Series] = {}
        for key, column in columns.items():
            if key in self.specs:
                fields |= self._field(source, self.specs[key], column)
        frame = frame.with_columns(**fields)
        if role.column is None:
            frame = frame.with_columns(pl.lit(role.role, dtype=pl.String).alias(of("role")))
        self.offset += frame.height
        return self._with_names(frame) if of(FULL_NAME.key) in frame.columns else frame

    def _field(self, source: SourceSpec, spec: FieldSpec, column: int) -> dict[str, pl.Series]:
        """The columns of `CleanedRows.frame` that a field has."""
        texts = source.table.frame.get_column(f"c{column}")
        self.headers[self.position, spec.key] = source.table.headers[source.table.columns.index(column)]
        cleaned = clean_column(texts, spec, self._context(spec.key))
        if cleaned.problems.height:
            self.findings.append(self._findings(cleaned, texts, spec))
        if cleaned.remarks:
            self.findings.append(self._remarks(cleaned, spec))
        self._remember(spec, cleaned.new_options)
        new = {of(spec.key): cleaned.values}
        if spec.key == "email":
            new["raw_email"] = texts
        if self._may_clear(spec.key):
            new[f"blank.{spec.key}"] = answered(tidy(texts), self._context(spec.key).answers).is_null()
        return new

    def _may_clear(self, key: str) -> bool:
        """Whether it matters which cells are empty; of a full name, whether first or last name may be cleared."""
        asked = self.settings.clear_empty
        return bool(asked & {"*", key}) or (key == FULL_NAME.key and bool(asked & _NAME_KEYS))

    def _context(self, key: str) -> CleanContext:
        return CleanContext(
            default_country=self.settings.default_country or None,
            date_order=self.settings.date_order.get(key),
            answers={text: answer for (field, text), answer in self.settings.values.items() if field == key},
            today=self.today,
            separator=self.settings.separators.get(key),
        )

    def _findings(self, cleaned: Cleaned, texts: pl.Series, spec: FieldSpec) -> pl.DataFrame:
        rows = cleaned.problems.get_column("row")
        is_doubted = cleaned.problems.get_column("code").is_in(list(DOUBTED))
        is_lost = (is_doubted | cleaned.values.gather(rows).is_null()) & (
            cleaned.problems.get_column("severity") == Severity.WARNS
        )
        blocks = is_lost if spec.key in DECIDING_KEYS else pl.Series([False]).new_from_index(0, len(rows))
        severity = pl.when(blocks).then(pl.lit(Severity.BLOCKS.value)).otherwise(pl.col("severity"))
        return cleaned.problems.select(
            pl.col("row") + self.offset,
            pl.lit(self.position, dtype=pl.UInt32).alias("source"),
            "code",
            severity.alias("severity"),
            field=pl.lit(spec.key),
            value=texts.gather(rows),
            params="params",
        ).select(pl.col(name).cast(dtype) for name, dtype in FINDING_SCHEMA.items())

    def _remarks(self, cleaned: Cleaned, spec: FieldSpec) -> pl.DataFrame:
        """What is to be known about the column as a whole."""
        rows = [
            (None, self.position, one.code, one.severity.value, spec.key, None, params_json(one.params))
            for one in cleaned.remarks
        ]
        return pl.DataFrame(rows, schema=FINDING_SCHEMA, orient="row")

    def _remember(self, spec: FieldSpec, options: tuple[str, ...]) -> None:
        if options:
            extended = (*spec.options, *(Option(option) for option in options))
            self.specs[spec.key] = dataclasses.replace(spec, options=extended)

    def _with_names(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The full name split, into those of first and last name that have no column of their own."""
        wanted = [
            key for key in ("first_name", "last_name") if of(key) not in frame.columns and key in self.specs
        ]
        parts = split_names(
            frame.get_column(of(FULL_NAME.key)),
            self.headers.get((self.position, FULL_NAME.key), ""),
            family_first=self.settings.is_family_name_first,
        )
        if wanted:
            named = frame.hstack(parts.select("left_out", "unplaced"))
            self.findings += [
                _left_out(named, "left_out", "full_name.title_left_out", "title"),
                _left_out(named, "unplaced", "full_name.part_left_out", "part"),
            ]
        cleared = [key for key in wanted if self.settings.clear_empty & {"*", key}]
        return frame.with_columns(
            *(parts.get_column(key).alias(of(key)) for key in wanted),
            *(pl.col(f"blank.{FULL_NAME.key}").alias(f"blank.{key}") for key in cleared),
        )


def _left_out(names: pl.DataFrame, column: str, code: str, param: str) -> pl.DataFrame:
    """What of a full name is in neither the first nor the last name."""
    params = pl.struct(pl.col(column).alias(param)).struct.json_encode()
    rows = names.filter(pl.col(column).is_not_null())
    return findings_of(rows, code, Severity.INFORMS, FULL_NAME.key, params)


def _columns(source: SourceSpec, role: RoleSource) -> dict[str, int]:
    """Field key → column: the first one of each field, and the one that decides the role if any does."""
    columns: dict[str, int] = {}
    for column, field in sorted(source.columns.fields.items()):
        if field != "role" and column in source.table.columns:
            columns.setdefault(field, column)
    return columns | ({"role": role.column} if role.column is not None else {})


def _refusals(sources: Sequence[SourceSpec], settings: ImportSettings) -> tuple[str, ...]:
    filled = [source for source in sources if source.table.frame.height]
    found = []
    if not filled:
        found.append("plan.no_rows")
    if any(not {"email", "employee_id"} & set(source.columns.fields.values()) for source in filled):
        found.append("column.email_missing")
    if settings.role == "sheet" and is_role_unsaid(filled, settings):
        found.append("role.missing")
    return tuple(found)


def _no_rows() -> pl.DataFrame:
    schema = {"row": pl.UInt32(), "source": pl.UInt32(), "sheet": pl.String(), ROW: pl.UInt32()}
    return pl.DataFrame(schema=schema)


def _complete(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the columns that every later stage reads, whatever the sheets have."""
    needed = ("raw_email", "role_fallback", of("email"), of("employee_id"), of("role"), of("status"))
    complete = frame.with_columns(
        pl.lit(None, dtype=pl.String).alias(name) for name in needed if name not in frame.columns
    )
    new_role = pl.coalesce(of("role"), "role_fallback")
    return complete.with_columns(new_role=new_role).drop("role_fallback")
