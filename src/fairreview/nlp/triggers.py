"""Looks up the wordings of all rules at once: one automaton, one pass over the text."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
from ahocorasick_rs import AhoCorasick

from fairreview.model.document import Document, Paragraph
from fairreview.model.facts import Hit, TriggerSource
from fairreview.model.policy import Form
from fairreview.text import Folded, Span

_HYPHENS = frozenset("-\u2010\u2011")
_APOSTROPHES = frozenset("'\u2019\u02bc")
# After "can't" the wording "can" is gone; after "man's" or "they'll" the word before is still itself.
_CLITIC = re.compile(r"(?:s|ll|re|ve|d|m)(?!\w)", re.IGNORECASE)
# Such a pattern can match a paragraph and yet not the text around it.
_ANCHORED = re.compile(r"\^|\$|\\[AzB]")
# Letters and digits up to the next other character.
RUN = re.compile(r"[^\W_]+")
_Found = tuple[int, int, int]


class Part(msgspec.Struct, frozen=True):
    """A text made ready for looking things up: folded once, its paragraphs in order."""

    text: str
    folded: Folded
    paragraphs: list[Paragraph]
    starts: list[int]

    @classmethod
    def of(cls, document: Document) -> "Part":
        """Fold a document's text."""
        paragraphs = sorted(document.paragraphs, key=lambda paragraph: paragraph.span)
        starts = [paragraph.span.start for paragraph in paragraphs]
        return cls(document.text, Folded(document.text, document.hidden), paragraphs, starts)


class Triggers:
    """Finds the wordings of several sources in a document; built once, safe to share between threads.

    A wording counts only as words of its own: not inside a longer or hyphenated word, and not
    across paragraphs. Of hits of one source that overlap, the longest stays, then the earliest.
    Raises ``re2.error`` at the first run when a regular expression is not one that RE2 takes.
    """

    def __init__(self, sources: Sequence[TriggerSource]) -> None:
        self.names = {source.name: number for number, source in enumerate(sources)}
        self._in_order = tuple(self.names)
        owners: dict[str, list[tuple[int, int]]] = {}
        for number, source in enumerate(sources):
            for entry, wording in _wordings(source):
                owners.setdefault(wording, []).append((number, entry))
        self._owners = tuple(owners.values())
        self._automaton = AhoCorasick(list(owners)) if owners else None
        self._patterns = tuple(_patterns(sources))
        self._regexes: _Regexes | None = None

    def run(self, document: Document) -> dict[str, tuple[Hit, ...]]:
        """Return the hits of each source that has some by its name, sorted by position."""
        return self.run_part(Part.of(document), 0)

    def run_part(self, part: Part, base: int) -> dict[str, tuple[Hit, ...]]:
        """Return the hits in a part of a document; `base`, where the part begins, is added to offsets."""
        found: dict[int, list[_Found]] = {}
        self._look_up(part, found)
        self._match(part.text, part.paragraphs, found)
        return {self._in_order[number]: _longest(found[number], base) for number in sorted(found)}

    def _look_up(self, part: Part, found: dict[int, list[_Found]]) -> None:
        if self._automaton is None or not part.paragraphs:
            return
        folded = part.folded
        for number, start, end in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            if not stands_alone(folded.text, start, end):
                continue
            span = folded.original(start, end)
            place = bisect_right(part.starts, span.start) - 1
            if place < 0 or span.end > part.paragraphs[place].span.end:
                continue
            if stands_alone(part.text, span.start, span.end):
                for owner, entry in self._owners[number]:
                    found.setdefault(owner, []).append((span.start, span.end, entry))

    def _match(self, text: str, paragraphs: list[Paragraph], found: dict[int, list[_Found]]) -> None:
        if not self._patterns:
            return
        if self._regexes is None:
            self._regexes = _Regexes([pattern for _, _, pattern in self._patterns])
        for number, start, end in self._regexes.find(text, paragraphs):
            owner, entry, _ = self._patterns[number]
            found.setdefault(owner, []).append((start, end, entry))


