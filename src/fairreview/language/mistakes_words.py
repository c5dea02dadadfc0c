"""Likely meanings of words that are not quite right."""

from collections.abc import Iterable
from difflib import get_close_matches


def closest(word: str, among: Iterable[str]) -> str:
    """Return the name in `among` that `word` was most likely meant to be, or empty."""
    names = list(dict.fromkeys(among))
    if len(word) > 60:
        return ""
    return next(iter(get_close_matches(word, names, n=1, cutoff=0.72)), "")
