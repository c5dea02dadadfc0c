"""Applies the fixes of findings to a text."""

from collections.abc import Iterable

from fairreview.model.outcome import FixedText
from fairreview.model.report import Edit, Finding


def apply_fixes(text: str, findings: Iterable[Finding], *, unsafe: bool) -> FixedText:
    """Return `text` with the safe fixes applied, and with `unsafe` those that need a look afterwards.

    Where fixes overlap the first by position wins. Fixes for display only are never applied.
    """
    allowed = {"safe", "unsafe"} if unsafe else {"safe"}
    parts: list[str] = []
    applied: list[Finding] = []
    left: list[Finding] = []
    done = 0
    for finding in findings:
        fix = finding.fix
        if fix is None:
            continue
        edits = sorted(fix.edits, key=lambda edit: (edit.start, edit.end))
        if fix.applicability not in allowed or not edits or edits[0].start < done:
            left.append(finding)
            continue
        for edit in edits:
            done = _apply(text, edit, parts, done)
        applied.append(finding)
    return FixedText(text="".join([*parts, text[done:]]), applied=tuple(applied), left=tuple(left))


def _apply(text: str, edit: Edit, parts: list[str], done: int) -> int:
    parts.append(text[done : edit.start])
    parts.append(edit.text)
    return edit.end
