"""Recognises what kind of document a text is and what its sections are for."""

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from fairreview.model.document import Document, Section
from fairreview.model.policy import Recognition
from fairreview.nlp.triggers import stands_alone
from fairreview.text import Folded, fold

LOOKED_AT = 200_000
_NUMBERING = re.compile(r"[\W_\d]*(?:(?:(?:section|part|item|annex) \w{1,4}|[ivx]{1,5}|[a-z])[.):][\W_\d]*)?")
_EDGES = " \n:*_#\"'()[]-\u2013\u2014,.;/&?!|"
_LONGEST_HEADING = 30
_SECTION_WEIGHT = 3
_TITLE_WEIGHT = 4
_FIELD_WEIGHT = 4
_FIELDS = {
    "employee": "performance-review",
    "rating": "performance-review",
    "reviewed": "performance-review",
    "grade": "job-description",
    "series": "job-description",
}


class Recogniser:
    """Knows section headings and tell-tale words of every kind; built once, safe to share."""

    def __init__(self, recognitions: Sequence[Recognition]) -> None:
        self._kinds = tuple(dict.fromkeys(recognition.kind for recognition in recognitions))
        self._names: dict[str, dict[str, str]] = {kind: {} for kind in self._kinds}
        self._words: dict[str, list[str]] = {}
        for recognition in recognitions:
            for section, headings in recognition.sections:
                for heading in headings:
                    self._names[recognition.kind].setdefault(_core(heading), section)
            for word in map(fold, recognition.words):
                if word:
                    self._words.setdefault(word, []).append(recognition.kind)
        self._automaton = AhoCorasick(list(self._words)) if self._words else None
        self._owners = tuple(self._words.values())

    def section_kind(self, section: Section, kind: str | None) -> str:
        """Return the kind of a section by its heading, or empty.

        A heading may add words before or after a listed name ("Key duties"); the longest name wins.
        Names listed for the document's own `kind` come before those of other kinds.
        """
        heading = _core(section.title)
        own = (kind,) if kind in self._names else ()
        for which in (*own, *(other for other in self._kinds if other not in own)):
            found = _named(heading, self._names[which])
            if found:
                return found
        return ""

    def kind_of(self, document: Document) -> str | None:
        """Return the kind that most speaks for, or None when nothing speaks for any.

        Headings, the title, given fields and tell-tale words count; of equals, the kind declared first wins.
        """
        scores = dict.fromkeys(self._kinds, 0)
        for kind, weight in self._signs(document):
            scores[kind] = scores.get(kind, 0) + weight
        best = max(scores, key=lambda kind: scores[kind], default=None)
        return best if best is not None and scores[best] > 0 else None

    def _signs(self, document: Document) -> Iterator[tuple[str, int]]:
        if document.objectives:
            yield "mission-plan", 2 * _FIELD_WEIGHT
        if document.criteria:
            yield "performance-plan", _FIELD_WEIGHT
        for field, kind in _FIELDS.items():
            if field in document.fields:
                yield kind, _FIELD_WEIGHT
        yield from self._sections_speak(document)
        for kind in self._told(fold(document.title)):
            yield kind, _TITLE_WEIGHT
        for kind in self._told(Folded(document.text[:LOOKED_AT]).text):
            yield kind, 1

    def _sections_speak(self, document: Document) -> Iterator[tuple[str, int]]:
        cores = sorted({_core(section.title) for section in document.sections})
        for kind in self._kinds:
            known = {_named(core, self._names[kind]) for core in cores} - {""}
            if known:
                yield kind, _SECTION_WEIGHT * len(known)

    def _told(self, text: str) -> Iterator[str]:
        """Yield a kind once for each of its tell-tale words in a folded text."""
        if self._automaton is None:
            return
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        for number in sorted({number for number, start, end in matches if stands_alone(text, start, end)}):
            yield from self._owners[number]


def _core(heading: str) -> str:
    """Return a heading as it is compared: folded, without numbers, colons or emphasis around it."""
    folded = fold(heading)
    numbering = _NUMBERING.match(folded)
    return (folded[numbering.end() :] if numbering else folded).rstrip(_EDGES)


def _named(heading: str, names: dict[str, str]) -> str:
    """Return the section kind of the longest name that the heading is, begins or ends with."""
    words = heading.split()
    if len(words) > _LONGEST_HEADING:
        return ""
    for count in range(len(words), 0, -1):
        for part in (words[-count:], words[:count]):
            found = names.get(" ".join(part).strip(_EDGES))
            if found:
                return found
    return ""
