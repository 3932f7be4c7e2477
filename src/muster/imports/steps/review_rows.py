"""Lines of the review as people read them: labels, texts, and every issue as a sentence in the active language."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from muster.engine.issues import Issue, Severity
from muster.engine.table import MULTI_SEPARATOR
from muster.imports.messages import issue_sentence, reason_sentence
from muster.imports.review.lines import DESELECTED, MERGE_REASONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.imports.review.shown import Shown

LEVELS = (Severity.BLOCKS.value, Severity.WARNS.value, Severity.INFORMS.value)
ACTION_LABELS = {
    "create": gettext_lazy("New"),
    "update": gettext_lazy("Update"),
    "unchanged": gettext_lazy("No change"),
    "skip": gettext_lazy("As it is"),
    "reject": gettext_lazy("Left out"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One issue, as a sentence."""

    level: str
    sentence: str
    code: str = ""
    repair: str = ""
    """What the cell would hold, where the issue offers that."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell: what it will be, what it was, what the file says, and what is wrong."""

    key: str
    text: str
    before: str | None
    """What is there now, where an update changes it."""
    raw: str
    findings: tuple[Finding, ...]
    informs: tuple[Finding, ...]

    @property
    def level(self) -> str:
        """The gravest of its findings."""
        return next((level for level in LEVELS if any(f.level == level for f in self.findings)), "")


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the file; `findings` belong to no cell of it."""

    number: int
    source: int
    sheet: str
    sheet_row: int
    action: str
    label: str
    findings: tuple[Finding, ...]
    cells: tuple[ShownCell, ...]

    @property
    def is_left_out(self) -> bool:
        """Whether somebody took it out by hand."""
        return self.action == "deselected"


def shown_row(line: Mapping[str, Any], shown: Shown, sheets: Mapping[int, str]) -> ShownRow:
    """A line, read out."""
    keys = shown.keys
    position, sheet_row = int(line["s"]), int(line["n"])
    sheet = sheets.get(position, "")
    by_field: dict[str, list[Finding]] = {}
    texts = {
        key: raw or text or "" for key, raw, text in zip(keys, line["r"] or line["t"], line["t"], strict=True)
    }
    for parts in line["i"] or ():
        finding = _finding(parts, sheet, sheet_row, texts.get(parts[0], ""))
        by_field.setdefault(parts[0], []).append(finding)
    is_out = line["why"] == DESELECTED
    cells = tuple(
        _cell(key, line, number, () if is_out else tuple(by_field.get(key, ())), shown.names.get(key, {}))
        for number, key in enumerate(keys)
    )
    loose = [finding for field, found in by_field.items() if field not in keys for finding in found]
    reason = reason_sentence(line["why"]) if line["why"] else ""
    said = [Finding("", reason)] if reason and not by_field else []
    action = "deselected" if is_out else line["a"]
    label = action_label(line["a"], line["why"])
    return ShownRow(line["id"], position, sheet, sheet_row, action, label, (*said, *loose), cells)  # fmt: skip


def action_label(action: str, reason: str | None) -> str:
    """What will become of a row, in a word or two."""
    if reason == DESELECTED:
        return _("Taken out")
    if action == "skip" and reason in MERGE_REASONS:
        return _("Repeated")
    return str(ACTION_LABELS[action])


def _shown(text: str | None, names: Mapping[str, str]) -> str:
    """A value of the engine as people read it."""
    return names.get(text or "") or (text or "").replace(MULTI_SEPARATOR, "; ")


def _cell(
    key: str, line: Mapping[str, Any], number: int, found: tuple[Finding, ...], names: Mapping[str, str]
) -> ShownCell:
    text = line["t"][number]
    raw = line["r"][number] if line["r"] else None
    before = line["b"][number] if line["b"] else None
    return ShownCell(
        key=key,
        text=_shown(text, names),
        before=None if before is None else _shown(before, names) or _("empty"),
        raw=(raw if raw is not None else text) or "",
        findings=found and tuple(finding for finding in found if finding.level != Severity.INFORMS.value),
        informs=found and tuple(finding for finding in found if finding.level == Severity.INFORMS.value),
    )


def _finding(parts: Sequence[str], sheet: str, sheet_row: int, text: str) -> Finding:
    field, code, severity, value, params, column = parts
    issue = Issue(
        code=code,
        severity=Severity(severity),
        sheet=sheet,
        sheet_row=sheet_row,
        column=column or None,
        field=field or None,
        value=value or None,
        params=json.loads(params or "{}"),
    )
    return Finding(severity, issue_sentence(issue), code, _repair(issue, text))


def _repair(issue: Issue, text: str) -> str:
    """The cell's text with the offered repair in the place of what it is about; nothing where that isn't in the cell."""
    proposal = str(issue.params.get("proposal") or "")
    about = str(issue.params.get("option") or issue.value or "")
    if not proposal or issue.severity is Severity.INFORMS or about not in text:
        return ""
    return text.replace(about, proposal, 1) if about else proposal
