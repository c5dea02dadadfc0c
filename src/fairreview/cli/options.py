"""Options that several commands share, and the shape they arrive in."""

import datetime
from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

import click
import msgspec

from fairreview.cli.fault import did_you_mean
from fairreview.model.vocabulary import KINDS, SEVERITIES

F = TypeVar("F", bound=Callable[..., object])
# Whether it can be read is for the readers to say, of each path by itself.
PATH = click.Path(path_type=str, readable=False)


class RuleOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Which rules are run, and what documents are read as."""

    kind: str = "auto"
    column: tuple[tuple[str, str], ...] = ()
    policy: tuple[str, ...] = ()
    pack: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jurisdiction: tuple[str, ...] = ()
    as_of: datetime.date | None = None
    model: str = ""
    mission: tuple[str, ...] = ()


class ResultOptions(RuleOptions, frozen=True, kw_only=True):
    """Where results go, and what makes the exit status 1."""

    paths: tuple[str, ...] = ()
    format: str = "text"
    output: str | None = None
    fail_on: Literal["error", "warning", "advice", "never"] = "error"
    jobs: int = 1
    quiet: bool = False
    schema: bool = False


def _split(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    parts = (part.strip() for value in values for part in value.split(","))
    return tuple(part for part in parts if part)


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> datetime.date | None:
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"`{value}` is not a day; write it as 2026-11-21") from None


def _columns(
    _context: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    from fairreview.api.documents import known_columns

    known = known_columns()
    pairs = []
    for value in values:
        field, equals, heading = (part.strip() for part in value.partition("="))
        if not equals or not heading:
            raise click.BadParameter(f"`{value}` is not a column; write it as rating=Overall Rating")
        if field.replace("_", "-") not in known:
            raise click.BadParameter(f"there is no field `{field}`{did_you_mean(field, known)}")
        pairs.append((field.replace("_", "-"), heading))
    return tuple(pairs)


_COLUMN = click.option(
    "--column",
    multiple=True,
    callback=_columns,
    metavar="FIELD=HEADING",
    help="In tables, the heading of a field, such as criterion.title=Goal.",
)
_POLICY = click.option("--policy", multiple=True, type=PATH, help="More rules: a policy file or folder.")
_AS_OF = click.option(
    "--as-of", metavar="DATE", callback=_day, help="Use the rules in force on this day (default: today, UTC)."
)
_CONFIG = click.option(
    "--config", type=PATH, help="Read settings from this file rather than the nearest fairreview.toml."
)
_KIND = click.option(
    "--kind",
    type=click.Choice([*KINDS, "auto"]),
    default="auto",
    show_default=True,
    help="What the documents are.",
)
_PACK = click.option("--pack", multiple=True, callback=_split, help="Run only the rules of this package.")
_SELECT = click.option(
    "--select", multiple=True, callback=_split, metavar="ID|FAMILY", help="Run only these rules."
)
_IGNORE = click.option(
    "--ignore", multiple=True, callback=_split, metavar="ID|FAMILY", help="Leave these rules out."
)
_JURISDICTION = click.option(
    "--jurisdiction", multiple=True, callback=_split, metavar="CODE,…", help="Run the rules of these places."
)
_MISSION = click.option(
    "--mission", multiple=True, type=PATH, metavar="FILE", help="A mission plan whose objectives are served."
)
_MODEL = click.option("--model", default="", metavar="NAME", help="Use another installed spaCy pipeline.")


def result_options(formats: Sequence[str]) -> Callable[[F], F]:
    """Return what adds the options of `ResultOptions`; `formats` are those of the results."""
    added = (
        click.option("--schema", is_flag=True, help="Print the JSON Schema of `--format json` and stop."),
        click.option("--quiet", "-q", is_flag=True, help="Say less: no notices, no progress."),
        click.option(
            "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="How many processes."
        ),
        click.option(
            "--fail-on",
            type=click.Choice([*SEVERITIES, "never"]),
            default="error",
            show_default=True,
            help="Exit with 1 from this severity on.",
        ),
        click.option("--output", type=PATH, help="Write the results to this file."),
        click.option("--format", type=click.Choice(formats), default="text", show_default=True),
    )

    def add(command: F) -> F:
        for option in added:
            command = option(command)
        return command

    return add


def policy_options(command: F) -> F:
    """Add the options of the policy commands."""
    for option in (_CONFIG, _AS_OF):
        command = option(command)
    return command


def source_options(command: F) -> F:
    """Add the options that say where rules come from."""
    for option in (_CONFIG, _AS_OF, _PACK, _POLICY):
        command = option(command)
    return command


def rule_options(command: F) -> F:
    """Add the options of `RuleOptions`, and `--config`."""
    own = (_MODEL, _AS_OF, _JURISDICTION, _MISSION, _IGNORE, _SELECT, _PACK, _POLICY, _COLUMN, _KIND)
    for option in (_CONFIG, *own):
        command = option(command)
    return command
