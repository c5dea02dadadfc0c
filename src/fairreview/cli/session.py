"""What every command that runs rules begins with: the policy, the reviewer, the documents."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from fairreview.cli.fault import Fault, say
from fairreview.cli.options import RuleOptions
from fairreview.cli.output import palette_for
from fairreview.report.palette import PLAIN

if TYPE_CHECKING:
    from fairreview.api import LoadedPolicy, Reviewer
    from fairreview.model.document import Document


class Session(msgspec.Struct, frozen=True):
    """A policy ready to be run; `is_broken` says that part of it could not be used."""

    loaded: "LoadedPolicy"
    reviewer: "Reviewer"
    is_broken: bool


def open_session(options: RuleOptions, *, quiet: bool = False) -> Session:
    """Load the policy, say on standard error what is wrong with it, and build the reviewer."""
    from fairreview.api import Reviewer, UsageError, load_policy

    try:
        loaded = load_policy(options.policy, packs=options.pack, as_of=options.as_of)
        reviewer = Reviewer(
            loaded,
            jurisdictions=options.jurisdiction,
            select=options.select,
            ignore=options.ignore,
            model=options.model,
            mission=options.mission or None,
        )
    except UsageError as error:
        raise Fault(str(error)) from None
    tell_diagnostics(loaded, quiet=quiet)
    return Session(loaded, reviewer, loaded.has_errors)


def tell_diagnostics(loaded: "LoadedPolicy", *, quiet: bool) -> None:
    """Show the mistakes of a policy on standard error; `quiet` leaves out warnings alone."""
    levels = {diagnostic.level for diagnostic in loaded.diagnostics}
    if "error" in levels or ("warning" in levels and not quiet):
        say(loaded.render(colour=palette_for(sys.stderr) is not PLAIN).rstrip("\n"))


def read(paths: Sequence[str], options: RuleOptions) -> "Iterator[Document]":
    """Yield the documents at `paths`, those that could not be read too."""
    from fairreview.api import read_documents

    kind = None if options.kind == "auto" else options.kind
    return iter(read_documents(paths, kind, dict(options.column)))
