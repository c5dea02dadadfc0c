"""The `policy` commands, for the people who write rules."""

import datetime
import sys

import click
import msgspec

from fairreview.cli.config import ConfiguredCommand
from fairreview.cli.fault import FAILED, Fault, say
from fairreview.cli.options import PATH, RuleOptions, policy_options, source_options
from fairreview.cli.output import open_output, palette_for
from fairreview.cli.session import open_session
from fairreview.report.palette import PLAIN
from fairreview.report.policy import coverage_lines, example_lines, example_summary, rule_rows

_WRONG = 1


class PolicyOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Everything `policy check` and `policy test` are told."""

    paths: tuple[str, ...] = ()
    as_of: datetime.date | None = None


@click.group(
    short_help="Check, test and list rules.",
    epilog="\b\nExample:\n  fairreview policy check our-rules.policy",
)
def policy() -> None:
    """Check, test and list rules: tools for the people who write them."""


@policy.command(
    cls=ConfiguredCommand,
    short_help="Find the mistakes in policy files.",
    epilog="\b\nExample:\n  fairreview policy check our-rules.policy",
)
@click.argument("paths", nargs=-1, metavar="PATH...", type=PATH)
@policy_options
def check(**given: object) -> int:
    """Find the mistakes in policy files before a document is read.

    Exit status: 0 none or advice alone, 1 an error or warning, 2 a file could not be read.
    """
    from fairreview.api import UsageError, check_policies

    options = msgspec.convert(given, PolicyOptions)
    if not options.paths:
        raise click.UsageError("name a policy file or folder to check")
    try:
        checked = check_policies(options.paths, options.as_of)
    except UsageError as error:
        raise Fault(str(error)) from None
    with open_output(None) as write:
        shown = checked.render(colour=palette_for(sys.stdout) is not PLAIN)
        write(f"{shown}\n" if shown and not shown.endswith("\n") else shown)
    if checked.unreadable:
        return FAILED
    is_wrong = any(diagnostic.level in ("error", "warning") for diagnostic in checked.diagnostics)
    return _WRONG if is_wrong else 0


@policy.command(
    cls=ConfiguredCommand,
    short_help="Run the examples of the rules.",
    epilog="\b\nExample:\n  fairreview policy test our-rules.policy",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=PATH)
@policy_options
def test(**given: object) -> int:
    """Run the examples of policy files, or without PATH those of the packaged rules.

    Exit status: 0 all are right, 1 one is wrong or was not run or there is none, 2 a file could not
    be used.
    """
    from fairreview.api import UsageError, test_policies

    options = msgspec.convert(given, PolicyOptions)
    try:
        tested = test_policies(options.paths, options.as_of)
    except UsageError as error:
        raise Fault(str(error)) from None
    palette = palette_for(sys.stdout)
    with open_output(None) as write:
        for line in (*example_lines(tested.results, palette), *coverage_lines(tested.coverage, palette)):
            write(f"{line}\n")
        write(example_summary(tested.results) + "\n")
    for broken in tested.diagnostics:
        say(f"fairreview: {broken.path}: {broken.message} (see `fairreview policy check`)")
    if tested.diagnostics:
        return FAILED
    is_proved = bool(tested.results) and all(result.outcome == "right" for result in tested.results)
    return 0 if is_proved else _WRONG


@policy.command(
    "list",
    cls=ConfiguredCommand,
    short_help="List the rules in force.",
    epilog="\b\nExample:\n  fairreview policy list --policy our-rules.policy",
)
@source_options
def list_rules(**given: object) -> int:
    """List the rules in force: id, severity, family, name, and the kinds of document they look at."""
    options = msgspec.convert(given, RuleOptions)
    session = open_session(options)
    day = session.loaded.as_of.isoformat()
    rules = [rule for rule in session.loaded.policy.rules if rule.is_in_force(day)]
    with open_output(None) as write:
        for row in rule_rows(rules, palette_for(sys.stdout)):
            write(f"{row}\n")
    say(f"fairreview: {len(rules)} rules in force on {day}")
    return FAILED if session.is_broken else 0
