"""Reports made by hand, for tests of how reports look."""

from typing import Literal

import msgspec

from fairreview.model.document import Remark
from fairreview.model.report import Citation, DocumentReport, Edit, Finding, Fix
from fairreview.text import LineIndex, Span


def finding(text: str, words: str, rule: str = "AGE-900", name: str = "young-team") -> Finding:
    """Return a finding about the first place of `words`, or about something missing at the start."""
    start = text.index(words) if words else 0
    found = finding_at(text, start, start + len(words))
    return msgspec.structs.replace(found, rule=rule, name=name)


def finding_at(text: str, start: int, end: int) -> Finding:
    """Return a finding about ``text[start:end]``."""
    index = LineIndex(text)
    (line, column), (end_line, end_column) = index.position(start), index.position(end)
    return Finding(
        rule="AGE-900",
        name="young-team",
        family="age",
        severity="error",
        message=f"“{text[start:end]}” speaks of age",
        text=text[start:end],
        span=Span(start, end),
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        place="paragraph 1",
    )


def fix_for(
    found: Finding, replacement: str, applicability: Literal["safe", "unsafe", "display"] = "safe"
) -> Fix:
    """Return a fix that puts `replacement` in the place of what was found."""
    edit = Edit(start=found.span.start, end=found.span.end, text=replacement)
    return Fix(title=f"replace it with “{replacement}”", applicability=applicability, edits=(edit,))


TEXT = (
    "# Harbour clerk\n\nJoin our young team at the quay.\n\nWe want a guru of tides,\n  a wizard of winds.\n"
)


def document() -> DocumentReport:
    """Return a report on `TEXT` that has a bit of everything."""
    young = finding(TEXT, "young")
    guru = finding(TEXT, "guru of tides,\n  a wizard of winds", "JAR-900", "grand-words")
    pay = finding(TEXT, "", "PAY-900", "no-pay-range")
    return DocumentReport(
        path="drafts/clerk.md",
        kind="job-description",
        kind_estimated=True,
        notices=(Remark(code="blank-page", message="page 3 is blank"),),
        findings=(
            msgspec.structs.replace(
                pay,
                severity="advice",
                message="no pay range is given",
                failed=("amount", "currency"),
                jurisdictions=("us-co", "us-ny"),
                place="the heading “Harbour clerk”",
            ),
            msgspec.structs.replace(
                young,
                fix=fix_for(young, "friendly"),
                suggestions=("Say what the team does.",),
                citations=(Citation(title="29 CFR 1625.4", section="(a)", url="https://example.org/1625"),),
            ),
            msgspec.structs.replace(
                guru,
                severity="warning",
                message="“guru” says nothing a reader can check",
                fix=fix_for(guru, "tide expert", "unsafe"),
                estimated=True,
            ),
        ),
    )