class _Regexes:
    """Regular expressions run by RE2, paragraph by paragraph."""

    def __init__(self, patterns: Sequence[str]) -> None:
        import re2

        options = re2.Options()
        options.case_sensitive = False
        options.log_errors = False
        self._all = [(re2.compile(pattern, options), bool(_ANCHORED.search(pattern))) for pattern in patterns]

    def find(self, text: str, paragraphs: Sequence[Paragraph]) -> Iterator[_Found]:
        """Yield pattern number, start and end of every match that is not empty.

        A look at the whole text comes first: most patterns stand nowhere in it.
        """
        whole = text.encode("utf-8", "surrogatepass")
        likely = [
            (number, regex)
            for number, (regex, anchored) in enumerate(self._all)
            if anchored or regex.search(whole)
        ]
        for paragraph in paragraphs if likely else ():
            words, base = paragraph.span.of(text), paragraph.span.start
            for number, regex in likely:
                for match in regex.finditer(words):
                    if match.end() > match.start():
                        yield number, base + match.start(), base + match.end()


def stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` is not part of a longer word; a possessive ending is allowed."""
    return not _glued_before(text, start) and not _glued_after(text, end)


def _glued_before(text: str, start: int) -> bool:
    if start == 0 or not text[start].isalnum():
        return False
    before = text[start - 1]
    if before.isalnum():
        return True
    joins = before in _HYPHENS or before in _APOSTROPHES
    return joins and start > 1 and text[start - 2].isalpha()


def _glued_after(text: str, end: int) -> bool:
    if end == len(text) or not text[end - 1].isalnum():
        return False
    after = text[end]
    if after.isalnum() or unicodedata.combining(after):
        return True
    if end + 1 == len(text) or not text[end + 1].isalpha():
        return False
    return after in _HYPHENS or (after in _APOSTROPHES and not _CLITIC.match(text, end + 1))


def _wordings(source: TriggerSource) -> Iterator[tuple[int, str]]:
    """Yield each wording of a source once, with the first entry that has it."""
    seen: set[str] = set()
    for entry, forms in enumerate(source.entries):
        for wording in (found.strip() for form in forms for found in _found_as(form)):
            if wording and wording not in seen:
                seen.add(wording)
                yield entry, wording


def _found_as(form: Form) -> tuple[str, ...]:
    """Return the wordings of a form; of plain words without any, they are worked out here."""
    if form.kind != "exact" or form.found:
        return form.found
    from fairreview.model.inflection import spellings_of

    return spellings_of(form.text)


def beginnings(source: TriggerSource) -> frozenset[str] | None:
    """Return the first words of all wordings; None where something may stand without such a word.

    A wording stands alone, so its first run of letters and digits is a whole run of the text as well.
    """
    if any(form.kind == "regex" for forms in source.entries for form in forms):
        return None
    firsts = [RUN.search(wording) for _, wording in _wordings(source)]
    return frozenset(first.group() for first in firsts if first is not None) if all(firsts) else None


def _patterns(sources: Sequence[TriggerSource]) -> Iterator[tuple[int, int, str]]:
    for number, source in enumerate(sources):
        for entry, forms in enumerate(source.entries):
            for form in forms:
                if form.kind == "regex":
                    yield number, entry, form.text


def _longest(found: list[_Found], base: int) -> tuple[Hit, ...]:
    found.sort()
    if any(after[0] < before[1] for before, after in pairwise(found)):
        found = [hit for cluster in _clusters(found) for hit in _apart(cluster)]
    return tuple(Hit(Span(base + start, base + end), entry) for start, end, entry in found)


def _clusters(found: Iterable[_Found]) -> Iterator[list[_Found]]:
    """Yield runs of hits in which each overlaps one before it."""
    cluster: list[_Found] = []
    limit = 0
    for hit in found:
        if cluster and hit[0] >= limit:
            yield cluster
            cluster = []
        cluster.append(hit)
        limit = max(limit, hit[1])
    if cluster:
        yield cluster


def _apart(cluster: list[_Found]) -> list[_Found]:
    """Return the longest, then earliest, hits of `cluster` that do not overlap, by position."""
    kept: list[_Found] = []
    for hit in sorted(cluster, key=lambda hit: (hit[0] - hit[1], hit[0], hit[2])):
        place = bisect_left(kept, hit)
        after = place < len(kept) and kept[place][0] < hit[1]
        if not after and not (place and kept[place - 1][1] > hit[0]):
            kept.insert(place, hit)
    return kept
