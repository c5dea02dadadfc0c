"""The `check` command."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_never

import click
import msgspec

from fairreview.cli import results
from fairreview.cli.config import CheckCommand
from fairreview.cli.fault import FAILED, say
from fairreview.cli.options import PATH, ResultOptions, result_options, rule_options
from fairreview.cli.output import Write, is_standard, open_output, palette_for, way_back
from fairreview.cli.progress import Progress
from fairreview.cli.results import Results
from fairreview.cli.session import Session, open_session, read
from fairreview.model.document import DRAFT_SUFFIXES
from fairreview.model.vocabulary import SEVERITIES
from fairreview.report.palette import PLAIN
from fairreview.report.text import Tally, document_name

if TYPE_CHECKING:
    from fairreview.cli.baseline import Known
    from fairreview.cli.copies import AnnotatedCopy
    from fairreview.model.report import DocumentReport

_FOUND = 1
_FORMATS = ("text", "json", "jsonl", "sarif", "github", "junit", "html")


class CheckOptions(ResultOptions, frozen=True, kw_only=True):
    """Everything `check` is told."""

    format: Literal["text", "json", "jsonl", "sarif", "github", "junit", "html"] = "text"
    baseline: str | None = None
    write_baseline: str | None = None
    annotate: str | None = None


@click.command(
    cls=CheckCommand,
    short_help="Check drafts against the rules.",
    epilog="\b\nExample:\n  fairreview check drafts/ --jurisdiction us-federal --fail-on warning",
)
@click.argument("paths", nargs=-1, metavar="[PATH|-]...", type=PATH)
@rule_options
@result_options(_FORMATS)
@click.option("--baseline", type=PATH, help="Leave out the findings that this file knows.")
@click.option("--write-baseline", type=PATH, help="Write the findings of this run as known ones.")
@click.option("--annotate", type=PATH, help="Write a copy of the draft, with a comment at each finding.")
def check(**given: object) -> int:
    """Check drafts against the rules: files, folders, or `-` for standard input.

    Exit status: 0 nothing reached --fail-on, 1 findings did, 2 something could not be used.
    """
    options = msgspec.convert(given, CheckOptions)
    if options.schema:
        return _print_schema(options)
    if not options.paths:
        raise click.UsageError("name a file or folder to check, or `-` for standard input")
    _spare_the_drafts(options)
    _copy(options)
    known = _known(options)
    session = open_session(options, quiet=options.quiet)
    with open_output(options.output) as write:
        tally = _run(session, options, known, _results(session, options, write))
    if not tally.documents:
        say(f"fairreview: no document found in {', '.join(f'`{path}`' for path in options.paths)}")
    _tell_unknown(options)
    return _status(tally, options.fail_on, is_broken=session.is_broken)


def _spare_the_drafts(options: CheckOptions) -> None:
    """Refuse to write results over a draft that is to be checked."""
    for target in (options.output, options.write_baseline, options.annotate):
        if target is None or is_standard(target) or not Path(target).is_file():
            continue
        for path in options.paths:
            is_draft = Path(path).is_file() and Path(path).samefile(target)
            is_inside = Path(path).is_dir() and Path(path).resolve() in Path(target).resolve().parents
            if is_draft or (is_inside and Path(target).suffix.lower() in DRAFT_SUFFIXES):
                message = f"`{target}` is one of the drafts; name another file for the results"
                raise click.UsageError(message)


def _known(options: CheckOptions) -> "Known | None":
    """Return what leaves known findings out, if a baseline is read or written."""
    if options.baseline is None and options.write_baseline is None:
        return None
    from fairreview.cli.baseline import Known

    return Known.of(options.baseline, options.write_baseline)


def _copy(options: CheckOptions) -> "AnnotatedCopy | None":
    """Return what writes the annotated copy, if one is asked for."""
    if options.annotate is None:
        return None
    from fairreview.cli.copies import AnnotatedCopy

    return AnnotatedCopy(options.paths, options.annotate)


def _run(session: Session, options: CheckOptions, known: "Known | None", shown: Results) -> Tally:
    """Review all documents and return the counts."""
    tally, progress = Tally(), Progress(quiet=options.quiet)
    copy = _copy(options)
    for reviewed in session.reviewer.review_each(read(options.paths, options), jobs=options.jobs):
        report, text = reviewed.report, reviewed.document.text
        left = report if known is None else known.without(report, text)
        tally.add(left)
        progress.clear()
        shown.add(left, text)
        if copy is not None:
            copy.write(reviewed, left.findings)
        progress.step()
        _tell_failure(left, options)
    progress.clear()
    shown.close(tally, 0 if known is None else known.count)
    if known is not None:
        known.close()
    _tell_notices(session, options)
    return tally


def _results(session: Session, options: CheckOptions, write: Write) -> Results:
    match options.format:
        case "json":
            return results.JsonResults(write, session.reviewer)
        case "jsonl":
            return results.JsonLinesResults(write)
        case "sarif":
            return results.SarifResults(write, session)
        case "github":
            return results.GithubResults(write, quiet=options.quiet)
        case "junit":
            return results.JunitResults(write, _reaching(options.fail_on))
        case "html":
            return results.HtmlResults(write, session.reviewer, way_back(options.output))
        case "text":
            palette = palette_for(sys.stdout) if is_standard(options.output) else PLAIN
            return results.TextResults(write, palette, quiet=options.quiet)
        case _:
            assert_never(options.format)


def _tell_failure(report: "DocumentReport", options: CheckOptions) -> None:
    """Say on standard error what the results do not show there and then."""
    is_shown = options.format == "text" and is_standard(options.output)
    if report.failure is not None and not is_shown:
        say(f"fairreview: {document_name(report.path, report.id)}: {report.failure.message}")


def _tell_notices(session: Session, options: CheckOptions) -> None:
    for note in () if options.quiet else session.reviewer.policy_notices():
        say(f"fairreview: notice: {note.message}")


def _tell_unknown(options: CheckOptions) -> None:
    from fairreview.api import count_unknown

    count = 0 if options.quiet else count_unknown(options.paths)
    if count:
        files = "1 file was" if count == 1 else f"{count} files were"
        say(f"fairreview: {files} skipped: no reader knows this kind of file")


def _status(tally: Tally, fail_on: str, *, is_broken: bool) -> int:
    if is_broken or tally.failures:
        return FAILED
    counts = {"error": tally.error, "warning": tally.warning, "advice": tally.advice}
    return _FOUND if any(counts[name] for name in _reaching(fail_on)) else 0


def _reaching(fail_on: str) -> tuple[str, ...]:
    """Return the severities that make a check fail."""
    ranks = tuple(SEVERITIES)
    return ranks[: ranks.index(fail_on) + 1] if fail_on in ranks else ()


def _print_schema(options: CheckOptions) -> int:
    from fairreview.report.json import schema_json

    with open_output(options.output) as write:
        write(schema_json())
    return 0
