"""Finds paragraphs that stand in the reviews of several people, and identifiers that two papers have."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from fairreview.audit.columns import MISSING
from fairreview.audit.marked import Asked, Marked

# With fewer documents nobody can tell a form's own text from one that was copied.
_FEWEST_OF_A_FORM = 5
_SEVERAL = 2


def pasted_paragraph(asked: Asked) -> Iterator[Marked]:
    """Find long paragraphs that stand in papers of several people of a group, and in no more than half.

    What stands in most papers of the group or of a unit, by more than one author, is the text of a form.
    """
    for number, members in asked.each():
        having = _having(asked, members)
        forms = _forms(asked, members, having)
        copied: dict[tuple[int, ...], int] = {}
        for paragraph, documents in having.items():
            if paragraph not in forms and len({asked.person(each) for each in documents}) >= _SEVERAL:
                copied.setdefault(tuple(documents), paragraph)
        for copies in copied:
            places = tuple((each, "") for each in copies)
            yield Marked(asked.group(number), "", places, stands_alone=True)


def repeated_id(asked: Asked) -> Iterator[Marked]:
    """Find identifiers that several documents of a group have."""
    ids = asked.survey.columns.written("id").codes
    for number, members in asked.each():
        counts = Counter(ids[members].tolist())
        having: defaultdict[int, list[int]] = defaultdict(list)
        for each in members if len(counts) < len(members) else ():
            if counts[int(ids[each])] >= _SEVERAL:
                having[int(ids[each])].append(each)
        having.pop(MISSING, None)
        for documents in having.values():
            places = tuple((each, "") for each in documents)
            yield Marked(
                asked.group(number), asked.summary(documents[0]).id.strip(), places, stands_alone=True
            )


def _having(asked: Asked, members: Iterable[int]) -> dict[int, list[int]]:
    """Return the paragraphs that several documents have, with these."""
    having: defaultdict[int, list[int]] = defaultdict(list)
    for each in members:
        for paragraph in dict.fromkeys(asked.summary(each).paragraphs):
            having[paragraph].append(each)
    return {paragraph: documents for paragraph, documents in having.items() if len(documents) >= _SEVERAL}


def _forms(asked: Asked, members: list[int], having: dict[int, list[int]]) -> set[int]:
    """Return the paragraphs that are the text of a form, of the whole group or of a unit in it."""
    units = asked.survey.columns.keyed("unit").codes
    sizes = Counter(int(units[each]) for each in members)
    found = set()
    for paragraph, documents in having.items():
        of_unit = Counter(int(units[each]) for each in documents)
        usual = [unit for unit, count in of_unit.items() if _is_usual(count, sizes[unit])]
        if _is_usual(len(documents), len(members)) or usual:
            authors = {asked.summary(each).author.strip().casefold() for each in documents}
            if len(authors) >= _SEVERAL or "" in authors:
                found.add(paragraph)
    return found


def _is_usual(count: int, of: int) -> bool:
    """Say whether more than half have it, of enough documents to tell."""
    return of >= _FEWEST_OF_A_FORM and 2 * count > of
