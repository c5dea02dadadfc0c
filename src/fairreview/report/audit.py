"""An audit report in the format that was asked for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, get_args

from fairreview.report.palette import Palette

if TYPE_CHECKING:
    from fairreview.model.audit import AuditReport
    from fairreview.model.policy import Rule

Format = Literal["text", "json", "csv", "sarif", "html"]
FORMATS: tuple[str, ...] = get_args(Format)


def render(  # noqa: PLR0913
    report: "AuditReport", format_: str, palette: Palette, *, rules: Iterable["Rule"] = (), root: str = ""
) -> str:
    """Return a report in one of `FORMATS`, with its last line end; raise ValueError for another.

    `rules` give their reasons, which a report leaves out. `root` is the way from the folder of the output to
    the one that paths start at, such as ``../``; links begin with it.
    """
    match format_:
        case "text":
            from fairreview.report.audit_text import audit_lines

            return "".join(f"{line}\n" for line in audit_lines(report, palette))
        case "json":
            from fairreview.report.audit_json import audit_json

            return audit_json(report)
        case "csv":
            from fairreview.report.audit_csv import audit_csv

            return audit_csv(report)
        case "sarif":
            from fairreview.report.audit_sarif import audit_sarif

            return audit_sarif(report, rules)
        case "html":
            from fairreview.report.audit_html import audit_html

            return audit_html(report, rules, root)
        case _:
            raise ValueError(f"there is no format `{format_}`; use one of {', '.join(FORMATS)}")
