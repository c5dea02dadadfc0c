"""Finds objectives that nobody serves, duties that nobody is judged by, and criteria that are no duty."""

from collections.abc import Callable, Iterator, Sequence

from fairreview.audit.judging import judged
from fairreview.audit.links import first_line, line_of_sight
from fairreview.audit.marked import JOB, MISSION, PLAN, Asked, Marked, is_draft
from fairreview.audit.sameness import cut, quoted
from fairreview.audit.spelling import name_key
from fairreview.audit.standards import is_noted
from fairreview.model.summary import Standard, Summary

_OVER = frozenset("achieved cancelled closed completed ended retired superseded suspended withdrawn".split())
# So many are named for a role, the others are counted: who reads one of them looks at all.
_MOST_TOLD = 3
# Words that two texts share before they may well speak of one thing.
_SHARED_WORDS = 2
_LEAST_LETTERS = 4
_STEM = 5
_NO_LINKS = (
    "no criterion names an objective, and likeness is not known: which objectives are served is unknown"
)
_NO_LIKENESS = "likeness of texts is not known: duties and criteria were not compared"
# A kind of documents, and what is taken from each.
_Side = tuple[str, Callable[[Summary], Sequence[Standard]]]


def unserved_objective(asked: Asked) -> Iterator[Marked]:
    """Find objectives in force that no criterion of the group serves, by its identifier or by what it says.

    Without criteria, and where none names an objective and likeness is not known, nothing is said.
    """
    likeness = asked.survey.evidence.likeness
    for number, members in asked.each():
        summaries = [asked.summary(each) for each in members]
        sets = judged(summaries)
        named = {bool(each.objective) for group in sets for each in group.criteria}
        if not named or (likeness is None and named == {False}):
            asked.survey.note("no-links", _NO_LINKS)
            continue
        served = line_of_sight(summaries, sets, likeness)
        objectives = [
            (each, standard)
            for each in members
            if asked.summary(each).kind == MISSION
            for standard in asked.summary(each).objectives
        ]
        for (document, standard), found in zip(objectives, served, strict=True):
            if not found.criteria and not _is_over(standard) and not is_draft(asked.summary(document)):
                words = f"{standard.id}: {first_line(standard)}" if standard.id else first_line(standard)
                place = document, cut(standard.title or standard.words)
                yield Marked(asked.group(number), cut(words), (place,), estimated=False in named)


def duty_without_criterion(asked: Asked) -> Iterator[Marked]:
    """Find duties of a job that no criterion of its plans is like; an estimate."""
    yield from _unlike(asked, (JOB, _duties), (PLAN, _criteria))


def criterion_without_duty(asked: Asked) -> Iterator[Marked]:
    """Find criteria of plans that no duty of the job is like; an estimate."""
    yield from _unlike(asked, (PLAN, _criteria), (JOB, _duties))


def _unlike(asked: Asked, looked_at: _Side, beside: _Side) -> Iterator[Marked]:
    """Find for each group what stands on one side and has nothing like it on the other, all in one."""
    likeness = asked.survey.evidence.likeness
    if likeness is None:
        asked.survey.note("no-likeness", _NO_LIKENESS)
        return
    for number, members in asked.each():
        one, other = _texts(asked, members, looked_at), _texts(asked, members, beside)
        among = sorted(other)
        known = [_stems(words) for words in among]
        apart = [
            words
            for words in (sorted(one) if among else ())
            if not _shares_words(words, known) and likeness.apart(words, among)
        ]
        if apart:
            places = tuple((each, cut(words)) for words in apart for each in one[words])
            yield Marked(asked.group(number), _several(apart), places, estimated=True)


def _several(texts: Sequence[str]) -> str:
    """Return the first of several texts between quotation marks, and how many there are beside them."""
    more = len(texts) - _MOST_TOLD
    named = "; ".join(quoted(words) for words in texts[:_MOST_TOLD])
    return f"{named}; and {more} more" if more > 0 else named


def _shares_words(words: str, among: Sequence[frozenset[str]]) -> bool:
    """Say whether a text has words of another: then they may well speak of one thing."""
    stems = _stems(words)
    return any(len(stems & other) >= min(_SHARED_WORDS, len(stems)) for other in among)


def _texts(asked: Asked, members: list[int], side: _Side) -> dict[str, list[int]]:
    """Return what the documents of one side say, once in each wording, with the documents."""
    kind, parts = side
    found: dict[str, dict[str, list[int]]] = {}
    for each in members:
        summary = asked.summary(each)
        if summary.kind == kind and not is_draft(summary):
            for standard in parts(summary):
                if not is_noted(standard):
                    words = standard.words or standard.title
                    found.setdefault(name_key(words), {}).setdefault(words, []).append(each)
    return {
        min(spelled): sorted({each for documents in spelled.values() for each in documents})
        for spelled in found.values()
    }


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in name_key(words).split() if len(word) >= _LEAST_LETTERS)


def _is_over(standard: Standard) -> bool:
    return not _OVER.isdisjoint(name_key(standard.status).split())


def _duties(summary: Summary) -> Sequence[Standard]:
    return summary.duties


def _criteria(summary: Summary) -> Sequence[Standard]:
    return summary.criteria
