"""The `facts` command."""

import sys
from typing import TYPE_CHECKING, Literal

import click
import msgspec

from fairreview.cli.config import ConfiguredCommand
from fairreview.cli.fault import FAILED, Fault, did_you_mean
from fairreview.cli.options import PATH, RuleOptions, rule_options
from fairreview.cli.output import open_output, palette_for
from fairreview.cli.session import open_session, read
from fairreview.report.facts import facts_json, facts_lines

if TYPE_CHECKING:
    from fairreview.model.document import Document


class FactsOptions(RuleOptions, frozen=True, kw_only=True):
    """Everything `facts` is told."""

    path: str = ""
    schema: bool = False
    format: Literal["outline", "text", "json"] = "outline"
    id: str | None = None


@click.command(
    cls=ConfiguredCommand,
    short_help="Show what was understood of a document.",
    epilog="\b\nExample:\n  fairreview facts plan.docx --format json",
)
@click.argument("path", metavar="PATH|-", type=PATH, required=False, default="")
@rule_options
@click.option(
    "--format",
    type=click.Choice(["outline", "text", "json"]),
    default="outline",
    show_default=True,
    help="`text` prints the text that positions count in.",
)
@click.option("--id", metavar="ID", help="The document with this id, where a file holds many.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a structured document and stop.")
def facts(**given: object) -> int:
    """Show what was understood: kind, sections, and each criterion's metric, target and timeframe.

    A JSON Lines file gives one JSON object a line.
    """
    options = msgspec.convert(given, FactsOptions)
    if options.schema:
        return _print_schema()
    if not options.path:
        raise click.UsageError("name a file to look at, or `-` for standard input")
    documents = _chosen(options)
    return _print_text(documents, options) if options.format == "text" else _print_facts(documents, options)


def _print_text(documents: "list[Document]", options: FactsOptions) -> int:
    if len(documents) > 1:
        raise Fault(f"`{options.path}` holds {len(documents)} documents; choose one with `--id`")
    failure = documents[0].failure
    if failure is not None:
        raise Fault(f"`{options.path}`: {failure.message}")
    with open_output(None) as write:
        write(documents[0].text)
    return 0


def _print_facts(documents: "list[Document]", options: FactsOptions) -> int:
    session = open_session(options)
    indent = 0 if options.path.endswith(".jsonl") else 2
    has_failed = session.is_broken
    with open_output(None) as write:
        for number, document in enumerate(documents):
            sheet = session.reviewer.facts(document)
            has_failed = has_failed or sheet.failure is not None
            if options.format == "json":
                write(facts_json(sheet, indent=indent))
                continue
            lines = facts_lines(sheet, palette_for(sys.stdout))
            write("\n" * (number > 0) + "".join(f"{line}\n" for line in lines))
    return FAILED if has_failed else 0


def _chosen(options: FactsOptions) -> "list[Document]":
    documents = list(read((options.path,), options))
    if options.id is not None:
        ids = [document.id for document in documents if document.id is not None]
        documents = [document for document in documents if document.id == options.id]
        if not documents:
            raise Fault(f"`{options.path}` has no document `{options.id}`{did_you_mean(options.id, ids)}")
    if not documents:
        raise Fault(f"no document found in `{options.path}`")
    return documents


def _print_schema() -> int:
    """Print what a program may send: it is what `facts` shows again as it was understood."""
    from fairreview.model.structured import schema_json

    with open_output(None) as write:
        write(schema_json())
    return 0
