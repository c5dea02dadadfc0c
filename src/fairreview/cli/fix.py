"""The `fix` command."""

from typing import TYPE_CHECKING

import click
import msgspec

from fairreview.cli.config import ConfiguredCommand
from fairreview.cli.fault import FAILED, Fault, say
from fairreview.cli.options import PATH, RuleOptions, rule_options
from fairreview.cli.output import open_output, write_bytes
from fairreview.cli.rewrite import difference, rewritten, stands_as_is
from fairreview.cli.session import open_session, read
from fairreview.cli.wholefile import write_whole
from fairreview.report.text import document_name

if TYPE_CHECKING:
    from fairreview.cli.copies import TrackedCopy
    from fairreview.model.document import Document
    from fairreview.model.outcome import FixedText

_WOULD_CHANGE = 1


class FixOptions(RuleOptions, frozen=True, kw_only=True):
    """Everything `fix` is told."""

    paths: tuple[str, ...] = ()
    unsafe: bool = False
    diff: bool = False
    track_changes: bool = False
    output: str | None = None
    quiet: bool = False


class _Count(msgspec.Struct):
    """What a run of `fix` did."""

    applied: int = 0
    left: int = 0
    documents: int = 0
    failures: int = 0

    def take(self, fixed: "FixedText") -> None:
        """Count the fixes of one document."""
        self.applied += len(fixed.applied)
        self.left += len(fixed.left)
        self.documents += bool(fixed.applied)


@click.command(
    cls=ConfiguredCommand,
    short_help="Apply the fixes that are marked safe.",
    epilog="\b\nExample:\n  fairreview fix drafts/ --diff",
)
@click.argument("paths", nargs=-1, metavar="[PATH|-]...", type=PATH)
@rule_options
@click.option("--unsafe", is_flag=True, help="Apply the fixes that need a reader's eye, too.")
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@click.option(
    "--track-changes", is_flag=True, help="Write the fixes of a Word file into a copy, as tracked changes."
)
@click.option("--output", type=PATH, help="The copy that --track-changes writes.")
@click.option("--quiet", "-q", is_flag=True, help="Leave out the summary.")
def fix(**given: object) -> int:
    """Apply the fixes that are marked safe; of two that overlap, the first by position.

    Text files are fixed in place; a Word file only in a copy, by --track-changes. With `-` the fixed
    text goes to standard output. Exit status:
    0 done, 1 with --diff when something would change, 2 something could not be used.
    """
    options = msgspec.convert(given, FixOptions)
    if not options.paths:
        raise click.UsageError("name a file or folder to fix, or `-` for standard input")
    for path in options.paths:
        if path.endswith((".jsonl", ".ndjson", ".json")):
            raise Fault(f"cannot fix `{path}`: change its texts where they come from")
    copy = _copy(options)
    session = open_session(options, quiet=options.quiet)
    count = _Count(failures=int(session.is_broken))
    for reviewed in session.reviewer.review_each(read(options.paths, options)):
        document, failure = reviewed.document, reviewed.report.failure
        if failure is not None:
            _refuse(document, failure.message, count)
        elif copy is not None:
            taken = copy.write(reviewed, session.reviewer.fixed(reviewed, unsafe=options.unsafe))
            count.take(taken)
        elif _can_be_fixed(document, options, count):
            _apply(document, session.reviewer.fixed(reviewed, unsafe=options.unsafe), options, count)
    return _finish(options, count)


def _copy(options: FixOptions) -> "TrackedCopy | None":
    """Return what writes the copy with tracked changes, if one is asked for."""
    if not options.track_changes:
        if options.output is not None:
            raise click.UsageError("`--output` names the copy of `--track-changes`; text is fixed in place")
        return None
    if options.diff:
        raise click.UsageError("choose `--diff` or `--track-changes`: one shows, the other writes a copy")
    from fairreview.cli.copies import TrackedCopy

    return TrackedCopy(options.paths, options.output)


def _can_be_fixed(document: "Document", options: FixOptions, count: _Count) -> bool:
    """Say whether the document's text is all there was to read; complain of one that was named."""
    if document.id is None and stands_as_is(document):
        return True
    if document.path in options.paths:
        why = "only plain text can be fixed in place; change this where it comes from"
        is_word = document.path.lower().endswith((".docx", ".docm"))
        _refuse(document, f"{why}, or use `--track-changes`" if is_word else why, count)
    return False


def _refuse(document: "Document", why: str, count: _Count) -> None:
    say(f"fairreview: {document_name(document.path, document.id)}: {why}")
    count.failures += 1


def _apply(document: "Document", fixed: "FixedText", options: FixOptions, count: _Count) -> None:
    count.take(fixed)
    if options.diff:
        with open_output(None) as write:
            write(difference(document, fixed.text))
    elif document.path == "-":
        write_bytes(rewritten(document, fixed.text))
    elif fixed.applied:
        from pathlib import Path

        write_whole(Path(document.path), rewritten(document, fixed.text))


def _finish(options: FixOptions, count: _Count) -> int:
    if not options.quiet:
        verb = "would apply" if options.diff else "applied"
        left = f"; {_fixes(count.left)} left" if count.left else ""
        hint = " (see `--unsafe`)" if count.left and not options.unsafe else ""
        documents = f"{count.documents} document" + "s" * (count.documents != 1)
        say(f"fairreview: {verb} {_fixes(count.applied)} in {documents}{left}{hint}")
    if count.failures:
        return FAILED
    return _WOULD_CHANGE if options.diff and count.applied else 0


def _fixes(number: int) -> str:
    return "1 fix" if number == 1 else f"{number} fixes"
