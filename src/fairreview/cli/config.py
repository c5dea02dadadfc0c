"""Settings from fairreview.toml or pyproject.toml, as defaults of the command line."""

from collections.abc import Mapping
from pathlib import Path

import click
import msgspec
from click.core import ParameterSource

from fairreview.cli.fault import Fault, did_you_mean, reason

_OWN_FILE = "fairreview.toml"
_SHARED_FILE = "pyproject.toml"
RULE_KEYS = (
    "kind",
    "column",
    "policy",
    "pack",
    "select",
    "ignore",
    "jurisdiction",
    "mission",
    "as-of",
    "model",
    "jobs",
    "quiet",
)
CHECK_KEYS = (*RULE_KEYS, "format", "output", "fail-on", "baseline")
_KEYS = (*CHECK_KEYS, "groups")


class Settings(msgspec.Struct, frozen=True):
    """What a configuration file says; its relative paths start at its own folder."""

    path: Path
    table: Mapping[str, object]


def find_settings(start: str, named: str | None) -> Settings | None:
    """Return the settings in the file `named`, or in the nearest one upward from `start`.

    A pyproject.toml without a table of ours is passed by. Raises Fault for a file that cannot be
    read, and for a key that is not an option.
    """
    if named is not None:
        path = Path(named)
        return _checked(path, _table(path, whole=path.name != _SHARED_FILE))
    first = Path(start if start != "-" else ".").absolute()
    for folder in (first, *first.parents):
        for name in (_OWN_FILE, _SHARED_FILE):
            path = folder / name
            table = _table(path, whole=name == _OWN_FILE) if path.is_file() else None
            if table is not None:
                return _checked(path, table)
    return None


class ConfiguredCommand(click.Command):
    """A command whose options take their defaults from the settings; `keys` says which."""

    keys: tuple[str, ...] = RULE_KEYS

    def invoke(self, ctx: click.Context) -> object:
        """Fill in what the command line left open, then run."""
        settings = find_settings(_first_path(ctx), ctx.params.get("config"))
        if settings is not None:
            self._fill(ctx, settings)
        return super().invoke(ctx)

    def _fill(self, ctx: click.Context, settings: Settings) -> None:
        for option in self.params:
            key = (option.name or "").replace("_", "-")
            is_open = ctx.get_parameter_source(option.name or "") is ParameterSource.DEFAULT
            if is_open and key in self.keys and key in settings.table:
                value = _as_typed(settings.table[key], option, settings.path.parent)
                ctx.params[option.name or ""] = _processed(ctx, option, value, settings.path)


class CheckCommand(ConfiguredCommand):
    """A configured command that takes all settings."""

    keys = CHECK_KEYS


class AuditCommand(ConfiguredCommand):
    """A configured command that takes the settings an audit shares with a check."""

    keys = (*RULE_KEYS, "fail-on", "groups")


def _first_path(ctx: click.Context) -> str:
    """Return where to look for settings; a place such as ``a.md:3`` has the same folders above it."""
    paths = ctx.params.get("paths") or (ctx.params.get("path") or ctx.params.get("what") or "-",)
    return str(paths[0])


def _table(path: Path, *, whole: bool) -> Mapping[str, object] | None:
    import tomllib

    try:
        content = path.read_bytes()
        if not whole and b"fairreview" not in content:
            return None
        table: object = tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise Fault(f"cannot read `{path}`: {reason(error)}") from None
    except ValueError as error:
        raise Fault(f"`{path}` is not valid TOML: {error}") from None
    for key in () if whole else ("tool", "fairreview"):
        table = table.get(key) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def _checked(path: Path, table: Mapping[str, object] | None) -> Settings:
    for key in table or {}:
        if key not in _KEYS:
            raise Fault(f"`{path}`: there is no setting `{key}`{did_you_mean(key, _KEYS)}")
    return Settings(path, table or {})


def _as_typed(value: object, option: click.Parameter, folder: Path) -> object:
    """Return a value as it would be typed, so that it is read by the same code."""
    if isinstance(value, dict):
        value = [f"{name}={part}" for name, part in value.items()]
    values = value if isinstance(value, list) else [value]
    words = [str(part).lower() if isinstance(part, bool) else str(part) for part in values]
    if isinstance(option.type, click.Path):
        words = [word if word == "-" else str(folder / word) for word in words]
    return words if option.multiple or isinstance(value, list) else words[0]


def _processed(ctx: click.Context, option: click.Parameter, value: object, path: Path) -> object:
    try:
        return option.process_value(ctx, value)
    except click.BadParameter as error:
        name = (option.name or "").replace("_", "-")
        raise Fault(f"`{path}`: `{name}`: {error.message}") from None
