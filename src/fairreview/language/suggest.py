"""Messages about policies: near names, lists of what exists, and the diagnostics that carry them."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from fairreview.model.diagnostic import Diagnostic, Label
from fairreview.text import Span

_NEAR = 0.7
_LONGEST_NAME = 60
_LENGTHS_APART = 8
_MOST_NAMES = 1000
_SHORT_LIST = 16


def error(  # noqa: PLR0913
    code: str, message: str, at: Span, note: str = "", *, hints: Iterable[str] = ()
) -> Diagnostic:
    """Return an error with one label; `note` stands under it, `hints` say what to do."""
    return Diagnostic(code, "error", message, (Label(at, note),), tuple(hints))


def warning(  # noqa: PLR0913
    code: str, message: str, at: Span, note: str = "", *, hints: Iterable[str] = ()
) -> Diagnostic:
    """Return a warning with one label; `note` stands under it, `hints` say what to do."""
    return Diagnostic(code, "warning", message, (Label(at, note),), tuple(hints))


def also_at(diagnostic: Diagnostic, at: Span, note: str) -> Diagnostic:
    """Return `diagnostic` with one more label."""
    return Diagnostic(
        diagnostic.code,
        diagnostic.level,
        diagnostic.message,
        (*diagnostic.labels, Label(at, note)),
        diagnostic.help,
    )


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like `word`, or None when none is near."""
    if len(word) > _LONGEST_NAME:
        return None
    alike = (name for name in islice(candidates, _MOST_NAMES) if abs(len(name) - len(word)) <= _LENGTHS_APART)
    names = {name.lower(): name for name in sorted(alike, reverse=True)}
    found = get_close_matches(word.lower(), sorted(names), n=1, cutoff=_NEAR)
    return names[found[0]] if found else None


def near(word: str, candidates: Iterable[str], shown: str = "`{}`") -> tuple[str, ...]:
    """Return a "did you mean" line, or nothing; `shown` is how the candidate is put."""
    found = closest(word, candidates)
    return () if found is None else (f"did you mean {shown.format(found)}?",)


def choices(word: str, candidates: Iterable[str], intro: str) -> tuple[str, ...]:
    """Return "did you mean", and what exists where that is short or nothing is near."""
    names = tuple(candidates)
    meant = near(word, names)
    if names and (not meant or len(names) <= _SHORT_LIST):
        return (*meant, f"{intro}: {', '.join(names)}")
    return meant


def a(noun: str) -> str:
    """Return `noun` with its article."""
    vowel = noun[:1] in "aeiou" and not noun.startswith(("uni", "use", "eu"))
    return f"{'an' if vowel else 'a'} {noun}"
