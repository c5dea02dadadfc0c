"""The `audit` command."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from fairreview.cli.config import AuditCommand
from fairreview.cli.fault import FAILED, Fault, say
from fairreview.cli.options import PATH, ResultOptions, result_options, rule_options
from fairreview.cli.output import is_standard, open_output, palette_for, way_back
from fairreview.cli.progress import Progress
from fairreview.cli.session import open_session
from fairreview.model.vocabulary import SEVERITIES
from fairreview.report.audit import FORMATS, render
from fairreview.report.palette import PLAIN

if TYPE_CHECKING:
    from fairreview.cli.session import Session
    from fairreview.model.audit import AuditReport

_FOUND = 1


class AuditOptions(ResultOptions, frozen=True, kw_only=True):
    """Everything `audit` is told."""

    groups: str | None = None
    findings: str | None = None


@click.command(
    cls=AuditCommand,
    short_help="Compare documents: consistency, and differences between groups.",
    epilog="\b\nExample:\n  fairreview audit reviews/ plans/ --groups groups.csv --output audit.txt",
)
@click.argument("paths", nargs=-1, metavar="[PATH|-]...", type=PATH)
@rule_options
@click.option(
    "--groups", type=PATH, metavar="FILE", help="A CSV table: the document's id, and a column an attribute."
)
@click.option(
    "--findings", type=PATH, metavar="REPORT", help="Take findings from this earlier `check` as JSON (Lines)."
)
@result_options(FORMATS)
def audit(**given: object) -> int:
    """Compare two or more documents: are people of one role judged alike, and groups of people?

    Exit status: 0 nothing reached --fail-on, 1 findings across documents did, 2 something could not be used.
    """
    options = msgspec.convert(given, AuditOptions)
    if options.schema:
        return _print_schema(options)
    if not options.paths:
        raise click.UsageError("name the files or folders to compare, or `-` for standard input")
    _spare_the_inputs(options)
    session = open_session(options, quiet=options.quiet)
    report = _report(session, options)
    palette = palette_for(sys.stdout) if is_standard(options.output) else PLAIN
    with open_output(options.output) as write:
        rules = session.loaded.policy.rules
        write(render(report, options.format, palette, rules=rules, root=way_back(options.output)))
    for failure in () if options.format == "text" and is_standard(options.output) else report.failures:
        say(f"fairreview: {failure.message}")
    return _status(report, options.fail_on)


def _report(session: "Session", options: AuditOptions) -> "AuditReport":
    from fairreview.api import Auditor, UsageError
    from fairreview.api.auditing import Documents

    kind = None if options.kind == "auto" else options.kind
    documents = Documents(options.paths, kind, dict(options.column), options.groups, options.findings)
    progress = Progress(quiet=options.quiet)
    try:
        report = Auditor(session.reviewer).report(documents, options.jobs, progress.step)
    except UsageError as error:
        raise Fault(str(error)) from None
    finally:
        progress.clear()
    return msgspec.structs.replace(report, notices=()) if options.quiet else report


def _spare_the_inputs(options: AuditOptions) -> None:
    """Refuse to write the report over a file that is read for it."""
    if options.output is None or is_standard(options.output) or not Path(options.output).is_file():
        return
    read = (*options.paths, *options.mission, options.groups, options.findings)
    for path in read:
        if path is not None and Path(path).is_file() and Path(path).samefile(options.output):
            raise click.UsageError(
                f"`{options.output}` is read for the audit; name another file for the report"
            )


def _status(report: "AuditReport", fail_on: str) -> int:
    if report.failures:
        return FAILED
    ranks = [*SEVERITIES]
    reached = ranks[: ranks.index(fail_on) + 1] if fail_on in ranks else []
    return _FOUND if any(finding.severity in reached for finding in report.findings) else 0


def _print_schema(options: AuditOptions) -> int:
    from fairreview.report.audit_json import audit_schema_json

    with open_output(options.output) as write:
        write(audit_schema_json())
    return 0
