"""The `explain` command."""

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click
import msgspec

from fairreview.cli.config import ConfiguredCommand
from fairreview.cli.fault import FAILED, Fault, did_you_mean
from fairreview.cli.options import RuleOptions, rule_options
from fairreview.cli.output import open_output, palette_for
from fairreview.cli.session import Session, open_session, read
from fairreview.report.explain import rule_lines, trace_lines
from fairreview.report.text import document_name
from fairreview.text import LineIndex, Span

if TYPE_CHECKING:
    from fairreview.model.document import Document
    from fairreview.model.outcome import Trace
    from fairreview.model.policy import Rule

_PLACE = re.compile(r"(?P<path>.+?)(?:\[(?P<id>[^\[\]]+)\])?:(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?")


class ExplainOptions(RuleOptions, frozen=True, kw_only=True):
    """Everything `explain` is told."""

    what: str


@click.command(
    cls=ConfiguredCommand,
    short_help="Explain a rule, or what the rules made of a place.",
    epilog="\b\nExamples:\n  fairreview explain AGE-003\n  fairreview explain drafts/analyst.md:31:12",
)
@click.argument("what", metavar="RULE-ID|PATH:LINE[:COL]")
@rule_options
def explain(**given: object) -> int:
    """Explain a rule: its reason, sources and examples; or why each rule fired or not at a place."""
    options = msgspec.convert(given, ExplainOptions)
    session = open_session(options)
    place = _PLACE.fullmatch(options.what)
    palette = palette_for(sys.stdout)
    if place is None:
        lines = rule_lines(_rule(session, options.what), palette)
    else:
        document = _document(place, options)
        span = _place(document, int(place["line"]), place["column"])
        lines = trace_lines(options.what, _traces(session, document, span), palette)
    return _print(lines, session)


def _traces(session: Session, document: "Document", span: Span) -> "tuple[Trace, ...]":
    from fairreview.api import UsageError

    try:
        return session.reviewer.trace(document, span)
    except UsageError as error:
        raise Fault(str(error)) from None


def _print(lines: Iterable[str], session: Session) -> int:
    with open_output(None) as write:
        write("".join(f"{line}\n" for line in lines))
    return FAILED if session.is_broken else 0


def _rule(session: Session, name: str) -> "Rule":
    rules: tuple[Rule, ...] = session.loaded.policy.rules
    wanted = name.lower()
    for rule in rules:
        if wanted in (rule.id.lower(), rule.name):
            return rule
    for permission in session.loaded.policy.permissions:
        if wanted == permission.rule.lower():
            raise Fault(f"{permission.rule} is turned off by the policy{permission.granted}")
    near = did_you_mean(name, [known for rule in rules for known in (rule.id, rule.name) if known])
    raise Fault(f"there is no rule `{name}`{near or '; see `fairreview policy list`'}")


def _document(place: re.Match[str], options: ExplainOptions) -> "Document":
    path, id_ = place["path"], place["id"]
    documents = [document for document in read((path,), options) if id_ is None or document.id == id_]
    if not documents:
        raise Fault(f"no document found at `{options.what}`")
    if len(documents) > 1:
        raise Fault(f"`{path}` holds {len(documents)} documents; name one as `{path}[ID]:{place['line']}`")
    if documents[0].failure is not None:
        name = document_name(documents[0].path, documents[0].id)
        raise Fault(f"`{name}`: {documents[0].failure.message}")
    return documents[0]


def _place(document: "Document", line: int, column: str | None) -> Span:
    """Return where to look: one character, or without a column the whole line."""
    index = LineIndex(document.text)
    try:
        start = index.offset(line, int(column or 1))
    except ValueError as error:
        raise Fault(f"`{document.path}`: {error}") from None
    if column is not None:
        return Span(start, min(start + 1, len(document.text)))
    try:
        return Span(start, index.offset(line + 1, 1))
    except ValueError:
        return Span(start, len(document.text))
