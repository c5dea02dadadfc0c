"""Words broken at the end of a line: whether their hyphen goes when they are put together again."""

import re
from collections.abc import Container, Iterable

HYPHENS = "-\u2010\u2011\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_LAST = re.compile(r"([^\s]*?)([^\W\d_]+)[-\u2010\u2011\u00ad]$")
_FIRST = re.compile(r"[^\W\d_]+")
# What compounds begin and end with that keep their hyphen, where the document itself shows neither form.
_BEFORE = frozenset(
    (
        "self well non long short full part cross high low co ex semi quasi multi inter all on off open"
        " post pre day step hands real first second third one two three four five six ten half decision"
        " problem community user customer detail results data evidence in up to over under out face fast"
        " large small mid best cutting anti e work team time goal service policy end front back follow check"
        " start set"
    ).split()
)
_AFTER = frozenset(
    (
        "based wide time term level free related oriented driven facing led making site specific quality to"
        " up on hand day the solving friendly reliant motivated being house person year old line off in out"
        " round scale"
    ).split()
)


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts, in small letters, for looking up how the document itself writes them."""
    return frozenset(
        found.group().casefold().replace("\u2010", "-").replace("\u2011", "-")
        for text in texts
        for found in _WORD.finditer(text.rstrip(HYPHENS))
    )


def drops_hyphen(before: str, after: str, known: Container[str]) -> bool | None:
    """Say whether the hyphen at the end of `before` goes when `after` follows; None where no word is broken.

    `known` has the other words of the document.
    """
    last, first = _LAST.search(before), _FIRST.match(after)
    if not last or not first:
        return None
    if before.endswith("\u00ad"):
        return True
    lead, head, tail = last.group(1), last.group(2).casefold(), first.group()
    if not tail.islower() or last.group(2).isupper() or any(char in lead for char in "/@."):
        return False
    tail = tail.casefold()
    if head + tail in known:
        return True
    if f"{head}-{tail}" in known or lead.endswith("-"):
        return False
    return not (head in _BEFORE or tail in _AFTER)
