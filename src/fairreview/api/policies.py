"""Loads policies: the packaged ones, and local files that add to or adapt them."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from fairreview.language import store
from fairreview.language.store import Compiled, PolicyFileError
from fairreview.model.diagnostic import Diagnostic, SourceFile
from fairreview.model.policy import Policy
from fairreview.model.vocabulary import FAMILIES, JURISDICTIONS


class UsageError(Exception):
    """A name or file given by the user that cannot be used; the message is one line."""


class LoadedPolicy(msgspec.Struct, frozen=True):
    """A policy in force on a day, and what was wrong with its files.

    `digest` names its content; `sources` are the texts of local files, for showing messages.
    """

    policy: Policy
    digest: str
    as_of: datetime.date
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, str] = {}

    @property
    def has_errors(self) -> bool:
        """Say whether some rule or file could not be used."""
        return any(diagnostic.level == "error" for diagnostic in self.diagnostics)

    def render(self, *, colour: bool = False) -> str:
        """Return the messages about the policy files as text."""
        from fairreview.language.render import render

        return render(self.diagnostics, self.sources, colour)


def today() -> datetime.date:
    """Return today's date in UTC; read once, at the front door."""
    return datetime.datetime.now(datetime.UTC).date()


def load_policy(
    paths: str | Path | Iterable[str | Path] = (),
    *,
    packs: Sequence[str] = (),
    as_of: datetime.date | None = None,
) -> LoadedPolicy:
    """Load the packaged policies and the local ones in `paths` (a file or folder, or several).

    `packs` keeps only the packaged rules of these packages. Raise UsageError for a file that
    cannot be read or a package that does not exist.
    """
    day = as_of or today()
    base = store.packaged(day)
    if packs:
        base = _only(base, packs)
    sources = read_policies([paths] if isinstance(paths, (str, Path)) else paths)
    if not sources:
        shown = store.sources_by_path(store.packaged_sources()) if base.diagnostics else {}
        return LoadedPolicy(base.policy, base.digest, day, base.diagnostics, shown)
    compiled = store.compile_files(sources, base, day)
    found = (*base.diagnostics, *compiled.diagnostics)
    return LoadedPolicy(compiled.policy, compiled.digest, day, found, store.sources_by_path(sources))


def read_policies(paths: Iterable[str | Path]) -> list[SourceFile]:
    """Read policy files and folders of them; raise UsageError for what cannot be read."""
    try:
        return list(store.read_sources(paths))
    except PolicyFileError as problem:
        raise UsageError(str(problem)) from None


def _only(base: Compiled, packs: Sequence[str]) -> Compiled:
    check_names(packs, [pack.name for pack in base.policy.packs], "package")
    rules = tuple(rule for rule in base.policy.rules if rule.pack in packs)
    policy = msgspec.structs.replace(base.policy, rules=rules)
    return msgspec.structs.replace(base, policy=policy, digest=store.digest_of(policy))


def check_names(names: Iterable[str], known: Iterable[str], what: str) -> None:
    """Raise UsageError for the first name that is not known, with the nearest one that is."""
    choices = sorted(set(known))
    for name in names:
        if name not in choices:
            raise UsageError(f"there is no {what} `{name}`{_nearest(name, choices)}")


def _nearest(name: str, choices: Sequence[str]) -> str:
    from difflib import get_close_matches

    by_folded = {choice.lower(): choice for choice in choices}
    near = get_close_matches(name.lower(), list(by_folded), n=1)
    return f"; did you mean `{by_folded[near[0]]}`?" if near else ""


def check_choice(policy: Policy, names: Iterable[str]) -> None:
    """Raise UsageError unless each name is a rule id or a family."""
    check_names(names, [*(rule.id for rule in policy.rules), *FAMILIES], "rule or family")


def check_places(names: Iterable[str]) -> None:
    """Raise UsageError unless each name is a jurisdiction."""
    check_names(names, JURISDICTIONS, "jurisdiction")


def check_model(name: str) -> None:
    """Raise UsageError for a language model that is named and not installed."""
    from importlib.util import find_spec

    if name and (not name.isidentifier() or find_spec(name) is None):
        raise UsageError(f"language model `{name}` is not installed; name an installed pipeline package")
