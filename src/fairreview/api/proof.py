"""Proves a policy by its own examples, judged by the real engine, and shows all that is wrong with it."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import msgspec

from fairreview.api.examples import Proof, prove
from fairreview.api.policies import LoadedPolicy, read_policies, today
from fairreview.language import store
from fairreview.language.store import Compiled, PolicyFileError
from fairreview.model.diagnostic import Diagnostic, SourceFile
from fairreview.model.outcome import ExampleResult
from fairreview.model.policy import Policy


class PolicyCheck(msgspec.Struct, frozen=True):
    """All messages about some policy files, the static ones and those of their examples."""

    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, str]
    unreadable: bool = False

    def render(self, *, colour: bool = False) -> str:
        """Return the messages as text."""
        from fairreview.language.render import render

        return render(self.diagnostics, self.sources, colour)


class PolicyTest(msgspec.Struct, frozen=True):
    """What each example showed, and which lexicon entries no example exercises."""

    results: tuple[ExampleResult, ...]
    coverage: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def check_policies(paths: Sequence[str | Path], as_of: datetime.date | None = None) -> PolicyCheck:
    """Check policy files: read them, resolve them, run their examples."""
    day = as_of or today()
    try:
        sources = list(store.read_sources(paths))
    except PolicyFileError as problem:
        unreadable = Diagnostic("FR001", "error", str(problem), ())
        return PolicyCheck((unreadable,), {}, unreadable=True)
    compiled = _compiled(sources, day)
    proof = _proof(compiled, sources, day)
    found = _in_order([*compiled.diagnostics, *proof.diagnostics])
    return PolicyCheck(found, dict(store.sources_by_path(sources)))


def test_policies(paths: Sequence[str | Path] = (), as_of: datetime.date | None = None) -> PolicyTest:
    """Run the examples of policy files, or of the packaged policies when none are named.

    Raise UsageError for a file that cannot be read.
    """
    day = as_of or today()
    sources = read_policies(paths) if paths else store.packaged_sources()
    compiled = _compiled(sources, day, packaged=not paths)
    proof = _proof(compiled, sources, day)
    broken = tuple(diagnostic for diagnostic in compiled.diagnostics if diagnostic.level == "error")
    return PolicyTest(proof.results, proof.coverage, broken)


def _compiled(sources: Sequence[SourceFile], day: datetime.date, *, packaged: bool = False) -> Compiled:
    """Compile with positions kept; packaged files stand alone, local ones on top of them."""
    names = {Path(source.path).resolve() for source in sources}
    own = store.rules_folder().resolve()
    alone = packaged or all(own in name.parents for name in names)
    base = Policy() if alone else store.packaged(day).policy
    return store.compile_fresh(sources, base, day)


def _proof(compiled: Compiled, sources: Sequence[SourceFile], day: datetime.date) -> Proof:
    loaded = LoadedPolicy(compiled.policy, compiled.digest, day)
    return prove(loaded, sources)


def _in_order(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(
        sorted(
            diagnostics,
            key=lambda found: (found.path, found.labels[0].span.start if found.labels else 0, found.code),
        )
    )
